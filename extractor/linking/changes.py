"""A share that changes: the figure that it comes to stands behind its noun, or nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..lexicon.words import word_set
from .parts import part_of
from .phrases import phrase_start
from .reading import BE
from .sentence import ORG, PARTIES, PERCENT, REF, Sentence, is_finite, is_noun, is_verb
from .share import EACH, OWN, SMALL, Part, Share, StakeRules, governing_verb, heads_line

_TIMES = word_set("times") | {"today", "yesterday", "now", "already"}
OWNING = OWN | {"'s", "’s"}
_TOWARDS = frozenset(("to", "at"))
_PERFECT = frozenset(("has", "have", "had", "been", "being"))


class ChangeReader:
    """Reads the shares of a sentence that are told by what happens to them."""

    def __init__(self, s: Sentence, percents: Sequence[Mapping[str, Any]], rules: StakeRules) -> None:
        self.s, self.units, self.percents, self.rules = s, s.units, percents, rules

    def _start(self, j: int) -> int:
        """Return where the phrase of a share starts, size words in it, behind a headline's verb."""
        start = phrase_start(self.s, j)
        each = (k for k in range(start, j) if self._low(k) in EACH and self._low(k + 1) == "own")
        start = next(each, start - 2) + 2  # "X and Y each own half": no phrase
        while self._low(start - 1) in self.rules.sizes:
            start = phrase_start(self.s, start - 1)  # "remaining" looks like a verb
        return next((k + 1 for k in range(j - 1, start, -1) if heads_line(self.s, k, self.rules)), start)

    def _size(self, words: range) -> str | None:
        """Return the last size told by these units; the whole of one's own stake is no size of the company's."""
        told = [self.rules.sizes[self._low(k)] for k in words if self._low(k) in self.rules.sizes]
        own = any(self._low(k) in OWNING or self.units[k].kind == REF for k in words)
        return None if not told or (own and told[-1] == "full") else told[-1]

    def _value(self, j: int) -> str:
        return str(self.percents[self.units[j].index]["high"])

    def _low(self, j: int) -> str:
        return self.units[j].low if 0 <= j < len(self.units) else ""

    def _figures(self, j: int) -> list[int]:
        """Return the figure at `j` and those joined to it."""
        figures = [j]
        while (after := self._joined(figures[-1])) is not None:
            figures.append(after)
        return figures

    def _joined(self, j: int) -> int | None:
        """Return the figure joined to the one at `j` ("7.8 and 5 percent")."""
        k = j + 1 + (self._low(j + 1) == ",")
        k += self._low(k) == "and"
        return k if k > j + 1 and k < len(self.units) and self.units[k].kind == PERCENT else None

    def _behind(self, j: int) -> Part | None:
        """Return what "of" or "in" behind unit `j` names."""
        j += self._low(j + 1) in ("each", "respectively")
        j += self._low(j + 1) == "," and self._low(j + 2) == "of"  # "two million shares, or 8%, of X"
        if self._low(j + 1) not in ("of", "in") or (self._low(j + 1) == "in" and self._year(j + 2)):
            return None
        return part_of(self.s, j + 2, self.rules)

    def _year(self, j: int) -> bool:
        return self._low(j).isdigit() and len(self._low(j)) == 4

    def _change(self, j: int) -> Share | None:
        """Return a share whose figure comes behind it ("its holding in X to 12%") or not at all ("its stake in X")."""
        units, rules, start = self.units, self.rules, self._start(j)
        if any(units[k].kind == PERCENT or units[k].low in rules.sizes for k in range(start, j)):
            return None
        if units[j].low.startswith("interest") and not any(
            units[k].low in OWNING or units[k].kind == REF for k in range(start, j)
        ):
            return None  # "takes a keen interest in"
        k = j + 2
        while self._low(k) in SMALL:
            k += 1
        if self._low(j + 1) == "of" and k < len(units) and units[k].kind == PERCENT:
            figures = self._figures(k)  # "a stake of about 25 percent"
            values = tuple(self._value(m) for m in figures)
            return Share(start, figures[-1], figures[-1], values, None, "noun", self._behind(figures[-1]))
        if self._low(start - 1) == "to" and start > 1 and units[start - 2].kind == PERCENT:
            start = self._start(start - 2)  # "added 3% to its holding"
            verb = governing_verb(self.s, start, rules)
            if verb is None or rules.actions.get(units[verb].low) != "raises":
                return None
            figure = next(m for m in range(start, j) if units[m].kind == PERCENT)
            return Share(start, j, j, (self._value(figure),), None, "change", self._behind(j))
        moved = self._moved(start, j)
        if moved is not None:
            return moved
        verb = governing_verb(self.s, start, self.rules)
        action = rules.actions.get(units[verb].low) if verb is not None else None
        if verb is None or start - verb > 6 or action is None:
            return None
        reached = self._reached(j, action)
        if reached is not None and action != "holds":
            return Share(start, j, reached, (self._value(reached),), None, "change", self._behind(j))
        if (
            self._low(j + 1) == "in"
            and self._low(j + 3) == "("
            and units[j + 4 : j + 5]
            and units[j + 4].kind == PERCENT
        ):
            return None  # "stakes in X (8%) and Y (4%)"
        named = self._low(j + 1) in ("in", "of") and any(u.kind == ORG for u in units[j + 2 : j + 9])
        within = any(units[k].kind == ORG and self._low(k + 1) not in OWNING for k in range(start, j))
        if (named or within) and units[j].low != "ownership" and action in ("sells", "buys", "seeks"):
            return Share(start, j, j, (), None, "change", self._behind(j))
        return None

    def _changed(self, start: int, j: int) -> tuple[str, ...]:
        """Return the figure that a change of the share at `j` leads to ("cut its 42% stake in X to 19%")."""
        verb = governing_verb(self.s, start, self.rules)
        if verb is None or self._low(verb) not in self.rules.changing:
            return ()
        k = self._reached(j, "")
        return (self._value(k),) if k is not None else ()

    def _reached(self, j: int, action: str) -> int | None:
        """Return the figure that a change leads to ("to 12%"), else the one that it is by."""
        found = None
        for k in range(j + 1, min(len(self.units), j + 16)):
            if is_finite(self.units[k]):
                break
            if self.units[k].kind != PERCENT:
                continue
            before = [u.low for u in self.units[max(j, k - 5) : k]]
            if "to" in before and "from" not in before[-2:]:
                return k
            if "from" in before and "to" not in before and self._value(k) != self._span(k):
                return k  # "from 8 to 12 percent" is one mention
            if action in ("raises", "sells") and "by" in before and found is None:
                found = k
        return found

    def _span(self, k: int) -> str:
        return str(self.percents[self.units[k].index]["low"])

    def _moved(self, start: int, j: int) -> Share | None:
        """Return a share that is the subject of a change ("X's stake in Y fell to 12%")."""
        owned = any(self.units[k].kind in PARTIES for k in range(start, j))
        verb = next((k for k in range(j + 1, min(len(self.units), j + 12)) if is_verb(self.units[k])), None)
        while verb is not None and self._low(verb) in BE | _PERFECT:
            k = verb + 1
            while self._low(k) in SMALL or self._low(k) == "at":
                k += 1
            if k < len(self.units) and self.units[k].kind == PERCENT and self._closes(k + 1):
                return (
                    Share(start, j, k, (self._value(k),), None, "change", self._behind(j)) if owned else None
                )
            verb = verb + 1 if verb + 1 < len(self.units) and is_verb(self.units[verb + 1]) else None
        if not owned or verb is None or self._low(verb) not in self.rules.moves:
            return None
        for k in range(verb + 1, min(len(self.units), verb + 6)):
            if self.units[k].kind == PERCENT and _TOWARDS.intersection(u.low for u in self.units[verb:k]):
                return Share(start, j, k, (self._value(k),), None, "change", self._behind(j))
        return None

    def _closes(self, m: int) -> bool:
        """Tell whether nothing behind a bare figure makes it a share of something else ("9% growth", "9% more")."""
        if m >= len(self.units):
            return True
        u = self.units[m]
        return u.kind != PERCENT and not (
            (is_noun(u) and u.low not in _TIMES)
            or u.tag in ("JJ", "JJR", "HYPH", "VBG", "RBR", "CD")
            or u.low in ("of", "or", "-", "to", "%")
        )
