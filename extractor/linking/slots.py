"""What follows a trigger, by slot, and its clause as far as it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field

from .rules import ClauseRules
from .sentence import Sentence, Unit

IGNORED = "ignored"


@dataclass
class Slots:
    """What follows a trigger: parties by slot, amounts with their slot, where each slot's words start.

    `things` are the first units of noun phrases without a name (an asset, "a round") by slot; `owners` the
    parties that stand as possessors before such a thing; `links` the word that opens each slot.
    """

    parties: dict[str, list[int]] = field(default_factory=dict)
    values: list[tuple[int, str]] = field(default_factory=list)
    things: dict[str, list[int]] = field(default_factory=dict)
    owners: list[int] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)
    end: int = 0

    def first(self, slot: str) -> int | None:
        """Return the first party of a slot."""
        found = self.parties.get(slot)
        return found[0] if found else None


@dataclass
class Scan:
    """The clause of the trigger at unit `i`, read up to unit `j`.

    `slot` is that of the next party, `last_main` the last of those who act, `outer` the one that a relative
    interrupts; `since_comma` are the parties since the last comma, if there was a `comma`. What is open may be an
    apposition (`appos`), with where its party is told (`placed`), an aside on somebody else, or a `purpose`.
    """

    s: Sentence
    i: int
    rules: ClauseRules
    j: int
    out: Slots = field(default_factory=Slots)
    slot: str = "obj"
    last_main: str = "obj"
    outer: str = ""
    since_comma: list[tuple[str, int]] = field(default_factory=list)
    comma: bool = False
    appos: bool = False
    placed: bool = False
    aside: bool = False
    purpose: bool = False

    @property
    def units(self) -> list[Unit]:
        """All units of the sentence."""
        return self.s.units

    @property
    def filled(self) -> bool:
        """Whether the slot has a party."""
        return bool(self.out.parties.get(self.slot))

    @property
    def led(self) -> bool:
        """Whether the clause has told who leads or acts."""
        return bool(self.out.parties.get("lead") or self.out.parties.get("by"))
