"""Tell what an amount of money is to a deal: its value, a valuation, a price per share, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from .sentence import MONEY, ORG, PERCENT, REF, Sentence, Unit

_NAMES = {MONEY: "MONEY", ORG: "ORG", REF: "ORG", PERCENT: "PCT"}
_REACH = 14


@dataclass(frozen=True)
class AmountRule:
    """One rule of `rules/amounts.toml`; a pattern that is None matches always."""

    id: str
    deal: str
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    not_left: re.Pattern[str] | None
    not_right: re.Pattern[str] | None


def spaced(units: Sequence[Unit]) -> str:
    """Return the words of `units`, lower case, spaced as in the text, mentions by their kind."""
    out: list[str] = []
    for u, following in zip_longest(units, units[1:]):
        out.append(_NAMES.get(u.kind, u.low))
        if following is not None and following.start > u.end:
            out.append(" ")
    return "".join(out)


def around(s: Sentence, j: int) -> tuple[str, str]:
    """Return the words left and right of unit `j`, lower case, mentions by their kind."""
    left = spaced(s.units[max(0, j - _REACH) : j])
    right = spaced(s.units[j + 1 : j + 1 + _REACH])
    return left + " " if left and s.units[j - 1].end < s.units[j].start else left, right


def amount_kind(s: Sentence, j: int, rules: tuple[AmountRule, ...]) -> tuple[str, str]:
    """Return (kind, rule id) of the amount at unit `j`; kind is value, valuation, per_share or none."""
    left, right = around(s, j)
    for rule in rules:
        if rule.left is not None and not rule.left.search(left):
            continue
        if rule.right is not None and not rule.right.search(right):
            continue
        if rule.not_left is not None and rule.not_left.search(left):
            continue
        if rule.not_right is not None and rule.not_right.search(right):
            continue
        return rule.deal, rule.id
    return "value", "default"


def parallel(s: Sentence, j: int, same_as: dict[int, int]) -> list[int]:
    """Return the units of the amounts that tell the same sum as the one at `j`, itself included."""
    group = same_as.get(s.units[j].index, s.units[j].index)
    return [k for k, u in enumerate(s.units) if u.kind == MONEY and same_as.get(u.index, u.index) == group]
