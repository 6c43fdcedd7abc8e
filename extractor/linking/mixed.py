"""Equity and debt raised under one verb: "raised $4M in equity from X and $9M in debt from Y" tells of two deals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .candidates import Candidate
from .clauses import scan_right
from .rules import ClauseRules
from .sentence import MONEY, PERSON, Sentence, is_finite, is_noun

_DEBTS = ("credit", "debt", "facility", "loan", "loans")
_KINDS = {"equity": "funding_round", **dict.fromkeys(_DEBTS, "debt_financing")}
_LOANS = frozenset(("facility", "line", "loan"))
_RULES = {"funding_round": "funding_round.verb.raise", "debt_financing": "debt_financing.noun.loan"}
_REACH = 6
_GIVING = ("from", "lead", "join", "by", "along")


def mixed(s: Sentence, found: list[Candidate], clauses: ClauseRules) -> list[Candidate]:
    """Return `found` with the equity and the debt of one raise as a deal each."""
    parts = [(j, kind) for j in range(len(s.units)) if (kind := _kind(s, j)) is not None]
    targets = next((c.roles["target"] for c in found if c.type in _RULES and c.roles.get("target")), [])
    if {kind for _, kind in parts} != set(_RULES) or not targets or not _one_list(s, parts):
        return found
    told = next(c for c in found if c.type in _RULES)
    return [c for c in found if c.type not in _RULES] + list(_each(s, told, targets, parts, clauses))


def _kind(s: Sentence, j: int) -> str | None:
    """Return the type of deal that the sum at `j` is of ("$4M in Series B equity", "a credit line of $9M")."""
    units = s.units
    if units[j].kind != MONEY or s.depth[j]:
        return None
    for k in range(j + 1, min(j + _REACH, len(units))):
        if units[k].low in _KINDS:
            beside = units[k + 1].low if k + 1 < len(units) else "."
            return _KINDS[units[k].low] if beside not in ("and", "/", "or") or k + 2 < len(units) else None
        if not (is_noun(units[k]) or units[k].tag in ("JJ", "IN", "DT", "HYPH")) or units[k].low == "from":
            break
    behind = units[j - 1].low == "of" and units[j - 2].low in _LOANS
    return "debt_financing" if behind else None


def _one_list(s: Sentence, parts: list[tuple[int, str]]) -> bool:
    """Tell whether nothing but one list holds the sums."""
    for (a, _), (b, _) in pairwise(parts):
        words = {u.low for u in s.units[a:b]}
        joined = words & {"and", ",", "plus"} and not words & {";", "which", "after"}
        if not joined or any(is_finite(u) for u in s.units[a:b]):
            return False
    return True


def _each(
    s: Sentence, told: Candidate, targets: list[str], parts: list[tuple[int, str]], clauses: ClauseRules
) -> Iterator[Candidate]:
    ends = [j for j, _ in parts[1:]] + [len(s.units)]
    for n, ((j, kind), end) in enumerate(zip(parts, ends, strict=True)):
        anchor = told.anchor if n == 0 else (j, j)
        start = min(anchor[0], j)
        c = Candidate(kind, _RULES[kind], told.status, s, told.number, anchor, (start, end), tense=told.tense)
        c.add("target", list(targets))
        c.amounts = [("value", j)]
        slots = scan_right(s, j, clauses)
        for slot in _GIVING:
            names = [x for k in slots.parties.get(slot, []) if k < end for x in s.units[k].names]
            role = "lender" if kind == "debt_financing" else "lead_investor" if slot == "lead" else "investor"
            lends = role != "lender" or all(s.units[k].kind != PERSON for k in slots.parties.get(slot, []))
            c.add(role, names if lends else [])
        yield c
