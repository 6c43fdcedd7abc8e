"""Who does what a deal noun tells: the subject of the verb that its phrase belongs to."""

from __future__ import annotations

from .antecedents import principal, reduced
from .candidates import Candidate
from .deal_nouns import ROUND, DealNoun
from .judge import names_of
from .merging_sides import voted_for
from .phrases import verb_group_start
from .sentence import ORG, REF, is_finite
from .subjects import find_subject
from .ventures import VENTURES


def add_subject(c: Candidate, n: DealNoun, owned: bool) -> None:
    """Add the subject of the governing verb in the role that the rule gives it; the noun may be `owned`."""
    t, units, governor = n.t, n.units, n.governor
    kind = _kind(n, governor) if governor is not None else None
    if governor is None or kind is None:
        return
    if units[governor].low in n.clauses.report and _has_verb(n):
        return  # "X reported the IPO was oversubscribed"
    subject, role = _acting(n, governor), t.subject[kind]
    if role == "target" and c.roles.get("target"):
        _add_beside_target(c, n, governor, names_of(n.s, subject), owned)
        return
    subject = [j for j in subject if j not in n.itself]
    if t.type in VENTURES and units[n.start - 1].low == "by" and units[governor].tag == "VBN":
        role = "venture"  # "X, created by the merger of"
    if owned and role == t.roles.get("possessor") == "acquirer" and c.roles.get(role):
        refers = units[n.start].kind == REF and "buy" in n.light(governor)
        if refers and subject and units[subject[0]].kind == ORG:
            c.roles[role] = names_of(n.s, subject, role)  # "with X completing its purchase of Y"
        return  # "X announces Y's purchase of Z": X buys nothing
    if role == t.roles.get("by") == "acquirer" and n.slots.parties.get("by"):
        return  # "X announces the purchase of Z by Y"
    # A person may raise a fund of their own; nobody gets an offer from itself.
    own = c.roles.get("acquirer", []) if role == "target" else []
    names = names_of(n.s, subject, "" if t.type == "fund_close" else role)
    c.add(role, [name for name in names if name not in own])
    c.clause = (verb_group_start(n.s, governor, n.clauses), n.slots.end)


def _kind(n: DealNoun, governor: int) -> str | None:
    """Return the class of light verbs, of those that the rule knows, that the governing verb is of."""
    classes = n.light(governor)
    fitting = (k for k in n.t.subject if (k in classes or k == "any") and (k != "talk" or n.across))
    return next(fitting, None)


def _has_verb(n: DealNoun) -> bool:
    """Tell whether a verb stands where the clause of a noun ends: the noun is its subject."""
    units, end = n.units, n.slots.end
    return end < len(units) and is_finite(units[end]) and units[end].low in n.clauses.auxiliaries


def _acting(n: DealNoun, governor: int) -> list[int]:
    """Return the subject of the governing verb, wherever its words stand."""
    subject, _ = find_subject(n.s, governor, n.clauses)
    subject = principal(n.s, verb_group_start(n.s, governor, n.clauses), subject, n.clauses)
    if not subject and n.t.type == "merger":
        subject = voted_for(n.s, governor)
    if not subject and n.units[governor].tag == "VBN":
        subject = reduced(n.s, governor)  # "X, established through the acquisition of"
    return subject


def _add_beside_target(c: Candidate, n: DealNoun, governor: int, names: list[str], owned: bool) -> None:
    """Add the subject of a deal whose target stands elsewhere."""
    put_in = n.units[n.last].low == "investment" and bool(n.slots.parties.get("in"))
    if n.t.id == ROUND and not owned and (put_in or n.units[governor].low in n.clauses.report):
        c.add("investor", names)  # "X announced a $5M investment in Y", "X completed a $5M investment in Y"
        return
    rest = [name for name in names if name not in c.parties()]
    c.add(n.t.other, rest if n.t.other and n.slots.parties.get("of") else [])
