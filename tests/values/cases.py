"""Read the tables of `tests/cases`: rows of a text and what is in it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent.parent / "cases"


def table(file: str) -> dict[str, Any]:
    """Return the sections of a table."""
    with (CASES / file).open("rb") as f:
        return tomllib.load(f)


def rows(file: str) -> list[tuple[str, list[str]]]:
    """Return (text, expected) of every row of a table; the section stands before the text in a test's name."""
    return [(text, facts) for section in table(file).values() for text, *facts in section["cases"]]


def written(text: str, fact: Mapping[str, Any], unit: str | None) -> str:
    """Write a fact as the tables do."""
    low, high, same = fact["low"], fact["high"], fact.get("same_as")
    parts = [
        fact["modifier"],
        low if low == high else f"{low}..{high}",
        unit,
        None if same is None else f"same {same}",
    ]
    return f"{text[fact['start'] : fact['end']]} = {' '.join(str(p) for p in parts if p is not None)}"
