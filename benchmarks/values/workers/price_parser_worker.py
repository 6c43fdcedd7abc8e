"""price-parser: one price of each sentence, for that is what it is made for; the sentence is the span."""

from __future__ import annotations

import re

from price_parser import Price
from serve import Amount, serve

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s)|(?=\n)|$)")


def find(text: str) -> list[Amount]:
    """Return the price of every sentence that has one with a currency."""
    out = []
    for m in _SENTENCE.finditer(text):
        price = Price.fromstring(m.group())
        if price.amount is not None and price.currency:
            value = str(price.amount)
            out.append(
                {"start": m.start(), "end": m.end(), "low": value, "high": value, "currency": price.currency}
            )
    return out


if __name__ == "__main__":
    serve(find)
