"""What scoring says about single facts: errors, comparisons and tables are made of these."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from .counts import Counts
from .records import Amount, Deal, Stake, Value

OUTCOMES = ("right", "missed", "spurious", "wrong")


class Fact(msgspec.Struct, frozen=True):
    """One gold fact and what became of it, or one prediction without gold.

    `kind` is organization, entity, money, percent, stake or deal. `slot` is empty for the item as a whole.
    `item` numbers the gold items of an article and kind in text order, -1 for a prediction without gold.
    `gold` and `pred` are the two fillers in words, `gold_span` and `pred_span` the places of their items.
    """

    doc: str
    kind: str
    slot: str
    outcome: str
    item: int
    gold: str | None
    pred: str | None
    gold_span: tuple[int, int] | None
    pred_span: tuple[int, int] | None
    rule: str | None


class Slot(NamedTuple):
    """One slot of an aligned deal: its tally and the fillers behind it, in words."""

    tp: int
    fp: int
    fn: int
    right: tuple[str, ...]
    missed: tuple[str, ...]
    spurious: tuple[str, ...]


class Pair(msgspec.Struct, frozen=True):
    """A gold item and its prediction; either is None where the other stands alone. `free` costs nothing."""

    gold: Deal | Stake | None
    pred: Deal | Stake | None
    free: bool
    right: bool
    full: bool
    slots: dict[str, Slot]


class Mix(msgspec.Struct, frozen=True):
    """An error between deals, of a kind of `structure.KINDS`.

    `what` is the party or filler concerned; a swap's `gold` and `pred` are roles.
    """

    doc: str
    kind: str
    what: str
    gold: str | None
    pred: str | None
    span: tuple[int, int] | None
    rule: str | None


class DocScore(msgspec.Struct, frozen=True):
    """Everything that scoring found in one article."""

    doc: str
    counts: Counts
    facts: list[Fact]
    deals: list[Pair]
    stakes: list[Pair]
    mixes: list[Mix]


def place(item: Deal | Stake | Value | None) -> tuple[int, int] | None:
    """Return the place of an item, None when it has none."""
    if item is None or item.start is None or item.end is None:
        return None
    return item.start, item.end


def amount_words(a: Amount | Value) -> str:
    """Return an amount in words.

    >>> amount_words(Amount("value", "5000000", "10000000", "USD"))
    '5000000-10000000 USD'
    """
    high = a.low if a.high is None else a.high
    reach = f"{a.low}" if high == a.low else f"{a.low}-{high}"
    return " ".join(filter(None, (reach, a.currency)))


def deal_words(d: Deal) -> str:
    """Return a deal in words.

    >>> deal_words(Deal("ipo", "completed", {"target": ("Acme",)}))
    'ipo completed, target Acme'
    """
    parts = [f"{d.type} {d.status}"]
    parts += [f"{role} {' + '.join(names)}" for role, names in sorted(d.roles.items()) if names]
    parts += [f"{a.kind} {amount_words(a)}" for a in d.amounts]
    if d.stake_percent is not None:
        parts.append(f"{d.stake_percent}%")
    if d.round:
        parts.append(d.round)
    return ", ".join(parts)


def stake_words(s: Stake) -> str:
    """Return a stake in words.

    >>> stake_words(Stake("Acme", "Borealis", "8.5", None, "buys"))
    'Borealis buys 8.5% of Acme'
    """
    share = " ".join(filter(None, (f"{s.percent}%" if s.percent is not None else "", s.size))) or "a share"
    return f"{s.holder or '?'} {s.action} {share} of {s.company}"
