"""Magnitudes, number words and what tells a figure from an amount, from `rules/scales.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .toml import read_decimal, read_rules


@dataclass(frozen=True)
class Scales:
    """Magnitudes and number words; `words` by case-folded word, `letters` exact, `glued` only without a space."""

    words: dict[str, Decimal]
    letters: dict[str, Decimal]
    glued: frozenset[str]
    rupees: frozenset[str]
    numbers: dict[str, int]
    fractions: dict[str, Decimal]
    glyphs: dict[str, Decimal]
    parts: dict[str, Decimal]
    vague: frozenset[str]
    things: frozenset[str]
    range_tails: frozenset[str]
    unit_tails: frozenset[str]
    price_leads: tuple[str, ...]
    price_tails: tuple[str, ...]
    elided_leads: tuple[str, ...]
    elided_tails: tuple[str, ...]
    elided_parts: tuple[str, ...]
    after_rupees: frozenset[str]


@cache
def scales() -> Scales:
    """Return magnitudes and number words; raise `RuleError` when a factor is no number."""
    file = "scales.toml"
    data = read_rules(file)
    words: dict[str, Decimal] = {}
    letters: dict[str, Decimal] = {}
    glued: set[str] = set()
    rupees: set[str] = set()
    for row in data["scale"]:
        factor = read_decimal(file, f"scale {row['words'][0]}", row["factor"])
        words.update({w.casefold(): factor for w in row["words"]})
        letters.update(dict.fromkeys(row.get("letters", ()), factor))
        if row.get("glued"):
            glued.update(row["letters"])
        if row.get("rupees"):
            rupees.update(row["words"])
            rupees.update(row.get("letters", ()))
    return Scales(
        words=words,
        letters=letters,
        glued=frozenset(glued),
        rupees=frozenset(rupees),
        numbers=dict(data["words"]),
        fractions={k: read_decimal(file, f"fractions.{k}", v) for k, v in data["fractions"].items()},
        glyphs={k: read_decimal(file, f"glyphs.{k}", v) for k, v in data["glyphs"].items()},
        parts={k: read_decimal(file, f"parts.{k}", v) for k, v in data["parts"].items()},
        vague=frozenset(data["context"]["vague"]),
        things=frozenset(data["context"]["things"]),
        range_tails=frozenset(data["context"]["range_tails"]),
        unit_tails=frozenset(data["context"]["unit_tails"]),
        price_leads=tuple(data["context"]["price_leads"]),
        price_tails=tuple(data["context"]["price_tails"]),
        elided_leads=tuple(data["context"]["elided_leads"]),
        elided_tails=tuple(data["context"]["elided_tails"]),
        elided_parts=tuple(data["context"]["elided_parts"]),
        after_rupees=frozenset(data["context"]["after_rupees"]),
    )
