"""Amounts in US dollars against the table `cases/dollars.toml`."""

from __future__ import annotations

import pytest

from extractor.values.dollars import convert_to_usd, to_usd

from .cases import table

ROWS = [row for section in table("dollars.toml").values() for row in section["cases"]]


@pytest.mark.parametrize(("low", "currency", "published", "expected"), ROWS)
def test_table(low: str, currency: str, published: str, expected: str) -> None:
    usd, reason = convert_to_usd(low, currency or None, published or None)
    assert (f"{float(usd) / 1e6:.1f}" if usd is not None else reason) == expected
    assert (usd is None) != (reason is None)
    assert to_usd(low, currency or None, published or None) == usd
