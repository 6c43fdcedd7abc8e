"""The roles of a deal verb in the active: its subject, its direct object, and whoever is on the other side."""

from __future__ import annotations

from dataclasses import replace

from .agreements import counterparty
from .antecedents import grown_stake
from .assets import LICENCES, asset_name, called, made_by_team, named_behind, parent, stands_for_owner
from .candidates import Candidate
from .complements import add_complements
from .direct_objects import DirectObject, direct_object
from .judge import BACK, names_of
from .objects import Object, find_object
from .phrases import phrase_start
from .rules import Trigger
from .sentence import ORG, PARTIES, REF
from .stake_sizes import add_size
from .things import thing
from .verb_clauses import BUYERS, SALES, VerbClause

_MERGE = "merger.verb.merge"


def add_active(x: VerbClause, c: Candidate) -> Object | None:
    """Fill the roles of an active and return the object of its verb, None where its rule does not fit."""
    s, t, slots = x.s, x.t, x.slots
    found = direct_object(x)
    o = found.o
    c.add("target", names_of(s, found.shared, "target"))
    if "party" in o.classes and "party" not in t.objects and "none" in t.objects:
        return None
    if not _fits(t, o):
        return None
    if t.roles.get("subject") in BUYERS:
        x = replace(x, subject=grown_stake(s, x.i, o, slots.owners) or _others(x))
    if t.id == _MERGE and slots.parties.get("with") and o.classes & {"party", "asset"}:
        if "party" not in o.classes and not any(u.kind == ORG for u in s.units[o.start : o.head]):
            return None  # "merges its pasta arm with X"
        x = replace(x, subject=[])  # who merges X with Y is no partner
    _add_subject(x, c, o)
    if "object" in t.roles and "party" in o.classes:
        _add_parties(x, c, found)
    elif "object" in t.roles and o.classes & {"asset", "name"}:
        _add_asset(x, c, o)
    elif "object" not in t.roles and "owner" in t.roles:
        _add_possessor(x, c, o)
    _add_counterparty(x, c)
    if o.classes & {"round", "funding", "stake", "deal"} and o.head > x.last:
        c.anaphor = c.anaphor or s.units[x.last + 1].low in BACK
    add_complements(x, c, o)
    add_size(x, c, o)
    return o


def _fits(t: Trigger, o: Object) -> bool:
    """Tell whether the rule may have an object of this kind."""
    named = "name" in o.classes and "asset" in t.objects and t.type not in ("divestiture", "merger")
    return bool(o.classes & t.objects) or named


def _others(x: VerbClause) -> list[int]:
    """Return the subjects without a pronoun that would stand for what its own clause names as bought."""
    s, parties = x.s, x.slots.parties
    bought = next((parties[slot] for slot in ("obj", "of", "in") if parties.get(slot)), [])
    told = {n for j in bought if s.units[j].kind == ORG for n in s.units[j].names}
    return [j for j in x.subject if s.units[j].kind != REF or not told & set(s.units[j].names)]


def _add_subject(x: VerbClause, c: Candidate, o: Object) -> None:
    """Add who does it, and see whether the verb points back at a deal that names him."""
    s, noun, role = x.s, x.noun, x.t.roles.get("subject")
    if role is not None:
        c.add(role, names_of(s, x.subject, role))
        if role == "target" and x.t.type in SALES and noun is not None:
            c.add("target", thing(s, noun, x.rules))  # "its trucks went to X"
            beside = [j for j in range(phrase_start(s, noun), noun) if s.units[j].kind in PARTIES]
            c.owners = c.owners or names_of(s, beside[:1])
        if not x.subject and noun is None and o.classes & {"party", "asset"}:
            agents = x.slots.parties.get("by", [])  # "Sold: X, by Y to Z"
            c.add(role, names_of(s, agents, role))
    c.anaphor = not x.subject and (noun is None or _points_back(x, noun))


def _points_back(x: VerbClause, noun: int) -> bool:
    """Tell whether the noun phrase with its head at `noun` is a deal told before ("the round", "this deal")."""
    s = x.s
    return s.units[noun].low in x.rules.nouns and s.units[phrase_start(s, noun)].low in BACK


def _add_parties(x: VerbClause, c: Candidate, found: DirectObject) -> None:
    """Add the parties that the verb acts on, and the one whose they are."""
    s, roles = x.s, x.t.roles
    # "X said it would sell it": the second "it" is no party known here.
    own = set(names_of(s, x.subject))
    names = names_of(s, found.parties, roles["object"])
    c.add(roles["object"], [n for n in names if n not in own or x.t.type == "merger"])
    if "owner" in roles and found.parties:
        above = names_of(s, parent(s, found.o, found.parties[0]))
        c.add(roles["owner"], [n for n in above if n not in own])


def _add_asset(x: VerbClause, c: Candidate, o: Object) -> None:
    """Add the thing that the verb acts on by its name, and whose it is."""
    s, slots, roles, role = x.s, x.slots, x.t.roles, x.t.roles["object"]
    name = _asset_told(x, o)
    licence = s.units[o.head].low in LICENCES
    c.anaphor = c.anaphor or (name is None and s.units[x.last + 1].low in BACK and not licence)
    c.add(role, made_by_team(s, o) if name is None else [])
    if name is None and stands_for_owner(s, o):
        owners = [j for j in slots.owners if s.units[j].kind != REF][:1]
        c.add(role, names_of(s, owners or slots.parties.get("of", []), "target"))
        if role not in c.roles:
            name = named_behind(s, o, x.rules.classes)
    c.add(role, [name] if name else [])
    sellers = names_of(s, [*slots.owners, *slots.parties.get("of", [])])
    if "owner" in roles and sellers and c.roles.get(role) != sellers[:1]:
        c.add(roles["owner"], sellers[:1])


def _asset_told(x: VerbClause, o: Object) -> str | None:
    """Return the name of the asset, None where it has none or is not what changes hands."""
    s, roles = x.s, x.t.roles
    its = "its" in (s.units[o.start - 1].low, s.units[o.start].low)
    if its and not x.subject and roles.get("subject") == "acquirer":
        return None  # "received an offer to buy its dairy business"
    if roles["object"] == "partner" and s.units[o.head].tag == "NNS":
        return None  # "to supply its depots"
    return called(s, o, x.slots.end) or asset_name(s, o)


def _add_possessor(x: VerbClause, c: Candidate, o: Object) -> None:
    """Add whose the object is, where it is no role itself ("led X's round")."""
    s, slots, roles = x.s, x.slots, x.t.roles
    modifiers = [j for j in range(o.start, o.head) if s.units[j].kind in PARTIES]
    owners = [j for j in slots.owners if _owns(x, j, o)][:1] or modifiers[:1]
    told = any(slots.parties.get(slot) for slot, role in roles.items() if role == "target")
    # "X raised its stake": who buys is no target.
    own = set(names_of(s, x.subject))
    found = [n for n in names_of(s, owners) if n not in own]
    c.add(roles["owner"] if told or roles["owner"] == "partner" else "target", found)


def _owns(x: VerbClause, j: int, o: Object) -> bool:
    """Tell whether the possessor at `j` is that of the object or of a round behind it, not of one who took part."""
    behind = find_object(x.s, j, x.rules.classes)
    return x.t.type != "funding_round" or j <= o.head or "round" in behind.classes


def _add_counterparty(x: VerbClause, c: Candidate) -> None:
    """Add who is on the other side of an agreement or of talks to do it."""
    s, t = x.s, x.t
    if s.units[x.start].low != "to":
        return
    other = names_of(s, counterparty(s, x.start))
    if "owner" in t.roles:
        c.add(t.roles["owner"], [n for n in other if n not in c.roles.get("target", ())])
    if t.type == "funding_round" and not c.roles.get("investor"):
        # "is in talks with X to raise $5M"
        c.add("investor", [n for n in other if n not in c.parties()])
