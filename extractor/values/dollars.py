"""Amounts in US dollars, by the euro reference rates that the European Central Bank publishes since 1999."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from .numbers import plain

# A longer run of days without a rate (Christmas with its weekend is four) is the end of a series and no gap.
_LONGEST_GAP_DAYS = 10


@cache
def _converter() -> Any:
    # Half a second to read: only when a sum is converted.
    from currency_converter import CurrencyConverter  # type: ignore[import-untyped]

    return CurrencyConverter()


@cache
def _rate(currency: str, day: date) -> tuple[Decimal | None, str | None]:
    """Return dollars for one unit on a day or the nearest earlier one with a rate, else the reason."""
    from currency_converter import RateNotFoundError

    converter = _converter()
    if currency not in converter.currencies:
        return None, f"no rates of {currency} in the history"
    first = max(converter.bounds[c].first_date for c in ("USD", currency))
    if day < first:
        return None, f"the history of {currency} begins on {first.isoformat()}"
    for back in range(_LONGEST_GAP_DAYS):
        try:
            rate = converter.convert(1, currency, "USD", date=day - timedelta(days=back))
        except (RateNotFoundError, ValueError):  # ValueError: the day lies outside the series
            continue
        return Decimal(str(rate)), None
    return None, f"no rate of {currency} in the {_LONGEST_GAP_DAYS} days up to {day.isoformat()}"


def convert_to_usd(low: str, currency: str | None, published: str | None) -> tuple[str | None, str | None]:
    """Return an amount in US dollars at the rate of a day, and else None with the reason.

    `low` is a decimal string in plain units of `currency` (ISO 4217), `published` an ISO date. On a day without
    a rate (weekend, holiday) the nearest earlier day's counts. The source is the European Central Bank's history,
    as the package CurrencyConverter carries it.

    >>> usd, reason = convert_to_usd("377000000", "CAD", "2021-09-29")
    >>> round(float(usd) / 1e6, 1), reason
    (297.0, None)
    >>> convert_to_usd("5", "VND", "2021-09-29")
    (None, 'no rates of VND in the history')
    """
    if currency is None:
        return None, "the currency is not known"
    if currency == "USD":
        return plain(Decimal(low)), None
    if published is None:
        return None, "the article has no date"
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None, f"{published!r} is no ISO date"
    rate, reason = _rate(currency, day)
    return (None, reason) if rate is None else (plain(round(Decimal(low) * rate, 2)), None)


def to_usd(low: str, currency: str | None, published: str | None) -> str | None:
    """Return an amount in US dollars at the rate of a day, None where there is none; see `convert_to_usd`."""
    return convert_to_usd(low, currency, published)[0]
