"""The antecedent of a relative pronoun ("X, which makes pumps", "X and its affiliates, which own")."""

from __future__ import annotations

from ..lexicon.words import word_set
from .phrases import DASHES, coordinated
from .rules import ClauseRules
from .sentence import PARTIES, Sentence, is_verb
from .subject_search import Search, SharedWith, Step, Subject, party_before

BODIES = word_set("bodies")


def read_relative(x: Search, j: int) -> Step | None:
    """Read a relative pronoun: the subject is its antecedent."""
    return antecedent(x.s, j, x.rules) if x.units[j].low in x.rules.relative else None


def antecedent(s: Sentence, j: int, rules: ClauseRules) -> Step:
    """Return what the relative pronoun at `j` is about."""
    k = j - 1
    while k >= 0 and (
        s.units[k].low in (",", ")", "of", "in") or s.units[k].text in DASHES or s.depth[k] > s.depth[j]
    ):
        k -= 1
    if k < 0:
        return Subject()
    if s.units[k].kind in PARTIES:
        # "owned by X, and Y, which was bought": another item than the one before its ", and"
        one = s.units[j + 1].low in ("was", "is", "has") or (
            k > 1 and s.units[k - 1].low == "and" and s.units[k - 2].low == "," and s.units[k + 1].low == ","
        )
        return Subject([k] if one else coordinated(s, k))
    if s.units[k].low in ("and", "but"):
        # "X, which makes pumps, and which was bought by"
        first = next((m for m in range(k - 1, 0, -1) if s.units[m].low == s.units[j].low), None)
        return antecedent(s, first, rules) if first is not None else Subject(noun=k)
    if is_verb(s.units[k]) and s.units[k].low in rules.report:
        return SharedWith(k, hops=4)
    if s.units[k].low in BODIES:
        # "X and its affiliates, which own"
        party = party_before(s, k)
        if party is not None and k - party < 5:
            return Subject([party])
    return Subject(noun=k)
