"""Words that make a figure an estimate or a bound: "about", "more than", "up to", "or more"."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon.toml import check_one_of, read_rules
from ..lexicon.values import alternation
from ..schema import MODIFIERS

_WINDOW = 44
_LAST = re.compile(r"(?<![A-Za-z])[A-Za-z]+(?=\s$)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str]]:
    data = read_rules("modifiers.toml")
    sides: list[dict[str, str]] = []
    for side in ("before", "after"):
        for name in data[side]:
            check_one_of("modifiers.toml", f"{side}.{name}", name, MODIFIERS)
        sides.append({w.casefold(): name for name, words in data[side].items() for w in words})
    before, after = sides
    filler = alternation(data["between"]["words"], fold=True)
    lead = re.compile(rf"(?:^|(?<![A-Za-z0-9$]))(?P<m>{alternation(before, fold=True)})\s?(?:{filler}\s)*$")
    trail = re.compile(rf"\s?(?P<m>{alternation(after, fold=True)})(?![A-Za-z0-9])")
    return lead, trail, before, after


@cache
def _last_words() -> frozenset[str]:
    before, filler = _patterns()[2], read_rules("modifiers.toml")["between"]["words"]
    return frozenset(re.split("[^a-z]", w.casefold())[-1] for w in (*before, *filler))


def _key(surface: str) -> str:
    return " ".join(surface.casefold().split())


def is_modifier(text: str) -> bool:
    """Tell whether the whole text is a modifier, filler words behind it aside ("in excess of", "more than a")."""
    m = _patterns()[0].fullmatch(text.strip() + " ")
    return m is not None


def find_modifier(text: str, start: int, end: int) -> str | None:
    """Return the modifier of the figure at `start:end`: about, over, under, up_to or None.

    >>> find_modifier("for more than $5 million", 14, 24), find_modifier("raised $5M+", 7, 10)
    ('over', 'over')
    >>> find_modifier("paid $5 million in all", 5, 15) is None
    True
    """
    lead, trail, before, after = _patterns()
    window = text[max(0, start - _WINDOW) : start]
    window = window[window.rfind("\n\n") + 1 :]
    # Most figures have no modifier, and the last word before one tells.
    last = _LAST.search(window)
    m = lead.search(window) if last is None or last[0].casefold() in _last_words() else None
    if m is not None:
        return before[_key(m["m"])]
    if "+" in text[start:end]:
        return after["+"]
    if end < len(text) and text[end] in " +-":
        t = trail.match(text, end)
        if t is not None:
            return after[_key(t["m"])]
    return None
