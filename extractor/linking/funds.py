"""Who runs the fund that a sentence tells of by its own name: "Ridge Fund IV closed at $5M"."""

from __future__ import annotations

import re
from itertools import pairwise

from .candidates import Candidate
from .objects import is_vehicle
from .phrases import is_possessive, phrase_start
from .rules import DealRules
from .sentence import ORG, PARTIES, Sentence

_NUMBER = re.compile("[IVX]+|[0-9]{1,2}")
FOR_FUND = "fund_close.verb.raise-for-fund"
_CLOSES = frozenset(("cap", "close"))


def as_fund(c: Candidate, rules: DealRules) -> None:
    """Make a round of a fund the closing of that fund ("closed fundraising for Ridge Fund IV")."""
    named = (u for u in c.sentence.units if u.kind == ORG and not u.low.endswith("funds"))
    vehicles = {n for u in named if is_vehicle(u, rules.classes) for n in u.names}
    funds = c.roles.get("target", [])
    if c.type == "funding_round" and ".noun." in c.rule and funds and set(funds) <= vehicles:
        c.type = "fund_close"
        c.add("venture", c.roles.pop("target"))


def settle_fund(c: Candidate, before: Sentence | None, rules: DealRules) -> None:
    """Take a fund for no firm, and find the firm that runs it in the sentence of `c` or the one `before`."""
    s = c.sentence
    named = (u for u in s.units if u.kind == ORG and not u.low.endswith("funds"))
    vehicles = {n for u in named if is_vehicle(u, rules.classes) for n in u.names}
    closed = s.units[c.anchor[1]].low in _CLOSES  # who closes "a $9M fund" is a firm, whatever its name
    funds = [n for n in c.roles.get("target", ()) if n in vehicles and closed]
    if funds:
        c.roles["target"] = [n for n in c.roles["target"] if n not in vehicles]
        c.add("venture", funds)
        c.add("target", [])
    if not c.roles.get("venture"):
        c.add("venture", numbered_fund(c))
    if c.rule == FOR_FUND and (firm := runner(c)):
        c.roles["target"] = firm  # "Ann raised $5M for Ridge's first fund"
    venture = c.roles.get("venture", [])
    if venture and not c.roles.get("target"):
        near = [x for x in (before, s) if x is not None]
        found = _owner(s, venture[0]) or _akin(venture[0], near)
        c.add("target", [n for n in found if n not in c.roles.get("investor", ())])


def runner(c: Candidate) -> list[str]:
    """Return the firm whose fund the money behind the trigger is for, where it is told by its own name."""
    units = c.sentence.units
    for j in range(c.anchor[1] + 1, min(c.clause[1], len(units)) - 2):
        owned = units[j].low in ("for", "into") and units[j + 1].kind == ORG and is_possessive(units[j + 2])
        if owned and not any(u.low in ("its", "their") for u in units[j + 1 : j + 2]):
            return list(units[j + 1].names)
    return []


def numbered_fund(c: Candidate) -> list[str]:
    """Return the name of a fund that is nothing but its number, told in the clause ("closed Fund VII at $5M")."""
    inside = c.sentence.units[c.clause[0] : c.clause[1]]
    return [
        f"{a.text} {b.text}" for a, b in pairwise(inside) if a.text == "Fund" and _NUMBER.fullmatch(b.text)
    ][:1]


def _owner(s: Sentence, fund: str) -> list[str]:
    """Return whose the fund is as the words before it say ("Ridge said its fourth fund, X, closed")."""
    j = next((j for j, u in enumerate(s.units) if fund in u.names), 0)
    if j < 3 or s.units[j - 1].low != ",":
        return []
    first = s.units[phrase_start(s, j - 2)]
    return list(first.names) if first.kind in PARTIES else []


def _akin(fund: str, near: list[Sentence]) -> list[str]:
    """Return the firm near by that the name of its fund begins like."""
    first = fund.split()[0]
    named = dict.fromkeys(n for s in near for u in s.units if u.kind == ORG for n in u.names)
    akin = [n for n in named if n != fund and n.split()[0] == first]
    return akin if len(akin) == 1 else []
