"""Publication dates: from a file's name and from the forms that front matter and metadata use."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{4})(\d\d)(\d\d)(?!\d)")


def date_in_name(name: str) -> str | None:
    """Return the first full date in a file's name as an ISO date, or None.

    >>> date_in_name("weekly-2021-09-30-asia.txt"), date_in_name("deals_20210930"), date_in_name("q3-2021-09")
    ('2021-09-30', '2021-09-30', None)
    """
    for year, _, month, day in _IN_NAME.findall(name):
        found = _iso(year, month, day)
        if found:
            return found
    return None


def parse_date(written: str) -> str | None:
    """Return a written date as an ISO date in the writer's own time zone, or None when it is no full date.

    Day and month given as two bare numbers are not a date: nobody can say which is which.

    >>> [parse_date(x) for x in ("2021-09-30T23:10:00-08:00", "30 September 2021", "Sept. 30, 2021")]
    ['2021-09-30', '2021-09-30', '2021-09-30']
    >>> [parse_date(x) for x in ("2021-02-30", "03/04/2021", "September 2021", "yesterday", "")]
    [None, None, None, None, None]
    """
    written = written.strip()
    iso = _ISO.match(written)
    if iso:
        year, _, month, day, *packed = iso.groups()
        return _iso(year, month, day) if year else _iso(*packed)
    if not re.search(r"[A-Za-z]{3}", written) or not re.search(r"\d{4}", written):
        return None
    found = _parser().get_date_data(written).date_obj
    return found.date().isoformat() if found else None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # slow, seldom needed

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    return DateDataParser(languages=["en"], settings=settings)
