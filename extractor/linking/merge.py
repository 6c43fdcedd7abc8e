"""One deal, one entry: merge the tellings of an article, resolve "the round", keep different deals apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .amounts import spaced
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
_RAISING = frozenset(("in", "through", "via", "from", "by", "during", "with"))
_ELSEWHEN = frozenset(("after", "ahead", "as", "before", "toward", "towards", "until"))
_PAIRED = frozenset(("merger", "joint_venture", "partnership"))
_BUYER = {
    "acquisition": "acquirer",
    "stake_purchase": "investor",
    "funding_round": "investor",
    "debt_financing": "lender",
}
_BEFORE = frozenset(("previously", "earlier", "initially", "originally"))
_NEGATED = "terminated.negated"
_PENDING = {"announced.pending", "addition.pending"}
_REACH = 4
_ROUNDING = Decimal("0.03")
_ROUND = r"(?:\S+ ){0,3}?(?:round|financing|funding|investment|raise|series [a-k])\b"
_THE_ROUND = re.compile(rf"\b(?:the|this|its|ORG\S*) {_ROUND}")
_NEW_ROUND = re.compile(rf"\b(?:new|newest|latest|current|most recent|fresh) {_ROUND}|\bthis round\b")
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
    # "raised $5M in its IPO" is a listing first: what else it may be joins it.
    for c in sorted(candidates, key=lambda c: (c.number, c.anchor, c.type == "funding_round")):
        if c.weak and any(len(set(c.roles.get("partner", ())) & d.names(*_ALL)) > 1 for d in deals):
            continue  # "the deal between X and Y": told already
        if c.rule == "funding_round.verb.invest-in" and any(_buys(d, c) for d in deals):
            continue  # "X's decision to invest in Y", which it bought
        if c.further:
            c.add("target", _company(c, deals))
        home = (
            _same_sentence(c, deals, money) or _same_parties(c, deals, money) or _pointed_at(c, deals, money)
        )
        if home is not None:
            home.tellings.append(c)
        elif not _bare(c):
            deals.append(Deal([c]))
    return [d for d in deals if _stands(d)]


def _buys(d: Deal, c: Candidate) -> bool:
    """Tell whether `d` is the purchase of the company that `c` says was invested in, by the same buyer."""
    buyers, targets = set(c.roles.get("investor", ())), set(c.roles.get("target", ()))
    return d.type == "acquisition" and bool(targets & d.names("target")) and buyers <= d.names("acquirer")


def _company(c: Candidate, deals: Sequence[Deal]) -> list[str]:
    """Return the company whose rounds were told just before, when nobody else is told of before the further round."""
    rounds = [d for d in deals if d.type == "funding_round" and d.names("target")]
    last = max(rounds, key=lambda d: (d.tellings[-1].number, d.tellings[-1].anchor), default=None)
    if (
        last is None
        or last.tellings[-1].sentence.section != c.sentence.section
        or not _close(last.tellings[-1], c)
    ):
        return []
    found = sorted(last.names("target"))
    others = {n for u in c.sentence.units[: c.anchor[0]] for n in u.names} - last.names(
        *_ALL, "lead_investor"
    )
    return found if len(found) == 1 and not others else []


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


def rounds_to(rough: str, exact: str) -> bool:
    """Tell whether the sum `rough` is `exact` with fewer digits ("$1.5M" of "$1.52 million")."""
    a, b = Decimal(rough), Decimal(exact)
    fewer = len(a.normalize().as_tuple().digits) < len(b.normalize().as_tuple().digits)
    return fewer and abs(a - b) <= abs(b) * _ROUNDING


def _agree(a: set[tuple[Any, Any]], b: set[tuple[Any, Any]]) -> bool:
    """Tell whether two sets of (sum, currency) have a sum in common, exactly or rounded."""
    return any(y == z and (x == w or rounds_to(x, w) or rounds_to(w, x)) for x, y in a for w, z in b)


def conflict(d: Deal, c: Candidate, money: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether `c` cannot be a telling of `d`: other sums, another round, another buyer."""
    if not related(d.type, c.type):
        return True
    a, b = _values(d.tellings, money), _values([c], money)
    if a and b and not _agree(a, b) and {x[1] for x in a} & {x[1] for x in b}:
        return True
    rounds = {x.round for x in d.tellings if x.round}
    if c.round and rounds and c.round not in rounds:
        return True
    role = _BUYER.get(c.type, "")
    if (
        c.type == "funding_round"
        and _earlier(c)
        and not (a and b)
        and not any(_earlier(x) for x in d.tellings)
    ):
        return True
    if c.type == "funding_round" and c.status == "rumored":
        # Talks with others are no telling of the round that was closed.
        ours, theirs = d.names("investor", "lead_investor"), set(c.roles.get("investor", ()))
        done = any(x.status in ("announced", "completed") for x in d.tellings)
        if done and ours and theirs and not ours & theirs:
            return True
    if c.type in ("acquisition", "stake_purchase", "merger"):
        ours, theirs = d.names("acquirer", "investor"), set(c.roles.get(role, ()))
        if ours and theirs and not ours & theirs:
            return True
        # "X sold the shares that it had bought in May": who sells in one bought in the other.
        sellers = d.names("seller") & theirs | (ours - theirs) & set(c.roles.get("seller", ()))
        if sellers and c.status != "rumored":
            return True
    return False


def _earlier(c: Candidate) -> bool:
    """Tell whether the telling is of a round before the one that the text is about ("it previously raised")."""
    units = c.sentence.units
    return any(u.low in _BEFORE for u in (units[0], *units[c.anchor[0] : c.anchor[1] + 1]))


def _same_sentence(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    for d in reversed(deals):
        last = d.tellings[-1]
        if last.number != c.number or conflict(d, c, money):
            continue
        if not _one_event(last, c):
            continue
        ours, theirs = d.names("target"), set(c.roles.get("target", ()))
        if c.type in _PAIRED:
            mine = set(c.roles.get("partner", ()))
            if len(mine & d.names("partner")) >= min(2, len(mine)) > 0:
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


def _one_event(a: Candidate, b: Candidate) -> bool:
    """Tell whether a round and a listing are one: "raised $5M in its IPO" is, "raises $5M ahead of an IPO" is not."""
    if {a.type, b.type} != {"ipo", "funding_round"}:
        return True
    if a.number != b.number:
        return False
    first, second = sorted((a, b), key=lambda c: c.anchor)
    between = {u.low for u in first.sentence.units[first.anchor[1] + 1 : second.anchor[0]]}
    if between & _ELSEWHEN:
        return False
    # "priced its IPO, raising $5M"
    raising = second.sentence.units[second.anchor[0]].tag == "VBG"
    return bool(between & _RAISING) if second.type == "ipo" else raising


def _same_parties(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    # "Its latest round" is what the article began with.
    for d in deals if _speaks_of_new_round(c) else reversed(deals):
        if conflict(d, c, money):
            continue
        if c.type in _PAIRED and d.type in _PAIRED:
            mine = set(c.roles.get("partner", ()))
            if len(mine & d.names("partner")) >= min(2, len(mine)) > 0:
                return d
            continue
        targets = set(c.roles.get("target", ()))
        if (targets & d.names("target") and _one_kind(d, c, money)) or _nameless(c, d):
            return d
        if c.type == "merger" and len(set(c.roles.get("partner", ())) & d.names("target", "acquirer")) >= 2:
            return d
        if d.type == "merger" and c.type != "stake_purchase" and len(d.names("partner") & c.parties()) >= 2:
            return d
    return None


def _nameless(c: Candidate, d: Deal) -> bool:
    """Tell whether one of the two tells only what kind of company its buyer bought ("buys a security startup")."""
    buyers = set(c.roles.get("acquirer", ())) & d.names("acquirer")
    sellers = set(c.roles.get("seller", ())), d.names("seller")
    if not buyers or c.type != d.type or (c.roles.get("target") and d.names("target")):
        return False
    return not all(sellers) or bool(sellers[0] & sellers[1])


def _one_kind(d: Deal, c: Candidate, money: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a round and a listing, a loan or a fund of one company can be one deal: they tell one sum."""
    if d.type == c.type or "funding_round" not in (d.type, c.type):
        return True
    return bool(_values(d.tellings, money) & _values([c], money))


def _pointed_at(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    """Return the deal that a telling without a target points back at ("the round was led by X").

    It is the one told last close by, or, where the telling speaks of the new round or none is close, the round
    that the article is about.
    """
    adds = c.rule.endswith(".addition")
    if c.roles.get("target") or (c.type in _PAIRED and not adds) or not (c.anaphor or _bare(c)):
        return None
    recent = sorted(deals, key=lambda d: d.tellings[-1].number)
    fitting = [
        d
        for d in reversed(recent)
        if d.tellings[-1].sentence.section == c.sentence.section
        and related(d.type, c.type)
        and _one_event(d.tellings[-1], c)
        and not conflict(d, c, money)
        and not (adds and _told(d, c, money))
    ]
    told = _values([c], money)
    main = next((d for d in fitting if d.type == c.type and _agree(told, _values(d.tellings, money))), None)
    if main is not None:
        return main
    fitting = [d for d in fitting if not d.tellings[0].further] or fitting
    main = _main_round(c, fitting)
    if main is not None and _speaks_of_new_round(c):
        return main
    return next((d for d in fitting if _close(d.tellings[-1], c)), main)


def _close(last: Candidate, c: Candidate) -> bool:
    apart = "bullet" in (c.sentence.kind, last.sentence.kind) and c.sentence.block != last.sentence.block
    return c.number - last.number <= _REACH and not apart


def _around(c: Candidate) -> str:
    return spaced(c.sentence.units[max(0, c.anchor[0] - 6) : c.anchor[1] + 5])


def _speaks_of_new_round(c: Candidate) -> bool:
    return c.type == "funding_round" and bool(_NEW_ROUND.search(_around(c)))


def _main_round(c: Candidate, fitting: Sequence[Deal]) -> Deal | None:
    """Return the round told first when `c` speaks of "the round" and all rounds are of one company."""
    rounds = sorted((d for d in fitting if d.type == "funding_round"), key=lambda d: d.tellings[0].number)
    if (
        c.type != "funding_round"
        or not rounds
        or "bullet" in (c.sentence.kind, rounds[0].tellings[0].sentence.kind)
    ):
        return None
    one = all(d.names("target") & rounds[0].names("target") for d in rounds)
    about = one or len(rounds[0].tellings) > 1  # told in the headline and again
    return rounds[0] if about and _THE_ROUND.search(_around(c)) else None


def _told(d: Deal, c: Candidate, money: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether `d` has amounts of the kind that `c` tells, and they are others."""
    kinds = {kind for kind, _ in c.amounts}
    return any(
        _values(d.tellings, money, kind) and not _values(d.tellings, money, kind) & _values([c], money, kind)
        for kind in kinds
    )


def _stands(d: Deal) -> bool:
    named = {n for c in d.tellings for n in c.parties()}
    if not named:
        return False
    if d.type == "funding_round":
        return bool(d.names("target"))
    return True


def settle_status(d: Deal) -> str:
    """Return the deal's status: a stated end wins, then the furthest step not told by a bare noun or headline.

    A verb with "not" ends no deal that is told as agreed or done, and a deal that is still to close is not done.
    """
    vague = [c for c in d.tellings if c.cue == "tense" and c.tense in ("noun", "present")]
    firm = [c for c in d.tellings if c not in vague] or [c for c in vague if c.tense == "present"] or vague
    of_type = [c for c in firm if c.type == d.type] or firm
    told = {c.status for c in of_type if c.cue != _NEGATED}
    if not told & {"announced", "completed"}:
        told |= {c.status for c in of_type}
    cues = {c.cue for c in of_type}
    if cues & _PENDING and not any(cue.startswith("completed.") or cue == "addition.closed" for cue in cues):
        told.discard("completed")
    return max(told, key=lambda x: _STRENGTH[x])
