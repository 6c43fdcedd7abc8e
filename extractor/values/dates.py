"""Find date expressions and resolve them against the day of publication."""

from __future__ import annotations

import re
from datetime import date

from ..errors import RuleError
from ..facts import DateFact
from ..lexicon.dates import DateRule, date_rules
from .calendar import RESOLVERS
from .intervals import Moment

_PLAIN = str.maketrans("\n\u00a0\u2009\u202f", "    ")
# "expects a profit after it bought the firm in May": what looks ahead does so within its own clause.
_CLAUSE_START = re.compile(r"[,;:]\s|[.!?]\s(?=[A-Z])|\b(?:after|since|following|when|which|who)\b")
_AHEAD_WINDOW = 48


def find_dates(text: str, published: str | None) -> list[DateFact]:
    """Return the date expressions of a sentence or clause, in order and without overlaps.

    Offsets are characters of `text`. `published` is an ISO date or None. `from_date` and `to_date` are the first
    and last day that the expression may mean, both None when there is nothing to resolve it against.

    >>> find_dates("bought it on Wednesday", "2021-10-01")
    [{'start': 13, 'end': 22, 'from_date': '2021-09-29', 'to_date': '2021-09-29'}]
    >>> find_dates("bought it in the third quarter of 2021", None)[0]["to_date"]
    '2021-09-30'
    >>> find_dates("grew 76% to 2,015 stores", "2021-10-01")
    []
    """
    if date_rules().maybe.search(text) is None:
        return []
    clause = text.translate(_PLAIN)
    day = _published(published)
    matches = [
        (m.start(), -m.end(), order, rule, m)
        for order, rule in enumerate(date_rules().rules)
        for m in rule.pattern.finditer(clause)
    ]
    matches.sort(key=lambda x: x[:3])
    facts: list[DateFact] = []
    busy = 0
    for start, negative_end, _, rule, m in _longest(matches):
        if start < busy:
            continue
        busy = -negative_end
        interval = _resolve(rule, m, Moment(day, _looks_ahead(clause, start)))
        facts.append(
            DateFact(
                start=start,
                end=busy,
                from_date=interval[0].isoformat() if interval else None,
                to_date=interval[1].isoformat() if interval else None,
            )
        )
    return facts


def find_date(text: str, published: str | None) -> DateFact | None:
    """Return the first date expression of a sentence or clause that resolves, else the first, else None."""
    facts = find_dates(text, published)
    return next((f for f in facts if f["from_date"] is not None), facts[0] if facts else None)


_Match = tuple[int, int, int, DateRule, re.Match[str]]


def _longest(matches: list[_Match]) -> list[_Match]:
    """Drop matches that lie within a longer one or overlap one that begins earlier."""
    out: list[_Match] = []
    for match in matches:
        if not out or match[0] >= -out[-1][1]:
            out.append(match)
        elif -match[1] - match[0] > -out[-1][1] - out[-1][0]:
            out[-1] = match
    return out


def _published(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _looks_ahead(clause: str, start: int) -> bool:
    window = clause[max(0, start - _AHEAD_WINDOW) : start]
    return date_rules().future.search(_CLAUSE_START.split(window)[-1]) is not None


def _resolve(rule: DateRule, m: re.Match[str], moment: Moment) -> tuple[date, date] | None:
    if rule.resolve not in RESOLVERS:
        raise RuleError(
            "rules/dates.toml", rule.id, f"found {rule.resolve!r}", f"use one of: {', '.join(RESOLVERS)}"
        )
    # A pattern may name a group twice over ("quarter", "quarter_"); one of them matched.
    groups: dict[str, str] = {}
    for name, value in m.groupdict().items():
        if value is not None:
            groups.setdefault(name.rstrip("_"), value)
    try:
        return RESOLVERS[rule.resolve](groups, moment)
    except (OverflowError, ValueError):
        return None  # a day beyond the calendar: "999 decades ago"
