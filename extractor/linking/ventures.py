"""New companies that a merger or a joint venture makes: "merged to form X", "a joint venture called X"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .phrases import DETERMINERS
from .sentence import ORG, WORD, Sentence

VENTURES = frozenset(("merger", "joint_venture"))
_FORMING = word_set("forming")
_NAMING = word_set("naming")


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
