"""Recognizers-Text: its English currency model."""

from __future__ import annotations

from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_text import Culture
from serve import Amount, serve

_model = NumberWithUnitRecognizer(Culture.English).get_currency_model()


def find(text: str) -> list[Amount]:
    """Return the amounts of money that have a value; its ends are inclusive."""
    out = []
    for r in _model.parse(text):
        value = r.resolution.get("value")
        if value is not None:
            currency = r.resolution.get("isoCurrency") or r.resolution.get("unit")
            out.append(
                {"start": r.start, "end": r.end + 1, "low": value, "high": value, "currency": currency}
            )
    return out


if __name__ == "__main__":
    serve(find)
