"""The batch: order, failures that stay alone, the same bytes whatever the number of workers."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fake_pipelines import load, load_fails
from spacy.language import Language

import extractor
from extractor.errors import ArticleError, ExtractorError
from extractor.io import Article, read_articles
from extractor.runner import CHUNK_ARTICLES, CHUNK_CHARACTERS, Outcome, _chunks, run
from extractor.runner.analyse import analyse
from extractor.schema import Record

CORPUS = Path(__file__).parents[2] / "corpus"


def articles(*texts: str) -> list[Article | ArticleError]:
    return [Article(f"a{n}", text, file="f.jsonl", place=f"line {n}") for n, text in enumerate(texts, 1)]


def told(outcomes: Iterator[Outcome]) -> list[str]:
    """Return the ids of records and the problems of failures, in order."""
    return [
        json.loads(outcome.record)["id"] if outcome.record else (outcome.error or outcome).problem  # type: ignore[union-attr]
        for outcome in outcomes
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_costs_one_article(workers: int) -> None:
    items = articles("one", "crash here", "three", "x" * 5_001, "five")
    items.insert(2, ArticleError("gone.txt", "", "cannot be read", "check"))
    outcomes = list(run(items, workers=workers, load=load))
    errors = [outcome.error for outcome in outcomes]
    assert [outcome.article.id if outcome.article else None for outcome in outcomes] == [
        "a1", "a2", None, "a3", "a4", "a5",
    ]  # fmt: skip
    assert [outcome.record is None for outcome in outcomes] == [False, True, True, False, True, False]
    assert errors[1] is not None
    assert (errors[1].source, errors[1].place) == ("f.jsonl", "line 2")
    assert errors[1].problem.startswith(
        'extraction failed: KeyError: "the rule\'s\\nown fault" at extractor/'
    )
    assert errors[2] is items[2]
    assert errors[4] is not None
    assert errors[4].problem == "text of 5,001 characters; the most is 5,000"


def test_a_process_that_dies_costs_one_article() -> None:
    texts = [f"text {n}" for n in range(60)]
    texts[3] = texts[4] = texts[40] = "die"
    texts[50] = "crash"
    outcomes = run(articles(*texts), workers=2, load=load)
    expected = [f"a{n}" for n in range(1, 61)]
    for n in (3, 4, 40):
        expected[n] = "the process that read it died, perhaps out of memory"
    found = told(outcomes)
    assert found[50].startswith("extraction failed")
    expected[50] = found[50]
    assert found == expected


def test_duplicate_ids_are_errors_and_the_first_stays() -> None:
    items: list[Article | ArticleError] = [
        Article("a", "one", file="x.txt"),
        Article("b", "two", file="x.jsonl", place="line 4"),
        Article("a", "three", file="y/x.txt"),
        Article("b", "four", file="x.jsonl", place="line 9"),
    ]
    assert told(run(items, load=load)) == [
        "a",
        "b",
        "duplicate id 'a', first in x.txt",
        "duplicate id 'b', first in x.jsonl, line 4",
    ]


def test_chunks_do_not_depend_on_workers_and_keep_order() -> None:
    sizes = [10] * 40 + [CHUNK_CHARACTERS + 1, 5, CHUNK_CHARACTERS, 5]
    chunks = list(_chunks(articles(*("x" * size for size in sizes))))
    assert [len(chunk) for chunk in chunks] == [CHUNK_ARTICLES, CHUNK_ARTICLES, 8, 1, 1, 1, 1]
    ids = [item.id for chunk in chunks for item in chunk if isinstance(item, Article)]
    assert ids == [f"a{n}" for n in range(1, 45)]


def test_reading_is_only_a_little_ahead() -> None:
    read = 0

    def endless() -> Iterator[Article | ArticleError]:
        nonlocal read
        while True:
            read += 1
            yield Article(f"a{read}", "text")

    outcomes = run(endless(), workers=2, load=load)
    for _ in range(100):
        next(outcomes)
    outcomes.close()
    assert read < 100 + 10 * CHUNK_ARTICLES


@pytest.mark.parametrize("workers", [1, 2])
def test_a_pipeline_that_cannot_be_loaded_is_raised(workers: int) -> None:
    kind: type[Exception] = ValueError if workers == 1 else ExtractorError
    with pytest.raises(kind, match="no such model"):
        list(run(articles("one"), workers=workers, load=load_fails))


def test_no_articles_no_outcomes() -> None:
    assert list(run([], workers=1, load=load)) == []
    assert list(run([], workers=2, load=load)) == []


def test_published_reaches_the_components() -> None:
    (outcome,) = run([Article("a", "text", published="2021-09-30")], load=load)
    record = json.loads(outcome.record or b"")
    assert (record["published"], record["sections"][0]["heading"]) == ("2021-09-30", "2021-09-30")


@pytest.fixture(scope="module")
def some() -> list[Article]:
    """Return articles of every manner of the corpus."""
    return [x for x in read_articles([str(CORPUS)]) if isinstance(x, Article)][::6]


@pytest.fixture(scope="module")
def here(nlp: Language, some: list[Article]) -> list[bytes | None]:
    """Return their lines as one process writes them."""
    return [outcome.record for outcome in run(some, load=lambda: nlp)]


def test_grouping_changes_no_byte(nlp: Language, some: list[Article], here: list[bytes | None]) -> None:
    assert here == [line for article in some for line in analyse(nlp, [article])]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_workers_and_the_order_of_sets_change_no_byte(
    some: list[Article], here: list[bytes | None], seed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes with other hash seeds walk their sets in another order, which no rule may depend on."""
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    assert here == [outcome.record for outcome in run(some, workers=2)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_count_the_text_as_given(nlp: Language, end: str) -> None:
    line = "Norvane Metals Inc agreed to buy Millbrook Lithium Corp for CAD$377 million."
    whole = end.join([f"\ufeff{line}", "", f"\U0001f680 {line}", ""])
    record = extractor.extract(whole, id="a", published="2021-09-30", nlp=nlp)
    surface = "CAD$377 million"
    assert [m.text for m in record.money] == [surface] * 2
    assert [whole[m.start : m.end] for m in record.money] == [surface] * 2
    assert [m.start for m in record.money] == [whole.index(surface), whole.rindex(surface)]
    assert record.text_sha256 == hashlib.sha256(whole.encode()).hexdigest()


def test_line_ends_change_no_fact(nlp: Language, some: list[Article]) -> None:
    for article in some:
        windows = article.text.replace("\n", "\r\n")
        here = extractor.extract(article.text, id="a", published=article.published, nlp=nlp)
        there = extractor.extract(windows, id="a", published=article.published, nlp=nlp)
        assert there != here
        assert quoted(there, windows) == quoted(here, article.text)


def quoted(record: Record, text: str) -> Any:
    """Return a record with what its spans quote, line ends made equal, in the place of their offsets."""

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            out = {
                key: walk(inner) for key, inner in value.items() if key not in ("start", "end", "text_sha256")
            }
            if "start" in value:
                out["quoted"] = text[value["start"] : value["end"]].replace("\r\n", "\n")
            return {**out, "text": out["quoted"]} if "text" in out else out
        return [walk(inner) for inner in value] if isinstance(value, list | tuple) else value

    return walk(msgspec.to_builtins(record))


def test_extract_says_what_is_wrong_with_its_arguments(nlp: Language) -> None:
    with pytest.raises(ValueError, match="the text is empty"):
        extractor.extract(" \n", id="a", nlp=nlp)
    with pytest.raises(ValueError, match="isoformat"):
        extractor.extract("text", id="a", published="soon", nlp=nlp)


@pytest.mark.parametrize("module", ["spacy", "typer", "rich", "trafilatura", "numpy"])
def test_importing_the_package_is_cheap(module: str) -> None:
    code = f"import sys, extractor; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
