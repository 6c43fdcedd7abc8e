"""The subject of a verb, found to its left through adverbs, asides, relatives, control and coordination."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.words import word_set
from .agreements import counterparty, noun_owner, permits
from .appositions import group_leader, stands_for
from .asides import before_aside, before_dashes, described_pair, opening_party, relative_before, ruled
from .phrases import (
    DASHES,
    PRONOUNS,
    attributive,
    coordinated,
    is_aside,
    is_possessive,
    joined_before,
    phrase_start,
    verb_group_start,
)
from .places import before_place
from .rules import ClauseRules
from .sentence import MONEY, ORG, PARTIES, PERCENT, REF, WORD, Sentence, Unit, is_finite, is_noun, is_verb

_QUOTES = frozenset(("'", '"', "“", "”", "''", "``", "`"))
_GERUND_RULERS = word_set("gerund_rulers")
_GETTING = word_set("getting")
_PERMITTING = word_set("permitting")
_GROUPS = word_set("groups")
_BODIES = word_set("bodies")
_WITHIN = frozenset(("in", "at", "near", "of", "for"))
_PEOPLE = word_set("people")
_STATEMENTS = word_set("statements")
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
    parties, noun = _subject(s, start, rules, 0)
    if not parties and (ahead := _ahead(s, start, rules)) is not None:
        return coordinated(s, ahead), None
    return parties, noun


def _ahead(s: Sentence, start: int, rules: ClauseRules) -> int | None:
    """Return the subject that stands behind an opening without one ("After agreeing to buy X, Y has …")."""
    units = s.units
    if any(u.kind in PARTIES or is_finite(u) for u in units[:start]):
        return None
    if units[0].tag != "VBN" and not any(
        u.tag == "VBG" and (k == 0 or units[k - 1].low in _GERUND_RULERS)
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


def _subject(s: Sentence, start: int, rules: ClauseRules, calls: int) -> tuple[list[int], int | None]:
    units, j = s.units, start - 1
    if calls > 6:
        return [], None
    if units[start].low == "having" and j > 0 and units[j].kind == WORD and units[j].low != ",":
        verb = _verb_before(s, start)  # "left the Gulf two years ago having sold"
        return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1) if verb else ([], None)
    base = s.depth[start]
    while j >= 0:
        u = units[j]
        if s.depth[j] > base:
            j -= 1
            continue
        if s.depth[j] < base:
            return [], None
        if u.kind in PARTIES:
            if is_aside(s, j, rules, start):
                return [], j
            found = coordinated(s, j)
            others = units[start].low == "to" and (counterparty(s, start) or permits(s, found[0]))
            # "with funds managed by X": the verb stands before the funds
            verb = _verb_before(s, found[0] - 2 * stands_for(units, found[0] - 1)) if others else None
            if verb is not None:
                return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
            return found, None
        if u.low in rules.relative:
            return _antecedent(s, j, rules)
        if u.kind in (MONEY, PERCENT) and units[start].low == "to":
            # "raised $5M to buy"
            verb = _verb_before(s, j)
            return (
                _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
                if verb is not None
                else ([], j)
            )
        if u.low in PRONOUNS:
            # "X said it …": the one who says is the one who does.
            k = j - 1
            while k >= 0 and (s.units[k].low == "that" or s.units[k].low in rules.transparent):
                k -= 1
            if (
                k > 0
                and s.units[k].kind in PARTIES
                and s.units[k - 1].low in ("the", "told", "tells", "informed")
            ):
                k -= 2 if s.units[k - 1].low == "the" else 1  # "X told the SEC it …"
            if k >= 0 and is_verb(s.units[k]) and s.units[k].low in rules.report:
                return _subject(s, verb_group_start(s, k, rules), rules, calls + 1)
            return [], j
        if u.low == "latter" and (last := _party_before(s, j)) is not None:
            return [last], None  # "A and B — the latter having closed"
        if u.low in _GROUPS and (leader := group_leader(units, j)) is not None:
            return [leader], None
        if u.kind == WORD and (
            u.low in rules.transparent
            or u.text in _QUOTES
            or u.tag in ("RB", "RBR")
            or (u.low, u.tag) == ("up", "RP")
        ):
            j -= 1
            continue
        if u.low in (",",) or u.text in DASHES:
            if u.text in DASHES and (dashed := before_dashes(s, j)) is not None:
                return coordinated(s, dashed), None
            if units[start].low == "to" or units[start].tag == "VBG":
                # "entered an agreement with X, as seller, to buy"; "is growing fast, closing a round"
                verb = _verb_before(s, j)
                if verb is not None:
                    return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
            placed = before_place(s, j)
            if placed is not None:
                j = placed
                continue
            if pair := described_pair(s, j, rules):
                return pair, None
            opening = opening_party(s, j, rules)
            if opening is not None:
                return [opening], None
            before = before_aside(s, j, rules)
            if before is None:
                first = next((k for k in range(j) if is_finite(units[k]) and s.depth[k] == base), None)
                told = "" if units[start].low in rules.auxiliaries else units[start].tag
                if first is not None and units[first].tag == told == "VBZ":
                    # a headline: "X aims to test software, nabs $40M"
                    return _subject(s, verb_group_start(s, first, rules), rules, calls + 1)
                verb = _verb_before(s, j)
                if (
                    calls
                    and verb is not None
                    and units[start].tag == "VBD"
                    and units[verb].tag in ("VBD", "VBN")
                ):
                    # "X bought Y, launched an app, and signed": one subject for all
                    return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
                relative = relative_before(s, j, rules)
                return _antecedent(s, relative, rules) if relative is not None else ([], None)
            if is_aside(s, before, rules, start):
                return [], before
            return coordinated(s, before), None
        if u.low in ("and", "or", "&", "but"):
            verb = _verb_before(s, j)
            if verb is None:
                return [], None
            return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
        controls = is_verb(u) or u.tag == "JJ" or (is_noun(u) and units[start].low == "to")
        busy = u.tag == "JJ" and units[start].tag == "VBG"  # "is still busy acquiring"
        if controls and (
            units[start].low == "to" or busy or u.tag in ("VBG", "VBN") or u.low in rules.report
        ):
            # Control: "agreed to", "is set to", "has plans to", "in talks to"; in "X's offer to" X does.
            owner = noun_owner(s, j) if is_noun(u) else None
            if owner is not None:
                announced = owner - 1 if owner and units[owner].low in ("its", "their") else None
                if announced is not None and units[announced].low in rules.report:
                    # "X announced its intention to buy": whatever else "its" might mean
                    found = _subject(s, verb_group_start(s, announced, rules), rules, calls + 1)[0]
                    return found or [owner], None
                return coordinated(s, owner), None
            verb = j if is_verb(u) else _verb_before(s, phrase_start(s, j))
            if verb is not None and verb < j and units[verb].low in _GETTING | _PERMITTING:
                return [], j  # "received an offer to buy": who gets the offer does not buy, nor who allows it
            if verb is None:
                noun = _party_before(s, j)
                return (coordinated(s, noun), None) if noun is not None else ([], j)
            return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
        if u.low in _GERUND_RULERS and units[start].tag == "VBG":
            if u.low == "from" and j and units[j - 1].kind in PARTIES:
                return [j - 1], None  # "kept X from buying"
            verb = _verb_before(s, j)
            if verb is None:
                # a headline whose verb the tagger takes for a noun: "X eyes IPO after raising $5M"
                return ([0], None) if j > 1 and units[0].kind in PARTIES else ([], None)
            return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
        if is_noun(u):
            k = phrase_start(s, j)
            if j == start - 1 and units[start].tag == "VBG" and u.low in _STATEMENTS:
                return [], j  # "said so in the statement announcing"
            if (
                k > 1
                and units[k - 1].low in _WITHIN
                and (is_noun(units[k - 2]) or units[k - 2].kind in PARTIES)
            ):
                j = k - 2  # "X's plant in Napa has been bought"
                continue
            said = units[j - 1].low in rules.report
            if u.low in _BODIES and (k < j or said or units[j - 1].low in ("and", "its", "their")):
                # "X's board agreed": X did. "X said its board agreed": X did, too.
                while k > 1 and (units[k - 1].low in ("and", "its", "their") or is_noun(units[k - 1])):
                    k -= 1
                owners = [m for m in range(k, j) if units[m].kind in PARTIES]
                named = [m for m in owners if units[m].kind == ORG and not is_possessive(units[m + 1])]
                if owners:
                    return (named or owners)[-1:], None
                if said or units[k].low in ("its", "their", "a", "one"):
                    m = k - 1
                    while m > 0 and units[m].low in ("of", "one", "that", "some", "several", "certain"):
                        m -= 1
                    if m >= 0 and units[m].low in rules.report:
                        return _subject(s, verb_group_start(s, m, rules), rules, calls + 1)
            if k > 1 and units[k - 1].low == "," and units[k].low in ("a", "an", "the", "one", "which"):
                opening = opening_party(s, j, rules) if ruled(s, k - 2, rules) else None
                if opening is not None:
                    return [opening], None  # "X, the parent of Y, a bank, has"
                if units[k - 2].kind in PARTIES:
                    return coordinated(s, k - 2), None
                if units[k - 2].low == ")":
                    party = before_aside(s, k - 1, rules)
                    if party is not None:
                        return coordinated(s, party), None
            joined = joined_before(s, k) if u.low in _PEOPLE else []
            if joined:
                return joined, None
            opening = opening_party(s, j, rules)
            return ([opening], None) if opening is not None else ([], j)
        if u.low == "that":
            j -= 1
            continue
        if u.low == ":" and j == 1 and units[0].kind == ORG:
            return [0], None  # an item of a digest: "X: Bought Y"
        opening = opening_party(s, j, rules)
        return ([opening] if opening is not None else []), None
    return [], None


def _antecedent(s: Sentence, j: int, rules: ClauseRules) -> tuple[list[int], int | None]:
    k = j - 1
    while k >= 0 and (
        s.units[k].low in (",", ")", "of", "in") or s.units[k].text in DASHES or s.depth[k] > s.depth[j]
    ):
        k -= 1
    if k < 0:
        return [], None
    if s.units[k].kind in PARTIES:
        # "owned by X, and Y, which was bought": another item than the one before its ", and"
        one = s.units[j + 1].low in ("was", "is", "has") or (
            k > 1 and s.units[k - 1].low == "and" and s.units[k - 2].low == "," and s.units[k + 1].low == ","
        )
        return ([k] if one else coordinated(s, k)), None
    if s.units[k].low in ("and", "but"):
        # "X, which makes pumps, and which was bought by"
        first = next((m for m in range(k - 1, 0, -1) if s.units[m].low == s.units[j].low), None)
        return _antecedent(s, first, rules) if first is not None else ([], k)
    if is_verb(s.units[k]) and s.units[k].low in rules.report:
        return _subject(s, verb_group_start(s, k, rules), rules, 4)
    if s.units[k].low in _BODIES:
        # "X and its affiliates, which own"
        party = _party_before(s, k)
        if party is not None and k - party < 5:
            return [party], None
    return [], k


def _verb_before(s: Sentence, j: int) -> int | None:
    for k in range(j - 1, -1, -1):
        if (
            s.depth[k] == s.depth[j]
            and is_verb(s.units[k])
            and s.units[k].tag != "VBG"
            and not attributive(s, k)
        ):
            return k
    return None


def _party_before(s: Sentence, j: int) -> int | None:
    for k in range(j - 1, -1, -1):
        if s.depth[k] == s.depth[j] and s.units[k].kind in PARTIES:
            return k
    return None
