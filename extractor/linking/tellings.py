"""The tellings that are one deal: the names, the type and the status that they give together."""

from __future__ import annotations

from dataclasses import dataclass, field

from .candidates import Candidate

# The type that wins when two tellings of one deal name different types: the more specific first.
_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("debt_financing", "funding_round"),
    ("ipo", "funding_round"),
    ("fund_close", "funding_round"),
    ("stake_purchase", "funding_round"),
    ("acquisition", "divestiture", "stake_purchase", "merger"),
    ("joint_venture", "partnership"),
    ("share_buyback", "stake_purchase"),
    ("spin_off", "divestiture"),
    ("spin_off", "ipo"),
)
_STRENGTH = {"rumored": 0, "proposed": 1, "announced": 2, "completed": 3, "terminated": 4}
PAIRED = frozenset(("merger", "joint_venture", "partnership"))
_NEGATED = "terminated.negated"
_PENDING = {"announced.pending", "addition.pending"}


@dataclass
class Deal:
    """The tellings that are one deal, in text order."""

    tellings: list[Candidate] = field(default_factory=list)

    def names(self, *roles: str) -> set[str]:
        """Return the names in any of the roles over all tellings."""
        return {n for c in self.tellings for r in roles for n in c.roles.get(r, ())}

    @property
    def type(self) -> str:
        """Return the most specific type told."""
        types = [c.type for c in self.tellings]
        if (
            "funding_round" in types
            and any(c.round for c in self.tellings)
            and ("fund_close" in types or "debt_financing" in types)
        ):
            return "funding_round"
        for told in (set(types), set(types) - {"funding_round"}):
            for family in _FAMILIES:
                if len(set(types)) > 1 and told <= set(family):
                    return next(t for t in family if t in told)
        return types[0]


def related(a: str, b: str) -> bool:
    """Tell whether two types can be tellings of one deal."""
    return a == b or any(a in family and b in family for family in _FAMILIES)


def settle_status(d: Deal) -> str:
    """Return the deal's status: a stated end wins, then the furthest step not told by a bare noun or headline.

    A verb with "not" ends no deal that is told as agreed or done, and a deal that is still to close is not done.
    """
    vague = [c for c in d.tellings if c.cue == "tense" and c.tense in ("noun", "present")]
    firm = [c for c in d.tellings if c not in vague] or [c for c in vague if c.tense == "present"] or vague
    kinds = {d.type} | ({"stake_purchase"} if d.type == "acquisition" else set())  # of a majority
    of_type = [c for c in firm if c.type in kinds] or firm
    told = {c.status for c in of_type if c.cue != _NEGATED}
    if not told & {"announced", "completed"}:
        told |= {c.status for c in of_type}
    cues = {c.cue for c in of_type}
    if cues & _PENDING and not any(cue.startswith("completed.") or cue == "addition.closed" for cue in cues):
        told.discard("completed")
    return max(told, key=lambda x: _STRENGTH[x])
