"""Nouns before a verb: whose body or plant acts, and which party a noun in apposition describes."""

from __future__ import annotations

from ..lexicon.words import word_set
from .asides import before_aside, opening_party, ruled
from .phrases import coordinated, is_possessive, joined_before, phrase_start
from .relatives import BODIES
from .sentence import ORG, PARTIES, is_noun
from .subject_search import GoOn, Search, SharedWith, Step, Subject

_WITHIN = frozenset(("in", "at", "near", "of", "for"))
_PEOPLE = word_set("people")
_STATEMENTS = word_set("statements")
_OWN = ("and", "its", "their")


def read_noun(x: Search, j: int) -> Step | None:
    """Read a noun: who acts through it or is described by it, else it is the subject itself."""
    s, units, u = x.s, x.units, x.units[j]
    if not is_noun(u):
        return None
    k = phrase_start(s, j)
    if j == x.start - 1 and x.verb.tag == "VBG" and u.low in _STATEMENTS:
        return Subject(noun=j)  # "said so in the statement announcing"
    if k > 1 and units[k - 1].low in _WITHIN and (is_noun(units[k - 2]) or units[k - 2].kind in PARTIES):
        return GoOn(k - 2)  # "X's plant in Napa has been bought"
    said = units[j - 1].low in x.rules.report
    if u.low in BODIES and (k < j or said or units[j - 1].low in _OWN):
        while k > 1 and (units[k - 1].low in _OWN or is_noun(units[k - 1])):
            k -= 1
        whole = _body_of(x, j, k)
        if whole is not None:
            return whole
    described = _described(x, j, k)
    if described:
        return Subject(described)
    joined = joined_before(s, k) if u.low in _PEOPLE else []
    if joined:
        return Subject(joined)
    opening = opening_party(s, j, x.rules)
    return Subject([opening]) if opening is not None else Subject(noun=j)


def _body_of(x: Search, j: int, k: int) -> Step | None:
    """Return whose body the noun at `j` is, its phrase from `k`.

    As in "X's board agreed": X did. "X said its board agreed": X did, too.
    """
    units, report = x.units, x.rules.report
    owners = [m for m in range(k, j) if units[m].kind in PARTIES]
    named = [m for m in owners if units[m].kind == ORG and not is_possessive(units[m + 1])]
    if owners:
        return Subject((named or owners)[-1:])
    if units[j - 1].low not in report and units[k].low not in ("its", "their", "a", "one"):
        return None
    m = k - 1
    while m > 0 and units[m].low in ("of", "one", "that", "some", "several", "certain"):
        m -= 1
    return SharedWith(m) if m >= 0 and units[m].low in report else None


def _described(x: Search, j: int, k: int) -> list[int]:
    """Return the parties that the noun at `j` describes behind a comma, its phrase from `k`."""
    s, units = x.s, x.units
    if k <= 1 or units[k - 1].low != "," or units[k].low not in ("a", "an", "the", "one", "which"):
        return []
    opening = opening_party(s, j, x.rules) if ruled(s, k - 2, x.rules) else None
    if opening is not None:
        return [opening]  # "X, the parent of Y, a bank, has"
    if units[k - 2].kind in PARTIES:
        return coordinated(s, k - 2)
    party = before_aside(s, k - 1, x.rules) if units[k - 2].low == ")" else None
    return coordinated(s, party) if party is not None else []
