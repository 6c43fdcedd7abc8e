"""Every record, produced or gold, is valid by the schema that `extractor schema` prints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from spacy.language import Language

from extractor.cli import main
from extractor.io import Article, read_articles
from extractor.runner import run

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "gold").glob("*.jsonl"))


@pytest.fixture
def validator(capsys: pytest.CaptureFixture[str]) -> Draft202012Validator:
    with pytest.raises(SystemExit) as exit:
        main(["schema"])
    assert exit.value.code == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def produced(nlp: Language) -> list[tuple[Article, dict[str, Any]]]:
    """Return the articles of the corpus with their records."""
    outcomes = list(run(read_articles([str(ROOT / "corpus")]), load=lambda: nlp))
    assert [outcome.error for outcome in outcomes if outcome.error] == []
    return [(o.article, json.loads(o.record)) for o in outcomes if o.article and o.record]


def quoted(record: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Yield every span of a record that quotes its text."""
    for fact in (*record["money"], *record["percentages"]):
        yield fact["start"], fact["end"], fact["text"]
    for deal in record["deals"]:
        for fact in (*deal["amounts"], *([deal["date"]] if deal["date"] else [])):
            yield fact["start"], fact["end"], fact["text"]


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Yield every span of a record."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_produced_records_are_valid(
    produced: list[tuple[Article, dict[str, Any]]], validator: Draft202012Validator
) -> None:
    assert len(produced) >= 15
    for article, record in produced:
        assert [error.message for error in validator.iter_errors(record)] == [], article.id


def test_produced_records_quote_their_text(produced: list[tuple[Article, dict[str, Any]]]) -> None:
    for article, record in produced:
        assert record["text_sha256"] == hashlib.sha256(article.text.encode()).hexdigest()
        for start, end, text in quoted(record):
            assert article.text[start:end] == text, article.id
        for start, end in spans(record):
            assert 0 <= start < end <= len(article.text), article.id


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_records_are_valid(path: Path, validator: Draft202012Validator) -> None:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert records
    for record in records:
        assert [error.message for error in validator.iter_errors(record)] == [], record["id"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), 1),
        (("money", 0, "low"), 377),
        (("money", 0, "currency"), 7),
        (("deals", 0, "roles", "target"), "Acme"),
        (("deals", 0, "date"), "2021-09-30"),
        (("organizations",), None),
    ],
)
def test_the_schema_refuses(
    path: tuple[str | int, ...], value: object, validator: Draft202012Validator
) -> None:
    """A schema that lets anything pass would make the tests above say nothing."""
    first = (ROOT / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    record = next(r for r in map(json.loads, first) if r["money"] and r["deals"])
    assert validator.is_valid(record)
    inner = record
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert not validator.is_valid(record)
