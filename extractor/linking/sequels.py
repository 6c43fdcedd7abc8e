"""A sentence that goes on with a round told before, and the tellings that it adds to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..lexicon.words import word_set
from .appositions import of_person
from .boundaries import names_follow
from .candidates import Candidate
from .phrases import is_possessive
from .sentence import MONEY, PARTIES, Sentence, Unit, is_finite, is_noun

OPENING = 5
INVESTORS = frozenset(("investor", "investors", "backer", "backers", "participant"))
LED = frozenset(("led", "co-led", "headed", "anchored", "fronted"))
ARTICLES = frozenset(("the", "its", "a", "an"))
_ENDS = frozenset(("who", "which", "that", ";", "according"))
_ROUNDS = word_set("rounds") | {"deal"}


@dataclass(frozen=True)
class Sequel:
    """A sentence that may say more of a round: `told` are all tellings before it, `near` those close by."""

    s: Sentence
    number: int
    told: Sequence[Candidate]
    near: Sequence[Candidate]

    @property
    def units(self) -> list[Unit]:
        """All units of the sentence."""
        return self.s.units

    @property
    def round(self) -> Candidate | None:
        """The round told last close by."""
        return last_round(self.near)

    def joined(self, to: Candidate, head: int, role: str, names: list[str]) -> Candidate | None:
        """Return a telling that adds `names` to the round of `to`, None where there are none."""
        c = pointing(self.s, self.number, to, head)
        c.add(role, names)
        return c if c.roles else None


def pointing(s: Sentence, number: int, to: Candidate, head: int) -> Candidate:
    """Return a telling of the deal of `to` in sentence `s`, with unit `head` as its trigger."""
    return Candidate(
        to.type,
        f"{to.type}.addition",
        to.status,
        s,
        number,
        (head, head),
        (0, len(s.units)),
        anaphor=True,
        tense="noun",
    )


def last_round(told: Sequence[Candidate]) -> Candidate | None:
    """Return the round that was told last."""
    return next((c for c in reversed(told) if c.type == "funding_round"), None)


def opened_by(s: Sentence, words: Collection[str]) -> int | None:
    """Return the one of `words` that the sentence opens with, no party before it."""
    head = next((j for j, u in enumerate(s.units[:OPENING]) if u.low in words), None)
    return None if head is None or any(u.kind in PARTIES for u in s.units[:head]) else head


def round_behind(s: Sentence, first: int) -> bool:
    """Tell whether the phrase at unit `first` is a round told before ("the round", "its latest financing", "it")."""
    units, j = s.units, first
    if j < len(units) and units[j].low == "it":
        return True
    if j >= len(units) or (units[j].low not in ARTICLES and units[j].low != "this"):
        return False
    while j + 1 < len(units) and (
        units[j + 1].kind == MONEY or is_noun(units[j + 1]) or units[j + 1].tag[:2] == "JJ"
    ):
        j += 1
    return units[j].low in _ROUNDS


def listed(s: Sentence, first: int, end: int | None = None) -> list[str]:
    """Return the names from unit `first` on, without those that only own another or say who it is.

    As Ann Lowe in "Ann Lowe's Tilia Capital" and Corvue in "Ann Lee of Corvue".
    """
    units = s.units
    last = next((j for j in range(first, end or len(units)) if units[j].low in _ENDS), end or len(units))
    inside = {*range(first, last), *_behind_relative(s, last)}
    return [
        n
        for j in sorted(inside)
        if units[j].kind in PARTIES
        and not s.depth[j]
        and (j == first or units[j - 1].low not in ("of", "at", "from"))
        and not (j + 1 < len(units) and (is_possessive(units[j + 1]) or is_finite(units[j + 1])))
        and not of_person(s, j)
        for n in units[j].names
    ]


def _behind_relative(s: Sentence, j: int) -> range:
    """Return the units of a list that goes on behind the relative at `j` ("from A, which led, and B")."""
    units = s.units
    if j >= len(units) or units[j].low not in ("which", "who") or units[j - 1].low != ",":
        return range(0)
    comma = next((k for k in range(j + 1, len(units)) if units[k].low == ","), len(units))
    short = comma + 1 < len(units) and not any(u.kind in PARTIES for u in units[j:comma])
    goes_on = short and units[comma + 1].low == "and" and names_follow(s, comma + 1)
    clear = not any(is_finite(u) for u in units[comma + 1 :])
    return range(comma + 1, len(units)) if goes_on and clear else range(0)
