"""One deal, one entry: merge the tellings of an article and keep different deals apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from .candidates import PUT_IN, Candidate
from .conflicts import conflict, one_event, one_kind
from .pointers import bare, close, pointed_at, speaks_of_new_round
from .retold import same_thing
from .sentence import ORG
from .sums import values_of
from .tellings import PAIRED, Deal

_TOTALS = frozenset(("funding", "raised", "total", "valuation", "valued", "worth"))
# Who of a deal takes up the loan that is told behind it; of other types it is the target.
_BORROWER = {
    "acquisition": "acquirer",
    "stake_purchase": "investor",
    "divestiture": "seller",
    "spin_off": "seller",
}
_LEAD = "funding_round.verb.lead"
_GIVING = {_LEAD: 1, "funding_round.noun.round": 2}
_SALES = ("acquisition", "stake_purchase")
_ALL = ("target", "acquirer", "investor", "seller", "partner", "lender")


def merge(candidates: Sequence[Candidate], money: Sequence[Mapping[str, Any]]) -> list[Deal]:
    """Return the deals of an article from its candidates in text order."""
    deals: list[Deal] = []
    _write_as_first(candidates)
    # "raised $5M in its IPO" is a listing first: what else it may be joins it.
    # Of one sentence, what names the company comes before what only tells of a round.
    for c in sorted(
        candidates, key=lambda c: (c.number, _only_givers(c), c.anchor, c.type == "funding_round")
    ):
        if c.weak and any(len(set(c.roles.get("partner", ())) & d.names(*_ALL)) > 1 for d in deals):
            continue  # "the deal between X and Y": told already
        if c.rule == "funding_round.verb.invest-in" and any(_buys(d, c) for d in deals):
            continue  # "X's decision to invest in Y", which it bought
        if c.type in _SALES:  # a headline "X Invests in Y" over "X has acquired a majority stake in Y"
            sale = Deal([c])
            deals[:] = [d for d in deals if not all(_invests(x) and _buys(sale, x) for x in d.tellings)]
        if c.further:
            c.add("target", _company(c, deals))
        if c.type == "debt_financing" and c.roles.get("lender") and not c.roles.get("target"):
            c.add("target", _borrower(c, deals))
        home = (
            _same_sentence(c, deals, money)
            or _same_parties(c, deals, money)
            or same_thing(c, deals)
            or pointed_at(c, deals, money)
        )
        if home is not None:
            home.tellings.append(c)
        elif not bare(c):
            deals.append(Deal([c]))
    return [one for d in deals if _stands(d) for one in _each(d)]


def _only_givers(c: Candidate) -> int:
    """Return how late a telling comes among those of its sentence: one that only says who gave comes last."""
    behind = c.sentence.units[c.anchor[1] + 1 : c.anchor[1] + 2]
    back = c.rule == _LEAD and not any(u.low in ("a", "an") for u in behind)  # "X, which led this round"
    if back or c.anaphor or c.further or c.roles.get("target"):
        return 0
    return _GIVING.get(c.rule, 0)


def _write_as_first(candidates: Sequence[Candidate]) -> None:
    """Name each thing as it is written first ("Dairy Business", later "dairy business")."""
    written: dict[str, str] = {}
    for c in candidates:
        for names in c.roles.values():
            names[:] = [written.setdefault(name.lower(), name) for name in names]


def _each(d: Deal) -> Iterator[Deal]:
    """Yield `d`, or one deal for each of the companies that one buyer took without a common sum or seller.

    "The acquisition of A and B" is one deal, "bought A and B" and "the acquisitions of A and B" are two.
    """
    all_told = max(d.tellings, key=lambda c: len(c.roles.get("target", ())))
    told = all_told.roles.get("target", [])
    if (
        len(told) < 2
        or d.names("target") - set(told)
        or d.type not in ("acquisition", "funding_round")
        or d.names("seller")
        or all_told.sentence.units[all_told.anchor[1]].tag == "NN"
        or any(c.amounts or c.owners for c in d.tellings)
    ):
        yield d
        return
    for name in told:
        yield Deal(
            [
                replace(c, roles={**c.roles, "target": [name]})
                for c in d.tellings
                if name in c.roles.get("target", [name])
            ]
        )


def _buys(d: Deal, c: Candidate) -> bool:
    """Tell whether `d` is the purchase of the company, or of a share, that `c` says the buyer invested in."""
    buyers, targets = set(c.roles.get("investor", ())), set(c.roles.get("target", ()))
    bought = d.type in _SALES and bool(targets & d.names("target"))
    return bought and bool(buyers) and buyers <= d.names("acquirer", "investor")


def _invests(c: Candidate) -> bool:
    """Tell whether `c` says of an investment nothing but whose it is."""
    return c.type == "funding_round" and not c.amounts and not c.round


def _company(c: Candidate, deals: Sequence[Deal]) -> list[str]:
    """Return the company whose total is told before a further round, or else that whose rounds were told just before.

    Nobody else may be told of before the further round.
    """
    before = c.sentence.units[: c.anchor[0]]
    own = (
        c.parties() if c.rule == PUT_IN else {n for d in deals for n in d.names("investor", "lead_investor")}
    )
    named = list(dict.fromkeys(n for u in before if u.kind == ORG for n in u.names if n not in own))
    if len(named) == 1 and (c.rule == PUT_IN or any(u.low in _TOTALS for u in before)):
        return named  # "X's total is $9M, following a $5M round", "X was valued at $9M when Y put in $5M"
    last = _told_before(c, [d for d in deals if d.type == "funding_round" and d.names("target")])
    if last is None:
        return []
    found = sorted(last.names("target"))
    others = {n for u in before for n in u.names} - last.names(*_ALL, "lead_investor") - own
    return found if len(found) == 1 and not others else []


def _borrower(c: Candidate, deals: Sequence[Deal]) -> list[str]:
    """Return who borrows where a loan names only its lender: who opens the sentence, or who the deal before is of.

    Who buys borrows to buy.
    """
    units = c.sentence.units
    known = c.parties()
    beside = [d for d in deals if d.tellings[-1].number == c.number and d.names("target")]
    if len(beside) == 1 and beside[0].type == "funding_round":
        return sorted(beside[0].names("target") - known)  # "X raised $5M, alongside a $9M loan from Y"
    before = [u for u in units[: c.anchor[0]] if u.kind == ORG and not set(u.names) & known]
    if before:
        return list(before[0].names) if len(before) == 1 and before[0] is units[0] else []
    last = _told_before(c, deals)
    if last is None:
        return []
    found = sorted(last.names(_BORROWER.get(last.type, "target")) - known)
    return found if len(found) == 1 else []


def _told_before(c: Candidate, deals: Sequence[Deal]) -> Deal | None:
    """Return the one of `deals` that was told last, if that was in the section of `c` and close before it."""
    last = max(deals, key=lambda d: (d.tellings[-1].number, d.tellings[-1].anchor), default=None)
    if last is None or last.tellings[-1].sentence.section != c.sentence.section:
        return None
    return last if close(last.tellings[-1], c) else None


def _same_sentence(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    for d in reversed(deals):
        last = d.tellings[-1]
        if last.number != c.number or conflict(d, c, money) or not one_event(last, c):
            continue
        ours, theirs = d.names("target"), set(c.roles.get("target", ()))
        if c.type in PAIRED:
            if _same_partners(c, d):
                return d
            continue
        if ours and theirs and not ours & theirs:
            continue
        shared = d.names("target", "acquirer", "investor", "lead_investor", "seller", "lender") & c.parties()
        values = values_of(d.tellings, money) & values_of([c], money)
        overlap = last.clause[0] <= c.clause[1] and c.clause[0] <= last.clause[1]
        if ours & theirs or values or (overlap and (shared or c.anaphor or last.anaphor)):
            return d
    return None


def _same_partners(c: Candidate, d: Deal) -> bool:
    """Tell whether two partners, or the only one told, are those of the deal."""
    mine = set(c.roles.get("partner", ()))
    return len(mine & d.names("partner")) >= min(2, len(mine)) > 0


def _same_parties(c: Candidate, deals: list[Deal], money: Sequence[Mapping[str, Any]]) -> Deal | None:
    # "Its latest round" is what the article began with.
    for d in deals if speaks_of_new_round(c) else reversed(deals):
        if conflict(d, c, money):
            continue
        if c.type in PAIRED and d.type in PAIRED:
            if _same_partners(c, d):
                return d
            continue
        targets = set(c.roles.get("target", ()))
        if _by_buyer(c, d):
            c.roles = {"acquirer": c.roles["target"]}  # "prior to the Northlake acquisition, Tilia had"
            return d
        if (targets & d.names("target") and one_kind(d, c, money)) or _nameless(c, d):
            return d
        if c.type == "merger" and len(set(c.roles.get("partner", ())) & d.names("target", "acquirer")) >= 2:
            return d
        if d.type == "merger" and c.type != "stake_purchase" and len(d.names("partner") & c.parties()) >= 2:
            return d
    return None


def _by_buyer(c: Candidate, d: Deal) -> bool:
    """Tell whether the name before the noun is that of who bought, as the article told before."""
    beside = c.sentence.units[c.anchor[0] - 1] if c.tense == "noun" and c.anchor[0] else None
    named = beside is not None and beside.kind == ORG and list(beside.names) == c.roles.get("target")
    only = c.type == d.type == "acquisition" and set(c.roles) == {"target"}
    return named and only and set(c.roles["target"]) <= d.names("acquirer")


def _nameless(c: Candidate, d: Deal) -> bool:
    """Tell whether one of the two tells only what kind of company its buyer bought ("buys a security startup")."""
    buyers = set(c.roles.get("acquirer", ())) & d.names("acquirer")
    sellers = set(c.roles.get("seller", ())), d.names("seller")
    if not buyers or c.type != d.type or (c.roles.get("target") and d.names("target")):
        return False
    return not all(sellers) or bool(sellers[0] & sellers[1])


def _stands(d: Deal) -> bool:
    named = {n for c in d.tellings for n in c.parties()}
    if not named:
        return False
    if d.type == "funding_round":
        return bool(d.names("target"))
    return d.type != "acquisition" or bool(d.names("target", "acquirer"))
