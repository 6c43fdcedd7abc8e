"""Shares: the figures and size words of a sentence that tell a part of a company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..lexicon.words import word_set
from .parts import part_of
from .phrases import phrase_start
from .sentence import ORG, PARTIES, PERCENT, REF, WORD, Sentence, is_finite, is_noun, is_verb
from .share import OWN, OWNED, QUOTES, SMALL, Part, Share, StakeRules, governing_verb, heads_line

_HOLDERS = word_set("holders")
_TIMES = word_set("times") | {"today", "yesterday", "now", "already"}
_OWNING = OWN | {"'s", "’s"}


def find_shares(
    s: Sentence, percents: Sequence[Mapping[str, Any]], rules: StakeRules, aware: bool
) -> list[Share]:
    """Return the shares that sentence `s` tells; `aware` says that the text has just told another one.

    Only then may a figure without a percent sign be one ("keeps 49").
    """
    finder = _Finder(s, percents, rules)
    out: list[Share] = []
    j = 0
    while j < len(s.units):
        share = finder.at(j, aware or bool(out))
        if share is not None:
            out.append(share)
            j = max(j, share.end)
        j += 1
    return out


class _Finder:
    """Looks for a share at one unit of a sentence."""

    def __init__(self, s: Sentence, percents: Sequence[Mapping[str, Any]], rules: StakeRules) -> None:
        self.s, self.units, self.percents, self.rules = s, s.units, percents, rules

    def at(self, j: int, aware: bool) -> Share | None:
        u, rules = self.units[j], self.rules
        if u.kind == PERCENT:
            return self._figure(j)
        if u.kind != WORD:
            return None
        if u.low in rules.sizes:
            return self._sized(j)
        if u.low == "all":
            return self._all(j)
        if u.low in rules.bare:
            return self._change(j)
        if aware and u.tag == "CD":
            return self._number(j)
        return None

    def _start(self, j: int) -> int:
        """Return where the phrase of a share starts, size words in it, behind a headline's verb."""
        start = phrase_start(self.s, j)
        while self._low(start - 1) in self.rules.sizes:
            start = phrase_start(self.s, start - 1)  # "remaining" looks like a verb
        return next((k + 1 for k in range(j - 1, start, -1) if heads_line(self.s, k, self.rules)), start)

    def _value(self, j: int) -> str:
        return str(self.percents[self.units[j].index]["high"])

    def _low(self, j: int) -> str:
        return self.units[j].low if 0 <= j < len(self.units) else ""

    def _figure(self, j: int) -> Share | None:
        units, n, rules = self.units, len(self.units), self.rules
        figures = [j]
        while (after := self._joined(figures[-1])) is not None:
            figures.append(after)
        start, last = self._start(j), figures[-1]
        values = tuple(self._value(k) for k in figures)
        size = next((rules.sizes[units[k].low] for k in range(start, j) if units[k].low in rules.sizes), None)
        if self._low(j - 1) in ("(", "[") and j > 1 and units[j - 2].kind in PARTIES:
            return self._bracket(j, last, values, size)
        m = last + 1
        while m < n and self._describes(m):
            word = units[m].low
            size = size or rules.sizes.get(word)
            if word in OWNED:
                attributive = m + 1 < n and (units[m + 1].kind == ORG or self._describes(m + 1))
                part = part_of(self.s, m + 1, rules) if attributive else None
                return Share(start, m, m, values, size, "arm" if attributive else "owned", part)
            if word in rules.nouns:
                while self._low(m + 1) in rules.nouns:
                    m += 1
                return Share(start, m, m, self._changed(start, m) or values, size, "noun", self._behind(m))
            m += 1
        part = self._behind(last)
        if (
            part is not None
            and part.kind != "other"
            and not (part.kind == "stock" and self._low(last + 1) == "in")
        ):
            return Share(start, last, last, values, size, "part", part)
        if part is not None and self._low(last + 1) == "of":
            return None
        if self._low(last + 1) == "by" and self._low(start - 1) in OWNED:
            return Share(start, last, last, values, size, "owned")
        if m > last + 1 and units[m - 1].low in rules.company and last + 1 < n and self._owned_by(start):
            return Share(start, m - 1, m - 1, values, size, "arm", part_of(self.s, last + 1, rules))
        return Share(start, last, last, values, size, "bare") if self._closes(last + 1) else None

    def _joined(self, j: int) -> int | None:
        """Return the figure joined to the one at `j` ("7.8 and 5 percent")."""
        k = j + 1 + (self._low(j + 1) == ",")
        k += self._low(k) == "and"
        return k if k > j + 1 and k < len(self.units) and self.units[k].kind == PERCENT else None

    def _behind(self, j: int) -> Part | None:
        """Return what "of" or "in" behind unit `j` names."""
        return part_of(self.s, j + 2, self.rules) if self._low(j + 1) in ("of", "in") else None

    def _owned_by(self, start: int) -> bool:
        return any(self._low(k) in _OWNING or self.units[k].kind == REF for k in range(start, start + 3))

    def _describes(self, m: int) -> bool:
        u = self.units[m]
        if u.low == "or" and self._low(m + 1) == "so":
            return True
        return u.kind == WORD and (
            is_noun(u) or u.tag in ("JJ", "HYPH", "VBN", "VBG", "VBD") or u.low in ("-", "(", ")")
        )

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

    def _bracket(self, j: int, last: int, values: tuple[str, ...], size: str | None) -> Share | None:
        """Return the share of a holder with its figure in brackets, in a sentence about owners."""
        units, part = self.units, self._behind(last)
        k = part.at if part is not None and part.kind == "stock" else last
        closed = any(self._low(m) in (")", "]", ",", ";") for m in range(k + 1, k + 3))
        about = any(u.kind == WORD and (u.low in self.rules.bare or u.low in _HOLDERS) for u in units)
        return Share(j - 2, last, last, values, size, "bracket") if closed and about else None

    def _sized(self, j: int) -> Share | None:
        units, rules = self.units, self.rules
        size, k = rules.sizes[units[j].low], j + 1
        while k < len(units) and (self._describes(k) or units[k].text in QUOTES):
            k += 1
        if k < len(units) and units[k].kind == PERCENT:
            return None  # "a majority 60% stake" is told by its percentage
        start = self._start(j)
        held = next((m for m in range(j + 1, k) if units[m].low in OWNED), None)
        if held is not None and self._low(held + 1) == "by":
            return Share(start, held, held, (), size, "owned")  # "majority-owned by"
        heads = [m for m in range(j + 1, k) if units[m].low in rules.sized]
        if heads:
            words = [rules.sizes[units[m].low] for m in range(j, heads[-1]) if units[m].low in rules.sizes]
            size = words[-1]  # "a significant minority holding" is a minority
            return self._with_bracket(
                Share(start, heads[-1], heads[-1], (), size, "noun", self._behind(heads[-1]))
            )
        if units[j].low not in rules.alone:
            return None
        part = self._behind(j)
        if part is not None and part.kind in ("named", "stock", "back"):
            return self._with_bracket(Share(start, j, j, (), size, "part", part))
        return Share(start, j, j, (), size, "bare") if part is None and self._closes(j + 1) else None

    def _with_bracket(self, share: Share) -> Share:
        """Add the figure that stands in brackets behind a share told by a word ("a majority (82%)")."""
        ends = [share.head, *([share.part.at] if share.part is not None else [])]
        for k in ends:
            if self._low(k + 1) == "(" and k + 2 < len(self.units) and self.units[k + 2].kind == PERCENT:
                figures = (self._value(k + 2),)
                return Share(share.start, share.head, k + 2, figures, share.size, share.form, share.part)
        return share

    def _all(self, j: int) -> Share | None:
        """Return the whole of a company told by its stock ("all of the outstanding shares of X")."""
        k = j + 2 if self._low(j + 1) == "of" else j + 1
        part = part_of(self.s, k, self.rules)
        if any(u.tag == "CD" for u in self.units[k : part.at]):
            return None  # "all 38 million shares" of a parcel
        if part.kind == "stock" or (part.kind == "named" and part.stock):
            return Share(j, part.at, part.at, (), "full", "part", part)
        return None

    def _number(self, j: int) -> Share | None:
        """Return a figure without its sign ("keeps 49", "holds the 51")."""
        text = self.units[j].text
        whole = text.replace(".", "", 1).isdigit() and 0 < float(text) <= 100
        before = j - 1 - (self._low(j - 1) == "the")
        if not whole or before < 0 or self.rules.actions.get(self._low(before)) != "holds":
            return None
        if self._low(before) not in self.rules.direct or not self._closes(j + 1):
            return None
        return Share(before + 1, j, j, (text,), None, "bare")

    def _change(self, j: int) -> Share | None:
        """Return a share whose figure comes behind it ("its holding in X to 12%") or not at all ("its stake in X")."""
        units, rules, start = self.units, self.rules, self._start(j)
        if any(units[k].kind == PERCENT or units[k].low in rules.sizes for k in range(start, j)):
            return None
        if units[j].low.startswith("interest") and not any(
            units[k].low in _OWNING or units[k].kind == REF for k in range(start, j)
        ):
            return None  # "takes a keen interest in"
        k = j + 2
        while self._low(k) in SMALL:
            k += 1
        if self._low(j + 1) == "of" and k < len(units) and units[k].kind == PERCENT:
            return Share(start, k, k, (self._value(k),), None, "noun")  # "a stake of about 25 percent"
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
        named = self._low(j + 1) in ("in", "of") and any(u.kind == ORG for u in units[j + 2 : j + 9])
        within = any(units[k].kind == ORG and self._low(k + 1) not in _OWNING for k in range(start, j))
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
        while verb is not None and self._low(verb) in (
            "be",
            "been",
            "being",
            "is",
            "was",
            "has",
            "have",
            "had",
        ):
            verb = verb + 1 if verb + 1 < len(self.units) and is_verb(self.units[verb + 1]) else None
        if not owned or verb is None or self._low(verb) not in self.rules.moves:
            return None
        for k in range(verb + 1, min(len(self.units), verb + 6)):
            if self.units[k].kind == PERCENT and "to" in [u.low for u in self.units[verb:k]]:
                return Share(start, j, k, (self._value(k),), None, "change", self._behind(j))
        return None
