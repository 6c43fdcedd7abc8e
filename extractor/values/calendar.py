"""Turn a matched date expression into an interval of days, relative to the day of publication.

Every resolver takes the named groups of the match and a `Moment`, and returns first and last day, or None when
there is nothing to resolve against. dateparser reads full dates; the rest is arithmetic on the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from .intervals import (
    AHEAD,
    BACK,
    MONTH_PARTS,
    YEAR_PARTS,
    Groups,
    Interval,
    Moment,
    month_span,
    nearest,
    part_of,
    period_at,
)
from .relative import ago, ago_day, near_day, period, shift_of, span, weekday, weekend

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
# A day of the year at most this far ahead is the coming one, not that of a year ago.
_NEAR_DAYS = 60


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) // 3 + 1


def _year(g: Groups, moment: Moment) -> int | None:
    if g.get("year"):
        return int(g["year"])
    if g.get("short"):
        return 2000 + int(g["short"])
    which = g.get("which", "").casefold()
    if moment.published is None or not which:
        return None
    return moment.published.year + (which in AHEAD) - (which in BACK)


@cache
def _parser() -> Any:
    # A third of a second to import: only when a full date is read.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    return DateDataParser(languages=["en"], settings={"DATE_ORDER": "MDY", "RETURN_AS_TIMEZONE_AWARE": False})


@lru_cache(maxsize=4096)
def _full_date(surface: str) -> Interval | None:
    """Read a date that names its year; the period that dateparser found sets the interval's length."""
    data = _parser().get_date_data(surface)
    if data is None or data.date_obj is None:
        return None
    found: datetime = data.date_obj
    if data.period == "day":
        return found.date(), found.date()
    return month_span(found.year, found.month) if data.period == "month" else month_span(found.year, 1, 12)


def _safe(year: int, month: int, day: int) -> Interval | None:
    try:
        d = date(year, month, day)
    except ValueError:
        return None
    return d, d


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def day(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "Sept. 29, 2021", "29 September", "2021-09-29"; without a year the nearest such day counts."""
    if g.get("iso"):
        return _full_date(g["iso"])
    number = _number(g["day"])
    if g.get("year"):
        return _full_date(f"{number} {g['month'].rstrip('.')} {g['year']}")
    near = nearest(moment, lambda y: _safe(y, _month(g["month"]), number))
    if moment.published is not None and not moment.ahead:
        coming = nearest(Moment(moment.published, True), lambda y: _safe(y, _month(g["month"]), number))
        # A bare "October 8" in an article of late September is still to come, whatever the tense around it.
        if coming is not None and (coming[0] - moment.published).days <= _NEAR_DAYS:
            return coming
    return near


def days(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "September 27-29, 2021"."""
    first = day({**g}, moment)
    last = day({**g, "day": g["day2"]}, moment)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def month(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "March 2017", "in September", "last May", "early March", "September last year"."""
    number, which = _month(g["month"]), g.get("which", "").casefold()
    year = _year(g, moment) if g.get("year") or g.get("short") or g.get("unit") else None
    if year is not None:
        return part_of(month_span(year, number), g.get("part"), MONTH_PARTS)
    if moment.published is None:
        return None
    if which == "this":
        return month_span(moment.published.year, number)
    if which == "last":
        before = moment.published.replace(day=1) - timedelta(days=1)
        return nearest(Moment(before, False), lambda y: month_span(y, number))
    span = nearest(Moment(moment.published, moment.ahead or which in AHEAD), lambda y: month_span(y, number))
    return part_of(span, g.get("part"), MONTH_PARTS) if span else None


def months(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "between March and May 2021"."""
    first, last = _month(g["month"]), _month(g["month2"])
    year = int(g["year"])
    return month_span(year if first <= last else year - 1, first, last if first <= last else last + 12)


def quarter(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "Q3 2021", "the third quarter", "Q4"; a fiscal quarter stays open, for its months are not told."""
    if g.get("fiscal"):
        return None
    q = g["quarter"].casefold()
    k = _ORDINALS.get(q) or int(q)
    year = _year(g, moment)
    if year is not None:
        return month_span(year, 3 * k - 2, 3 * k)
    return nearest(moment, lambda y: month_span(y, 3 * k - 2, 3 * k))


def half(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "H1 2021", "the first half of the year"."""
    h = g["half"].casefold()
    k = _ORDINALS.get(h) or int(h)
    year = _year(g, moment)
    if year is None and "which" not in g:
        return nearest(moment, lambda y: month_span(y, 6 * k - 5, 6 * k))
    return None if year is None else month_span(year, 6 * k - 5, 6 * k)


def season(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "summer 2021" and "last fall" by the seasons of the northern hemisphere; winter begins in December."""
    a, b = _SEASONS[g["season"].casefold()]
    b += 12 if b < a else 0
    if g.get("year"):
        year = int(g["year"]) - (b > 12)
        return month_span(year, a, b)
    which = g.get("which", "").casefold()
    if moment.published is None:
        return None
    if which == "last":
        spans = [month_span(y, a, b) for y in range(moment.published.year - 2, moment.published.year + 1)]
        return next((s for s in reversed(spans) if s[1] < moment.published), None)
    ahead = which in ("next", "this coming") or moment.ahead
    return nearest(Moment(moment.published, ahead), lambda y: month_span(y, a, b))


def year(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "2015", "early 2015", "the end of 2015"."""
    return part_of(month_span(int(g["year"]), 1, 12), g.get("part"), YEAR_PARTS)


def years(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "from 2022 to 2025", "2015-16"."""
    first, last = int(g["year"]), int(g["year2"])
    last += first // 100 * 100 if last < 100 else 0
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def since(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "since 2015" to the time named, in which what holds since then began."""
    return month(g, moment) if g.get("month") else year(g, moment)


def by(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "by the end of 2022", "before the end of March" to the time from publication to then."""
    span = month(g, replace(moment, ahead=True)) if g.get("month") else year(g, moment)
    return None if span is None else _until(span, moment)


def feast(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "before Christmas" and "by New Year" to the nearest, or the time until the next."""
    number, day_of_month = (12, 25) if g["name"] == "Christmas" else (12, 31)
    ahead = replace(moment, ahead=moment.ahead or "by" in g)
    span = nearest(ahead, lambda y: _safe(y, number, day_of_month))
    return _until(span, moment) if span is not None and "by" in g else span


def open_(g: Groups, moment: Moment) -> Interval | None:
    """Leave "three years later" open: what it counts from stands elsewhere."""
    return None


def _until(span: Interval, moment: Moment) -> Interval:
    start = moment.published
    return (start, span[1]) if start is not None and start <= span[1] else span


def end(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "by year end", "the end of the quarter", "the end of last year"."""
    if g.get("year"):
        span = month_span(int(g["year"]), 12)
    elif moment.published is None:
        return None
    else:
        unit = g.get("unit", "year").casefold()
        first, last = period_at(unit, moment.published, shift_of(g.get("which", "")))
        # The end of a year or a quarter is its last month, the end of a month or a week its last days.
        span = (
            last.replace(day=1) if unit in ("year", "quarter") else max(first, last - timedelta(days=5)),
            last,
        )
    return _until(span, moment) if g.get("by") else span


RESOLVERS: dict[str, Callable[[Groups, Moment], Interval | None]] = {
    f.__name__.rstrip("_"): f
    for f in (
        *(day, days, month, months, quarter, half, season, year, years, since, by, end, feast, open_),
        *(near_day, weekday, weekend, period, span, ago, ago_day),
    )
}
