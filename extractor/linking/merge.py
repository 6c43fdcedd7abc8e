"""One deal, one entry: merge the tellings of an article, resolve "the round", keep different deals apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .candidates import Candidate

# The type that wins when two tellings of one deal name different types: the more specific first.
_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("debt_financing", "funding_round"),
    ("ipo", "funding_round"),
    ("fund_close", "funding_round"),
    ("stake_purchase", "funding_round"),
    ("acquisition", "divestiture", "stake_purchase", "merger"),
    ("joint_venture", "partnership"),
    ("share_buyback", "stake_purchase"),
    ("spin_off", "divestiture"),
)
_STRENGTH = {"rumored": 0, "proposed": 1, "announced": 2, "completed": 3, "terminated": 4}
_PAIRED = frozenset(("merger", "joint_venture", "partnership"))
_BUYER = {
    "acquisition": "acquirer",
    "stake_purchase": "investor",
    "funding_round": "investor",
    "debt_financing": "lender",
}
_REACH = 4
_ALL = ("target", "acquirer", "investor", "seller", "partner", "lender")


@dataclass
class Deal:
    """The tellings that are one deal, in text order."""

    tellings: list[Candidate] = field(default_factory=list)

    def names(self, *roles: str) -> set[str]:
        """Return the names in any of the roles over all tellings."""
        return {n for c in self.tellings for r in roles for n in c.roles.get(r, ())}

    @property
    def type(self) -> str:
        """Return the most specific type told."""
        types = [c.type for c in self.tellings]
        if (
            "funding_round" in types
            and any(c.round for c in self.tellings)
            and ("fund_close" in types or "debt_financing" in types)
        ):
            return "funding_round"
        for family in _FAMILIES:
            if len(set(types)) > 1 and set(types) <= set(family):
                return next(t for t in family if t in types)
        return types[0]


def related(a: str, b: str) -> bool:
    """Tell whether two types can be tellings of one deal."""
    return a == b or any(a in family and b in family for family in _FAMILIES)


def merge(candidates: Sequence[Candidate], money: Sequence[Mapping[str, Any]]) -> list[Deal]:
    """Return the deals of an article from its candidates in text order."""
    deals: list[Deal] = []
    for c in candidates:
        if c.weak and any(len(set(c.roles.get("partner", ())) & d.names(*_ALL)) > 1 for d in deals):
            continue  # "the deal between X and Y": told already
        home = (
            _same_sentence(c, deals, money) or _same_parties(c, deals, money) or _pointed_at(c, deals, money)
        )
        if home is not None:
            home.tellings.append(c)
        elif not _bare(c):
            deals.append(Deal([c]))
    return [d for d in deals if _stands(d)]


def _bare(c: Candidate) -> bool:
    """Tell whether a telling lacks what makes a deal of its own (it only points back at one)."""
    if c.rule == "funding_round.verb.join" or c.rule.endswith(".addition"):
        return True
    if c.rule == "funding_round.verb.lead" and not c.roles.get("target") and not c.amounts:
        return True
    return not c.parties()


def _values(
    cs: Sequence[Candidate], money: Sequence[Mapping[str, Any]], kind: str = "value"
) -> set[tuple[Any, Any]]:
    return {
        (money[u.index]["low"], money[u.index]["currency"])
        for c in cs
        for k, j in c.amounts
        if k == kind
        for u in (c.sentence.units[j],)
    }


def conflict(d: Deal, c: Candidate, money: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether `c` cannot be a telling of `d`: other sums, another round, another buyer."""
    if not related(d.type, c.type):
        return True
    a, b = _values(d.tellings, money), _values([c], money)
    if a and b and not a & b and {x[1] for x in a} & {x[1] for x in b}:
        return True
    rounds = {x.round for x in d.tellings if x.round}
    if c.round and rounds and c.round not in rounds:
        return True
    role = _BUYER.get(c.type, "")
    if c.type in ("acquisition", "stake_purchase", "merger"):
        ours, theirs = d.names("acquirer", "investor"), set(c.roles.get(role, ()))
        if ours and theirs and not ours & theirs:
            return True
    return False


def _same_sentence(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    for d in reversed(deals):
        last = d.tellings[-1]
        if last.number != c.number or conflict(d, c, money):
            continue
        ours, theirs = d.names("target"), set(c.roles.get("target", ()))
        if c.type in _PAIRED:
            partners = d.names("partner")
            if partners & set(c.roles.get("partner", ())):
                return d
            continue
        if ours and theirs and not ours & theirs:
            continue
        shared = d.names("target", "acquirer", "investor", "lead_investor", "seller", "lender") & c.parties()
        values = _values(d.tellings, money) & _values([c], money)
        overlap = last.clause[0] <= c.clause[1] and c.clause[0] <= last.clause[1]
        if ours & theirs or values or (overlap and (shared or c.anaphor or last.anaphor)):
            return d
    return None


def _same_parties(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    for d in reversed(deals):
        if conflict(d, c, money):
            continue
        if c.type in _PAIRED and d.type in _PAIRED:
            mine = set(c.roles.get("partner", ()))
            if len(mine & d.names("partner")) >= min(2, len(mine)) > 0:
                return d
            continue
        targets = set(c.roles.get("target", ()))
        if targets & d.names("target") or _nameless(c, d):
            return d
        if c.type == "merger" and len(set(c.roles.get("partner", ())) & d.names("target", "acquirer")) >= 2:
            return d
        if d.type == "merger" and len(d.names("partner") & c.parties()) >= 2:
            return d
    return None


def _nameless(c: Candidate, d: Deal) -> bool:
    """Tell whether one of the two tells only what kind of company its buyer bought ("buys a security startup")."""
    buyers = set(c.roles.get("acquirer", ())) & d.names("acquirer")
    sellers = set(c.roles.get("seller", ())), d.names("seller")
    if not buyers or c.type != d.type or (c.roles.get("target") and d.names("target")):
        return False
    return not all(sellers) or bool(sellers[0] & sellers[1])


def _pointed_at(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    """Return the deal that a telling without a target points back at ("the round was led by X")."""
    if c.roles.get("target") or c.type in _PAIRED or not (c.anaphor or _bare(c)):
        return None
    for d in reversed(deals):
        last = d.tellings[-1]
        if c.number - last.number > _REACH or last.sentence.section != c.sentence.section:
            break
        if "bullet" in (c.sentence.kind, last.sentence.kind) and c.sentence.block != last.sentence.block:
            break
        if related(d.type, c.type) and not conflict(d, c, money):
            return d
    return None


def _stands(d: Deal) -> bool:
    named = {n for c in d.tellings for n in c.parties()}
    if not named:
        return False
    if d.type == "funding_round":
        return bool(d.names("target"))
    return True


def settle_status(d: Deal) -> str:
    """Return the deal's status: a stated end wins, then the furthest step not told by a bare noun or headline."""
    firm = [c for c in d.tellings if not (c.cue == "tense" and c.tense in ("noun", "present"))] or d.tellings
    of_type = [c for c in firm if c.type == d.type] or firm
    return max((c.status for c in of_type), key=lambda x: _STRENGTH[x])
