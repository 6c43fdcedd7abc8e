"""The subject of a verb, found to its left through adverbs, asides, relatives, control and coordination."""

from __future__ import annotations

from collections.abc import Sequence

from .control import GERUND_RULERS, read_control, read_gerund_ruler
from .phrases import coordinated, verb_group_start
from .relatives import read_relative
from .rules import ClauseRules
from .sentence import PARTIES, REF, WORD, Sentence, Unit, is_finite
from .subject_commas import read_comma
from .subject_nouns import read_noun
from .subject_search import GoOn, Reader, Search, SharedWith, Step, Subject, verb_before
from .subject_words import (
    read_adverb,
    read_conjunction,
    read_group,
    read_party,
    read_pronoun,
    read_rest,
    read_sum,
)

_MAX_HOPS = 6
# The first reader that knows a unit reads it.
_READERS: tuple[Reader, ...] = (
    read_party,
    read_relative,
    read_sum,
    read_pronoun,
    read_group,
    read_adverb,
    read_comma,
    read_conjunction,
    read_control,
    read_gerund_ruler,
    read_noun,
    read_rest,
)

# Tags of the words before a name that say what it is.
_DESCRIBING = frozenset(("DT", "HYPH", "JJ", "NN", "NNP", "NNS", "POS", "VBG", "VBN", "CD"))


def find_subject(s: Sentence, i: int, rules: ClauseRules) -> tuple[list[int], int | None]:
    """Return the parties that are the subject of the verb at `i`, or the noun that is when it is no party.

    Looks left from the verb group: past adverbs and times, over brackets and appositions, through relative
    pronouns to the antecedent, through "and" to the subject of the verb before, through control verbs and
    reporting verbs up the chain.
    """
    start = verb_group_start(s, i, rules)
    while start < i and s.units[i].tag == "VBG" and s.units[start].tag in ("RB", "JJ"):
        start += 1  # "after recently raising $5M", "after first raising $5M"
    found = _subject(s, start, rules, 0)
    if not found.parties and (ahead := _ahead(s, start, rules)) is not None:
        return coordinated(s, ahead), None
    return found.parties, found.noun


def _ahead(s: Sentence, start: int, rules: ClauseRules) -> int | None:
    """Return the subject that stands behind an opening without one ("After agreeing to buy X, Y has …")."""
    units = s.units
    if any(u.kind in PARTIES or is_finite(u) for u in units[:start]):
        return None
    if units[0].tag != "VBN" and not any(
        u.tag == "VBG" and (k == 0 or units[k - 1].low in GERUND_RULERS)
        for k, u in enumerate(units[: start + 1])
    ):
        return None
    return behind_opening(s, start, rules)


def behind_opening(s: Sentence, start: int, rules: ClauseRules) -> int | None:
    """Return the party behind the comma that ends the opening with unit `start`, where a verb follows it."""
    units, inside = s.units, False
    for j in range(start + 1, len(units) - 1):
        if units[j].low == "," and units[j + 1].low in rules.relative:
            inside = True  # "with the round, which X led, Y has"
        elif units[j].low == "," and inside:
            inside = False
        if inside:
            continue
        party = _described(units, j + 1) if units[j].low == "," and s.depth[j] == s.depth[start] else None
        if party is not None:
            k = party + 1
            while k < len(units) and units[k].kind == WORD and units[k].low in rules.transparent:
                k += 1
            return party if k < len(units) and is_finite(units[k]) else None
        if is_finite(units[j]):
            return None
    return None


def _described(units: Sequence[Unit], j: int) -> int | None:
    """Return the party at `j` or behind the words there that say what it is (", the Lyon dairy group X")."""
    k = j
    while k < len(units) and units[k].kind == WORD and units[k].tag in _DESCRIBING:
        k += 1
    return k if k < len(units) and units[k].kind in PARTIES and (k == j or units[k].kind != REF) else None


def _subject(s: Sentence, start: int, rules: ClauseRules, hops: int) -> Subject:
    """Return the subject of the verb group at `start`, reached over `hops` other verbs."""
    if hops > _MAX_HOPS:
        return Subject()
    step = _look_left(Search(s, start, rules, chained=hops > 0))
    if isinstance(step, Subject):
        return step
    found = _subject(s, verb_group_start(s, step.verb, rules), rules, step.hops or hops + 1)
    if step.otherwise is not None and not found.parties:
        return Subject([step.otherwise])
    return found


def _look_left(x: Search) -> Subject | SharedWith:
    """Read the units before the verb, nearest first, until one tells the subject or a verb that shares it."""
    units, depth, j = x.units, x.s.depth, x.start - 1
    if x.verb.low == "having" and j > 0 and units[j].kind == WORD and units[j].low != ",":
        verb = verb_before(x.s, x.start)  # "left the Gulf two years ago having sold"
        return SharedWith(verb) if verb else Subject()
    while j >= 0 and depth[j] >= depth[x.start]:
        step = _read(x, j) if depth[j] == depth[x.start] else GoOn(j - 1)
        if not isinstance(step, GoOn):
            return step
        j = step.at
    return Subject()


def _read(x: Search, j: int) -> Step:
    """Return what the unit at `j` tells."""
    return next((step for read in _READERS if (step := read(x, j)) is not None), Subject())
