"""Who acts or is acted on though the words stand elsewhere: relatives, participles, those who hire another."""

from __future__ import annotations

from ..lexicon.words import word_set
from .clauses import Slots, scan_right
from .phrases import phrase_start
from .rules import ClauseRules, DealRules
from .sentence import PARTIES, PERCENT, Sentence, is_noun
from .subjects import find_subject

_OVER = word_set("over")


def reduced(s: Sentence, start: int) -> list[int]:
    """Return the party directly before a reduced relative ("Oskar Foods, acquired by …")."""
    j = start - 1
    while j >= 0 and (s.units[j].low in (",", ")") or s.depth[j] > s.depth[start]):
        j -= 1
    return [j] if j >= 0 and s.units[j].kind in PARTIES else []


def relative_share(
    s: Sentence, start: int, subject: list[int], rules: DealRules, clauses: ClauseRules
) -> Slots | None:
    """Return what belongs to the share that the clause is about ("the 5% stake in X that it bought")."""
    if not subject or subject[0] < 2 or s.units[subject[0] - 1].low not in ("that", "which"):
        return None
    for j in range(subject[0] - 2, max(-1, subject[0] - 8), -1):
        if "stake" in rules.classes.get(s.units[j].low, ()) or s.units[j].kind == PERCENT:
            slots = scan_right(s, j, clauses)
            return slots if slots.parties.get("in") or slots.parties.get("of") else None
    return None


def relative_object(s: Sentence, start: int, subject: list[int], clauses: ClauseRules) -> list[int]:
    """Return the antecedent when the clause is an object relative ("Mobileye, which Intel bought")."""
    if not subject:
        return []
    j = subject[0] - 1
    while j >= 0 and s.units[j].low in clauses.relative:
        j -= 1
    relative = j < subject[0] - 1
    while j >= 0 and s.units[j].low == ",":
        j -= 1
    if j >= 0 and s.units[j].kind in PARTIES and relative:
        return [j]
    if j >= 0 and is_noun(s.units[j]):
        k = phrase_start(s, j) - 1
        if k >= 1 and s.units[k].low == "," and s.units[k - 1].kind in PARTIES:
            return [k - 1]
        inside = [m for m in range(k + 1, j) if s.units[m].kind in PARTIES]
        if relative and inside:
            return inside[-1:]
    return []


def principal(s: Sentence, start: int, subject: list[int], clauses: ClauseRules) -> list[int]:
    """Return who acts where the infinitive at `start` follows one hired or beaten ("X hired Y to sell")."""
    if not subject or s.units[start].low != "to" or subject[-1] != start - 1:
        return subject
    k = phrase_start(s, subject[0]) - 1
    k -= k > 0 and s.units[k].low in ("off", "out")
    return find_subject(s, k, clauses)[0] if k > 0 and s.units[k].low in _OVER else subject
