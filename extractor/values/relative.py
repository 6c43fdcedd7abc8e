"""Turn a matched expression that counts from the day of publication ("two weeks ago") into an interval of days."""

from __future__ import annotations

from datetime import date, timedelta

from ..lexicon.dates import date_rules
from ..lexicon.scales import scales
from .intervals import (
    AHEAD,
    BACK,
    MONTH_PARTS,
    YEAR_PARTS,
    Groups,
    Interval,
    Moment,
    back_from,
    part_of,
    period_at,
)

_DAYS = "montuewedthufrisatsun"


def ago_day(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "a year ago today" to that day."""
    if moment.published is None:
        return None
    d = back_from(g["unit"].casefold().rstrip("s"), _count(g["count"])[0], moment.published)
    return d, d


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


def shift_of(which: str) -> int:
    return (which.casefold() in AHEAD) - (which.casefold() in BACK)


def period(g: Groups, moment: Moment) -> Interval | None:
    """Resolve "last month", "this year", "earlier this year", "late last year"."""
    if moment.published is None:
        return None
    unit, within = g["unit"].casefold(), g.get("within", "").casefold()
    span = period_at(unit, moment.published, shift_of(g["which"]))
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
    if g.get("which", "next").casefold() in AHEAD:
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
