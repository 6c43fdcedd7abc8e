"""Deals told without a verb: "Tilia, $12M, led by Accel", "Tilia ($12M)", "Tilia | $12M | Series A | Accel"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .candidates import Candidate
from .clauses import scan_right
from .rules import ClauseRules
from .sentence import MONEY, ORG, PARTIES, PERSON, Sentence, is_finite, is_noun, is_verb

_FUNDING = frozenset(("round", "funding"))
_GIVER = {
    "funding_round": "investor",
    "debt_financing": "lender",
    "fund_close": "investor",
    "ipo": "investor",
}


@dataclass(frozen=True)
class ListRules:
    """The contents of `rules/headings.toml`."""

    types: tuple[tuple[str, re.Pattern[str]], ...]
    fund_name: re.Pattern[str]
    denial: re.Pattern[str]


def listed(s: Sentence, number: int, classes: Mapping[str, set[str]]) -> Iterator[Candidate]:
    """Yield a funding round for each "Name ($12M)" of a sentence about investments."""
    units = s.units
    about = any(classes.get(u.low, set()) & _FUNDING and is_noun(u) for u in units)
    if not about and not any(u.low in ("raised", "raises", "raising") for u in units):
        return
    for j in range(len(units) - 3):
        if (
            units[j].kind == ORG
            and units[j + 1].low in ("(", "[")
            and units[j + 2].kind == MONEY
            and units[j + 3].low in (")", "]", ",", ";")
        ):
            yield Candidate(
                "funding_round",
                "funding_round.list.bracket",
                "completed",
                s,
                number,
                (j, j + 2),
                (j, j + 3),
                roles={"target": list(units[j].names)},
                amounts=[("", j + 2)],
                tense="past",
            )


def heading_type(heading: str, rules: ListRules) -> str | None:
    """Return the deal type that a section's heading announces, or None."""
    return next((kind for kind, pattern in rules.types if pattern.search(heading.lower())), None)


def verbless(
    s: Sentence,
    number: int,
    classes: Mapping[str, set[str]],
    clauses: ClauseRules,
    heading: str,
    rules: ListRules,
) -> Iterator[Candidate]:
    """Yield the deal of a terse item: a name first, an amount, no verb of its own.

    The item or the heading of its section must speak of funding, debt, funds or listings.
    """
    units = s.units
    first = next((j for j, u in enumerate(units[:8]) if u.kind == ORG), None)
    money = next((j for j, u in enumerate(units) if u.kind == MONEY), None)
    if not s.first_in_block or first is None or money is None or money < first:
        return
    if any(is_finite(u) or (is_verb(u) and u.tag == "VB") for u in units[: money + 3]):
        return
    if any(is_verb(u) for u in units[:first]):
        return
    slots = scan_right(s, money, clauses)
    kind = heading_type(heading, rules)
    words = {u.low for u in units}
    if any("debt" in classes.get(w, ()) for w in words):
        kind = "debt_financing"
    elif any(classes.get(w, set()) & _FUNDING for w in words) or any(
        slots.parties.get(x) for x in ("lead", "join")
    ):
        kind = kind if kind == "fund_close" else "funding_round"
    if kind is None:
        return
    name = units[first].names
    c = Candidate(
        kind,
        f"{kind}.list.item",
        "proposed" if kind == "ipo" else "completed",
        s,
        number,
        (first, money),
        (0, len(units)),
        amounts=[("", money)],
        tense="past",
    )
    c.add(
        "venture" if kind == "fund_close" and any(rules.fund_name.search(n) for n in name) else "target",
        list(name),
    )
    giver = _GIVER[kind]
    behind = [
        j
        for j in range(money + 1, len(units))
        if units[j].kind in PARTIES
        and s.depth[j] == s.depth[first]
        and units[j].names
        and not (j + 1 < len(units) and units[j + 1].kind == PERSON)
    ]
    leads = {j for slot in ("lead",) for j in slots.parties.get(slot, [])}
    for j in behind:
        names = list(units[j].names)
        following = {u.low for u in units[j + 1 : j + 4]}
        if (
            giver == "investor"
            and kind == "funding_round"
            and (j in leads or following & {"lead", "leads", "led", "leading"})
        ):
            c.add("lead_investor", names)
        c.add(giver, names)
    yield c
