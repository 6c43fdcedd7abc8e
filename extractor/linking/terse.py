"""Deals told without a verb: "Tilia, $12M, led by Accel", "Tilia ($12M)", "Tilia | $12M | Series A | Accel"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .candidates import Candidate
from .clauses import ClauseRules, scan_right
from .sentence import MONEY, ORG, PARTIES, Sentence, is_finite, is_noun, is_verb

_SEPARATORS = frozenset((",", ":", "-", "–", "—", "|", "•", "/", "\t"))
_FUNDING = frozenset(("round", "funding"))


def listed(s: Sentence, number: int, classes: Mapping[str, set[str]]) -> Iterator[Candidate]:
    """Yield a funding round for each "Name ($12M)" of a sentence about investments."""
    units = s.units
    about = any(classes.get(u.low, set()) & _FUNDING and is_noun(u) for u in units)
    about = about or any(u.low in ("raised", "raises", "raising") for u in units)
    found = [
        j
        for j in range(len(units) - 3)
        if units[j].kind == ORG and units[j + 1].low in ("(", "[") and units[j + 2].kind == MONEY
        and units[j + 3].low in (")", "]", ",", ";")
    ]
    if not about or not found:
        return
    for j in found:
        yield Candidate(
            "funding_round", "funding_round.list.bracket", "completed", s, number, (j, j + 2), (j, j + 3),
            roles={"target": list(units[j].names)}, amounts=[("", j + 2)], tense="past",
        )


def verbless(
    s: Sentence, number: int, classes: Mapping[str, set[str]], clauses: ClauseRules, heading: str
) -> Iterator[Candidate]:
    """Yield the funding round of a terse item: a name first, an amount, no verb of its own.

    `heading` is the lower-case heading of the section; the item or its heading must speak of funding.
    """
    units = s.units
    if not s.first_in_block or len(units) < 3 or not any(u.kind == MONEY for u in units):
        return
    first = next((j for j, u in enumerate(units[:8]) if u.kind == ORG), None)
    if first is None or any(is_finite(u) or (is_verb(u) and u.tag == "VB") for u in units):
        return
    if any(is_verb(u) for u in units[:first]):
        return
    money = next(j for j, u in enumerate(units) if u.kind == MONEY)
    if money < first or not any(u.low in _SEPARATORS or u.low == "(" for u in units[first + 1 : money]):
        return
    words = {u.low for u in units}
    slots = scan_right(s, money, clauses)
    told = any(classes.get(w, set()) & _FUNDING for w in words) or any(slots.parties.get(x) for x in ("lead", "join", "from"))
    if not told and not any(classes.get(w, set()) & _FUNDING or w in ("fundings", "raised", "deals") for w in heading.split()):
        return
    c = Candidate(
        "funding_round", "funding_round.list.item", "completed", s, number, (first, money), (0, len(units)),
        roles={"target": list(units[first].names)}, amounts=[("", money)], tense="past",
    )
    for slot, role in (("lead", "lead_investor"), ("join", "investor"), ("from", "investor"), ("by", "investor"),
                       ("with", "investor"), ("along", "investor")):
        c.add(role, [n for j in slots.parties.get(slot, []) for n in units[j].names])
    if not c.roles.get("investor") and not c.roles.get("lead_investor"):
        # "Tilia | $12M | Series A | Accel, Ridge Partners": the names behind the sum gave it
        behind = [j for j in range(money + 1, len(units)) if units[j].kind in PARTIES and not s.depth[j]]
        if any(u.low in ("|", "•") for u in units):
            c.add("investor", [n for j in behind for n in units[j].names])
    yield c
