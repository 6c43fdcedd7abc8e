"""From merged deals to the facts that a record holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..facts import AmountFact, DateFact, DealFact
from ..lexicon.confidence import confidence
from ..values.dates import find_dates
from .conflicts import akin
from .sums import rounds_to
from .tellings import Deal, settle_status

_ORDER = ("target", "acquirer", "investor", "lead_investor", "seller", "partner", "venture", "lender")
_ALL = "100"
_CONTROL = frozenset(("majority", "controlling", "full"))


# A date counts for a deal within this many characters of its trigger; one before it stands further off.
_NEAR = 120
_BEFORE = 20


def deal_fact(
    d: Deal,
    money: Sequence[Mapping[str, Any]],
    percents: Sequence[Mapping[str, Any]],
    text: str,
    published: str | None,
) -> DealFact:
    """Return the fact of one deal: roles united, amounts once each, the furthest status, the nearest date."""
    roles: dict[str, list[str]] = {r: [] for r in _ORDER}
    for c in d.tellings:
        for role, names in c.roles.items():
            if role == "acquirer" and roles[role] and akin(set(roles[role]), set(names)):
                continue  # the firm bought through its fund
            roles[role] += [n for n in names if n not in roles[role]]
    percent = next((_percent(c, percents) for c in d.tellings if c.percent is not None), None)
    size = next((c.size for c in d.tellings if c.size), None)
    kind = d.type
    if kind == "stake_purchase" and ((percent is not None and Decimal(percent) >= 50) or size in _CONTROL):
        kind = "acquisition"
    elif kind in ("acquisition", "divestiture") and (
        size == "minority" if percent is None else Decimal(percent) < 50 and size not in _CONTROL
    ):
        kind = "stake_purchase"
    if (
        kind == "acquisition"
        and roles["partner"]
        and not roles["target"] + roles["acquirer"] + roles["investor"]
    ):
        kind = "merger"
    if kind == "divestiture" and roles["acquirer"]:
        kind = "acquisition"
    rest = any(c.size == "remaining" for c in d.tellings)
    if kind == "acquisition" and size == "full" and percent is None and not rest:
        percent = _ALL  # "acquired all of the outstanding shares"
    if kind in ("acquisition", "divestiture") and not roles["seller"]:
        roles["seller"] = [n for c in d.tellings for n in c.owners][:1]
    roles["investor"] = roles["lead_investor"] + [
        n for n in roles["investor"] if n not in roles["lead_investor"]
    ]
    if kind == "acquisition":
        roles["acquirer"] += [n for n in roles["investor"] if n not in roles["acquirer"]]
        roles["investor"] = roles["lead_investor"] = roles["partner"] = []
    elif kind in ("stake_purchase", "funding_round"):
        roles["investor"] += [n for n in roles["acquirer"] if n not in roles["investor"]]
        roles["acquirer"] = []
        roles["lender"] = [n for n in roles["lender"] if n not in roles["investor"]]
    elif kind == "debt_financing":
        roles["lender"] += [n for n in roles["investor"] if n not in roles["lender"]]
        roles["investor"] = roles["lead_investor"] = []
    for role in ("acquirer", "investor", "lender", "seller", "lead_investor"):
        roles[role] = [n for n in roles[role] if n not in roles["target"]]
    if kind in ("acquisition", "stake_purchase"):
        buying = {n for n in roles["acquirer"] + roles["investor"] if not _sells_first(d, n)}
        roles["acquirer"] = [n for n in roles["acquirer"] if n in buying]
        roles["investor"] = [n for n in roles["investor"] if n in buying]
        roles["seller"] = [n for n in roles["seller"] if n not in buying]
    roles["seller"] = [n for n in roles["seller"] if n not in roles["investor"]]
    first = d.tellings[0]
    units = first.sentence.units
    sentences = {c.number: [c.sentence.start, c.sentence.end] for c in d.tellings}
    considered = [x for x in ("cash", "stock") if any(x in c.consideration for c in d.tellings)]
    amounts = _amounts(d, money)
    return DealFact(
        type=kind,
        status=settle_status(d),
        roles={r: names for r, names in roles.items() if names},
        amounts=amounts,
        stake_percent=percent
        if kind in ("acquisition", "stake_purchase", "divestiture", "funding_round")
        else None,
        round=next((c.round for c in d.tellings if c.round), None) if kind == "funding_round" else None,
        consideration=considered,
        undisclosed=any(c.undisclosed for c in d.tellings) and not any(a["kind"] == "value" for a in amounts),
        date=_date(d, text, published),
        start=units[first.anchor[0]].start,
        end=units[first.anchor[1]].end,
        evidence=[sentences[n] for n in sorted(sentences)],
        rule=first.rule,
        confidence=confidence(first.rule),
    )


def _sells_first(d: Deal, name: str) -> bool:
    """Tell whether the first telling that has `name` on a side has it as a seller."""
    for c in d.tellings:
        if any(name in c.roles.get(role, ()) for role in ("acquirer", "investor", "lead_investor")):
            return False
        if name in c.roles.get("seller", ()):
            return True
    return False


def _date(d: Deal, text: str, published: str | None) -> DateFact | None:
    """Return the date that stands nearest to a trigger of the deal, one that resolves before one that does not."""
    best: tuple[bool, int, DateFact] | None = None
    for c in d.tellings:
        units = c.sentence.units
        # Only what stands near enough is read: a sentence can be long, and dates are dear to find.
        near = [
            u for u in units if units[c.anchor[0]].start - _NEAR <= u.start <= units[c.anchor[1]].end + _NEAR
        ]
        start, end = near[0].start, near[-1].end
        left, right = units[c.anchor[0]].start - start, units[c.anchor[1]].end - start
        for found in find_dates(text[start:end], published):
            far = found["start"] - right if found["start"] >= right else left - found["end"] + _BEFORE
            rank = (found["from_date"] is None, far)
            if far <= _NEAR and (best is None or rank < best[:2]):
                found["start"], found["end"] = found["start"] + start, found["end"] + start
                best = (*rank, found)
    return best[2] if best else None


def _percent(c: Any, percents: Sequence[Mapping[str, Any]]) -> str:
    return str(percents[c.sentence.units[c.percent].index]["low"])


def _amounts(d: Deal, money: Sequence[Mapping[str, Any]]) -> list[AmountFact]:
    """Return the deal's sums, each once and as exactly as told; the valuation is that of one telling."""
    told = [(c, kind, money[c.sentence.units[j].index]) for c in d.tellings for kind, j in c.amounts]
    valued = next((c for c, kind, _ in told if kind == "valuation"), None)
    out: dict[tuple[str, str, str | None], AmountFact] = {}
    for c, kind, m in told:
        if kind == "valuation" and c is not valued:
            continue
        finer = any(
            k == kind and n["currency"] == m["currency"] and rounds_to(m["low"], n["low"]) for _, k, n in told
        )
        if not finer:
            fact = AmountFact(
                kind=kind,
                low=m["low"],
                high=m["high"],
                currency=m["currency"],
                start=m["start"],
                end=m["end"],
            )
            out.setdefault((kind, m["low"], m["currency"]), fact)
    return list(out.values())
