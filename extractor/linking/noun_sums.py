"""The sums of a deal noun: in its phrase, before it, behind it, with its verb."""

from __future__ import annotations

from .candidates import Candidate
from .deal_nouns import ROUND, DealNoun
from .governors import owing
from .predicates import raising
from .sentence import MONEY

_OWN_MONEY = frozenset(("of", "obj", "at", "by", "for", "with"))  # "extended its Series A by $5M"


def part_of_sum(n: DealNoun) -> bool:
    """Tell whether the noun only says what a sum before it is a part of ("$5M of a planned $9M round")."""
    return bool(n.sums) and n.units[n.start - 1].low == "of" and n.units[n.start - 2].kind == MONEY


def add_sums(c: Candidate, n: DealNoun, later: list[int]) -> None:
    """Add the sums of the noun; `later` are those that its predicate tells."""
    units, start, money = n.units, n.start, n.sum_told
    if money is None and n.governor is not None:
        money = _sum_of_verb(n, n.governor)
        if money is not None:
            c.amounts = [("", money)]
        elif (owed := owing(n.s, start)) < start:
            c.amounts = [("value", j) for j in range(n.governor, owed) if units[j].kind == MONEY][:1]
    slotted = _OWN_MONEY | ({"on"} if n.t.type == "fund_close" else set())  # "closed its fund on $5M"
    behind = [j for j, slot in n.slots.values if units[j].kind == MONEY and slot in slotted]
    c.amounts += [("", j) for j in (*n.sums, *behind)]
    c.amounts += [("", j) for j in later if units[j].kind == MONEY]
    if units[n.last].text == "Fund" and units[start - 1].low == "for" and units[start - 2].kind == MONEY:
        c.amounts = [("", start - 2)]  # "raised $9M for Fund II, twice its previous $4M fund"
    elif not c.amounts:
        c.amounts = [("", j) for j in _sums_behind(n)]
    if not c.amounts and money is not None and money < start:
        c.amounts = [("", money)]


def _sum_of_verb(n: DealNoun, governor: int) -> int | None:
    """Return the sum that the governing verb has for its object, where it is that of the noun.

    As in "plans to sell $5M of shares in an IPO", "will return $5M to shareholders through a share repurchase".
    """
    sold = n.t.type == "ipo" and "sell" in n.light(governor)
    if not sold and n.t.type != "share_buyback":
        return None
    return next((j for j in range(governor + 1, n.start) if n.units[j].kind == MONEY), None)


def _sums_behind(n: DealNoun) -> list[int]:
    """Return the sum that stands apart behind the noun: in brackets, in a relative, behind "closing"."""
    units, i = n.units, n.last
    if n.t.id == ROUND and [u.low for u in units[i + 1 : i + 2]] == ["("]:
        return [j for j in (i + 2, i + 3) if j < len(units) and units[j].kind == MONEY][:1]
    if n.t.type == "ipo":
        return raising(n.s, i, n.slots.end)
    if n.t.type == "fund_close":
        closed = (j for j in range(i, len(units) - 2) if units[j].low in ("closing", "totaling", "totalling"))
        return [k for j in closed for k in (j + 1, j + 2) if units[k].kind == MONEY][:1]
    return []
