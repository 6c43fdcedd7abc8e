"""New companies that a merger or a joint venture makes: "merged to form X", "Its name is X", "the new firm, X"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .phrases import DETERMINERS
from .sentence import ORG, WORD, Sentence, is_finite

VENTURES = frozenset(("merger", "joint_venture"))
_FORMING = word_set("forming")
_NAMING = word_set("naming")
_CALLING = _NAMING | word_set("calling")
_JOINT = word_set("joint")
_COMPANIES = word_set("made_companies")
_BACK = frozenset(("it", "its"))
_LINKS = frozenset(("as", "by", "is", "under", "the", "name"))
_MARKS = frozenset((",", ":", "“", '"', "'", "‘"))
_REACH = 9


def new_company(s: Sentence, start: int) -> list[int]:
    """Return the organization that the words behind unit `start` say is formed or named."""
    for j in range(start, len(s.units) - 1):
        u = s.units[j]
        if u.kind != WORD or u.low not in _FORMING | _NAMING:
            continue
        k = j + 1
        while k < len(s.units) - 1 and s.units[k].kind == WORD and s.units[k].low in DETERMINERS:
            k += 1
        if s.units[k].kind == ORG:
            return [k]
    return []


def set_beside(s: Sentence, i: int) -> list[str]:
    """Return the name set beside a venture told by the noun at `i` ("the joint venture of A and B, C, will build")."""
    units = s.units
    for j in range(i + 3, len(units) - 2):
        if is_finite(units[j]):
            return []
        closed = units[j - 1].low == units[j + 1].low == "," and is_finite(units[j + 2])
        linked = any(u.low in ("and", "with") for u in units[i + 1 : j - 1])
        if units[j].kind == units[j - 2].kind == ORG and closed and linked:
            return list(units[j].names)
    return []


def named_company(s: Sentence) -> list[int]:
    """Return the organization that a sentence says a company told before is called ("It will be known as X")."""
    units = s.units
    for j in range(1, len(units)):
        if units[j].kind != ORG:
            continue
        k = j - 1
        while k > 0 and (units[k].low in _LINKS or units[k].text in _MARKS):
            k -= 1
        told = {u.low for u in units[max(0, k - _REACH) : k + 1]} & (_BACK | _COMPANIES)
        if told and any(u.low in _CALLING for u in units[k:j]):
            return [j]
        if units[k].low in _COMPANIES and units[j - 1].low == "," and units[k - 1].low in _JOINT:
            return [j]
    return []
