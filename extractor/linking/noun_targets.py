"""Whose deal a deal noun tells, where neither its phrase nor its rule for subjects says so."""

from __future__ import annotations

from ..lexicon.words import word_set
from .agreements import opens_under
from .antecedents import topped_by
from .candidates import Candidate
from .deal_nouns import ROUND, DealNoun
from .enumerated import BOUGHT
from .judge import names_of
from .phrases import DETERMINERS
from .sentence import ORG, PARTIES
from .subjects import behind_opening, find_subject
from .topics import traded_owner

_OPENINGS = word_set("openings")
_FRESH = frozenset(("armed", "buoyed", "flush", "fresh", "hot"))
_GIVEN = frozenset(("debt_financing", "funding_round"))


def add_targets(c: Candidate, n: DealNoun) -> None:
    """Add whose round, listing, loan or purchase it is, as the rest of the sentence tells it."""
    givers = {*c.roles.get("investor", ()), *c.roles.get("lead_investor", ())}
    if n.t.id == ROUND and not c.parties() - givers:
        c.add("target", names_of(n.s, topped_by(n.s, n.start), "target"))
    if n.governor is not None and not c.roles.get("target"):
        _add_valued(c, n, n.governor)
    _add_opened(c, n)
    if n.governor is not None and not c.roles.get("target"):
        _add_funded(c, n, n.governor)
    if n.governor is not None and "target" not in c.roles:
        _add_governed(c, n, n.governor)


def _add_valued(c: Candidate, n: DealNoun, governor: int) -> None:
    """Read "is being valued at $5B in a round led by X"."""
    if n.t.id == ROUND and n.units[governor].low == "valued":
        c.add("target", names_of(n.s, find_subject(n.s, governor, n.clauses)[0], "target"))


def _add_funded(c: Candidate, n: DealNoun, governor: int) -> None:
    """Read "guards barns from afar with $40M in new funding": whoever does has the money."""
    money = n.sum_told
    with_sum = money and "with" in (n.units[money - 1].low, n.units[n.start - 1].low)
    if n.t.type == "funding_round" and with_sum and _intransitive(n, governor):
        subject, _ = find_subject(n.s, governor, n.clauses)
        c.add("target", names_of(n.s, subject, "target"))


def _intransitive(n: DealNoun, governor: int) -> bool:
    """Tell whether nobody stands between the verb and the phrase of the noun ("backed X with a $5M round")."""
    return all(u.kind not in PARTIES for u in n.units[governor + 1 : n.start])


def _add_governed(c: Candidate, n: DealNoun, governor: int) -> None:
    """Add the owner of the shares that are listed, or who is given the money."""
    if n.t.type == "ipo":
        c.add("target", names_of(n.s, traded_owner(n.s, governor), "target"))
    if n.t.type in _GIVEN:
        given = "give" in n.light(governor) and n.units[governor + 1].kind == ORG
        dative = given and n.units[governor + 2].low in (*DETERMINERS, "with")
        c.add("target", names_of(n.s, [governor + 1], "target") if dative else [])  # "gave X a $5M loan"


def _add_opened(c: Candidate, n: DealNoun) -> None:
    """Add who has what the sentence opens with ("With the purchase of X, Y enters", "Fresh off a $5M round, Y is")."""
    s, units = n.s, n.units
    first = n.start if n.sum_told is None else min(n.start, n.sum_told)
    role = {BOUGHT: "acquirer", ROUND: "target"}.get(n.t.id, "")
    aside = next((k for k in (first - 1, first - 2) if k > 1 and units[k].low in _FRESH), 0)
    if (
        aside
        and role
        and role not in c.roles
        and units[aside - 1].low == ","
        and units[aside - 2].kind == ORG
    ):
        c.add(role, list(units[aside - 2].names))  # "X, fresh from a $5M round, is"
    if n.t.type == "partnership" and len(c.roles.get("partner", ())) == 1 and opens_under(s, n.last):
        opened = behind_opening(s, n.last, n.clauses)
        c.add("partner", names_of(s, [opened] if opened is not None else []))
    if not role or role in c.roles or not 0 < first < 3 or units[0].low not in _OPENINGS:
        return
    opened = behind_opening(s, n.last, n.clauses)
    if opened is not None:
        c.add(role, [name for name in names_of(s, [opened], role) if name not in c.parties()])
