"""Stakes: who holds, buys, raises, sells or seeks which share of which named company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..facts import StakeFact
from .clauses import ClauseRules, find_subject, phrase_start, scan_right
from .modality import Cue, find_status
from .sentence import ORG, PARTIES, PERCENT, REF, WORD, Sentence, is_finite, is_noun, is_verb

_CUT = 10


@dataclass(frozen=True)
class StakeRules:
    """The contents of `rules/stakes.toml`, verbs inflected, and the cues of modality."""

    nouns: frozenset[str]
    bare: frozenset[str]
    sized: frozenset[str]
    company: frozenset[str]
    sizes: Mapping[str, str]
    actions: Mapping[str, str]
    action_nouns: Mapping[str, str]
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Share:
    """A share told in a sentence: units of its phrase, of its percentages and its size word."""

    start: int
    head: int
    percents: tuple[int, ...]
    size: str | None


def find_shares(s: Sentence, rules: StakeRules) -> Iterator[Share]:
    """Yield the percentages and size words of a sentence that tell a share of a company."""
    units = s.units
    j = 0
    while j < len(units):
        u = units[j]
        if u.kind == PERCENT:
            if j + 2 < len(units) and units[j + 1].low in ("and", ",") and units[j + 2].kind == PERCENT:
                j += 1
                continue  # "7.8 and 5 percent": read from the last
            share = _percent_share(s, j, rules)
            if share is not None:
                yield share
                j = max(j, share.head)
        elif u.kind == WORD and u.low in rules.sizes:
            k = j + 1
            while k < len(units) and units[k].kind == WORD and (is_noun(units[k]) or units[k].tag in ("JJ", "HYPH")):
                k += 1
            # "a majority 60% stake" is told by its percentage
            if k < len(units) and units[k].kind == PERCENT:
                j += 1
                continue
            heads = [m for m in range(j + 1, k) if units[m].low in rules.sized]
            if heads:
                yield Share(phrase_start(s, j), heads[-1], (), rules.sizes[u.low])
                j = heads[-1]
            elif u.low in ("control", "majority", "half", "rest", "minority") and k < len(units) and units[j + 1].low == "of":
                if j + 2 < len(units) and any((x.kind in PARTIES and x.low != "it") or x.low in rules.nouns for x in units[j + 2 : j + 5]):
                    yield Share(phrase_start(s, j), j, (), rules.sizes[u.low])
        elif u.kind == WORD and u.low in rules.bare:
            share = _changed_share(s, j, rules)
            if share is not None:
                yield share
                j = max(j, share.percents[-1]) if share.percents else j
        j += 1


def _changed_share(s: Sentence, j: int, rules: StakeRules) -> Share | None:
    """Return a share whose size is told behind it ("its holding in X from 8% to 12%") or not at all ("its stake in X")."""
    units, start = s.units, phrase_start(s, j)
    if any(units[k].kind == PERCENT or units[k].low in rules.sizes for k in range(start, j)):
        return None
    verb = _verb(s, start)
    action = rules.actions.get(units[verb].low) if verb is not None else None
    if verb is None or start - verb > 6 or action is None:
        return None
    reached = None
    for k in range(j + 1, min(len(units), j + 16)):
        if is_finite(units[k]):
            break
        if units[k].kind == PERCENT:
            before = [u.low for u in units[max(j, k - 5) : k]]
            if "to" in before and "from" not in before[max(0, len(before) - 2) :]:
                reached = k
                break
            if action in ("raises", "sells") and "by" in before and reached is None:
                reached = k
    if reached is not None and action in ("raises", "sells", "buys", "seeks"):
        return Share(start, j, (reached,), None)
    named = j + 2 < len(units) and units[j + 1].low in ("in", "of")
    if named and action in ("sells", "buys", "seeks") and any(u.kind == ORG for u in units[j + 2 : j + 9]):
        return Share(start, j, (), None)
    return None


def _percent_share(s: Sentence, j: int, rules: StakeRules) -> Share | None:
    units, n = s.units, len(s.units)
    percents = [j]
    start = phrase_start(s, j)
    k = j - 1
    while k > 0 and units[k].low in ("and", ","):
        if units[k - 1].kind == PERCENT:
            percents.insert(0, k - 1)
            k -= 2
        else:
            break
    size = next((rules.sizes[units[m].low] for m in range(start, j) if units[m].low in rules.sizes), None)
    m = j + 1
    while m < n and units[m].kind == WORD and (
        is_noun(units[m]) or units[m].tag in ("JJ", "HYPH", "VBN", "VBG", "VBD") or units[m].low in ("-", "(", ")")
    ):
        if units[m].low in rules.sizes and size is None:
            size = rules.sizes[units[m].low]
        if units[m].low in ("owned", "held", "controlled"):
            return Share(start, m, tuple(percents), size)
        if units[m].low in rules.nouns:
            while m + 1 < n and units[m + 1].low in rules.nouns:
                m += 1
            return Share(start, m, tuple(percents), size)
        m += 1
    inside = j > 0 and units[j - 1].low in ("(", "[")
    if inside and m < n and (m == j + 1 or units[m - 1].low in (")", "]")) and _about_shares(s, rules):
        if j > 1 and units[j - 2].kind in PARTIES:
            return Share(j - 2, j, tuple(percents), size)
    if m < n and units[m].low in ("of", "in") and m == j + 1:
        for x in range(m + 1, min(n, m + 8)):
            u = units[x]
            if u.low in ("votes", "voting"):
                return None
            if u.kind in (ORG, REF) or u.low in rules.nouns or u.low in rules.company or u.low == "it":
                after = units[x + 1] if x + 1 < n else None
                if u.kind in (ORG, REF) and after is not None and after.low in ("'s", "’s"):
                    if any(y.low in rules.nouns for y in units[x + 2 : x + 7]):
                        return Share(start, j, tuple(percents), size)
                    return None
                if u.low in ("share", "interest") and units[m].low == "in":
                    return None
                return Share(start, j, tuple(percents), size)
            if u.kind != WORD or u.tag in ("IN", "VBD", "VBZ", "MD") or u.low in (",", "revenue", "sales"):
                break
        return None
    verb = _verb(s, start)
    if start > 1 and units[start - 1].low == "of" and units[start - 2].low in ("owner", "owners", "holder"):
        return Share(start, j, tuple(percents), size)
    direct = verb is not None and all(u.low in _SMALL for u in units[verb + 1 : start])
    if verb is not None and direct and rules.actions.get(units[verb].low) in ("holds", "sells", "buys") and m == j + 1 and (
        units[verb].low not in _COPULA or units[verb].low in ("has", "have", "had")
    ):
        if m >= n or units[m].low in (",", ".", ";", ")", "and", "while", "after", "respectively", "following"):
            return Share(start, j, tuple(percents), size)
    return None


_SMALL = frozenset("about around over under just nearly almost roughly more less than at least some the its their his a up to "
                   "only still also further another additional first".split())
_COPULA = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "leaves",
                     "left", "leave"))


def _about_shares(s: Sentence, rules: StakeRules) -> bool:
    return any(u.kind == WORD and (u.low in rules.nouns or u.low in _HOLDERS) for u in s.units)


_HOLDERS = frozenset("shareholder shareholders owner owners owned holder holders backers investors".split())


def _verb(s: Sentence, start: int) -> int | None:
    """Return the verb that governs the phrase at `start`, directly or through a preposition."""
    for j in range(start - 1, max(-1, start - 16), -1):
        u = s.units[j]
        if s.depth[j] != s.depth[start]:
            continue
        if is_verb(u) and not (u.tag in ("VBN", "VBG") and j + 1 < len(s.units) and is_noun(s.units[j + 1])
                               and j + 1 != start):
            return j
        if u.low in (";", ":"):
            return None
    return None


def read_stakes(
    s: Sentence, focus: str | None, percents: Sequence[Mapping[str, Any]], rules: StakeRules, clauses: ClauseRules
) -> list[StakeFact]:
    """Return the stakes that sentence `s` tells; `focus` is the company meant where none is named."""
    out: list[StakeFact] = []
    for share in find_shares(s, rules):
        action, holders, sellers, anchor, rule = _action(s, share, rules, clauses)
        if action is None:
            continue
        if s.units[min(anchor + 1, len(s.units) - 1)].low == "back":
            continue  # a company that buys back its own shares holds no stake
        company = _company(s, share, clauses, holders)
        how = "named"
        if company is None:
            company, how = focus, "focus"
        if company is None or holders == [company]:
            continue
        holders = [h for h in holders if h != company]
        before = " ".join(u.low for u in s.units[max(0, anchor - _CUT) : anchor + 1])
        after = " ".join(u.low for u in s.units[anchor + 1 : anchor + 1 + _CUT])
        whole = " ".join(u.low for u in s.units)
        status, _ = find_status(before, after, whole, "verb", "stake_purchase", "completed", rules.cues)
        if status == "terminated" and action in ("buys", "raises", "seeks"):
            continue
        if action in ("buys", "raises") and status in ("proposed", "rumored"):
            action = "seeks"
        values: list[str | None] = [str(percents[s.units[p].index]["high"]) for p in share.percents] or [None]
        if action == "raises" and len(values) > 1:
            values = values[-1:]
        values = _after(s, share, values, percents, action)
        pairs: list[tuple[str | None, str | None]]
        if len(values) > 1 and len(values) == len(holders):
            pairs = list(zip(holders, values, strict=True))
        else:
            pairs = [(h, values[-1]) for h in (holders or [None])]  # type: ignore[list-item]
        for holder, value in pairs:
            size = share.size
            if size == "full" and value is None:
                value = "100"
            elif value == "100":
                size = "full"
            out.append(StakeFact(
                holder=holder, company=company, percent=value, size=size, action=action,
                start=s.units[min(anchor, share.start)].start if anchor < share.start and share.start - anchor < 4
                else s.units[share.start].start,
                end=s.units[share.head].end, rule=f"stake.{rule}.{how}",
            ))
    return out


def _after(s: Sentence, share: Share, values: list[str | None], percents: Sequence[Mapping[str, Any]], action: str
           ) -> list[str | None]:
    """Prefer the share after the event where both are told ("to 12% from 8%")."""
    if action not in ("raises", "sells", "seeks"):
        return values
    if share.percents and share.percents[0] > share.head:
        return values
    for j in range(share.head + 1, min(len(s.units), share.head + 14)):
        if s.units[j].kind == PERCENT and any(u.low == "to" for u in s.units[max(0, j - 3) : j]):
            return [str(percents[s.units[j].index]["high"])]
    return values


def _company(s: Sentence, share: Share, clauses: ClauseRules, holders: list[str]) -> str | None:
    units = s.units
    slots = scan_right(s, share.head, clauses)
    for slot in ("in", "of"):
        j = slots.first(slot)
        if j is not None and units[j].names and units[j].kind != "person" and not (
            units[j].kind == REF and units[j].names[0] in holders
        ):
            return units[j].names[0]
    for j in slots.owners:
        if units[j].names and units[j].names[0] not in holders:
            return units[j].names[0]
    for j in range(share.start, share.head):
        if units[j].kind in (ORG, REF) and units[j].names and units[j].names[0] not in holders:
            return units[j].names[0]
    return None


def _action(
    s: Sentence, share: Share, rules: StakeRules, clauses: ClauseRules
) -> tuple[str | None, list[str], list[str], int, str]:
    """Return (action, holders, sellers, unit of the anchor, rule) of a share."""
    units = s.units
    start = share.start
    slots = scan_right(s, share.head, clauses)
    if share.percents and units[share.start].kind in PARTIES and share.start + 2 == share.percents[0]:
        return "holds", list(units[share.start].names), [], share.start, "bracket"
    if start > 1 and units[start - 1].low == "of" and units[start - 2].low in ("owner", "owners", "holder"):
        j = phrase_start(s, start - 2) - 1
        while j >= 0 and (units[j].low in (",", "the", "now") or units[j].tag == "RB"):
            j -= 1
        return ("holds", list(units[j].names), [], start - 2, "owner") if j >= 0 and units[j].kind in PARTIES else (
            None, [], [], 0, "")
    if units[share.head].low in ("owned", "held", "controlled"):
        by = slots.parties.get("by", [])
        return ("holds", _names(s, by), [], share.head, "owned-by") if by else (None, [], [], 0, "")
    owner = next((j for j in range(start, share.head) if units[j].kind in PARTIES), None)
    # "the acquisition of 60% of X"
    if start > 1 and units[start - 1].low in ("of", "in", "for") and units[start - 2].low in rules.action_nouns:
        noun = start - 2
        action = rules.action_nouns[units[noun].low]
        holders = _names(s, slots.parties.get("by", []))
        first = phrase_start(s, noun)
        holders = holders or [n for j in range(first, noun) if units[j].kind in PARTIES for n in units[j].names]
        if not holders:
            verb = _verb(s, first)
            if verb is None and first > 0 and units[first - 1].kind in PARTIES:
                holders = list(units[first - 1].names)
            elif verb is not None:
                holders = _names(s, find_subject(s, verb, clauses)[0])
        return action, holders, [], noun, "noun"
    # "an 8% stake was bought by X"
    k = slots.end
    group = k
    while k < len(units) and units[k].kind == WORD and (units[k].low in clauses.auxiliaries or units[k].tag == "RB"):
        k += 1
    if k < len(units) and k > group and units[k].low in rules.actions and is_verb(units[k]):
        passive = scan_right(s, k, clauses)
        by = passive.parties.get("by", [])
        action = rules.actions[units[k].low]
        to = passive.parties.get("to", [])
        if action == "sells" and to:
            return "buys", _names(s, to), [], k, "passive"
        if by or action in ("buys", "sells"):
            return action, _names(s, by), [], k, "passive"
    verb = _verb(s, start)
    if verb is not None:
        action = rules.actions.get(units[verb].low)
        if action == "raises" and not any(u.low in ("its", "their", "his", "her") or u.kind == REF or u.low == "'s"
                                          for u in units[verb + 1 : share.head + 1]):
            action = None if units[verb].low.startswith("rais") else "buys"
        subject, _ = find_subject(s, verb, clauses)
        holders = _names(s, subject)
        between = [j for j in range(verb + 1, start) if units[j].kind in PARTIES]
        if action == "sells" and units[verb].low.startswith(("give", "gave", "giv")) and between:
            return "buys", _names(s, between[:1]), [], verb, "give"
        if units[verb].low in ("leaves", "left", "leaving", "leave", "gives", "giving") and between:
            return "holds", _names(s, between[:1]), [], verb, "leave"
        if action == "holds" and units[verb].low in _COPULA and not (
            holders and (units[verb].low in ("has", "have", "had", "having") and verb + 1 >= start - 1)
        ):
            action = None
        if action is not None and start - verb <= 9 and (
            holders or action in ("buys", "sells", "raises", "seeks")
        ):
            if owner is not None and action == "buys":
                holders = [h for h in holders if h not in units[owner].names]
            return action, holders, [], verb, "verb"
        if units[start - 1].low == "for" and start > 2 and units[start - 2].low in ("exchange", "return"):
            return "buys", holders if action == "buys" else [], [], start - 2, "exchange"
    if owner is not None and (units[owner + 1].low in ("'s", "’s", "'") or units[owner].low in ("its", "their")):
        return "holds", list(units[owner].names), [], owner, "possessor"
    if start > 1 and units[start - 1].low == "with":
        j = start - 2
        while j >= 0 and units[j].low in (",", "which"):
            j -= 1
        if j >= 0 and units[j].kind in PARTIES:
            return "holds", list(units[j].names), [], start - 1, "with"
    return None, [], [], 0, ""


def _names(s: Sentence, found: Sequence[int]) -> list[str]:
    return [n for j in found for n in s.units[j].names]


def unique(stakes: Sequence[StakeFact]) -> list[StakeFact]:
    """Return the stakes of an article once each: the same holder, company, share and action told again adds nothing."""
    out: list[StakeFact] = []
    for x in stakes:
        same = [y for y in out if y["company"] == x["company"] and y["percent"] == x["percent"] and y["size"] == x["size"]
                and (y["holder"] == x["holder"] or x["holder"] is None or y["holder"] is None)
                and (y["action"] == x["action"] or {y["action"], x["action"]} <= {"buys", "holds", "raises"})]
        if not same:
            out.append(x)
        elif same[0]["holder"] is None and x["holder"] is not None:
            same[0]["holder"] = x["holder"]
    return out


