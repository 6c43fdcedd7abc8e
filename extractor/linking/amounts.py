"""Tell what an amount of money is to a deal: its value, a valuation, a price per share, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from ..facts import MoneyFact
from .sentence import MONEY, ORG, PERCENT, REF, Sentence, Unit

_NAMES = {MONEY: "MONEY", ORG: "ORG", REF: "ORG", PERCENT: "PCT"}
_PRONOUNS = frozenset(("it", "its", "they", "their", "them"))
_REACH = 14
LATER = "later"  # a further value, paid when something comes true


@dataclass(frozen=True)
class AmountRule:
    """One rule of `rules/amounts.toml`; a pattern that is None matches always, and so does `below` None.

    `below` leaves out a sum of exactly one, which is a symbolic price.
    """

    id: str
    deal: str
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    not_left: re.Pattern[str] | None
    not_right: re.Pattern[str] | None
    below: Decimal | None


DEFAULT = AmountRule("default", "value", None, None, None, None, None)


def spaced(units: Sequence[Unit], roles: Mapping[str, str] = {}) -> str:
    """Return the words of `units`, lower case, spaced as in the text, mentions by their kind, pronouns as they are.

    A party whose name is in `roles` is written as it says there.
    """
    out: list[str] = []
    for u, following in zip_longest(units, units[1:]):
        role = roles.get(u.name or "")
        out.append(role or (u.low if u.low in _PRONOUNS else _NAMES.get(u.kind, u.low)))
        if following is not None and following.start > u.end:
            out.append(" ")
    return "".join(out)


def around(s: Sentence, j: int) -> tuple[str, str]:
    """Return the words left and right of unit `j`, lower case, mentions by their kind."""
    left = spaced(s.units[max(0, j - _REACH) : j])
    right = spaced(s.units[j + 1 : j + 1 + _REACH])
    return left + " " if left and s.units[j - 1].end < s.units[j].start else left, right


def amount_rule(s: Sentence, j: int, money: Sequence[MoneyFact], rules: tuple[AmountRule, ...]) -> AmountRule:
    """Return the rule that says what the amount at unit `j` is; `DEFAULT` where none does."""
    left, right = around(s, j)
    size = Decimal(money[s.units[j].index]["high"])
    for rule in rules:
        if rule.below is not None and (size >= rule.below or size == 1):
            continue
        if rule.left is not None and not rule.left.search(left):
            continue
        if rule.right is not None and not rule.right.search(right):
            continue
        if rule.not_left is not None and rule.not_left.search(left):
            continue
        if rule.not_right is not None and rule.not_right.search(right):
            continue
        return rule
    return DEFAULT


def parallel(s: Sentence, j: int, money: Sequence[MoneyFact]) -> list[int]:
    """Return the units of the amounts that tell the same sum as the one at `j`, itself included."""

    def group(u: Unit) -> int:
        same = money[u.index]["same_as"]
        return u.index if same is None else same

    own = group(s.units[j])
    return [k for k, u in enumerate(s.units) if u.kind == MONEY and group(u) == own]
