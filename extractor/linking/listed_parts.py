"""Parts of companies that a list of what was bought goes on with: "bought A, B and the tool unit of C"."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon.words import word_set
from .phrases import is_possessive
from .sentence import ORG, WORD, Sentence, is_finite, is_noun

_HEADS = (
    word_set("owned_units") | word_set("sites") | {"assets", "brand", "brands", "plant", "plants", "stores"}
)
_JOINS = frozenset((",", "and", "&"))
_INSIDE = ("JJ", "NN", "HY", "VB", "CD")


@dataclass(frozen=True)
class Part:
    """A part of a company in a list: the name of it, whose it is, its first unit and the one behind it."""

    name: str
    owners: tuple[str, ...]
    start: int
    end: int


def part_behind(s: Sentence, k: int) -> Part | None:
    """Return the part that the list goes on with at unit `k` ("and, most recently, X's tool unit")."""
    first = k
    while k < len(s.units) and (s.units[k].low in _JOINS or (k > first and s.units[k].tag[:2] == "RB")):
        k += 1
    part = (_of_owner(s, k) or _of_possessor(s, k)) if first < k < len(s.units) else None
    acts = part is not None and part.end < len(s.units) and is_finite(s.units[part.end])
    return None if acts else part


def _of_owner(s: Sentence, k: int) -> Part | None:
    """Read "the tool unit of X"."""
    units = s.units
    start = k + (units[k].low == "the")
    end = _words_end(s, start)
    owner = end + 1
    if end - start < 2 or units[end - 1].low not in _HEADS or owner >= len(units) or units[end].low != "of":
        return None
    if owner + 2 < len(units) and is_possessive(units[owner + 1]):
        owner += 2  # "of Oslo's X"
    if units[owner].kind != ORG:
        return None
    return Part(_named(s, start, end), units[owner].names, start, owner + 1)


def _of_possessor(s: Sentence, k: int) -> Part | None:
    """Read "X's tool unit"."""
    units = s.units
    if units[k].kind != ORG or k + 2 >= len(units) or not is_possessive(units[k + 1]):
        return None
    end = _words_end(s, k + 2)
    if end == k + 2 or units[end - 1].low not in _HEADS:
        return None
    return Part(_named(s, k + 2, end), units[k].names, k, end)


def _words_end(s: Sentence, k: int) -> int:
    """Return the unit behind the words of a noun phrase that starts at unit `k`."""
    while k < len(s.units) and s.units[k].kind == WORD and s.units[k].tag[:2] in _INSIDE:
        k += 1
    return k if is_noun(s.units[k - 1]) else 0


def _named(s: Sentence, start: int, end: int) -> str:
    return " ".join(u.text for u in s.units[start:end]).replace(" - ", "-")
