"""Who a terse item is about: the name that opens it, its sum, or the two names that a link joins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .fields import Field, name_run, parties_in
from .phrases import is_possessive
from .sentence import MONEY, ORG, REF, WORD, Sentence

_WITHHELD = frozenset(("undisclosed", "n/d", "n.d."))


@dataclass(frozen=True)
class ListRules:
    """The contents of `rules/headings.toml`; what each is for is told there."""

    types: tuple[tuple[str, re.Pattern[str]], ...]
    words: tuple[tuple[str, re.Pattern[str]], ...]
    status: tuple[tuple[str, re.Pattern[str]], ...]
    headed: tuple[tuple[str, re.Pattern[str]], ...]
    default: Mapping[str, str]
    strong_links: frozenset[str]
    weak_links: frozenset[str]
    lead: frozenset[str]
    gives: frozenset[str]
    listing: frozenset[str]
    bars: re.Pattern[str]
    not_names: frozenset[str]
    labels: Mapping[str, str]
    closing: frozenset[str]
    fund_name: re.Pattern[str]
    denial: re.Pattern[str]


@dataclass(frozen=True)
class Head:
    """Who a terse item is about: its names and the unit behind them."""

    names: list[str]
    start: int
    end: int


def heading_type(heading: str, rules: ListRules) -> str | None:
    """Return the deal type that a section's heading announces, "none" when it says that there are no deals."""
    return next((kind for kind, pattern in rules.types if pattern.search(heading.lower())), None)


def first_kind(
    text: str, table: tuple[tuple[str, re.Pattern[str]], ...], kinds: frozenset[str]
) -> str | None:
    """Return the first of the kinds whose pattern the text matches, in the order of the table."""
    return next((kind for kind, pattern in table if kind in kinds and pattern.search(text)), None)


def find_head(s: Sentence, f: Field, rules: ListRules) -> Head | None:
    """Return the name that a field opens with, behind words that describe it ("Thai insurer Tilia")."""
    units = s.units
    stop = next((j for j in range(f.start, f.end) if units[j].kind == MONEY and not s.depth[j]), f.end)
    for j in range(f.start, stop):
        u = units[j]
        if s.depth[j]:
            continue
        if u.kind == ORG and not (j + 1 < stop and is_possessive(units[j + 1])):
            if j == f.start + 1 and units[f.start].text.isdigit():
                return Head([f"{units[f.start].text} {u.text}"], f.start, j + 1)
            return Head(list(u.names), j, j + 1)
        if u.kind == WORD and (u.tag in ("IN", "TO", "MD", "CC") or u.tag.startswith("VB")):
            break
    names = name_run(s, f.start, stop, rules.not_names)
    if names:
        return Head(names, f.start, stop)
    run = f.start
    while run < stop and units[run].kind != MONEY and units[run].text[0].isupper():
        run += 1
    names = name_run(s, f.start, run, rules.not_names)
    return Head(names, f.start, run) if names and rules.fund_name.search(names[0]) else None


def find_amount(s: Sentence, item: list[Field], start: int) -> int | None:
    """Return the first sum outside brackets behind `start`, or the word that withholds it."""
    return next(
        (
            j
            for j in range(start, item[-1].end)
            if not s.depth[j] and (s.units[j].kind == MONEY or s.units[j].low in _WITHHELD)
        ),
        None,
    )


def find_partners(s: Sentence, f: Field, rules: ListRules) -> tuple[list[str], bool] | None:
    """Return the names that a link joins in a field that holds nothing else, and whether the link is a strong one."""
    names: list[str] = []
    strong, start = False, f.start
    links = rules.strong_links | rules.weak_links
    cuts = [
        j
        for j in range(f.start, f.end)
        if not s.depth[j] and s.units[j].kind == WORD and s.units[j].low in links
    ]
    joined = any(s.units[j].low in rules.strong_links for j in cuts)
    for j in [*cuts, f.end]:
        part = _partner(s, start, j, rules, joined)
        if not part:
            return None
        names += part
        strong = strong or (j < f.end and s.units[j].low in rules.strong_links)
        start = j + 1
    return (names, strong) if cuts and any(True for _ in parties_in(s, f.start, f.end)) else None


def _partner(s: Sentence, start: int, end: int, rules: ListRules, joined: bool) -> list[str]:
    """Return the one name in the units [start, end), behind a place ("Brazil's Tilia") or a description.

    What is only written like a name is one where a strong link has `joined` it.
    """
    found = list(parties_in(s, start, end))
    if len(found) == 1 and s.units[found[0]].kind != REF:
        j = found[0]
        behind = [k for k in range(j + 1, end) if not s.depth[k]]
        before = [s.units[k] for k in range(start, j)]
        return (
            list(s.units[j].names) if not behind and all(not u.tag.startswith("VB") for u in before) else []
        )
    return name_run(s, start, end, rules.not_names) if joined else []
