"""The direct object of a deal verb in the active, behind it or before a relative."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .antecedents import is_round, relative_object, relative_round, relative_share, relative_sum
from .assets import own_thing
from .enumerated import by_example
from .objects import Object, find_object
from .verb_clauses import LEAD, VerbClause


@dataclass(frozen=True)
class DirectObject:
    """What an active verb acts on: the object, the parties in its place, the companies whose share it is."""

    o: Object
    parties: list[int]
    shared: list[int] = field(default_factory=list)


def direct_object(x: VerbClause) -> DirectObject:
    """Return the direct object of the verb."""
    s, t, parties = x.s, x.t, x.slots.parties.get("obj", [])
    o = own_thing(s, find_object(s, x.last, x.rules.classes))
    if x.on_itself:
        o = Object(frozenset(("party",)), x.last + 1, x.last + 1)
    if t.id == LEAD and is_round(s, x.start, x.last + 1):
        o = Object(frozenset(("none",)), x.last, x.last)  # "Tilia raised $5M. X led it"
    if x.given is not None and "none" in o.classes | t.objects:
        o = Object(o.classes | {"money"}, x.given, x.given)
    # "makes X official supplier to Y": what X is made stands behind it.
    if parties and (by_example(s, o, parties[0]) or (t.type == "partnership" and o.start == parties[0])):
        o = Object(frozenset(("party",)), parties[0], parties[0])
    behind = DirectObject(o, parties)
    return _antecedent(x, behind) if x.relative or (not parties and o.classes & {"none"}) else behind


def _antecedent(x: VerbClause, behind: DirectObject) -> DirectObject:
    """Return the object that stands before the relative clause of the verb, else the one behind the verb."""
    s, t, start = x.s, x.t, x.start
    share = relative_share(s, start, x.acting, x.rules, x.clauses)
    if share:
        held = share.parties.get("in", []) or share.parties.get("of", [])
        stake = Object(frozenset(("stake",)), start, start)
        return DirectObject(stake, [], held if "stake" in t.objects else [])
    # "X, which it bought a year ago, Y and": what stands behind the time is of another clause.
    parties = relative_object(s, start, x.acting, x.clauses)
    if parties:
        return DirectObject(Object(frozenset(("party",)), parties[0], parties[0]), parties)
    if behind.parties:
        return behind
    told = relative_round(s, x.subject, x.rules)
    if told is not None:
        return replace(behind, o=Object(frozenset(("round",)), told, told))
    money = relative_sum(s, x.subject)
    if money is not None:
        x.slots.values.append((money, "obj"))
        return replace(behind, o=Object(frozenset(("money",)), money, money))
    return behind
