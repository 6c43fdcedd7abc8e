"""Sentences that add to a deal told just before: "The deal is worth $5M", "Investors include A and B"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .candidates import Candidate
from .sentence import MONEY, PARTIES, Sentence, is_verb

_BACK = word_set("back")
_TOLD = word_set("deal_nouns")
_GIVERS = word_set("givers")
_INCLUDE = word_set("include")
_WORTH = word_set("worth")
_REACH = 2


def addition(s: Sentence, number: int, told: list[Candidate]) -> Candidate | None:
    """Return what sentence `s` adds to the deal told last, as a telling that points back, or None."""
    last = told[-1] if told else None
    if last is None or number - last.number > _REACH or last.sentence.section != s.section:
        return None
    if "bullet" in (s.kind, last.sentence.kind) and last.sentence.block != s.block:
        return None
    units = s.units
    head = next((j for j, u in enumerate(units[:6]) if u.low in _TOLD | _GIVERS), None)
    if head is None:
        return None
    c = Candidate(
        last.type,
        f"{last.type}.addition",
        last.status,
        s,
        number,
        (head, head),
        (0, len(units)),
        anaphor=True,
        tense="noun",
    )
    if units[head].low in _GIVERS and last.type == "funding_round":
        verb = next((j for j in range(head + 1, min(head + 8, len(units))) if units[j].low in _INCLUDE), None)
        if verb is not None and not any(is_verb(u) for u in units[head + 1 : verb]):
            behind = [u for u in units[verb + 1 :] if u.kind in PARTIES]
            c.add("investor", [n for u in behind for n in u.names])
            return c if c.roles else None
    if units[head].low in _TOLD and units[0].low in _BACK and head <= 4:
        money = next((j for j in range(head, len(units)) if units[j].kind == MONEY), None)
        if money is not None and any(u.low in _WORTH for u in units[head:money]):
            c.amounts = [("", money)]
            return c
    return None
