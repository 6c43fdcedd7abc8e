"""What is wrong with a file is told with its place and a remedy, and raises nothing."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import pytest

from extractor.errors import ArticleError
from extractor.io import Article, read_articles
from extractor.io.read import count_all, read_file, read_stream
from extractor.io.write import error_line, errors_path, whole_file

WHOLE = gzip.compress(b"One. " * 2000)

CUT = "not a whole gzip file: Compressed file ended before the end-of-stream marker was reached"

FILES = [
    ("a.txt", b"", "", "empty"),
    ("a.txt", b"\xef\xbb\xbf \r\n\t", "", "empty"),
    ("a", b"PK\x03\x04\x00\x00", "byte 4", "binary data, not text"),
    ("a.txt", "Café".encode("latin-1"), "byte 3", "not valid utf-8"),
    ("a.txt", "Two".encode("utf-16"), "", "is UTF-16 or UTF-32, not UTF-8"),
    ("a.txt.gz", b"no gzip", "", "not a whole gzip file: Not a gzipped file (b'no')"),
    ("a.txt.gz", WHOLE[:30], "", CUT),
    ("a.jsonl.gz", b"no gzip", "", "not a whole gzip file: Not a gzipped file (b'no')"),
    ("a.pdf", b"%PDF", "", "unknown format '.pdf'"),
    ("a.md", b"---\ntitle: x\n---\n\n", "", "no text after the front matter"),
    ("a.md", b"---\ndate: soon\n---\nx", "front matter", "'date' is no full date: 'soon'"),
    ("a.md", b"---\ndate: 03/04/2021\n---\nx", "front matter", "'date' is no full date: '03/04/2021'"),
    ("a.html", b"<html><body><script>x()</script></body></html>", "", "no main text found in the page"),
    ("a.html", b'<meta charset="klingon"><p>x</p>', "", "declares unknown encoding 'klingon'"),
    ("a.html", b'<meta charset="utf-8"><p>caf\xe9</p>', "byte 28", "not valid utf-8"),
    ("a.jsonl", "{}".encode("utf-16"), "", "is UTF-16 or UTF-32, not UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "place", "what"), FILES)
def test_a_bad_file_is_one_error(tmp_path: Path, name: str, data: bytes, place: str, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (error,) = read_file(path)
    assert isinstance(error, ArticleError)
    assert (error.source, error.place, error.problem) == (path.as_posix(), place, what)
    assert error.remedy


@pytest.mark.parametrize("name", ["gone.txt", "gone.jsonl", "folder.txt", "folder.jsonl.gz", "gone.md.gz"])
def test_what_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.startswith("folder"):
        path.mkdir()
    (error,) = read_file(path)
    assert isinstance(error, ArticleError)
    reason = "Is a directory" if name.startswith("folder") else "No such file or directory"
    assert error.problem == f"cannot be read: {reason}"
    assert count_all([path]) in (1, None)


def test_front_matter_that_is_not_toml(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("+++\ntitle = x\n+++\nText")
    (error,) = read_file(path)
    assert isinstance(error, ArticleError)
    assert error.place == "front matter"
    assert error.problem.startswith("not TOML: ")


LINES = [
    (b"[1]", "not an object but a list"),
    (b'"x"', "not an object but a string"),
    (b"null", "not an object but null"),
    (b"{}", "no field 'id'"),
    (b'{"id": "a"}', "no field 'text'"),
    (b'{"text": "a"}', "no field 'id'"),
    (b'{"id": true, "text": "a"}', "'id' is true or false, not a string"),
    (b'{"id": "a", "text": 3}', "'text' is a number, not a string"),
    (b'{"id": "a", "text": " \\n"}', "'text' is empty"),
    (b'{"id": "", "text": "a"}', "'id' is empty"),
    (b'{"id": "a", "text": "a", "title": {}}', "'title' is an object, not a string"),
    (b'{"id": "a", "text": "a", "published": "soon"}', "'published' is no full date: 'soon'"),
]
BROKEN = [b"{", b'{"id": "a", "text": "\xff"}', b'{"id": "a", "text": "\\ud83d x"}', b"[" * 100_000]


@pytest.mark.parametrize(("line", "what"), LINES)
def test_a_bad_line_is_one_error_and_the_rest_is_read(tmp_path: Path, line: bytes, what: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"id": "1", "text": "a"}\n' + line + b'\n{"id": "2", "text": "b"}\n')
    first, error, last = read_file(path)
    assert isinstance(error, ArticleError)
    assert (error.source, error.place, error.problem) == (path.as_posix(), "line 2", what)
    assert [x.id for x in (first, last) if isinstance(x, Article)] == ["1", "2"]


@pytest.mark.parametrize("line", BROKEN)
def test_a_line_that_is_no_json(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(line + b'\n{"id": "2", "text": "b"}\n')
    error, last = read_file(path)
    assert isinstance(error, ArticleError)
    assert error.problem.startswith("not JSON in UTF-8: ")
    assert isinstance(last, Article)


def test_a_binary_jsonl_is_one_error_and_not_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\x00\n\x01\n" * 50)
    (error,) = read_file(path)
    assert isinstance(error, ArticleError)
    assert error.problem == "binary data, not text"


def test_a_jsonl_cut_short_in_its_gzip_gives_what_it_has(tmp_path: Path) -> None:
    import random

    noise = random.Random(0)
    lines = b"".join(b'{"id": "%d", "text": "%d"}\n' % (n, noise.getrandbits(400)) for n in range(2000))
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-2000])
    *articles, error = read_file(path)
    assert len(articles) > 500
    assert isinstance(error, ArticleError)
    assert error.problem.startswith("not a whole gzip file")


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"", "empty"), (b"\x00", "binary data, not text"), (b"\x1f\x8bno", "not a whole gzip file")],
)
def test_bad_standard_input(data: bytes, what: str) -> None:
    (error,) = read_stream(BytesIO(data))
    assert isinstance(error, ArticleError)
    assert error.source == "-"
    assert error.problem.startswith(what)


def test_errors_come_in_the_place_of_their_articles(tmp_path: Path) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text("x")
    names = [str(tmp_path / x) for x in ("a.txt", "b.txt", "c.txt")]
    kinds = [type(x) for x in read_articles(names)]
    assert kinds == [Article, ArticleError, Article]


def test_an_error_as_a_line() -> None:
    line = error_line(ArticleError("a.txt", "", "empty", "give “text”"))
    assert line == '{"source":"a.txt","place":null,"what":"empty","remedy":"give “text”"}\n'.encode()


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("before")
    with pytest.raises(ValueError, match="stop"), whole_file(path) as out:
        out.write(b"half")
        raise ValueError("stop")
    assert [(x.name, x.read_text()) for x in tmp_path.iterdir()] == [("records.jsonl", "before")]
    with whole_file(path) as out:
        out.write(b"after")
        assert path.read_text() == "before"
    assert [(x.name, x.read_text()) for x in tmp_path.iterdir()] == [("records.jsonl", "after")]


def test_where_errors_go() -> None:
    assert errors_path(Path("a.b/week.1.jsonl")) == Path("a.b/week.1.errors.jsonl")
