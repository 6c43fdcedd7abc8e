"""Parties beside an agreement or a plan: whose it is, who is on its other side, who only permits it."""

from __future__ import annotations

from ..lexicon.words import word_set
from .appositions import stands_for
from .phrases import coordinated, is_possessive, phrase_start
from .sentence import PARTIES, WORD, Sentence

_AGREEMENTS = word_set("agreements")
_PERMITS = word_set("permits")
_OPENING_REACH = 8
# Between "filed with X" and "to" stands when.
_BETWEEN = word_set("times") | {",", "on", "late", "last", "this"}
_FILED = frozenset(("applied", "file", "filed", "files", "filing", "papers", "paperwork", "registered"))


def noun_owner(s: Sentence, noun: int) -> int | None:
    """Return the party whose the noun is ("X's agreement to buy", "its plan to")."""
    own = (
        j
        for j in range(phrase_start(s, noun), noun)
        if s.units[j].kind in PARTIES
        and (is_possessive(s.units[j + 1]) or s.units[j].low in ("its", "their"))
    )
    return next(own, None)


def counterparty(s: Sentence, start: int) -> list[int]:
    """Return the other side of an agreement whose infinitive starts at `start` ("a deal with X to buy")."""
    j = start - 1
    while j > 0 and (s.depth[j] > s.depth[start] or s.units[j].low in _BETWEEN):
        j -= 1
    if j < 2 or s.units[j].kind not in PARTIES:
        return []
    found = coordinated(s, j)
    k = _before_description(s, found[0])  # "with its majority shareholder, X"
    if k > 1 and stands_for(s.units, k):
        k = _before_description(s, k)  # "with an affiliate of X", "with funds managed by X"
    filed = _FILED if s.units[k].low in ("with", "to") else frozenset()
    agreed = s.units[k].low == "with" and s.units[k - 1].low in _AGREEMENTS
    return found if k > 0 and (agreed or any(u.low in filed for u in s.units[max(0, k - 3) : k])) else []


def _before_description(s: Sentence, first: int) -> int:
    """Return the unit before the words that describe what starts at unit `first`."""
    k = first - 1
    while k > 0 and (
        s.units[k].low == "," or (s.units[k].kind == WORD and s.units[k].tag[:2] in ("JJ", "NN", "DT", "VB"))
    ):
        k -= 1
    return k


def permits(s: Sentence, j: int) -> bool:
    """Tell whether the party at `j` only allows what follows ("clearance from the agency to buy")."""
    k = j - 1 - (s.units[j - 1].low == "the")
    return k > 0 and s.units[k].low in ("from", "of") and s.units[k - 1].low in _PERMITS


def opens_under(s: Sentence, i: int) -> bool:
    """Tell whether the sentence opens with the agreement at unit `i` ("Under a contract with X, Y will supply")."""
    return s.units[0].low == "under" and 0 < i < _OPENING_REACH
