"""Shares: the figures and size words of a sentence that tell a part of a company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..lexicon.words import word_set
from .changes import OWNING, ChangeReader
from .parts import part_of
from .ratios import ratio_at, venture_after
from .sentence import ORG, PARTIES, PERCENT, REF, WORD, Sentence, is_noun
from .share import OWNED, QUOTES, SMALL, Share, StakeRules, governing_verb

_HOLDERS = word_set("holders")
_TIMES = word_set("times") | {"today", "yesterday", "now", "already"}


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


class _Finder(ChangeReader):
    """Looks for a share at one unit of a sentence."""

    def at(self, j: int, aware: bool) -> Share | None:
        u, rules = self.units[j], self.rules
        if u.kind == PERCENT:
            return self._figure(j)
        if u.kind != WORD:
            return None
        if u.low in rules.sizes:
            return self._sized(j)
        if u.tag in ("CD", "SYM") and (found := ratio_at(self.s, j)) is not None:
            head = venture_after(self.s, found[0])
            return Share(self._start(j), head, head, found[1], None, "ratio") if head is not None else None
        if u.low == "all":
            return self._all(j)
        if u.low in rules.bare:
            return self._change(j)
        if aware and u.tag == "CD":
            return self._number(j)
        return None

    def _figure(self, j: int) -> Share | None:
        units, n, rules = self.units, len(self.units), self.rules
        figures = self._figures(j)
        start, last = self._start(j), figures[-1]
        values = tuple(self._value(k) for k in figures)
        size = self._size(range(start, j))
        if self._low(j - 1) in ("(", "[") and j > 1 and units[j - 2].kind in PARTIES:
            bracket = self._bracket(j, last, values, size)
            if bracket is not None or self._low(last + 1) not in OWNED:
                return bracket
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
            of_which = self._low(last + 2) == "which" and self._low(start - 1) == ","
            return Share(start, last, last, values, size, "bare") if of_which else None
        if self._low(last + 1) == "by" and self._low(start - 1) in OWNED:
            return Share(start, last, last, values, size, "owned")
        if m > last + 1 and units[m - 1].low in rules.company and last + 1 < n and self._owned_by(start):
            return Share(start, m - 1, m - 1, values, size, "arm", part_of(self.s, last + 1, rules))
        return Share(start, last, last, values, size, "bare") if self._closes(last + 1) else None

    def _owned_by(self, start: int) -> bool:
        return any(self._low(k) in OWNING or self.units[k].kind == REF for k in range(start, start + 3))

    def _unit(self, m: int) -> bool:
        """Tell whether a unit of a company stands at `m`: by its name, or a noun for one ("wholly owned unit")."""
        while m < len(self.units) and self._describes(m) and self._low(m) not in self.rules.company:
            m += 1
        return m < len(self.units) and (self.units[m].kind == ORG or self._low(m) in self.rules.company)

    def _describes(self, m: int) -> bool:
        u = self.units[m]
        if u.low == "or" and self._low(m + 1) == "so":
            return True
        return u.kind == WORD and (
            is_noun(u) or u.tag in ("JJ", "HYPH", "VBN", "VBG", "VBD") or u.low in ("-", "(", ")")
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
        size: str | None = rules.sizes[units[j].low]
        k = j + 1
        while k < len(units) and (self._describes(k) or units[k].text in QUOTES):
            k += 1
        if k < len(units) and units[k].kind == PERCENT:
            return None  # "a majority 60% stake" is told by its percentage
        start = self._start(j)
        held = next((m for m in range(j + 1, k) if units[m].low in OWNED), None)
        if held is not None and self._low(held + 1) == "by":
            return Share(start, held, held, (), size, "owned")  # "majority-owned by"
        if held is not None and size in ("full", "majority") and self._unit(held + 1):
            return Share(start, held, held, (), size, "arm", part_of(self.s, held + 1, rules))
        heads = [m for m in range(j + 1, k) if units[m].low in rules.sized]
        if heads and size == "minority" and self._low(heads[-1]) == "shares":
            return None  # "the minority shares" are those of others
        if heads:
            size = self._size(range(start, heads[-1]))  # "a significant minority holding" is a minority
            return self._with_bracket(
                Share(start, heads[-1], heads[-1], (), size, "noun", self._behind(heads[-1]))
            )
        if units[j].low not in rules.alone or self._low(j + 1) == "control":
            return None
        if self._low(j) == "control" and self._low(j - 1) in rules.sizes:
            size = rules.sizes[self._low(j - 1)]  # "majority control"
            size = "controlling" if size == "full" else size
        part = self._behind(j)
        if part is not None and part.kind in ("named", "stock", "back"):
            return self._with_bracket(Share(start, j, j, (), size, "part", part))
        left = self._low(j + 1) == "to" and self._low(j + 2) == "be"  # "with the rest to be kept by X"
        closes = part is None and (left or self._closes(j + 1))
        return Share(start, j, j, (), size, "bare") if closes else None

    def _with_bracket(self, share: Share) -> Share:
        """Add the figure that stands behind a share told by a word ("a majority (82%)", "a minority stake of 20%")."""
        ends = [share.head, *([share.part.at] if share.part is not None else [])]
        for k in ends:
            if self._low(k + 1) == "(" and k + 2 < len(self.units) and self.units[k + 2].kind == PERCENT:
                figures = (self._value(k + 2),)
                return Share(share.start, share.head, k + 2, figures, share.size, share.form, share.part)
        k = share.head + 2
        while self._low(k) in SMALL:
            k += 1
        if self._low(share.head + 1) == "of" and k < len(self.units) and self.units[k].kind == PERCENT:
            figures = (self._value(k),)
            return Share(share.start, k, k, figures, share.size, share.form, self._behind(k))
        return share

    def _all(self, j: int) -> Share | None:
        """Return the whole of a company told by its stock ("all of the outstanding shares of X", "owns all of X")."""
        k = j + 2 if self._low(j + 1) == "of" else j + 1
        part = part_of(self.s, k, self.rules)
        if any(u.tag == "CD" for u in self.units[k : part.at]):
            return None  # "all 38 million shares" of a parcel
        owned = self._low(j - 1) in self.rules.direct and self._low(j + 1) == "of"
        if part.kind == "stock" or (part.kind == "named" and (part.stock or owned)):
            verb = governing_verb(self.s, j, self.rules)
            sold = verb is not None and self.rules.actions.get(self._low(verb)) == "sells"
            own = sold and any(self.units[m].kind == REF for m in range(j, part.at))
            return Share(j, part.at, part.at, (), None if own else "full", "part", part)
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
