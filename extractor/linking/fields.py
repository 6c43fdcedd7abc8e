"""The fields of a terse item, cut at its commas, colons, semicolons, dashes and bars, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, WORD, Sentence, Unit, is_finite

_MARKS = frozenset((",", ";", ":", "|", "–", "—", "--", "->", "→", "=", "."))
_DOTTED = re.compile(r"[a-z0-9][\w-]*\.[a-z]{2,6}")
_LONGEST_NAME = 5


@dataclass(frozen=True)
class Field:
    """The units [start, end) of a field and the mark before it, empty for the first."""

    start: int
    end: int
    mark: str


def split(s: Sentence, start: int, end: int) -> list[Field]:
    """Return the fields of the units [start, end); a mark in brackets cuts nothing."""
    out: list[Field] = []
    at, mark = start, ""
    for j in range(start, end):
        u = s.units[j]
        dash = u.text == "-" and start < j < end - 1 and _apart(s, j)
        leader = len(u.text) > 2 and not u.text.strip(".")  # "Tilia ........ $5M"
        if s.depth[j] or u.kind != WORD or not (u.text in _MARKS or dash or leader):
            continue
        if u.text == "." and at < j and _abbreviated(s.units[j - 1]):
            continue
        out.append(Field(at, j, mark))
        at, mark = j + 1, u.text
    return [f for f in (*out, Field(at, end, mark)) if f.start < f.end]


def _apart(s: Sentence, j: int) -> bool:
    """Tell whether white space stands on both sides of unit `j`."""
    units = s.units
    return 0 < j < len(units) - 1 and units[j - 1].end < units[j].start and units[j].end < units[j + 1].start


def _abbreviated(u: Unit) -> bool:
    return u.kind == WORD and len(u.text) < 5


def words_of(s: Sentence, start: int, end: int) -> str:
    """Return the plain words of the units [start, end) outside brackets, lower case, each between spaces."""
    return (
        " "
        + " ".join(s.units[j].low for j in range(start, end) if s.units[j].kind == WORD and not s.depth[j])
        + " "
    )


def verb_in(s: Sentence, start: int, end: int, allowed: frozenset[str]) -> bool:
    """Tell whether a finite verb other than the `allowed` stands outside brackets in the units [start, end)."""
    return any(
        not s.depth[j] and is_finite(s.units[j]) and s.units[j].low not in allowed for j in range(start, end)
    )


def name_run(s: Sentence, start: int, end: int, not_names: frozenset[str]) -> list[str]:
    """Return what names the units [start, end) when they are nothing but one name, known or written like one."""
    units = [s.units[j] for j in range(start, end) if not s.depth[j]]
    if len(units) == 1 and units[0].kind in (ORG, PERSON):
        return list(units[0].names)
    if not 0 < len(units) <= _LONGEST_NAME or any(u.kind in (MONEY, PERCENT) for u in units):
        return []
    if not all(_like_a_name(u) for u in units) or not any(u.text[0].isalpha() for u in units):
        return []
    if len(units) == 1 and (units[0].tag not in ("NNP", "NNPS") or units[0].low in not_names):
        return []
    if any(u.low in not_names for u in units):
        return []
    text = "".join(
        u.text + (" " if k + 1 < len(units) and units[k + 1].start > u.end else "")
        for k, u in enumerate(units)
    )
    return [text]


def _like_a_name(u: Unit) -> bool:
    return (
        u.kind in (ORG, PERSON)
        or (u.text[0].isupper() and "+" not in u.text)
        or u.text in ("&", "'s", "’s")
        or u.text.isdigit()
        or bool(_DOTTED.fullmatch(u.text))
    )


def parties_in(s: Sentence, start: int, end: int) -> Iterator[int]:
    """Yield the parties outside brackets in the units [start, end)."""
    for j in range(start, end):
        if s.units[j].kind in PARTIES and s.units[j].names and not s.depth[j]:
            yield j
