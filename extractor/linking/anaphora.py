"""Sentences that add to a deal told just before: "The deal is worth $5M", "Investors include A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..lexicon.words import word_set
from .amounts import spaced
from .answers import named_side
from .candidates import Candidate
from .consortia import more_members
from .givers import givers
from .members import members, plural_things
from .sentence import MONEY, ORG, REF, Sentence
from .sequels import pointing
from .swaps import paying_side
from .ventures import VENTURES, named_company

_SALES = ("acquisition", "divestiture", "stake_purchase")
_COURTING = word_set("courting")
_DENYING = frozenset(("no", "not", "n't", "n’t", "nobody", "none", "denied", "denies"))
_OPEN = ("rumored", "proposed")
_PAID = "paid"
_REACH = 2


@dataclass(frozen=True)
class AdditionRule:
    """One rule of `rules/additions.toml`: what its pattern says of a deal told before.

    `types` are the deals it may add to (empty: all), `kind` what its last amount is to the deal, `status` how far
    the deal has come.
    """

    id: str
    types: tuple[str, ...]
    pattern: re.Pattern[str]
    without: re.Pattern[str] | None
    kind: str | None
    status: str | None


@dataclass(frozen=True)
class AdditionRules:
    """The contents of `rules/additions.toml`: rules for what a sentence adds, patterns for who pays in a merger."""

    additions: tuple[AdditionRule, ...]
    payments: tuple[re.Pattern[str], ...]


def point_back(told: list[Candidate]) -> bool:
    """Tell whether the tellings of a sentence, if any, only speak of a deal told before ("the round included")."""
    return all(not c.roles.get("target") and (c.anaphor or c.type == "funding_round") for c in told)


def additions(s: Sentence, number: int, told: list[Candidate], rules: AdditionRules) -> list[Candidate]:
    """Return what `s`, which tells no deal of its own, adds to those told just before."""
    near = [c for c in told if _near(c, s, number)]
    if found := givers(s, number, told, near):
        return found
    if not near:
        return []
    added = (
        _members(s, number, near)
        or _side(s, number, near)
        or _named(s, number, near)
        or _payer(s, number, near, rules)
        or _suitors(s, number, near)
        or _more_buyers(s, number, near)
        or _swap(s, number, near, rules)
        or _said(s, number, near, rules.additions)
    )
    return [added] if added else []


def _near(c: Candidate, s: Sentence, number: int) -> bool:
    apart = "bullet" in (s.kind, c.sentence.kind) and c.sentence.block != s.block
    return number - c.number <= _REACH and c.sentence.section == s.section and not apart


def _members(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read the names of the things that a sale told before is of, in the place of their description."""
    to = next((c for c in reversed(near) if c.type in _SALES and plural_things(c)), None)
    names = [n for n in members(s) if n not in to.parties()] if to is not None else []
    if to is None or not names:
        return None
    for same in [x for x in near if x.roles.get("target") == to.roles["target"]]:
        same.roles["target"] = names
    c = pointing(s, number, to, 0)
    c.add("target", names)
    return c


def _side(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "The buyer is X" after the telling of a sale."""
    told = named_side(s)
    to = next((c for c in reversed(near) if c.type in _SALES), None)
    if told is None or to is None:
        return None
    role, head, names = told
    c = pointing(s, number, to, head)
    if role == "acquirer" and c.type == "divestiture":
        c.type = "acquisition"
    c.add("investor" if role == "acquirer" and c.type == "stake_purchase" else role, names)
    return c if c.roles else None


def _named(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "Its name is X" after the telling of a merger or a joint venture."""
    to = next((c for c in reversed(near) if c.type in VENTURES and "venture" not in c.roles), None)
    names = [
        n for j in named_company(s) for n in s.units[j].names if to is not None and n not in to.parties()
    ]
    if to is None or not names:
        return None
    c = pointing(s, number, to, 0)
    c.add("venture", names)
    return c


def _suitors(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "X and Y are said to be interested" after the telling of a sale without a buyer."""
    to = near[-1]
    if to.type not in ("acquisition", "divestiture") or any("acquirer" in c.roles for c in near):
        return None
    words = {u.low for u in s.units}
    if (to.type == "acquisition" and to.status not in _OPEN) or not words & _COURTING or words & _DENYING:
        return None
    c = pointing(s, number, to, 0)
    c.type, c.status = "acquisition", "rumored"
    c.add("acquirer", [n for u in s.units if u.kind == ORG for n in u.names if n not in to.parties()])
    return c if c.roles else None


def _more_buyers(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "Also in the group: A and B" after the telling of a purchase by a group."""
    found = more_members(s, near)
    if found is None:
        return None
    c = pointing(s, number, found[0], 0)
    c.add("target", found[0].roles.get("target", []))
    c.add("acquirer", [*found[0].roles.get("acquirer", ()), *found[1]])
    return c


def _payer(s: Sentence, number: int, near: list[Candidate], rules: AdditionRules) -> Candidate | None:
    """Read "X will pay $5M in cash" after the telling of a sale without a buyer: X buys."""
    to, first = near[-1], s.units[0]
    if to.type != "divestiture" or first.kind != ORG or set(first.names) & to.parties():
        return None
    paid = next((r for r in rules.additions if r.id == _PAID and r.pattern.search(spaced(s.units))), None)
    if paid is None:
        return None
    money = next(j for j, u in enumerate(s.units) if u.kind == MONEY)
    c = pointing(s, number, to, money)
    c.type = "acquisition"
    c.add("acquirer", list(first.names))
    c.amounts.append(("value", money))
    return c


def _swap(s: Sentence, number: int, near: list[Candidate], rules: AdditionRules) -> Candidate | None:
    """Read who pays for whom in a merger told before."""
    for to in reversed(near):
        sides = paying_side(s, to, rules.payments)
        if sides is not None:
            c = pointing(s, number, to, 0)
            c.type, c.rule = "acquisition", "acquisition.addition"
            c.add("target", [sides[0]])
            c.add("acquirer", [sides[1]])
            sums = _said(s, number, near, rules.additions)
            c.amounts = sums.amounts if sums else []
            return c
    return None


def _said(s: Sentence, number: int, near: list[Candidate], rules: Iterable[AdditionRule]) -> Candidate | None:
    """Read a sum or a step of the deal that the rules find; whoever is named before it is a party of that deal."""
    text = spaced(s.units)
    places = [j for j, u in enumerate(s.units) if u.kind == MONEY]
    c: Candidate | None = None
    for rule in rules:
        m = rule.pattern.search(text)
        if m is None or (rule.without is not None and rule.without.search(text)):
            continue
        money = places[text.count("MONEY", 0, m.end()) - 1] if rule.kind else 0
        named = {n for u in s.units[:money] if u.kind in (ORG, REF) for n in u.names}
        last = next((x for x in reversed(near) if not rule.types or x.type in rule.types), None)
        if rule.kind == "valuation" and not named and last is not None and not _takes(last, rule):
            continue  # the deal told last has its valuation, those before are of other companies
        to = next((x for x in reversed(near) if _takes(x, rule) and named <= _parties(x, near)), None)
        if to is None or (c is not None and c.type != to.type):
            continue
        c = c or pointing(s, number, to, money)
        if rule.kind and not any(kind == rule.kind or j == money for kind, j in c.amounts):
            c.amounts.append((rule.kind, money))
        elif rule.status and c.cue == "tense":
            c.status, c.cue = rule.status, f"addition.{rule.id}"
    return c


def _takes(c: Candidate, rule: AdditionRule) -> bool:
    return (not rule.types or c.type in rule.types) and not any(kind == rule.kind for kind, _ in c.amounts)


def _parties(c: Candidate, near: list[Candidate]) -> set[str]:
    """Return the parties of all tellings near by that share one with `c`."""
    return c.parties().union(*(x.parties() for x in near if x.parties() & c.parties()))
