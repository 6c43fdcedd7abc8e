"""Stakes: who holds, buys, raises, sells or seeks which share of which named company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..facts import StakeFact
from ..lexicon.words import word_set
from .clauses import scan_right
from .modality import find_status
from .phrases import phrase_start
from .rules import ClauseRules
from .sentence import ORG, PARTIES, PERCENT, REF, WORD, Sentence, is_verb
from .shares import COPULA, Share, StakeRules, find_shares, governing_verb
from .subjects import find_subject

_CUT = 10
_OWNERS = word_set("owners")


def read_stakes(
    s: Sentence,
    focus: str | None,
    percents: Sequence[Mapping[str, Any]],
    rules: StakeRules,
    clauses: ClauseRules,
) -> list[StakeFact]:
    """Return the stakes that sentence `s` tells; `focus` is the company meant where none is named."""
    out: list[StakeFact] = []
    for share in find_shares(s, rules):
        action, holders, anchor, rule = _action(s, share, rules, clauses)
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
        if action == "holds" and not holders and how == "focus" and not share.percents:
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
            out.append(
                StakeFact(
                    holder=holder,
                    company=company,
                    percent=value,
                    size=size,
                    action=action,
                    start=s.units[min(anchor, share.start)].start
                    if anchor < share.start and share.start - anchor < 4
                    else s.units[share.start].start,
                    end=s.units[share.head].end,
                    rule=f"stake.{rule}.{how}",
                )
            )
    return out


def _after(
    s: Sentence, share: Share, values: list[str | None], percents: Sequence[Mapping[str, Any]], action: str
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
        if (
            j is not None
            and units[j].names
            and units[j].kind != "person"
            and not (units[j].kind == REF and units[j].names[0] in holders)
        ):
            return units[j].names[0]
        apposed = _apposed(s, slots.things.get(slot, []))
        if apposed is not None:
            return apposed
    for j in slots.owners:
        if units[j].names and units[j].names[0] not in holders:
            return units[j].names[0]
    for j in range(share.start, share.head):
        if units[j].kind in (ORG, REF) and units[j].names and units[j].names[0] not in holders:
            return units[j].names[0]
    return None


def _apposed(s: Sentence, things: list[int]) -> str | None:
    """Return the name set beside a described company ("in the project company, Tordo SA, for …")."""
    for j in things:
        if j + 2 < len(s.units) and s.units[j + 1].low == "," and s.units[j + 2].kind == ORG:
            return s.units[j + 2].name
    return None


def _action(
    s: Sentence, share: Share, rules: StakeRules, clauses: ClauseRules
) -> tuple[str | None, list[str], int, str]:
    """Return (action, holders, unit of the anchor, rule) of a share."""
    units = s.units
    start = share.start
    slots = scan_right(s, share.head, clauses)
    if share.percents and units[share.start].kind in PARTIES and share.start + 2 == share.percents[0]:
        return "holds", list(units[share.start].names), share.start, "bracket"
    if start > 1 and units[start - 1].low == "of" and units[start - 2].low in ("owner", "owners", "holder"):
        j = phrase_start(s, start - 2) - 1
        while j >= 0 and (units[j].low in (",", "the", "now") or units[j].tag == "RB"):
            j -= 1
        return (
            ("holds", list(units[j].names), start - 2, "owner")
            if j >= 0 and units[j].kind in PARTIES
            else (None, [], 0, "")
        )
    if units[share.head].low in _OWNERS:
        # "its majority shareholder, X"; "X, the majority owner of Y"
        after, before = share.head + 1, start - 1
        if after + 1 < len(units) and units[after].low == "," and units[after + 1].kind in PARTIES:
            return "holds", list(units[after + 1].names), share.head, "shareholder"
        if before > 0 and units[before].low == "," and units[before - 1].kind in PARTIES:
            return "holds", list(units[before - 1].names), share.head, "shareholder"
        if after < len(units) and units[after].kind in PARTIES:
            return "holds", list(units[after].names), share.head, "shareholder"
    if units[share.head].low in ("owned", "held", "controlled"):
        by = slots.parties.get("by", [])
        return ("holds", _names(s, by), share.head, "owned-by") if by else (None, [], 0, "")
    owner = next((j for j in range(start, share.head) if units[j].kind in PARTIES), None)
    # "the acquisition of 60% of X"
    if (
        start > 1
        and units[start - 1].low in ("of", "in", "for")
        and units[start - 2].low in rules.action_nouns
    ):
        noun = start - 2
        done = rules.action_nouns[units[noun].low]
        holders = _names(s, slots.parties.get("by", []))
        first = phrase_start(s, noun)
        holders = holders or [
            n for j in range(first, noun) if units[j].kind in PARTIES for n in units[j].names
        ]
        if not holders:
            verb = governing_verb(s, first)
            if verb is None and first > 0 and units[first - 1].kind in PARTIES:
                holders = list(units[first - 1].names)
            elif verb is not None:
                holders = _names(s, find_subject(s, verb, clauses)[0])
        return done, holders, noun, "noun"
    # "an 8% stake was bought by X"
    k = slots.end
    group = k
    while (
        k < len(units)
        and units[k].kind == WORD
        and (units[k].low in clauses.auxiliaries or units[k].tag == "RB")
    ):
        k += 1
    if k < len(units) and k > group and units[k].low in rules.actions and is_verb(units[k]):
        passive = scan_right(s, k, clauses)
        by = passive.parties.get("by", [])
        done = rules.actions[units[k].low]
        to = passive.parties.get("to", [])
        if done == "sells" and to:
            return "buys", _names(s, to), k, "passive"
        if by or done in ("buys", "sells"):
            return done, _names(s, by), k, "passive"
    verb = governing_verb(s, start)
    if verb is not None:
        action: str | None = rules.actions.get(units[verb].low)
        if action == "raises" and not any(
            u.low in ("its", "their", "his", "her") or u.kind == REF or u.low == "'s"
            for u in units[verb + 1 : share.head + 1]
        ):
            action = None if units[verb].low.startswith("rais") else "buys"
        subject, _ = find_subject(s, verb, clauses)
        holders = _names(s, subject)
        between = [j for j in range(verb + 1, start) if units[j].kind in PARTIES]
        if action == "sells" and units[verb].low.startswith(("give", "gave", "giv", "grant")) and between:
            return "buys", _names(s, between[:1]), verb, "give"
        if units[verb].low in ("leaves", "left", "leaving", "leave", "gives", "giving") and between:
            return "holds", _names(s, between[:1]), verb, "leave"
        if (
            action == "holds"
            and units[verb].low in COPULA
            and not (
                holders and (units[verb].low in ("has", "have", "had", "having") and verb + 1 >= start - 1)
            )
        ):
            action = None
        if (
            action is not None
            and start - verb <= 9
            and (holders or action != "holds" or units[verb].low not in COPULA)
        ):
            if owner is not None and action == "buys":
                holders = [h for h in holders if h not in units[owner].names]
            receivers = _names(s, slots.parties.get("to", []))
            if action == "sells" and receivers and share.percents:
                return "buys", receivers, verb, "sold-to"  # who has it after the event
            return action, holders, verb, "verb"
        if units[start - 1].low == "for" and start > 2 and units[start - 2].low in ("exchange", "return"):
            givers = _names(s, scan_right(s, verb, clauses).parties.get("from", []))
            return "buys", givers or (holders if action == "buys" else []), start - 2, "exchange"
    if owner is not None and (
        units[owner + 1].low in ("'s", "’s", "'") or units[owner].low in ("its", "their")
    ):
        return "holds", list(units[owner].names), owner, "possessor"
    if start > 1 and units[start - 1].low == "with":
        j = start - 2
        while j >= 0 and units[j].low in (",", "which"):
            j -= 1
        if j >= 0 and units[j].kind in PARTIES:
            return "holds", list(units[j].names), start - 1, "with"
    return None, [], 0, ""


def _names(s: Sentence, found: Sequence[int]) -> list[str]:
    return [n for j in found for n in s.units[j].names]


def unique(stakes: Sequence[StakeFact]) -> list[StakeFact]:
    """Return the stakes of an article once each: the same holder, company, share and action told again adds nothing."""
    out: list[StakeFact] = []
    for x in stakes:
        same = [
            y
            for y in out
            if y["company"] == x["company"]
            and y["percent"] == x["percent"]
            and y["size"] == x["size"]
            and (y["holder"] == x["holder"] or x["holder"] is None or y["holder"] is None)
            and (y["action"] == x["action"] or {y["action"], x["action"]} <= {"buys", "holds", "raises"})
        ]
        if not same:
            out.append(x)
        elif same[0]["holder"] is None and x["holder"] is not None:
            same[0]["holder"] = x["holder"]
    return out
