"""Things without a name of their own, told in other words below the headline: "Campus", then "a trophy campus"."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import Candidate
from .sentence import ORG, REF
from .tellings import Deal

_REACH = 2


def same_thing(c: Candidate, deals: Sequence[Deal]) -> Deal | None:
    """Return the purchase that `c` tells again with other words for its thing, and give both one name."""
    whose = c.roles.get("target", [])
    sale = next((d for d in reversed(deals) if _sells_it(d, c)), None)
    if sale is not None:
        c.roles["target"] = sorted(sale.names("target"))
        return sale
    bought = next((d for d in deals if c.type == d.type and whose == sorted(d.names("seller"))), None)
    if bought is not None and whose and not c.roles.get("acquirer") and bought.names("target"):
        c.roles["target"] = sorted(bought.names("target"))  # "the acquisition of patents of X"
        return bought
    first = next((d for d in deals if _in_headline(d) and c.number - d.tellings[0].number <= _REACH), None)
    if first is None or {c.type, first.type} != {"acquisition"} or c.number == first.tellings[0].number:
        return None
    ours, theirs = sorted(first.names("target")), c.roles.get("target", [])
    if len(ours) != 1 or len(theirs) != 1 or not first.names("acquirer") & set(c.roles.get("acquirer", ())):
        return None
    if _is_company(c, theirs[0]):
        # "buys office park", then "bought Garona Court, an office property"
        if _is_company(first.tellings[0], ours[0]) or len(first.tellings) > 1:
            return None
        first.tellings[0].roles["target"] = list(theirs)
        return first
    if ours == c.roles.get("seller"):
        for told in first.tellings:
            told.roles["target"] = list(theirs)  # "buys assets of X", then "the patents of X"
        return first
    if ours[0].split()[-1].lower() != theirs[0].split()[-1].lower():
        return None
    c.roles["target"] = list(ours)
    return first


def _sells_it(d: Deal, c: Candidate) -> bool:
    """Tell whether the "it" that `c` says is bought is what the seller of `d` sold just before, not that seller."""
    if c.type != "acquisition" or d.type != "divestiture" or c.number - d.tellings[-1].number not in (0, 1):
        return False
    seller, whose = sorted(d.names("seller")), c.roles.get("target", [])
    meant = [u for u in c.sentence.units[c.anchor[1] :] if set(u.names) & set(whose)]
    pronoun = bool(meant) and all(u.kind == REF and u.low == "it" for u in meant)
    return pronoun and whose == seller and bool(d.names("target")) and bool(c.roles.get("acquirer"))


def _in_headline(d: Deal) -> bool:
    told = d.tellings[0]
    return told.number == 0 or told.sentence.kind == "heading"


def _is_company(c: Candidate, name: str) -> bool:
    return any(u.kind == ORG and name in u.names for u in c.sentence.units)
