"""Intervals of days: months, periods, parts of them, and which of several a word without a year means."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Interval = tuple[date, date]
# The named groups of a matched expression.
Groups = dict[str, str]
BACK = ("last", "past", "previous", "prior")
AHEAD = ("next", "coming", "following")
# First and last month of a part of a year, and first and last day of a part of a month.
YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 1), "end": (12, 12)}
MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "beginning": (1, 5), "end": (26, 31)}
_SAME = {"middle": "mid", "start": "beginning"}


@dataclass(frozen=True)
class Moment:
    """The day of publication (None when unknown) and whether the words before the date look ahead."""

    published: date | None
    ahead: bool


def month_span(year: int, first: int, last: int | None = None) -> Interval:
    """Return first and last day of a run of months of one year; months beyond 12 run into the next.

    >>> [d.isoformat() for d in month_span(2020, 2)]
    ['2020-02-01', '2020-02-29']
    """
    last = first if last is None else last
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    y, m = year + (last - 1) // 12, (last - 1) % 12 + 1
    return start, date(y, m, calendar.monthrange(y, m)[1])


def nearest(moment: Moment, make: Callable[[int], Interval | None]) -> Interval | None:
    """Return the latest interval that began by the day of publication, or the first that ends after it."""
    if moment.published is None:
        return None
    year = moment.published.year
    spans = [s for s in (make(y) for y in (year - 1, year, year + 1)) if s is not None]
    if moment.ahead:
        return next((s for s in spans if s[1] >= moment.published), None)
    return next((s for s in reversed(spans) if s[0] <= moment.published), None)


def part_of(span: Interval, part: str | None, parts: dict[str, tuple[int, int]]) -> Interval:
    """Return the named part ("early") of a year by `YEAR_PARTS`, or of a month by `MONTH_PARTS`; all of it for None."""
    if not part:
        return span
    a, b = parts[_SAME.get(part.casefold(), part.casefold())]
    if parts is YEAR_PARTS:
        return month_span(span[0].year, a, b)
    return span[0].replace(day=a), span[0].replace(day=min(b, span[1].day))


def period_at(unit: str, at: date, shift: int) -> Interval:
    """Return the calendar week, month, quarter, year or decade that lies `shift` units from the one of `at`."""
    if unit == "week":
        monday = at - timedelta(days=at.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return month_span(at.year, at.month + shift)
    if unit == "quarter":
        k = (at.month - 1) // 3 + shift
        return month_span(at.year, 3 * k + 1, 3 * k + 3)
    if unit == "decade":
        first = at.year // 10 * 10 + 10 * shift
        return date(first, 1, 1), date(first + 9, 12, 31)
    return month_span(at.year + shift, 1, 12)


def back_from(unit: str, n: int, at: date) -> date:
    """Return the day `n` units before (after, when negative) `at`; months keep the day where they can."""
    if unit in ("day", "week", "weekend", "fortnight"):
        return at - timedelta(days=n * {"day": 1, "fortnight": 14}.get(unit, 7))
    m = at.year * 12 + at.month - 1 - n * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    y, k = divmod(m, 12)
    return date(y, k + 1, min(at.day, calendar.monthrange(y, k + 1)[1]))
