"""Financings told without a verb: "Tilia, $12M, led by Accel", "$5M for Tilia from Ridge Bank"."""

from __future__ import annotations

from .candidates import Candidate
from .clauses import scan_right
from .fields import Field, name_run, parties_in, verb_in, words_of
from .heads import Head, ListRules, find_amount, find_head, first_kind
from .phrases import is_aside
from .rules import ClauseRules
from .sentence import MONEY, ORG, PERCENT, PERSON, REF, WORD, Sentence

_GIVER = {
    "funding_round": "investor",
    "debt_financing": "lender",
    "fund_close": "investor",
}
FINANCINGS = frozenset(("funding_round", "debt_financing", "fund_close", "ipo", "share_buyback"))
_TOTAL = " to date "
_HANGING = frozenset(("with", "to", "by", "after", "as", "from"))


def financing(
    s: Sentence,
    number: int,
    item: list[Field],
    announced: str | None,
    opened: Head | None,
    clauses: ClauseRules,
    rules: ListRules,
) -> Candidate | None:
    """Read an item of a name and a sum, in either order; `opened` is the name that the sentence before gave."""
    head = find_head(s, item[0], rules)
    if s.units[item[0].start].kind == MONEY:
        given = s.units[item[0].start + 1 : item[0].start + 2]
        to_somebody = opened is None or any(u.low in ("for", "to") for u in given)
        head = (_behind_sum(s, item, rules) if to_somebody else None) or opened
    amount = find_amount(s, item, min(head.end, item[-1].end)) if head is not None else None
    if head is None or amount is None:
        return None
    text = words_of(s, head.end, item[-1].end)
    if _TOTAL in text:
        return None
    slots = scan_right(s, amount, clauses)
    told = (
        slots.parties.get("lead")
        or slots.parties.get("join")
        or _given_by(s, amount)
        or _led(s, item, amount, rules)
    )
    kind = first_kind(text, rules.words, FINANCINGS) or (announced if announced in FINANCINGS else None)
    kind = kind or ("funding_round" if told and announced != "acquisition" else None)
    between = [u for u in s.units[head.end : amount] if u.kind in (ORG, PERCENT)]
    vehicle = [n for u in between for n in u.names if rules.fund_name.search(n)]
    closed = any(u.low in rules.closing for u in s.units[head.end : amount])
    if vehicle and closed and len(between) == 1:
        kind = "fund_close"  # "Ridge Ventures, closed Ridge Fund II at $60m"
    elif kind is None or between:
        return None
    status = first_kind(text, rules.status, frozenset(("terminated", "proposed", "completed", "announced")))
    allowed = rules.lead | rules.gives | (rules.listing if kind == "ipo" else frozenset())
    if verb_in(s, amount, min(amount + 3, item[-1].end), allowed) or _tells(s, item, amount, kind, rules):
        return None
    c = Candidate(
        kind,
        f"{kind}.list.item",
        status or rules.default.get(kind, "completed"),
        s,
        number,
        (head.start, amount),
        (item[0].start, item[-1].end),
        tense="past",
    )
    money = [j for j in range(amount, item[-1].end) if s.units[j].kind == MONEY and not s.depth[j]]
    c.amounts = [("", j) for j in (money if kind == "ipo" else money[:1])]
    c.undisclosed = s.units[amount].kind != MONEY
    fund = kind == "fund_close" and any(rules.fund_name.search(n) for n in head.names)
    c.add("venture" if fund else "target", head.names)
    c.add("venture", vehicle)
    if kind in _GIVER:
        _add_givers(c, s, item, amount, set(slots.parties.get("lead", ())), clauses, rules)
    if kind == "debt_financing":
        _turn_loan(c, s, amount, head)
    return c


def opened_by(s: Sentence, before: Sentence | None, rules: ListRules) -> Head | None:
    """Return the name that the sentence before opened the block with, where it says no more ("Tilia, sea maps.")."""
    if before is None or before.block != s.block or not before.first_in_block:
        return None
    if s.units[0].kind != MONEY or verb_in(before, 0, len(before.units), frozenset()):
        return None
    if any(u.kind == MONEY for u in before.units) or before.units[0].kind != ORG:
        return None
    return Head(list(before.units[0].names), 0, 0)


def _behind_sum(s: Sentence, item: list[Field], rules: ListRules) -> Head | None:
    """Return the name behind the sum that opens an item ("$5M for Tilia", "$5M: Tilia"), to be read from the sum on."""
    start, end = item[0].start, item[0].end
    k = start + 1
    while k < end and s.depth[k]:
        k += 1
    found = None
    if k + 1 < end and s.units[k].low in ("for", "to"):
        found = find_head(s, Field(k + 1, end, ""), rules)
    elif k == end and len(item) > 1:
        found = find_head(s, item[1], rules)
    return Head(found.names, start, start) if found is not None else None


def _tells(s: Sentence, item: list[Field], amount: int, kind: str, rules: ListRules) -> bool:
    """Tell whether the words before the sum are a sentence: a verb, or a preposition by name or sum that needs one."""
    for f in item:
        edge = f is item[0] or f.start <= amount < f.end
        for j in range(f.start, min(f.end, amount)):
            u = s.units[j]
            if s.depth[j] or u.kind != WORD:
                continue
            if edge and u.low in _HANGING and s.units[j - 1].low != "up":
                return True
            if j == f.start and f.mark and u.tag in ("VB", "VBP"):
                continue  # ", watch repair by mail,": a verb without a subject is a noun that the tagger mistook
            if u.tag in ("VBD", "VBZ", "VBP", "VB", "MD") and not (kind == "ipo" and u.low in rules.listing):
                return True
    return False


def _given_by(s: Sentence, amount: int) -> bool:
    """Tell whether somebody stands behind "from" next to the sum."""
    units, j = s.units, amount + 1
    while j < len(units) and (s.depth[j] > s.depth[amount] or units[j].low == ","):
        j += 1
    return j + 1 < len(units) and units[j].low == "from" and units[j + 1].kind in (ORG, PERSON)


def _led(s: Sentence, item: list[Field], amount: int, rules: ListRules) -> bool:
    """Tell whether a field behind the sum says that somebody leads ("$5M, Acme leading")."""
    behind = (f for f in item if f.start > amount)
    return any(
        s.units[f.end - 1].low in rules.lead and any(True for _ in parties_in(s, f.start, f.end))
        for f in behind
    )


def _add_givers(
    c: Candidate,
    s: Sentence,
    item: list[Field],
    amount: int,
    leads: set[int],
    clauses: ClauseRules,
    rules: ListRules,
) -> None:
    """Add those whom the fields behind the sum name: parties, or names that fill a field."""
    giver = _GIVER[c.type]
    allowed = rules.lead | rules.gives
    for f in item:
        start = max(f.start, amount + 1)
        inside = {s.units[j].low for j in range(start, f.end)}
        told = verb_in(s, start, f.end, allowed) and not inside & rules.lead
        if f.end <= start or told or rules.bars.search(words_of(s, start, f.end)):
            continue
        found = [j for j in parties_in(s, start, f.end) if _gives(s, j, f.end, clauses)]
        names = [n for j in found for n in s.units[j].names]
        if not names and f.start > amount:
            end = next((j for j in range(start, f.end) if s.units[j].low in allowed), f.end)
            first = start + (s.units[start].low in ("w/", "with", "and", "&"))
            names = name_run(s, first, end, rules.not_names)
        if c.type == "fund_close" and any(rules.fund_name.search(n) for n in names):
            c.add("venture", names)
            continue
        if c.type == "funding_round" and (inside & rules.lead or leads & set(found)):
            c.add("lead_investor", names)
        c.add(giver, names)


def _gives(s: Sentence, j: int, end: int, clauses: ClauseRules) -> bool:
    """Tell whether the party at `j` is itself one of a list of givers, no part of another's description."""
    units = s.units
    if units[j].kind == REF or (j + 1 < end and is_aside(s, j, clauses, end)):
        return False
    if units[j - 1].kind == WORD and units[j - 1].low in ("of", "for", "at"):
        return False
    return not (j + 1 < end and units[j + 1].kind == PERSON and units[j].kind == ORG)


def _turn_loan(c: Candidate, s: Sentence, amount: int, head: Head) -> None:
    """Make the head the lender where the loan is "to" or "for" somebody else."""
    units = s.units
    for j in range(amount + 1, min(amount + 9, len(units))):
        if units[j].kind == WORD and units[j].text in (",", ";", ":"):
            return
        if units[j].low in ("to", "for"):
            found = next(
                (k for k in range(j + 1, min(j + 6, len(units))) if units[k].kind == ORG),
                None,
            )
            if found is not None:
                c.roles = {"target": list(units[found].names), "lender": list(head.names)}
            return
