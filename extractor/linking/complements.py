"""The roles that the words behind an active deal verb tell: "from X", "for Y's first fund", "with Z's arm"."""

from __future__ import annotations

from .antecedents import fronted
from .assets import named_behind
from .candidates import PUT_IN, Candidate
from .funds import FOR_FUND, runner
from .judge import names_of
from .objects import Object
from .things import add_thing, named_things
from .verb_clauses import BUYERS, SALES, VerbClause


def add_complements(x: VerbClause, c: Candidate, o: Object) -> None:
    """Add who stands in the slots of the rule, then what only other words of the clause tell."""
    s, t, slots, roles = x.s, x.t, x.slots, x.t.roles
    _add_slots(x, c)
    if t.id == PUT_IN and not c.roles.get("target"):
        c.further = True  # "X had put in $5M"
    if t.id == FOR_FUND and not c.roles.get("target"):
        c.add("target", runner(c))  # "Ann Lowe raised $5M for X's first fund"
    if "with" in roles and not slots.parties.get("with") and "with" in slots.things:
        c.add(roles["with"], names_of(s, slots.owners[:1]))  # "partnered with X's delivery arm"
    if t.type == "stake_purchase" and "stake" in o.classes and not c.roles.get("target"):
        name = named_behind(s, o, x.rules.classes)
        c.add("target", [name] if name else [])
    if t.type in SALES | {"stake_purchase"} and not c.roles.get("target"):
        add_thing(s, c, slots, roles, x.rules)
    if "for" in roles and not slots.parties.get("for"):
        c.add(roles["for"], names_of(s, fronted(s, x.subject), roles["for"]))
    if t.type == "funding_round" and not c.roles.get("target") and not c.anaphor:
        c.add("target", names_of(s, slots.parties.get("for", []), "target"))


def _add_slots(x: VerbClause, c: Candidate) -> None:
    """Add the parties that stand in the slots of the rule."""
    roles = x.t.roles
    bought_by = names_of(x.s, x.subject) if roles.get("subject") in BUYERS else []
    for slot, role in roles.items():
        if slot in ("subject", "object", "owner") or (slot == "through" and c.roles.get(role)):
            continue
        found = named_things(x.s, x.slots.parties.get(slot, []), role)
        # "X paid $5M for 80 percent of the company": the company is another one.
        found = [n for n in found if role not in BUYERS or n not in c.roles.get("seller", ())]
        c.add(role, [n for n in found if role != "target" or n not in bought_by])
