"""Sentences that name a side of the sale told before: "The buyer is X"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .governors import BE
from .phrases import coordinated, is_possessive
from .sentence import ORG, PARTIES, WORD, Sentence

_SIDES = {"acquirer": word_set("buyers"), "seller": word_set("sellers")}
_EXITING = word_set("exiting")
_SHARES = frozenset(("holding", "interest", "investment", "position", "shareholding", "stake"))
_LINKS = frozenset((",", ":", "(", "is", "was", "were", "being", "-", "–", "—"))
_OPENING = frozenset((":", "(", "–", "—"))
_THINGS = word_set("wholes") | word_set("owned_units")
_GOING = frozenset(("goes", "went", "passes", "passed"))
_REACH = 8
_SAYING = frozenset(("said", "says", "announced", "confirmed", "added"))
_WHEN = word_set("times") | {"a", "as", "by", "four", "in", "many", "so", "this", "three", "two"}
_FOUND = frozenset(("find", "finds", "found", "finding"))
_BEFORE = frozenset(("as", "is", "was", "were"))


def named_side(s: Sentence) -> tuple[str, int, list[str]] | None:
    """Return the role of the side that the sentence names, the unit that says so and the names."""
    for i, u in enumerate(s.units):
        role = next((r for r, words in _SIDES.items() if u.low in words), None)
        if role is None or i == 0:
            continue
        found = _beside(s, i) if s.units[i - 1].low != "the" else parties_behind(s, i) or _before(s, i)
        if found:
            return role, i, [n for j in found for n in s.units[j].names]
    return _taking(s) or _leaving(s)


def _beside(s: Sentence, i: int) -> list[int]:
    """Return who speaks as a side of the sale ("seller X said")."""
    behind = s.units[i + 1 : i + 3]
    spoken = len(behind) == 2 and behind[0].kind == ORG and behind[1].low in _SAYING
    return [i + 1] if spoken else []


def _taking(s: Sentence) -> tuple[str, int, list[str]] | None:
    """Return who gets what was sold before ("The business goes to X")."""
    units = s.units
    for j in range(2, len(units) - 2):
        thing = units[0].low in ("the", "its") and units[j - 1].low in _THINGS and j < _REACH
        if thing and units[j].low in _GOING and units[j + 1].low == "to" and units[j + 2].kind == ORG:
            return "acquirer", j, list(units[j + 2].names)
    return None


def _leaving(s: Sentence) -> tuple[str, int, list[str]] | None:
    """Return who gives up its share in the sale told before ("X exits its stake")."""
    for i, u in enumerate(s.units):
        owned = [x.low for x in s.units[i + 1 : i + 2]] == ["its"]
        if u.low not in _EXITING or not owned or not any(x.low in _SHARES for x in s.units[i + 2 : i + 5]):
            continue
        elsewhere = any(x.kind == ORG for x in s.units[i + 2 :])  # "exits its stake in Y"
        j = next(
            (k for k in range(i - 1, -1, -1) if s.depth[k] == s.depth[i] and s.units[k].kind == ORG), None
        )
        if (
            j is not None
            and not elsewhere
            and all(x.kind == WORD for x in s.units[j + 1 : i] if x.low != "(")
        ):
            return "seller", i, list(s.units[j].names)
    return None


def parties_behind(s: Sentence, i: int) -> list[int]:
    """Return the parties of "the buyer is X", descriptions before X aside."""
    units, j = s.units, i + 2
    if j >= len(units) or units[i + 1].low not in _LINKS:
        return []
    while j < len(units) and units[j].kind == WORD and units[j].tag[:2] in ("DT", "JJ", "NN", "PO", "HY"):
        j += 1
    if j + 1 >= len(units) or units[j].kind not in PARTIES or is_possessive(units[j + 1]):
        return []
    last = j
    while last + 2 < len(units) and units[last + 1].low == "and" and units[last + 2].kind in PARTIES:
        last += 2
    return coordinated(s, last)


def named_as(s: Sentence, i: int) -> list[int]:
    """Return the parties that are the noun at `i` ("X's third purchase this year is Y")."""
    k = i + 1
    while k < len(s.units) - 1 and (s.units[k].low in _WHEN or s.units[k - 1].low == "by"):
        k += 1
    return parties_behind(s, k - 1) if k < len(s.units) and s.units[k].low in BE else []


def told_behind(s: Sentence, i: int) -> list[int]:
    """Return who stands behind "a buyer for X: Y", "a buyer for X (Y, for $5M)" or "a new owner, Y"."""
    units = s.units
    if [u.low for u in units[i + 1 : i + 2]] == [","]:
        return parties_behind(s, i)
    found = any(u.low in _FOUND for u in units[max(0, i - 3) : i])
    marks = _OPENING | {"in"} if found else _OPENING  # "found a buyer for X in Y"
    j = next((k for k in range(i + 1, min(i + _REACH, len(units))) if units[k].text in marks), None)
    if j is not None and units[j].low == "in":
        return [j + 1] if [u.kind for u in units[j + 1 : j + 2]] == [ORG] else []
    return parties_behind(s, j - 1) if j is not None else []


def _before(s: Sentence, i: int) -> list[int]:
    """Return the parties of "X was the buyer" or "with X as the buyer"."""
    j = i - 3
    return (
        coordinated(s, j) if j >= 0 and s.units[i - 2].low in _BEFORE and s.units[j].kind in PARTIES else []
    )
