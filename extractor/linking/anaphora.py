"""Sentences that add to a deal told just before: "The deal is worth $5M", "Investors include A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..lexicon.words import word_set
from .amounts import spaced
from .answers import named_side
from .candidates import Candidate
from .governors import BE
from .members import members, plural_things
from .phrases import is_possessive
from .sentence import MONEY, ORG, PARTIES, REF, Sentence, is_finite, is_verb
from .swaps import paying_side
from .ventures import VENTURES, named_company

_GIVERS = word_set("givers")
_OTHER = word_set("other")
_INCLUDE = word_set("include")
_SALES = ("acquisition", "divestiture", "stake_purchase")
_FUNDS = word_set("funds")
_COURTING = word_set("courting")
_DENYING = frozenset(("no", "not", "n't", "n’t", "nobody", "none", "denied", "denies"))
_OPEN = ("rumored", "proposed")
_COMING = word_set("coming")
_LEADING = frozenset(("leading", "co-leading", "heading", "anchoring"))
_JOINING = _LEADING | {
    "joining",
    "joined",
    "participating",
    "investing",
    "contributing",
    "backing",
    "returning",
}
_ENDS = frozenset(("who", "which", "that", ";", "according"))
_SPANNING = frozenset(("come", "hail", "range", "ranged", "span", "spanned"))
_REACH = 2
_OPENING = 5


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
    """Return what `s`, which tells no deal of its own, adds to one told just before: at most one telling."""
    near = [c for c in told if _near(c, s, number)]
    found = (
        _givers(s, number, told, near)
        or _source(s, number, near)
        or _joining(s, number, near)
        or _with_sum(s, number, told)
    )
    if found is None and near:
        found = (
            _members(s, number, near)
            or _side(s, number, near)
            or _named(s, number, near)
            or _suitors(s, number, near)
            or _swap(s, number, near, rules)
            or _said(s, number, near, rules.additions)
        )
    return [found] if found else []


def _near(c: Candidate, s: Sentence, number: int) -> bool:
    apart = "bullet" in (s.kind, c.sentence.kind) and c.sentence.block != s.block
    return number - c.number <= _REACH and c.sentence.section == s.section and not apart


def _pointing(s: Sentence, number: int, to: Candidate, head: int) -> Candidate:
    return Candidate(
        to.type,
        f"{to.type}.addition",
        to.status,
        s,
        number,
        (head, head),
        (0, len(s.units)),
        anaphor=True,
        tense="noun",
    )


def _givers(s: Sentence, number: int, told: list[Candidate], near: list[Candidate]) -> Candidate | None:
    """Read "Investors include A and B"; "investors in X's round" are those of X's, however far above it was told."""
    units = s.units
    opening = (j for j, u in enumerate(units) if u.low not in _OTHER and u.kind != REF and u.tag != "POS")
    head = next(opening, None)  # "The company's backers in the round are"
    if head is None or units[head].low not in _GIVERS:
        return None
    verb = next((j for j in range(head + 1, min(head + 12, len(units))) if units[j].low in _INCLUDE), None)
    if verb is None or any(is_verb(u) and u.low not in _SPANNING for u in units[head + 1 : verb]):
        return None
    named = {n for u in units[head + 1 : verb] if u.kind in PARTIES for n in u.names}
    over = (c for c in reversed(told) if named & set(c.roles.get("target", ())))
    if any(u.low == "round" for u in units[head + 1 : verb]):
        near = near or [c for c in told if c.type == "funding_round"][-1:]  # "contributors to the round"
    last = next(over, None) if named else next(reversed(near), None)
    if last is None or last.type != "funding_round":
        return None
    c = _pointing(s, number, last, head)
    c.add("investor", _listed(s, verb + 1))
    return c if c.roles else None


def _with_sum(s: Sentence, number: int, told: list[Candidate]) -> Candidate | None:
    """Read "With $5M from A and B, X is ready" as more about the round of that sum."""
    units = s.units
    money = next((j for j, u in enumerate(units[:_OPENING]) if u.kind == MONEY), None)
    last = next((c for c in reversed(told) if c.type == "funding_round"), None)
    if money is None or last is None or "with" not in [u.low for u in units[:2]]:
        return None
    link = next(
        (j for j in range(money + 1, min(money + _OPENING, len(units))) if units[j].low == "from"), None
    )
    end = next((j for j, u in enumerate(units) if is_finite(u)), None)
    if link is None or end is None:
        return None
    comma = max((j for j in range(link, end) if units[j].low == ","), default=link)
    c = _pointing(s, number, last, money)
    c.amounts = [("", money)]
    c.add("investor", _listed(s, link + 1, comma))
    return c if c.roles else None


def _source(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "The money came from A and B" after the telling of a round."""
    units = s.units
    head = next((j for j, u in enumerate(units[:_OPENING]) if u.low in _FUNDS), None)
    last = next((c for c in reversed(near) if c.type == "funding_round"), None)
    if head is None or last is None or any(u.kind in PARTIES for u in units[:head]):
        return None
    link = next(
        (j for j in range(head + 1, min(head + _OPENING, len(units))) if units[j].low in ("from", "by")), None
    )
    between = units[head + 1 : link]
    if link is None or not any(u.low in _COMING for u in between) or any(u.kind == MONEY for u in between):
        return None
    c = _pointing(s, number, last, head)
    c.add("investor", _listed(s, link + 1))
    if c.roles and any(u.low == "report" for u in units[link:]):
        for told in (x for x in near if x.type == last.type and x.cue == "tense"):
            told.status, told.cue = "rumored", "addition.report"  # only a report says so
        c.status = last.status
    return c if c.roles else None


def _joining(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "Also participating in the round were A and B" and "They were joined by A" after the telling of a round."""
    units = s.units
    head = next((j for j, u in enumerate(units[:_OPENING]) if u.low in _JOINING), None)
    last = next((c for c in reversed(near) if c.type == "funding_round"), None)
    if head is None or last is None or any(u.kind in PARTIES for u in units[:head]):
        return None
    lead = units[head].low in _LEADING
    passive = [u.low for u in units[head : head + 2]] == ["joined", "by"]
    link = next((j for j in range(head + 1, min(head + 7, len(units))) if units[j].low in BE), None)
    first = head + 1 if passive else link
    if first is None or (units[head].tag != "VBG" and not passive):
        return None
    c = _pointing(s, number, last, head)
    c.add("lead_investor" if lead else "investor", _listed(s, first + 1))
    return c if c.roles else None


def _listed(s: Sentence, first: int, end: int | None = None) -> list[str]:
    """Return the names from unit `first` on, without those that only own another or say who it is.

    As Ann Lowe in "Ann Lowe's Tilia Capital" and Corvue in "Ann Lee of Corvue".
    """
    units = s.units
    last = next((j for j in range(first, end or len(units)) if units[j].low in _ENDS), end or len(units))
    return [
        n
        for j in range(first, last)
        if units[j].kind in PARTIES
        and not s.depth[j]
        and (j == first or units[j - 1].low not in ("of", "at", "from"))
        and not (j + 1 < len(units) and is_possessive(units[j + 1]))
        for n in units[j].names
    ]


def _members(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read the names of the things that a sale told before is of, in the place of their description."""
    to = next((c for c in reversed(near) if c.type in _SALES and plural_things(c)), None)
    names = [n for n in members(s) if n not in to.parties()] if to is not None else []
    if to is None or not names:
        return None
    for same in [x for x in near if x.roles.get("target") == to.roles["target"]]:
        same.roles["target"] = names
    c = _pointing(s, number, to, 0)
    c.add("target", names)
    return c


def _side(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "The buyer is X" after the telling of a sale."""
    told = named_side(s)
    to = next((c for c in reversed(near) if c.type in _SALES), None)
    if told is None or to is None:
        return None
    role, head, names = told
    c = _pointing(s, number, to, head)
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
    c = _pointing(s, number, to, 0)
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
    c = _pointing(s, number, to, 0)
    c.type, c.status = "acquisition", "rumored"
    c.add("acquirer", [n for u in s.units if u.kind == ORG for n in u.names if n not in to.parties()])
    return c if c.roles else None


def _swap(s: Sentence, number: int, near: list[Candidate], rules: AdditionRules) -> Candidate | None:
    """Read who pays for whom in a merger told before."""
    for to in reversed(near):
        sides = paying_side(s, to, rules.payments)
        if sides is not None:
            c = _pointing(s, number, to, 0)
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
        c = c or _pointing(s, number, to, money)
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
