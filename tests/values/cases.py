"""Read the tables of `tests/cases`: rows of a text and what is in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"


def rows(file: str) -> list[tuple[str, str, list[str]]]:
    """Return (section, text, expected) of every row of a table."""
    with (CASES / file).open("rb") as f:
        data = tomllib.load(f)
    return [(section, text, facts) for section, table in data.items() for text, *facts in table["cases"]]


def known_misses(file: str) -> list[tuple[str, str, list[str]]]:
    """Return (reason, text, expected) of the rows that are known to fail; none where there is no such table."""
    path = CASES / file
    if not path.exists():
        return []
    with path.open("rb") as f:
        return [(m["reason"], m["text"], m["facts"]) for m in tomllib.load(f)["miss"]]


def written(text: str, fact: dict[str, object], unit: str | None) -> str:
    """Write a fact as the tables do."""
    low, high = fact["low"], fact["high"]
    parts = [
        fact["modifier"],
        low if low == high else f"{low}..{high}",
        unit,
        None if fact.get("same_as") is None else f"same {fact['same_as']}",
    ]
    surface = text[int(str(fact["start"])) : int(str(fact["end"]))]
    return f"{surface} = {' '.join(str(p) for p in parts if p is not None)}"


def spaced(expected: str) -> str:
    """Return a row's fact with its blanks made plain, so that the tables may be aligned."""
    return re.sub(r"[ ]{2,}", " ", expected)
