"""The company that a text is about where a share is told without naming one ("keeps 15%", "8% of the company")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..lexicon.words import word_set
from .sentence import ORG, Sentence

_FADE = 0.6  # what a sentence leaves of the weight told before it
_NEW_BLOCK = 0.5  # what the end of a paragraph leaves of it
_TOLD, _OPENS, _NAMED = 1.0, 0.2, 0.1  # the target of a deal; the name that opens a sentence; any other
SHARED = 1.5  # the company of a stake
_LASTS = 0.3  # the part of a target's weight that stays for the whole item
_LEAST = 0.06
_NO_COMPANY = word_set("no_company")


@dataclass(slots=True)
class Focus:
    """How much each company of an item of the text is what it is about.

    `shared` tells that a share of one was told, `recent` that the sentence before did.

    `here` are the targets of deals that the sentence itself tells.
    """

    weight: dict[str, float] = field(default_factory=dict)
    lasting: dict[str, float] = field(default_factory=dict)
    shared: bool = False
    here: tuple[str, ...] = ()
    acting: set[str] = field(default_factory=set)
    recent: bool = False

    def companies(self) -> tuple[str, ...]:
        """Return the companies that may be meant, the likeliest first."""
        known = {n: w + self.lasting.get(n, 0.0) for n, w in self.weight.items() if n not in self.acting}
        return tuple(sorted((n for n, w in known.items() if w >= _LEAST), key=lambda n: -known[n]))

    def targets(self) -> tuple[str, ...]:
        """Return those of them that a deal or stake has been told of."""
        return tuple(n for n in self.companies() if n in self.lasting)

    def next(self, *, new_block: bool) -> None:
        """Go to the next sentence."""
        self.here = ()
        for name in self.weight:
            self.weight[name] *= _FADE * (_NEW_BLOCK if new_block else 1.0)

    def tell(self, names: Sequence[str], weight: float = _TOLD) -> None:
        """Take in companies that a deal or stake of the sentence is about."""
        self.here = tuple(dict.fromkeys((*names, *self.here)))
        self.acting -= set(names)
        for name in names:
            self._see(name, weight)
            self.lasting[name] = self.lasting.get(name, 0.0) + _LASTS

    def act(self, names: Iterable[str]) -> None:
        """Take in the other parties of deals and stakes: what is told next is hardly of them."""
        self.acting |= {n for n in names if n not in self.lasting}

    def open(self, s: Sentence) -> None:
        """Take in the name that opens a sentence."""
        if s.units[0].kind == ORG and s.units[0].name:
            self._see(s.units[0].name, _OPENS)

    def read(self, s: Sentence) -> None:
        """Take in the names of a sentence."""
        for name in dict.fromkeys(
            u.name for u, d in zip(s.units, s.depth, strict=True) if u.kind == ORG and not d
        ):
            if name is not None and name.split()[-1].lower() not in _NO_COMPANY:
                self._see(name, _NAMED)

    def _see(self, name: str, weight: float) -> None:
        self.weight[name] = self.weight.get(name, 0.0) + weight
