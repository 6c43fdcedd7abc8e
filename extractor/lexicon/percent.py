"""The units of percentages from `rules/percent.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .toml import check_one_of, read_decimal, read_rules

_FILE = "percent.toml"
_KEYS = ("id", "factor", "signs", "words", "glued")


@dataclass(frozen=True)
class PercentUnit:
    """A unit: `factor` turns its figure into percent; `id` names the rule."""

    id: str
    factor: Decimal


@dataclass(frozen=True)
class PercentUnits:
    """All units: `signs` and `glued` by exact surface, `words` by case-folded surface with single blanks."""

    signs: dict[str, PercentUnit]
    words: dict[str, PercentUnit]
    glued: dict[str, PercentUnit]


@cache
def percent_units() -> PercentUnits:
    """Return the units of percentages; raise `RuleError` on an unknown key or a factor that is no number."""
    out = PercentUnits({}, {}, {})
    for row in read_rules(_FILE)["unit"]:
        for key in row:
            check_one_of(_FILE, f"unit {row.get('id')}", key, _KEYS)
        unit = PercentUnit(row["id"], read_decimal(_FILE, f"unit {row['id']}.factor", row["factor"]))
        out.signs.update(dict.fromkeys(row.get("signs", ()), unit))
        out.words.update({w.casefold(): unit for w in row.get("words", ())})
        out.glued.update(dict.fromkeys(row.get("glued", ()), unit))
    return out
