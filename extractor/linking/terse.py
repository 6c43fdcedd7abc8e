"""Deals told without a verb: "Tilia, $12M, led by Accel", "Tilia ($12M)", "Tilia + Ridge Bank: co-branded card"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .candidates import Candidate
from .fields import Field, split, verb_in, words_of
from .financings import FINANCINGS, financing, opened_by
from .heads import ListRules, find_amount, find_head, find_partners, first_kind, heading_type
from .rules import ClauseRules
from .sales import sale
from .sentence import MONEY, ORG, PERSON, Sentence, is_noun

_CHEQUES = frozenset(("cheques", "checks", "raises"))
_FUNDING = frozenset(("round", "funding"))
_OPEN, _CLOSED = ("(", "["), (")", "]")
_PAIRS = frozenset(("partnership", "joint_venture", "merger"))


def listed(s: Sentence, number: int, classes: Mapping[str, set[str]]) -> Iterator[Candidate]:
    """Yield a funding round for each "Name ($12M)" or "(Name, $12M)" of a sentence about investments."""
    units = s.units
    about = any((classes.get(u.low, set()) & _FUNDING or u.low in _CHEQUES) and is_noun(u) for u in units)
    if not about and not any(u.low in ("raised", "raises", "raising") for u in units):
        return
    for j in range(len(units) - 3):
        marks = units[j - 1].low if j else "", units[j + 1].low, units[j + 3].low
        bracketed = marks[1] in _OPEN and marks[2] in (*_CLOSED, ",", ";")
        inside = marks[0] in _OPEN and marks[1] == "," and marks[2] in _CLOSED
        told = bracketed or marks[2] in ("from", "led", "co-led", "-")
        if units[j].kind == ORG and units[j + 2].kind == MONEY and ((told and marks[1] in _OPEN) or inside):
            c = Candidate(
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
            _read_bracket(c, j + 3)
            yield c


def _read_bracket(c: Candidate, j: int) -> None:
    """Add who the bracket says gave the sum before unit `j` ("($5M, led by X)", "($5M from X and Y)")."""
    s, role = c.sentence, ""
    while j < len(s.units) and s.depth[j]:
        u = s.units[j]
        if u.low == "by" and s.units[j - 1].low in ("led", "co-led"):
            role = "lead_investor"
        elif u.low in ("from", "with", "including"):
            role = "investor"
        elif u.kind in (ORG, PERSON) and role:
            c.add(role, list(u.names))
        j += 1


def verbless(
    s: Sentence,
    number: int,
    told: list[Candidate],
    heading: str,
    before: Sentence | None,
    clauses: ClauseRules,
    rules: ListRules,
) -> Iterator[Candidate]:
    """Yield the deals of the terse items in a sentence: a name first, a sum or a partner, no verb of its own.

    The item or the heading of its section must say what kind of deal it is. `before` is the sentence before.
    """
    announced = heading_type(heading, rules) if s.kind != "heading" else None
    follows = bool(told) and told[-1].number == number - 1 and told[-1].sentence.block == s.block
    opened = opened_by(s, before, rules)
    if announced == "none" or not (s.first_in_block or opened or (follows and ".list." in told[-1].rule)):
        return
    fields = split(s, 0, len(s.units))
    while fields:
        size = _item_size(s, fields, rules)
        item, fields = _without_label(s, fields[:size], rules), fields[size:]
        found = _pair(s, number, item, announced, rules) or financing(
            s, number, item, announced, opened, clauses, rules
        )
        if found is None and announced == "acquisition":
            found = sale(s, number, item, rules)
        if found is None and announced == "ipo":
            found = _listing(s, number, item, rules)
        if found is not None:
            yield found


def _without_label(s: Sentence, item: list[Field], rules: ListRules) -> list[Field]:
    """Return the fields behind a label that names nobody ("From the lab: Tilia, $5M")."""
    label = next((k for k, f in enumerate(item) if f.mark == ":"), 0)
    named = any(
        find_head(s, f, rules) or find_partners(s, f, rules) or find_amount(s, [f], f.start) is not None
        for f in item[:label]
    )
    return item if named else item[label:]


def _item_size(s: Sentence, fields: list[Field], rules: ListRules) -> int:
    """Return how many fields the first item has: a semicolon ends it where another item or sum follows."""
    for k in range(1, len(fields)):
        if fields[k].mark == ";" and _complete(s, fields[:k], rules):
            following = next((n for n in range(k + 1, len(fields)) if fields[n].mark == ";"), len(fields))
            rest = fields[k:following]
            if _complete(s, rest, rules) or find_amount(s, rest, rest[0].start) is not None:
                return k
    return len(fields)


def _complete(s: Sentence, item: list[Field], rules: ListRules) -> bool:
    """Tell whether the fields tell of somebody and a sum, or of two partners."""
    item = _without_label(s, item, rules)
    head = find_head(s, item[0], rules)
    return head is not None and (
        find_amount(s, item, head.end) is not None or find_partners(s, item[0], rules) is not None
    )


def _pair(
    s: Sentence, number: int, item: list[Field], announced: str | None, rules: ListRules
) -> Candidate | None:
    """Read an item that opens with two names joined: partners, where the link, a word or the heading says so."""
    partners = find_partners(s, item[0], rules)
    if partners is None:
        return None
    names, strong = partners
    if not strong and verb_in(s, item[0].start, item[-1].end, frozenset()):
        return None
    text = words_of(s, item[0].start, item[-1].end)
    kind = first_kind(text, rules.words, _PAIRS)
    kind = kind or (
        "partnership" if announced == "partnership" or (strong and announced not in FINANCINGS) else None
    )
    if kind is None or len(names) < 2:
        return None
    first, last = item[0].start, item[0].end - 1
    c = Candidate(
        kind, f"{kind}.list.pair", "", s, number, (first, last), (first, item[-1].end), tense="past"
    )
    status = first_kind(text, rules.status, frozenset(("terminated", "announced")))
    c.status = status or rules.default.get(kind, "completed")
    c.add("partner", names)
    return c


def _listing(s: Sentence, number: int, item: list[Field], rules: ListRules) -> Candidate | None:
    """Return the listing that an item under a heading tells by its name and a verb alone ("Tilia postpones.")."""
    head = find_head(s, item[0], rules)
    verb = s.units[head.end].low if head is not None and head.end < item[0].end else ""
    status = first_kind(f" {verb} ", rules.status, frozenset(("terminated", "proposed", "completed")))
    if head is None or verb not in rules.listing or status is None:
        return None
    c = Candidate(
        "ipo",
        "ipo.list.item",
        status,
        s,
        number,
        (head.start, head.end),
        (item[0].start, item[-1].end),
        tense="past",
    )
    c.add("target", head.names)
    return c
