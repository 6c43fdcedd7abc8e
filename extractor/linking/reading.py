"""One share in its sentence, as the frames read it, and what a frame reads of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .phrases import DETERMINERS, coordinated, verb_group_start
from .rules import ClauseRules
from .sentence import PARTIES, PERCENT, Sentence, is_noun
from .share import OWN, QUOTES, SMALL, Share, StakeRules
from .slots import Slots
from .subjects import find_subject

BE = frozenset(
    (
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "became",
        "become",
        "becomes",
        "remains",
        "remained",
        "remain",
    )
)

_REACH = 10
_POSSESSIVE = frozenset(("'s", "’s", "'"))


@dataclass(frozen=True)
class Holding:
    """What a frame read: action, holders, the unit of its anchor, its rule, and the company where it tells it.

    Without an action the frame says that the share is nobody's stake. `givers` are those who sell it to the holders.
    """

    action: str | None
    holders: tuple[str, ...] = ()
    anchor: int = 0
    rule: str = ""
    company: int | None = None
    givers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One share in its sentence, with what follows it."""

    s: Sentence
    share: Share
    rules: StakeRules
    clauses: ClauseRules
    slots: Slots
    told: tuple[Share, Holding] | None
    aware: bool

    def low(self, j: int) -> str:
        return self.s.units[j].low if 0 <= j < len(self.s.units) else ""

    def is_party(self, j: int) -> bool:
        return 0 <= j < len(self.s.units) and self.s.units[j].kind in PARTIES

    def names(self, found: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for j in found for n in self.s.units[j].names))

    def owner(self) -> int | None:
        """Return the possessor inside the share ("X's 8% stake")."""
        j = next(iter(self.parties(self.share.start, self.share.head)), None)
        return j if j is not None and (self.low(j) in OWN or self.low(j + 1) in _POSSESSIVE) else None

    def agents(self) -> list[int]:
        """Return the parties behind "by", up to the next figure ("51% by X and 49% by Y")."""
        units = self.s.units
        end = next((j for j in range(self.share.end + 1, len(units)) if units[j].kind == PERCENT), len(units))
        found = [j for j in self.slots.parties.get("by", []) if j < end]
        joined = coordinated(self.s, found[-1]) if found else []
        return joined if joined[:1] == found[:1] else found[:1]

    def parties(self, start: int, end: int) -> list[int]:
        return [j for j in range(max(start, 0), end) if self.is_party(j)]

    def subject(self, verb: int) -> tuple[str, ...]:
        """Return who is the subject of a verb; nobody where it is people of theirs ("X shareholders")."""
        units = self.s.units
        start = verb_group_start(self.s, verb, self.clauses)
        holds = self.rules.actions.get(self.low(verb)) == "holds"
        if holds and units[verb].tag == "VBG" and self.low(start - 1) == "," and self.is_party(start - 2):
            return self.names(coordinated(self.s, start - 2))  # "; and Y, owning 14.9 percent"
        if start and is_noun(units[start - 1]) and self.low(start - 1) in self.rules.unnamed:
            return ()
        while (
            self.low(start - 1) in ("each", "both", "jointly")
            and self.low(start - 2) in self.clauses.auxiliaries
        ):
            verb = start = verb_group_start(self.s, start - 2, self.clauses)  # "X and Y will each own"
        parties, noun = find_subject(self.s, verb, self.clauses)
        host = described(self, noun + 1) if noun is not None else None
        if not parties and self.low(start - 1) == self.low(start - 3) == "," and self.is_party(start - 2):
            host = start - 2  # "the tycoon behind it, Ann Lowe, has"
        if host is not None:
            parties = coordinated(self.s, host)  # "X, the fund that owns"
        if self.told is not None and parties and parties[-1] > self.told[0].last:
            parties = [j for j in parties if j > self.told[0].last]  # "51% of X and Y holds": X is no subject
        found = self.names(parties)
        own = [j for j in range(verb + 1, self.share.head) if self.low(j) in OWN]
        return found or self.names(own)  # "raised its holding": whose it is who raised it


def before_small(r: Reading, j: int) -> int:
    """Return the unit before `j` that is no small word ("about", "a")."""
    j -= 1
    while j >= 0 and r.low(j) in SMALL | QUOTES:
        j -= 1
    return j


def described(r: Reading, j: int) -> int | None:
    """Return the party that a description ending before unit `j` describes ("Y, a farm owned", "farm Y, owned")."""
    if r.low(j - 1) in (",", "(") and r.is_party(j - 2):
        return j - 2
    for k in range(j - 1, max(0, j - _REACH), -1):
        if r.low(k) == ",":
            opens = r.low(k + 1) in DETERMINERS or r.is_party(k + 1)
            return k - 1 if opens and r.is_party(k - 1) else None
    return j - 1 if r.is_party(j - 1) else None
