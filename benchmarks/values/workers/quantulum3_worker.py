"""quantulum3 with its classifier: quantities whose unit is a currency; an uncertainty makes a range."""

from __future__ import annotations

import warnings

from serve import Amount, serve

warnings.simplefilter("ignore")

from quantulum3 import parser  # noqa: E402


def find(text: str) -> list[Amount]:
    """Return the quantities of money; a text that it fails on has none."""
    try:
        quantities = parser.parse(text)
    except Exception:  # it raises errors of many kinds on real articles
        return []
    out = []
    for q in quantities:
        if q.unit.entity.name != "currency":
            continue
        spread = q.uncertainty or 0
        out.append(
            {
                "start": q.span[0],
                "end": q.span[1],
                "low": repr(q.value - spread),
                "high": repr(q.value + spread),
                "currency": q.unit.currency_code or q.unit.name,
            }
        )
    return out


if __name__ == "__main__":
    serve(find)
