"""This project: the value grammar on plain text."""

from __future__ import annotations

from serve import Amount, serve

from extractor.values.money import find_money


def find(text: str) -> list[Amount]:
    """Return the amounts of `values.money`."""
    return [{k: fact[k] for k in ("start", "end", "low", "high", "currency")} for fact in find_money(text)]


if __name__ == "__main__":
    serve(find)
