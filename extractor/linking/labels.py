"""Labels that add to the deal told before them: "Investors: A and B", "Price: $5M", "Buyer: C"."""

from __future__ import annotations

from .candidates import Candidate
from .fields import name_run, parties_in, split
from .heads import ListRules, find_amount
from .sentence import MONEY, WORD, Sentence, is_finite

_LONGEST_LABEL = 3
_TAKES = {
    "investor": ("funding_round", "fund_close"),
    "lender": ("debt_financing",),
    "acquirer": ("acquisition", "divestiture"),
    "seller": ("acquisition", "divestiture", "stake_purchase"),
    "amount": ("acquisition", "divestiture", "stake_purchase", "joint_venture"),
}


def labelled(s: Sentence, number: int, told: list[Candidate], rules: ListRules) -> Candidate | None:
    """Return what a sentence that opens with a label adds to the deal told last in its block, or None."""
    last = told[-1] if told else None
    if last is None or last.sentence.block != s.block:
        return None
    units = s.units
    colon = next((j for j, u in enumerate(units[: _LONGEST_LABEL + 1]) if u.text in (":", "=", "?")), None)
    if not colon or any(u.kind != WORD for u in units[:colon]) or any(is_finite(u) for u in units[colon:]):
        return None
    role = rules.labels.get(" ".join(u.low for u in units[:colon]))
    if role is None or last.type not in _TAKES[role]:
        return None
    rule = f"{last.type}.addition"
    c = Candidate(
        last.type, rule, last.status, s, number, (0, colon), (0, len(units)), anaphor=True, tense="noun"
    )
    fields = split(s, colon + 1, len(units))
    if role == "amount":
        amount = find_amount(s, fields, colon) if fields else None
        if amount is None:
            return None
        c.amounts = [("", amount)] if units[amount].kind == MONEY else []
        c.undisclosed = units[amount].kind != MONEY
        return c
    for f in fields:
        found = [n for j in parties_in(s, f.start, f.end) for n in units[j].names]
        c.add(role, found or name_run(s, f.start, f.end, rules.not_names))
    return c if c.roles else None
