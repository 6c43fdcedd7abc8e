"""Turn a matched date expression into an interval of days, relative to the day of publication.

Every resolver takes the named groups of the match and a `Moment`, and returns first and last day, or None when
there is nothing to resolve against. dateparser reads full dates; the rest is arithmetic on the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from ..lexicon.dates import date_rules
from ..lexicon.scales import scales
from .intervals import (
    MONTH_PARTS,
    YEAR_PARTS,
    Interval,
    Moment,
    back_from,
    month_span,
    nearest,
    part_of,
    period_at,
)

Groups = dict[str, str]
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_DAYS = "montuewedthufrisatsun"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
# A day of the year at most this far ahead is the coming one, not that of a year ago.
_NEAR_DAYS = 60
_BACK = ("last", "past", "previous", "prior")
_AHEAD = ("next", "coming", "following")


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
    return moment.published.year + (which in _AHEAD) - (which in _BACK)


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
    year = _year(g, moment) if g.get("year") or g.get("unit") else None
    if year is not None:
        return part_of(month_span(year, number), g.get("part"), MONTH_PARTS)
    if moment.published is None:
        return None
    if which == "this":
        return month_span(moment.published.year, number)
    if which == "last":
        before = moment.published.replace(day=1) - timedelta(days=1)
        return nearest(Moment(before, False), lambda y: month_span(y, number))
    span = nearest(Moment(moment.published, moment.ahead or which in _AHEAD), lambda y: month_span(y, number))
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
    """Resolve "since 2015" to the time from then to publication."""
    span = month(g, moment) if g.get("month") else year(g, moment)
    if span is None:
        return None
    end = moment.published if moment.published is not None and moment.published >= span[0] else span[1]
    return span[0], end


def by(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "by the end of 2022" to the time from publication to then."""
    span = month(g, moment) if g.get("month") else year(g, moment)
    return None if span is None else _until(span, moment)


def _until(span: Interval, moment: Moment) -> Interval:
    start = moment.published
    return (start, span[1]) if start is not None and start <= span[1] else span


def _shift(which: str) -> int:
    return (which.casefold() in _AHEAD) - (which.casefold() in _BACK)


def end(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "by year end", "the end of the quarter", "the end of last year"."""
    if g.get("year"):
        span = month_span(int(g["year"]), 12)
    elif moment.published is None:
        return None
    else:
        unit = g.get("unit", "year").casefold()
        first, last = period_at(unit, moment.published, _shift(g.get("which", "")))
        # The end of a year or a quarter is its last month, the end of a month or a week its last days.
        span = (
            last.replace(day=1) if unit in ("year", "quarter") else max(first, last - timedelta(days=5)),
            last,
        )
    return _until(span, moment) if g.get("by") else span


def near_day(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "today", "yesterday", "last night", "tomorrow"."""
    if moment.published is None:
        return None
    name = g["name"].casefold()
    back = name in ("yesterday", "last night", "overnight")
    d = moment.published + timedelta(days=(name == "tomorrow") - back)
    return d, d


def weekday(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "Wednesday" to the latest one up to publication, or the next when the words look ahead."""
    if moment.published is None:
        return None
    which = g.get("which", "").casefold()
    back = (moment.published.weekday() - _DAYS.index(g["weekday"][:3].casefold()) // 3) % 7
    if which in ("next", "this coming") or (moment.ahead and which not in ("last", "this past")):
        d = moment.published + timedelta(days=(7 - back) if back or which == "next" else 0)
    else:
        d = moment.published - timedelta(days=back or (7 if which == "last" else 0))
    return d, d


def weekend(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "over the weekend" to the latest Saturday and Sunday that have begun, "next weekend" to the coming."""
    if moment.published is None:
        return None
    saturday = moment.published - timedelta(days=(moment.published.weekday() + 2) % 7)
    if g.get("which", "").casefold() == "next" or moment.ahead:
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def period(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "last month", "this year", "earlier this year", "late last year"."""
    if moment.published is None:
        return None
    unit, within = g["unit"].casefold(), g.get("within", "").casefold()
    span = period_at(unit, moment.published, _shift(g["which"]))
    if within in ("early", "late") and unit == "year":
        return part_of(span, within, YEAR_PARTS)
    if within in ("early", "late") and unit == "month":
        return part_of(span, within, MONTH_PARTS)
    if within in ("earlier", "already") and span[0] <= moment.published <= span[1]:
        return span[0], moment.published
    if within == "later" and span[0] <= moment.published <= span[1]:
        return moment.published, span[1]
    return span


def _count(text: str) -> tuple[int, int]:
    words = text.casefold().replace(" of", "").split()
    word = words[-1]
    vague = date_rules().vague
    if word in vague:
        return vague[word]
    n = int(word) if word.isdigit() else scales().numbers.get(word, 1)
    return n, n


def span(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "in the past three years", "over the coming months", "within two weeks"."""
    if moment.published is None:
        return None
    unit = g["unit"].casefold().rstrip("s")
    _, most = (
        _count(g["count"])
        if g.get("count")
        else date_rules().vague["few"]
        if g["unit"][-1] in "sS"
        else (1, 1)
    )
    if g.get("which", "next").casefold() in _AHEAD:
        return moment.published, back_from(unit, -most, moment.published)
    return back_from(unit, most, moment.published), moment.published


def ago(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "two years ago" to that calendar year, "a few weeks ago" to the weeks it may mean."""
    if moment.published is None:
        return None
    unit = g["unit"].casefold().rstrip("s")
    least, most = _count(g["count"])
    unit, factor = ("week", 2) if unit == "fortnight" else ("week", 1) if unit == "weekend" else (unit, 1)
    first, last = (back_from(unit, n * factor, moment.published) for n in (most, least))
    if unit == "day":
        return first, last
    if unit == "decade":
        return date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
    return period_at(unit, first, 0)[0], period_at(unit, last, 0)[1]


RESOLVERS: dict[str, Callable[[Groups, Moment], Interval | None]] = {
    f.__name__: f
    for f in (
        day, days, month, months, quarter, half, season, year, years, since, by, end, near_day, weekday, weekend,
        period, span, ago,
    )
}  # fmt: skip
