"""One reading of a trigger, as the conditions of its rule see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .candidates import Candidate
from .objects import Object
from .rules import DealRules, Trigger
from .sentence import Unit
from .slots import Slots


@dataclass(frozen=True)
class Case:
    """One reading of a trigger: the candidate so far, its rule, what follows it, its object and voice."""

    c: Candidate
    t: Trigger
    slots: Slots
    o: Object
    passive: bool
    rules: DealRules

    @property
    def units(self) -> list[Unit]:
        """All units of the sentence."""
        return self.c.sentence.units

    @property
    def clause(self) -> Sequence[Unit]:
        """The units of the trigger's clause."""
        return self.units[self.c.clause[0] : self.c.clause[1]]

    @property
    def behind(self) -> Sequence[Unit]:
        """The units from the trigger's last word to the end of its clause."""
        return self.units[self.c.anchor[1] : self.c.clause[1]]

    @property
    def following(self) -> Unit | None:
        """The unit behind the trigger."""
        k = self.c.anchor[1] + 1
        return self.units[k] if k < len(self.units) else None

    def has(self, *roles: str) -> bool:
        """Tell whether somebody is in each of the roles."""
        return all(self.c.roles.get(role) for role in roles)

    def is_class(self, u: Unit, name: str) -> bool:
        """Tell whether the word is of a class of `rules/objects.toml`."""
        return name in self.rules.classes.get(u.low, ())
