"""How large the share is that an active deal verb tells: its percentage, or its size in words."""

from __future__ import annotations

from .candidates import Candidate
from .judge import size_of
from .objects import Object
from .sentence import PERCENT
from .things import all_one_has, share_beside, share_for, size_for
from .verb_clauses import VerbClause


def add_size(x: VerbClause, c: Candidate, o: Object) -> None:
    """Add the percentage and the size of the share that the verb acts on or that its money is for."""
    s, t, slots, stake = x.s, x.t, x.slots, "stake" in o.classes
    inside = range(o.start, max(o.head, o.start) + 1)
    c.percent = next((j for j in inside if j < len(s.units) and s.units[j].kind == PERCENT), None)
    if t.type in ("funding_round", "stake_purchase") and c.percent is None:
        c.percent = share_for(s, slots, x.rules)
    if stake:
        reached = [j for j, slot in slots.values if slot == "to" and s.units[j].kind == PERCENT]
        c.percent = reached[0] if reached else c.percent
        # "all of its assets" are no shares
        c.size = size_of(s, x.last + 1, o.head)
    if t.type == "stake_purchase":
        c.size = c.size or size_for(s, slots, x.rules)
    if c.size == "full" and t.roles.get("subject") == "seller":
        entire = all_one_has(s, o, s.units[x.last + 1 : o.head])
        c.size = None if entire else c.size  # "sold its entire stake" may be of any size
    if c.percent is None and stake:
        c.percent = share_beside(s, o)
