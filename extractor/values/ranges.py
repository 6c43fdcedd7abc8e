"""Tell a range ("$5 to $10 million") from a move ("from $5 to $10 million") between two figures."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon.toml import read_rules
from ..lexicon.values import alternation

# "by A to B" is a range where B is at most this many times A.
_CLOSE = 2
FROM = re.compile(r"(?<![A-Za-z])from\s$")
_BY = re.compile(r"(?<!\S)by\s$")


@cache
def _patterns() -> tuple[frozenset[str], frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = read_rules("modifiers.toml")["range"]
    filler = alternation(read_rules("modifiers.toml")["between"]["words"], fold=True)

    def behind(words: list[str], extra: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?<![A-Za-z]){alternation(words, fold=True)}{extra}\s(?:{filler}\s)*$")

    return (
        frozenset(data["joins"]),
        frozenset(data["between_joins"]),
        behind(data["between"]),
        behind(data["ranging"], r"(?:\s(?:from|of|in|at|is|was))*"),
        behind(data["moving"], r"(?:\s(?:about|around|nearly|almost|over|some|by))?"),
    )


def is_range(
    text: str, start: int, end: int, following: int, *, both_told: bool, ratio: float | None = None
) -> bool:
    """Tell whether the figure at `start:end` and the one that begins at `following` are the ends of a range.

    `both_told` says that each has its own unit: then "rose $2 to $30" is a move and no range. `ratio` is the second
    over the first, where it matters: "by $0.12 to $0.15" is a range, "by $5 to $70" a move.

    >>> is_range("costs $5 to $10", 6, 8, 12, both_told=True), is_range("rose $5 to $10", 5, 7, 11, both_told=True)
    (True, False)
    """
    joins, between_joins, between, ranging, moving = _patterns()
    gap = " ".join(text[end:following].split()).casefold()
    lead = text[max(0, start - 40) : start]
    if gap in between_joins:
        return between.search(lead) is not None
    if gap not in joins:
        return False
    if gap not in ("to", "up to") or ranging.search(lead):
        return True
    if FROM.search(lead):
        return False
    if not both_told or moving.search(lead) is None:
        return True
    return ratio is not None and ratio <= _CLOSE and _BY.search(lead) is not None
