"""Amounts in US dollars."""
from __future__ import annotations
def to_usd(low: str, currency: str | None, published: str | None) -> str | None:
    return None
