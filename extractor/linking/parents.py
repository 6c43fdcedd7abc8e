"""Whose a party is, told beside it: "X's Tilia unit", "Tilia, a unit of X"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .phrases import is_possessive
from .sentence import ORG, WORD, Sentence

_UNITS = word_set("owned_units")
_OWNED = frozenset(("owned", "held"))
_LINKS = {(word, "of") for word in _UNITS} | {(word, "by") for word in _OWNED}
_DESCRIBING = ("JJ", "NN", "RB", "VB", "HY", "DT", "CD")


def owners(s: Sentence, names: list[str]) -> list[str]:
    """Return the names of those that own the parties called `names`, as the sentence says beside them."""
    units = s.units
    places = [j for j, u in enumerate(units) if u.kind == ORG and set(u.names) & set(names)]
    found = next(
        (k for j in places if (k := _before(s, j)) is not None or (k := _behind(s, j)) is not None), None
    )
    return [n for n in units[found].names if n not in names] if found is not None else []


def _before(s: Sentence, j: int) -> int | None:
    """Return the owner in "X's packaging unit, Tilia" and "X's Tilia unit"."""
    units, k = s.units, j - 1
    if k > 0 and units[k].low == ",":
        k -= 1
        if units[k].low not in _UNITS:
            return None
    named = _is_unit(s, j + 1)
    while k > 0 and units[k].kind == WORD and not is_possessive(units[k]):
        if units[k].tag[:2] not in _DESCRIBING or units[k].tag == "DT":
            return None
        named = named or units[k].low in _UNITS
        k -= 1
    own = k > 0 and is_possessive(units[k]) and units[k - 1].kind == ORG
    return k - 1 if own and (named or k == j - 1) else None


def _behind(s: Sentence, j: int) -> int | None:
    """Return the owner in "Tilia, a unit of X", "the Tilia division of X" and "Tilia, which is owned by X"."""
    units, k = s.units, j + 1
    while k < len(units) and s.depth[k] > s.depth[j]:
        k += 1
    if is_part(s, j) and k < len(units) and units[k].low == "of":
        return _party(s, k + 1)
    if k < len(units) and units[k].low == ",":
        k += 1
        if (house := _house(s, k)) is not None:
            return house
        while not _links(s, k) and _describes(s, k):
            k += 1
    return _party(s, k + 2) if _links(s, k) else None


def is_part(s: Sentence, j: int) -> bool:
    """Tell whether a part of a company is named up to unit `j` ("Oskar Dairy Division", "the Oskar Dairy unit")."""
    u = s.units[j]
    noun = u.low in _UNITS and j > 0 and s.units[j - 1].kind == ORG
    return noun or (u.kind == ORG and u.low.split()[-1] in _UNITS)


def _house(s: Sentence, k: int) -> int | None:
    """Return the owner in ", a Northlake company" at unit `k` behind the comma."""
    units = s.units
    told = [u.low for u in units[k : k + 1]] in (["a"], ["an"]) and [u.low for u in units[k + 2 : k + 3]] == [
        "company"
    ]
    return k + 1 if told and units[k + 1].kind == ORG else None


def _links(s: Sentence, k: int) -> bool:
    return k + 1 < len(s.units) and (s.units[k].low, s.units[k + 1].low) in _LINKS


def _describes(s: Sentence, k: int) -> bool:
    if k >= len(s.units):
        return False
    u = s.units[k]
    return u.kind == WORD and (u.tag[:2] in _DESCRIBING or u.low in ("and", "which", "that"))


def _is_unit(s: Sentence, k: int) -> bool:
    return k < len(s.units) and s.units[k].low in _UNITS


def _party(s: Sentence, k: int) -> int | None:
    """Return the organization of the phrase that starts at unit `k`, descriptions before it aside."""
    while _describes(s, k):
        k += 1
    return k if k < len(s.units) and s.units[k].kind == ORG else None
