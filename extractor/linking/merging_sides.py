"""Sides of a merger that stand outside its phrase: "X and Y said … their merger", "X said holders backed it"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .phrases import coordinated
from .sentence import ORG, Sentence, is_finite

_HOLDERS = word_set("holders") | {"board", "boards", "directors", "stockholders", "unitholders"}
_VOTING = frozenset(("approve", "approved", "backed", "cleared", "endorsed", "voted", "vote", "okayed"))


def merging_pair(s: Sentence, start: int) -> list[int]:
    """Return the two joined before "their merger", whose phrase starts at `start`."""
    if s.units[start].low != "their":
        return []
    for j in range(start - 1, -1, -1):
        if s.units[j].kind == ORG and not s.depth[j]:
            found = coordinated(s, j)
            return found if len(found) == 2 else []
    return []


def voted_for(s: Sentence, governor: int) -> list[int]:
    """Return whose holders voted as the verb at `governor` says: who opens the sentence ("X said holders approved")."""
    units = s.units
    if units[governor].low not in _VOTING:
        return []
    holders = next((j for j in range(governor - 1, max(0, governor - 5), -1) if units[j].low in _HOLDERS), 0)
    first = next((j for j, u in enumerate(units[:holders]) if u.kind == ORG), None)
    if first is None or any(
        u.kind == ORG and not s.depth[j] for j, u in enumerate(units[:holders]) if j > first
    ):
        return []
    return [first] if any(is_finite(u) for u in units[first:holders]) else []
