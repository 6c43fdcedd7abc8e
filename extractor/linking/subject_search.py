"""The search for a subject to the left of its verb: where it stands, and what one step of it can find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .phrases import attributive
from .rules import ClauseRules
from .sentence import PARTIES, Sentence, Unit, is_verb


@dataclass(frozen=True)
class Search:
    """The search for the subject of the verb group at `start`; `chained` if another verb has led to this one."""

    s: Sentence
    start: int
    rules: ClauseRules
    chained: bool

    @property
    def units(self) -> list[Unit]:
        """All units of the sentence."""
        return self.s.units

    @property
    def verb(self) -> Unit:
        """The first word of the verb group."""
        return self.s.units[self.start]


@dataclass(frozen=True)
class Subject:
    """What a search ends with: the parties of the subject, or its noun when it is no party, or neither."""

    parties: list[int] = field(default_factory=list)
    noun: int | None = None


@dataclass(frozen=True)
class SharedWith:
    """The subject is that of the verb at unit `verb`, or the party `otherwise` where that one has none.

    `hops` is how many verbs count as followed by then, one more than before if None.
    """

    verb: int
    otherwise: int | None = None
    hops: int | None = None


@dataclass(frozen=True)
class GoOn:
    """The subject is further left: at unit `at` or before it."""

    at: int


Step = Subject | SharedWith | GoOn
# Reads the unit at a position; None where it is not of the reader's kind.
Reader = Callable[[Search, int], Step | None]


def verb_before(s: Sentence, j: int) -> int | None:
    """Return the nearest verb before unit `j` that can have a subject."""
    for k in range(j - 1, -1, -1):
        if (
            s.depth[k] == s.depth[j]
            and is_verb(s.units[k])
            and s.units[k].tag != "VBG"
            and not attributive(s, k)
        ):
            return k
    return None


def party_before(s: Sentence, j: int) -> int | None:
    """Return the nearest party before unit `j`."""
    for k in range(j - 1, -1, -1):
        if s.depth[k] == s.depth[j] and s.units[k].kind in PARTIES:
            return k
    return None
