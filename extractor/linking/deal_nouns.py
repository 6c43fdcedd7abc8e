"""A deal noun in its phrase: where it starts, what follows it, which verb it hangs on."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from .antecedents import across, told_of
from .clauses import scan_right
from .governors import behind_light_verb, find_governor
from .phrases import is_possessive, modifiers_start, phrase_start
from .rules import ClauseRules, DealRules, Trigger
from .sentence import MONEY, ORG, Sentence, Unit
from .slots import Slots
from .topics import asset_owner

ROUND = "funding_round.noun.round"

# Between a sum and the noun that says what it is: "raised $5M through a bond".
_BEHIND_SUM = {
    "share_buyback": ("in", "of", "to", "on"),
    "divestiture": ("in", "of", "from"),
    "debt_financing": ("in", "of", "through", "via", "with", "from"),
}


@dataclass(frozen=True)
class DealNoun:
    """A deal noun as its rule `t` reads it.

    Its phrase starts at unit `start`, the words of the rule stand from `first` to `last`; `slots` are what follows,
    `governor` the verb that the phrase belongs to, `itself` whom it describes ("X, a spin-off of Y"), `across` the
    other side of talks about it.
    """

    s: Sentence
    t: Trigger
    start: int
    first: int
    last: int
    slots: Slots
    governor: int | None
    itself: list[int]
    across: list[int]
    rules: DealRules
    clauses: ClauseRules

    @property
    def units(self) -> list[Unit]:
        """All units of the sentence."""
        return self.s.units

    @property
    def inside(self) -> range:
        """The units of the phrase before the words of the rule."""
        return range(self.start, self.first)

    @property
    def sums(self) -> list[int]:
        """The sums inside the phrase."""
        return [j for j in self.inside if self.units[j].kind == MONEY]

    @property
    def sum_told(self) -> int | None:
        """The first sum inside the phrase, else the one that it says more of."""
        return next(iter(self.sums), self._sum_before())

    def _sum_before(self) -> int | None:
        """Return the sum that the phrase says more of ("$5M in debt", "$5M by way of notes")."""
        units, start = self.units, self.start
        way = [u.low for u in units[max(0, start - 3) : start]] == ["by", "way", "of"]
        link = start - 1 - 2 * way
        links = ("by",) if way else _BEHIND_SUM.get(self.t.type, ("in", "of"))
        told = link > 0 and units[link].low in links and units[link - 1].kind == MONEY
        return link - 1 if told else None

    def owns(self, j: int) -> bool:
        """Tell whether the unit at `j` is an organization as a possessor."""
        return self.units[j].kind == ORG and is_possessive(self.units[j + 1])

    def light(self, governor: int) -> Set[str]:
        """Return the classes of the light verb at `governor`, with the noun that belongs to it ("took part in")."""
        low = self.units[governor].low
        pair = f"{low} {self.units[governor + 1].low}"
        return self.rules.light.get(pair) or self.rules.light.get(low, set())


def deal_noun(
    s: Sentence, first: int, last: int, t: Trigger, rules: DealRules, clauses: ClauseRules
) -> DealNoun:
    """Read the phrase of the deal noun whose words stand from `first` to `last`."""
    start = behind_light_verb(s, phrase_start(s, first), first, rules.light)
    if t.type == "partnership":
        start = modifiers_start(s, start)
    slots = scan_right(s, last, clauses)
    asset_owner(s, last, t, slots, rules)
    governor = find_governor(s, start, rules.light)
    governor = (
        None if governor == 0 and s.units[0].tag == "VBN" else governor
    )  # "Backed by $5M from X, Y has"
    itself = told_of(s, start, clauses) if "described" in t.roles else []
    return DealNoun(s, t, start, first, last, slots, governor, itself, across(s, start), rules, clauses)
