"""A deal as one trigger tells it, before the tellings of an article are merged."""

from __future__ import annotations

from dataclasses import dataclass, field

from .sentence import Sentence

# The rule of "X put in $5M", which may tell a further round.
PUT_IN = "funding_round.verb.come-in"


@dataclass
class Candidate:
    """One telling of a deal.

    `roles` maps a role to party names in order; `owners` are those whose the target is, told beside it; `amounts`
    are (kind, unit of the sentence); `percent` the unit of a percentage; `anaphor` tells that the trigger points
    back at a deal told before ("the round"), `further` that it tells one more round of a company told before
    ("following a $5M seed round").
    """

    type: str
    rule: str
    status: str
    sentence: Sentence
    number: int
    anchor: tuple[int, int]
    clause: tuple[int, int]
    roles: dict[str, list[str]] = field(default_factory=dict)
    amounts: list[tuple[str, int]] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    percent: int | None = None
    size: str | None = None
    round: str | None = None
    consideration: tuple[str, ...] = ()
    undisclosed: bool = False
    anaphor: bool = False
    further: bool = False
    tense: str = ""
    cue: str = "tense"
    weak: bool = False

    def add(self, role: str, names: list[str]) -> None:
        """Add names to a role, each once."""
        have = self.roles.setdefault(role, [])
        have += [n for n in dict.fromkeys(names) if n not in have]
        if not have:
            del self.roles[role]

    def amounts_in(self, first: int) -> list[int]:
        """Return the amounts that stand between unit `first` and the trigger."""
        return [j for _, j in self.amounts if first <= j < self.anchor[0]]

    def parties(self) -> set[str]:
        """Return every name in any role."""
        return {n for names in self.roles.values() for n in names}
