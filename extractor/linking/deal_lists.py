"""Whose the deals are that a sentence lists: "X's recent deals include the purchase of Y", "deals X has done are"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .governors import BE
from .phrases import DEALS
from .sentence import ORG, REF, Sentence, is_finite

_LISTED = DEALS | {f"{noun}s" for noun in DEALS} | {"exits"}
_INCLUDE = word_set("include") | BE
_DOING = frozenset(
    ("has", "have", "had", "did", "made", "struck", "announced", "closed", "completed", "signed")
)


def whose_deals(s: Sentence, start: int) -> list[int]:
    """Return who did the deal at `start`, an item of a list behind "include" or "are": the one party named before."""
    units = s.units
    verb = next((j for j in range(start - 1, 0, -1) if units[j].low in _INCLUDE), 0)
    before = units[:verb]
    if not verb or any(is_finite(u) for u in units[verb + 1 : start]):
        return []
    if not any(u.low in _LISTED for u in before) or any(is_finite(u) and u.low not in _DOING for u in before):
        return []
    found = [j for j, u in enumerate(before) if u.kind in (ORG, REF) and not s.depth[j]]
    return found if len({units[j].name for j in found}) == 1 else []
