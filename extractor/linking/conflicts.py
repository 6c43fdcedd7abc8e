"""Whether a telling can be of a deal at all: other sums, another round, another buyer, another event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .candidates import Candidate
from .sums import agree, values_of
from .tellings import Deal, related

_RAISING = frozenset(("in", "through", "via", "from", "by", "during", "with"))
_ELSEWHEN = frozenset(("after", "ahead", "as", "before", "toward", "towards", "until"))
_OFFERED = frozenset(("shares", "stock", "offering", "ipo"))
_NEAR = 3
_BUYER = {
    "acquisition": "acquirer",
    "stake_purchase": "investor",
    "funding_round": "investor",
    "debt_financing": "lender",
}
_REACH = 2
_BACKERS = (["investors"], ["backers"], ["shareholders"], ["investor"], ["backer"])
_MORE = frozenset(("additional", "another", "further", "more"))
_BEFORE = frozenset(("previously", "earlier", "initially", "originally", "previous", "prior"))


def conflict(d: Deal, c: Candidate, money: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether `c` cannot be a telling of `d`: other sums, another round, another buyer."""
    if not related(d.type, c.type):
        return True
    a, b = values_of(d.tellings, money), values_of([c], money)
    if a and b and not agree(a, b) and {x[1] for x in a} & {x[1] for x in b}:
        return True
    rounds = {x.round for x in d.tellings if x.round}
    if c.round and rounds and c.round not in rounds:
        return True
    if {d.type, c.type} == {"spin_off", "ipo"} and not _begins_trading(d, c):
        return True
    role = _BUYER.get(c.type, "")
    if c.type == "funding_round" and _further(c) and not any(_further(x) for x in d.tellings):
        return True
    if (
        c.type == "funding_round"
        and _earlier(c)
        and not (a and b)
        and not any(_earlier(x) for x in d.tellings)
    ):
        return True
    if c.type == "funding_round" and c.status in ("rumored", "proposed"):
        # Talks with others are no telling of the round that was closed.
        ours, theirs = d.names("investor", "lead_investor"), set(c.roles.get("investor", ()))
        done = any(x.status in ("announced", "completed") for x in d.tellings)
        if done and ours and not theirs <= ours:
            return True
    if c.type in ("acquisition", "stake_purchase", "merger"):
        ours, theirs = d.names("acquirer", "investor"), set(c.roles.get(role, ()))
        if ours and theirs and not ours & theirs and not akin(ours, theirs):
            return True
        # "X sold the shares that it had bought in May": who sells in one bought in the other.
        sellers = d.names("seller") & theirs | (ours - theirs) & set(c.roles.get("seller", ()))
        if sellers and c.status != "rumored":
            return True
    return False


def _begins_trading(d: Deal, c: Candidate) -> bool:
    """Tell whether what was spun off begins to trade: a listing without money close behind it or before it."""
    listings = [x for x in (*d.tellings, c) if x.type == "ipo"]
    near = abs(c.number - d.tellings[-1].number) <= _REACH
    return near and not any(x.amounts for x in listings)


def akin(ours: set[str], theirs: set[str]) -> bool:
    """Tell whether all names begin with one word, as those of a firm and its funds do."""
    return len({name.split()[0].lower() for name in ours | theirs}) == 1


def _earlier(c: Candidate) -> bool:
    """Tell whether the telling is of a round before the one that the text is about ("it previously raised")."""
    units, start = c.sentence.units, c.anchor[0]
    last = ".verb." in c.rule and "last" in (units[start].low, units[start - 1].low)
    # "Prior investors A and B also joined" are those of earlier rounds, not the round
    opening = [] if [u.low for u in units[1:2]] in _BACKERS else units[:1]
    return last or any(u.low in _BEFORE for u in (*opening, *units[start : c.anchor[1] + 1]))


def _further(c: Candidate) -> bool:
    """Tell whether the telling is of one more round without a sum ("later it raised more money from X")."""
    behind = c.sentence.units[c.anchor[1] + 1 : c.anchor[1] + 2]
    valued = any(kind == "value" for kind, _ in c.amounts)
    return ".verb." in c.rule and not valued and any(u.low in _MORE for u in behind)


def one_event(a: Candidate, b: Candidate) -> bool:
    """Tell whether a round and a listing are one: "raised $5M in its IPO" is, "raises $5M ahead of an IPO" is not."""
    if {a.type, b.type} != {"ipo", "funding_round"}:
        return True
    if hoped_for(a, b):
        return True
    if a.number != b.number:
        return False
    first, second = sorted((a, b), key=lambda c: c.anchor)
    before = first.sentence.units[first.anchor[1] + 1 : second.anchor[0]]
    comma = max((k for k, u in enumerate(before) if u.low == ","), default=-1)
    between, near = {u.low for u in before}, {u.low for u in before[comma + 1 :]}
    if between & _ELSEWHEN:
        sold = second.sentence.units[second.anchor[1] : second.clause[1]]
        per_share = any(u.low in ("share", "apiece") for u in sold)
        return second.type == "funding_round" and per_share  # "listed after raising $5M at $15 a share"
    # "priced its IPO, raising $5M", "priced at $15 and raised $5M", "priced its IPO at $15 to raise $5M"
    units, at = second.sentence.units, second.anchor[0]
    raising = units[at].tag == "VBG" or (units[at - 1].low == "and" and first.status == "completed")
    raising = raising or (units[at].low == "to" and not second.roles.get("investor"))
    return bool(near & _RAISING) if second.type == "ipo" else raising


def hoped_for(a: Candidate, b: Candidate) -> bool:
    """Tell whether `b` is what a listing still to come is to raise ("filed to go public. It plans to raise $5M")."""
    plain = b.rule == "funding_round.verb.raise" and b.status in ("proposed", "announced")
    near = 0 < b.number - a.number <= _NEAR and a.sentence.section == b.sentence.section
    sold = any(u.low in _OFFERED for u in b.sentence.units[b.anchor[1] : b.clause[1]])
    plain = plain or (sold and b.rule == "funding_round.verb.raise")
    return (
        a.type == "ipo"
        and (a.status != "completed" or sold)
        and plain
        and near
        and b.round is None
        and set(b.roles) <= {"target"}
    )


def one_kind(d: Deal, c: Candidate, money: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a round and a listing, a loan or a fund of one company can be one deal: they tell one sum."""
    if d.type == c.type or "funding_round" not in (d.type, c.type):
        return True
    return hoped_for(d.tellings[-1], c) or bool(values_of(d.tellings, money) & values_of([c], money))
