"""Tell a sum told again in a second currency: "CAD$377 million, or $297 million"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from ..facts import MoneyFact
from ..lexicon.toml import read_rules
from ..lexicon.values import alternation, currencies

# Two sums further apart in US dollars than this factor are not the same sum.
_TOLERANCE = 4
_APART = re.compile(r"\n\s*\n")


@cache
def _joins() -> re.Pattern[str]:
    joins = alternation(read_rules("modifiers.toml")["parallel"]["joins"], fold=True)
    words = rf"(?:{joins}[\s,.:]*)*"
    return re.compile(rf"\s*[,;(\[/=~≈–—-]?\s*{words}[(\[]?\s*{words}$")


def is_parallel(text: str, a: MoneyFact, b: MoneyFact) -> bool:
    """Tell whether `b` tells the sum of `a` again in another currency."""
    gap = text[a["end"] : b["start"]]
    if a["currency"] is None or b["currency"] is None or a["currency"] == b["currency"]:
        return False
    if not gap.strip() or len(gap) > 45 or _APART.search(gap) or not _joins().fullmatch(gap):
        return False
    rates = currencies().per_usd
    x, y = rates.get(a["currency"]), rates.get(b["currency"])
    if x is None or y is None:
        return True
    left, right = Decimal(a["high"]) / x, Decimal(b["high"]) / y
    return right != 0 and Decimal(1) / _TOLERANCE <= left / right <= _TOLERANCE
