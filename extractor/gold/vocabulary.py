"""The closed vocabularies of gold that the record's schema leaves open: deal types, currencies, rounds."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

RULES = Path(__file__).parent.parent / "rules"
SPLITS = ("dev", "test")
CONSIDERATIONS = ("cash", "stock")

_DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_SERIES = re.compile(r"(pre-)?Series [A-Z]")


@cache
def deal_types() -> tuple[str, ...]:
    """Return the deal types: the stems of `rules/deals/*.toml`, sorted."""
    return tuple(sorted(p.stem for p in (RULES / "deals").glob("*.toml")))


@cache
def _words() -> dict[str, list[str]]:
    with (RULES / "gold.toml").open("rb") as f:
        return tomllib.load(f)


def is_currency(code: str) -> bool:
    """Tell whether `code` is an ISO 4217 code in use.

    >>> is_currency("CAD"), is_currency("RMB")
    (True, False)
    """
    return code in _words()["currencies"]


def is_round(name: str) -> bool:
    """Tell whether `name` is a round's name as gold writes it.

    >>> is_round("pre-Series A"), is_round("Series B-2"), is_round("Series Z"), is_round("seed")
    (True, False, True, True)
    """
    return name in _words()["rounds"] or _SERIES.fullmatch(name) is not None


def rounds() -> tuple[str, ...]:
    """Return the names of rounds that have no letter."""
    return tuple(_words()["rounds"])


def is_decimal(number: str) -> bool:
    """Tell whether `number` is a decimal in plain units.

    >>> is_decimal("377000000"), is_decimal("8.5"), is_decimal("8.5%"), is_decimal("1e6"), is_decimal("08")
    (True, True, False, False, False)
    """
    return _DECIMAL.fullmatch(number) is not None
