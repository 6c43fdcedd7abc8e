"""What each format gives: text, title, date and source; and that the text is the file's own, exactly."""

from __future__ import annotations

import gzip
import hashlib
import json
from io import BytesIO
from pathlib import Path

import pytest

from extractor.io import Article, read_articles
from extractor.io.read import count_all, read_file, read_stream

BODY = "CATL agreed to buy Millennial Lithium for CAD$377 million.\nIt holds 8.5% of Pilbara."

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Deals of the week - The Site</title>
{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/deals">All deals</a></li><li>Subscribe</li></ul></nav>
<main><article><h1>Deals of the week</h1>
<h2>Mining</h2><p>Norvane Metals agreed to buy <b>Millbrook   Lithium</b>
for CAD$377 million, or <a href="/x">$297 million</a>, the two companies said on Tuesday.<br>An item.</p>
<h2>Funding</h2><ul><li>Acme raised $5 million.</li><li><p>Gamma raised ₹15 Cr.</p></li></ul>
<table><tr><th>Company</th><th>Sum</th></tr><tr><td>Delta</td><td>$3m</td></tr></table>
</article></main>
<aside><h3>Related</h3><p>Zeta raised $1 million in the last quarter of the year.</p></aside>
<footer>Copyright The Site. All rights reserved.</footer></body></html>"""

PAGE_TEXT = """## Deals of the week

## Mining

Norvane Metals agreed to buy Millbrook Lithium for CAD$377 million, or $297 million, the two companies said \
on Tuesday.

An item.

## Funding

- Acme raised $5 million.
- Gamma raised ₹15 Cr.

| Company | Sum |
| Delta | $3m |"""


def only(path: Path) -> Article:
    (article,) = read_file(path)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One.\nTwo.\n", "One.\nTwo.\n"),
        (b"One.\r\nTwo.\r\n", "One.\r\nTwo.\r\n"),
        (b"One.\rTwo.", "One.\rTwo."),
        (b"\xef\xbb\xbfOne.", "One."),
        ("  ₹15 Cr\u2028“Two” \U0001f680 e\u0301\n".encode(), "  ₹15 Cr\u2028“Two” \U0001f680 e\u0301\n"),
        (b"---\nA rule above.\n---\n", "---\nA rule above.\n---\n"),
    ],
    ids=["lf", "crlf", "cr", "bom", "unicode", "rule"],
)
@pytest.mark.parametrize("name", ["a.txt", "a", "A.TXT", "a.txt.gz", "a.gz"])
def test_plain_text_is_the_file_exactly(tmp_path: Path, data: bytes, text: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    article = only(path)
    assert article.text == text
    assert article.id in ("a", "A")
    assert article.source == article.file == path.as_posix()
    assert (article.title, article.published) == (None, None)


FRONT = [
    ('---\ntitle: "Deals: 3"\ndate: 2021-09-30\nsource: Post\n---\n', "Deals: 3", "2021-09-30", "Post"),
    ("---\r\ntitle: 'It''s' # so\r\ndate: 30 September 2021\r\n---\r\n", "It's", "2021-09-30", None),
    ("---\ntags:\n  - a\npublished: 2021-09-30T10:00:00+08:00\ntitle: null\n---\n", None, "2021-09-30", None),
    ('+++\ntitle = "Deals"\ndate = 2021-09-30T10:00:00Z\n[extra]\nx = 1\n+++\n', "Deals", "2021-09-30", None),
    ("---\n---\n", None, None, None),
    ("", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "published", "source"), FRONT)
def test_markdown_is_what_follows_its_front_matter(
    tmp_path: Path, head: str, title: str | None, published: str | None, source: str | None
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes((head + BODY).encode())
    article = only(path)
    assert article.text == BODY
    assert (article.title, article.published) == (title, published)
    assert article.source == (source or path.as_posix())


@pytest.mark.parametrize(
    "body", ["---\nNorvane: buys X.\nAnd Y.\n", "---\nNorvane buys X.\n---\nMore.", "-- a\n"]
)
def test_a_rule_is_not_front_matter(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(body)
    assert only(path).text == body


HEADS = [
    ('<meta property="article:published_time" content="2021-09-30T23:00:00-08:00">', "2021-09-30"),
    ('<meta name="Date" content="Sept. 30, 2021">', "2021-09-30"),
    ('<script type="application/ld+json">{"@graph":[{"datePublished":"2021-09-30"}]}</script>', "2021-09-30"),
    ('<script type="application/ld+json">{"datePublished": 7, broken</script>', None),
    ('<meta name="date" content="last week">', None),
    ('<meta property="article:modified_time" content="2021-10-02">', None),
    ("", None),
]


@pytest.mark.parametrize(("head", "published"), HEADS)
def test_html_gives_main_text_title_and_stated_date(tmp_path: Path, head: str, published: str | None) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(head=head), encoding="utf-8")
    article = only(path)
    assert article.text == PAGE_TEXT
    assert article.title == "Deals of the week - The Site"
    assert article.published == published


def test_html_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    page = PAGE.replace("utf-8", "iso-8859-1").replace("₹15 Cr", "€15 for “Café”").format(head="")
    path.write_bytes(page.encode("cp1252"))
    assert "- Gamma raised €15 for “Café”." in only(path).text


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("weekly-2021-09-30-asia.txt", "2021-09-30"),
        ("deals_20210930.txt", "2021-09-30"),
        ("2021.09.30", "2021-09-30"),
        ("a-2021-13-45-2021-09-30.txt", "2021-09-30"),
        ("q3-2021-09.txt", None),
        ("story-120210930.txt", None),
        ("11529-d01.txt", None),
    ],
)
def test_a_date_in_the_file_name(tmp_path: Path, name: str, published: str | None) -> None:
    path = tmp_path / name
    path.write_text(BODY)
    assert only(path).published == published


def test_what_the_article_states_goes_before_the_file_name(tmp_path: Path) -> None:
    path = tmp_path / "2020-01-01.md"
    path.write_text(f"---\ndate: 2021-09-30\n---\n{BODY}")
    assert only(path).published == "2021-09-30"


def test_jsonl_gives_its_fields(tmp_path: Path) -> None:
    full = {
        "id": "a",
        "text": BODY,
        "title": "T",
        "published": "2021-09-30T01:00:00Z",
        "source": "S",
        "more": 1,
    }
    lines = [json.dumps(full), "", json.dumps({"id": 7, "text": "x\u2028y\r\n", "title": None}) + "\r"]
    for name in ("x.jsonl", "x.ndjson", "x.jsonl.gz"):
        path = tmp_path / name
        data = ("\ufeff" + "\n".join(lines)).encode()
        path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
        first, second = read_file(path)
        assert first == Article("a", BODY, "S", "T", "2021-09-30", path.as_posix(), "line 1")
        assert second == Article("7", "x\u2028y\r\n", path.as_posix(), None, None, path.as_posix(), "line 3")
        assert count_all([path]) == 2


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}', [("a", "x"), ("b", "y")]),
        (b'\xef\xbb\xbf\n\n{"id": "a", "text": "x"}\n', [("a", "x")]),
        (b"\r\nOne.\r\nTwo.", [("stdin", "\r\nOne.\r\nTwo.")]),
        (PAGE.format(head="").encode(), [("stdin", PAGE_TEXT)]),
    ],
    ids=["jsonl", "jsonl-bom", "text", "html"],
)
@pytest.mark.parametrize("gzipped", [False, True])
def test_standard_input(data: bytes, expected: list[tuple[str, str]], gzipped: bool) -> None:
    stream = BytesIO(gzip.compress(data) if gzipped else data)
    found = list(read_stream(stream))
    assert [(x.id, x.text) for x in found if isinstance(x, Article)] == expected
    assert {x.source for x in found if isinstance(x, Article)} == {"-"}


def test_texts_written_can_be_read_again(tmp_path: Path) -> None:
    from extractor.io.write import text_line

    article = Article("a", "x\r\n\u2028“y”", "S", None, "2021-09-30", "f")
    path = tmp_path / "t.jsonl"
    path.write_bytes(text_line(article))
    (again,) = read_articles([str(path)])
    assert isinstance(again, Article)
    assert again[:5] == article[:5]
    assert hashlib.sha256(again.text.encode()).digest() == hashlib.sha256(article.text.encode()).digest()
