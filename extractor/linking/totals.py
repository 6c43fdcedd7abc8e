"""Whose the total is that a round adds to: "brings X's total funding to $9M", "the total raised by X"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .sentence import MONEY, ORG, Sentence

_BRINGING = word_set("bringing")
_TOTALS = frozenset(("total", "funding", "raised", "haul", "financing", "backing"))
_REACH = 12


def total_owner(s: Sentence) -> tuple[str, ...]:
    """Return the company whose total the sentence tells, if it names one."""
    units = s.units
    for i, u in enumerate(units):
        if u.low not in _BRINGING:
            continue
        end = next((j for j in range(i + 1, min(i + _REACH, len(units))) if units[j].kind == MONEY), i)
        named = [x for x in units[i + 1 : end] if x.kind == ORG]
        if len(named) == 1 and any(x.low in _TOTALS for x in units[i + 1 : end]):
            return named[0].names
    return ()
