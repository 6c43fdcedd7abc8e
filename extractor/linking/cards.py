"""Cards of a deal tracker: a line with a name, below it lines such as "Buyer: X" and "Price: $5M"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .candidates import Candidate
from .fields import name_run, parties_in, split
from .heads import ListRules, find_amount
from .sentence import MONEY, ORG, Sentence

_SIDES = ("acquirer", "seller")
_LEAST = 2
_LONGEST_LABEL = 3


def cards(sentences: Sequence[Sentence], rules: ListRules) -> dict[int, Candidate]:
    """Return what the lines of the cards of an article tell, by the place of the line."""
    out: dict[int, Candidate] = {}
    for k, s in enumerate(sentences):
        names = [u for u in s.units if u.text != "."]
        if len(names) != 1 or names[0].kind != ORG or not s.first_in_block:
            continue
        lines = list(_lines(sentences, k + 1))
        told = [_read(sentences[n], n, colon, names[0].names, rules) for n, colon in lines]
        if len(lines) >= _LEAST and any(c is not None and "acquirer" in c.roles for c in told):
            out.update({c.number: c for c in told if c is not None})
    return out


def _lines(sentences: Sequence[Sentence], first: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines with a label that follow one another from `first` on, and of their colons."""
    for number in range(first, len(sentences)):
        units = sentences[number].units
        colon = next((j for j, u in enumerate(units[: _LONGEST_LABEL + 1]) if u.text == ":"), 0)
        if not colon:
            return
        yield number, colon


def _read(s: Sentence, number: int, colon: int, target: Sequence[str], rules: ListRules) -> Candidate | None:
    """Return what one line of the card of `target` tells of its purchase."""
    role = rules.labels.get(" ".join(u.low for u in s.units[:colon]))
    if role not in (*_SIDES, "amount"):
        return None
    c = Candidate(
        "acquisition",
        "acquisition.list.card",
        "announced",
        s,
        number,
        (0, colon),
        (0, len(s.units)),
        tense="noun",
    )
    c.add("target", list(target))
    fields = split(s, colon + 1, len(s.units))
    if role == "amount":
        amount = find_amount(s, fields, colon) if fields else None
        told = amount is not None and s.units[amount].kind == MONEY
        c.amounts = [("", amount)] if amount is not None and told else []
        return c
    for f in fields[:1]:
        found = [n for j in parties_in(s, f.start, f.end) for n in s.units[j].names]
        c.add(role, found or name_run(s, f.start, f.end, rules.not_names))
    return c
