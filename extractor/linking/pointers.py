"""Tellings that point back at a deal without naming its company ("the round was led by X")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .amounts import spaced
from .candidates import Candidate
from .conflicts import conflict, one_event
from .sums import agree, tells_other, values_of
from .tellings import PAIRED, Deal, related

_REACH = 4
_JOINING = ("funding_round.verb.join", "funding_round.verb.joined-by", "funding_round.verb.return")
_ROUND = r"(?:\S+ ){0,3}?(?:round|financing|funding|investment|raise|series [a-k])\b"
_THE_ROUND = re.compile(rf"\b(?:the|this|its|ORG\S*) {_ROUND}")
_NEW_ROUND = re.compile(rf"\b(?:new|newest|latest|current|most recent|fresh) {_ROUND}|\bthis round\b")


def bare(c: Candidate) -> bool:
    """Tell whether a telling lacks what makes a deal of its own (it only points back at one)."""
    if c.rule in _JOINING:
        return not (c.roles.get("target") and (c.round or c.amounts))
    if c.rule.endswith(".addition"):
        return True
    if c.rule == "funding_round.verb.lead" and not c.roles.get("target") and not c.amounts:
        return True
    return not c.parties()


def pointed_at(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    """Return the deal that a telling without a target points back at ("the round was led by X").

    It is the one told last close by, or, where the telling speaks of the new round or none is close, the round
    that the article is about.
    """
    adds = c.rule.endswith(".addition")
    if c.roles.get("target") or (c.type in PAIRED and not adds) or not (c.anaphor or bare(c)):
        return None
    recent = sorted(deals, key=lambda d: d.tellings[-1].number)
    fitting = [
        d
        for d in reversed(recent)
        if d.tellings[-1].sentence.section == c.sentence.section
        and related(d.type, c.type)
        and one_event(d.tellings[-1], c)
        and not conflict(d, c, money)
        and not (adds and tells_other(d, c, money))
    ]
    told = values_of([c], money)
    main = next((d for d in fitting if d.type == c.type and agree(told, values_of(d.tellings, money))), None)
    if main is not None:
        return main
    # "had raised $9M, including a $5M tranche": the round is not that tranche, but one of the same company
    last = fitting[0].names("target") if fitting and fitting[0].tellings[0].further else set()
    fitting = [d for d in fitting if not d.tellings[0].further] or fitting
    fitting.sort(key=lambda d: not last & d.names("target"))
    main = _main_round(c, fitting)
    if main is not None and speaks_of_new_round(c):
        return main
    return next((d for d in fitting if close(d.tellings[-1], c)), main)


def close(last: Candidate, c: Candidate) -> bool:
    """Tell whether `c` stands close enough behind the telling `last` to point back at it."""
    apart = "bullet" in (c.sentence.kind, last.sentence.kind) and c.sentence.block != last.sentence.block
    return c.number - last.number <= _REACH and not apart


def _around(c: Candidate) -> str:
    return spaced(c.sentence.units[max(0, c.anchor[0] - 6) : c.anchor[1] + 5])


def speaks_of_new_round(c: Candidate) -> bool:
    """Tell whether the telling speaks of the new round, the one that the article is about."""
    return c.type == "funding_round" and bool(_NEW_ROUND.search(_around(c)))


def _main_round(c: Candidate, fitting: Sequence[Deal]) -> Deal | None:
    """Return the round told first when `c` speaks of "the round" and all rounds are of one company."""
    rounds = sorted((d for d in fitting if d.type == "funding_round"), key=lambda d: d.tellings[0].number)
    if (
        c.type != "funding_round"
        or not rounds
        or "bullet" in (c.sentence.kind, rounds[0].tellings[0].sentence.kind)
    ):
        return None
    one = all(d.names("target") & rounds[0].names("target") for d in rounds)
    about = one or len(rounds[0].tellings) > 1  # told in the headline and again
    return rounds[0] if about and _THE_ROUND.search(_around(c)) else None
