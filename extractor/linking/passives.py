"""The roles of a deal verb in the passive ("X was bought by Y", "its Series B round was led by Y")."""

from __future__ import annotations

from .antecedents import handed_sum
from .assets import asset_name
from .candidates import Candidate
from .judge import BACK, names_of, of_today, size_of
from .objects import Object, find_object
from .phrases import is_aside, phrase_start
from .sentence import PERCENT
from .things import noun_object
from .verb_clauses import VerbClause

_RAISED = frozenset(("debt_financing", "fund_close", "funding_round"))
_SLOTS = ("from", "to", "into", "on", "in", "of", "with", "lead", "join", "backed", "along")


def add_passive(x: VerbClause, c: Candidate) -> Object | None:
    """Fill the roles of a passive and return what its verb acts on, None where its rule does not fit."""
    s, t, slots, roles = x.s, x.t, x.slots, x.t.roles
    if "object" not in roles and "subject" not in roles:
        return None
    c.anaphor = x.points_back
    got = handed_sum(s, x.start) if t.type in _RAISED and roles.get("subject") == "target" else None
    if got is not None and not x.subject:  # "the $5M raised by X"
        o, slots.values = Object(frozenset(("money",)), got, got), [(got, "obj"), *slots.values]
    else:
        o = _acted_on(x)
    if not (o.classes & t.objects) and not c.anaphor:
        return None
    if "object" in roles:
        c.add(roles["object"], names_of(s, x.subject, roles["object"]))
    if not x.subject and x.noun is not None:
        _add_noun(x, c, x.noun, o)
    if "subject" in roles:
        _add_agents(x, c)
    for slot in _SLOTS:
        if slot in roles:
            c.add(roles[slot], names_of(s, slots.parties.get(slot, [])))
    if x.shared and len(c.roles) < 2:
        return None  # "shares of X were sold at $17"
    return o


def _acted_on(x: VerbClause) -> Object:
    """Return the subject of the passive as the object of its verb."""
    if x.noun is not None and not x.subject:
        return noun_object(x.s, x.noun, x.rules)
    o = Object(frozenset(("party",) if x.subject else ("thing",)), x.i, x.i)
    if x.subject and "money" in find_object(x.s, x.last, x.rules.classes).classes:
        return Object(o.classes | {"dative"}, x.i, x.i)  # "Tilia was handed $5M"
    return o


def _add_noun(x: VerbClause, c: Candidate, noun: int, o: Object) -> None:
    """Add what the noun phrase that is the subject tells: whose it is, which share, which asset."""
    s, roles = x.s, x.t.roles
    first = phrase_start(s, noun)
    c.anaphor = s.units[first].low in BACK or of_today(s, first)
    c.clause = (first, x.slots.end)  # "its Series B round was led by"
    if "owner" in roles:
        c.add(roles["owner"], names_of(s, [j for j in range(first, noun) if is_aside(s, j, x.clauses)]))
    c.percent = next((j for j in range(first, noun + 1) if s.units[j].kind == PERCENT), None)
    if x.shared:
        c.add("target", names_of(s, x.shared, "target"))
        c.size = size_of(s, first, noun)
    if o.classes & {"asset", "name"} and "object" in roles:
        name = asset_name(s, Object(o.classes, noun, first))
        c.add(roles["object"], [name] if name else [])


def _add_agents(x: VerbClause, c: Candidate) -> None:
    """Add who did it ("by Y")."""
    slots, role = x.slots, x.t.roles["subject"]
    c.add(role, names_of(x.s, slots.parties.get("by", []), role))
    nameless = "by" in slots.things and not slots.parties.get("by") and not slots.owners
    if x.t.type == "acquisition" and nameless:
        c.type = "divestiture"  # "was bought by a private fund"
