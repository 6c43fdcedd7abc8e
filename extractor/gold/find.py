"""Find quotes in an article: places as (start, end) character offsets, end-exclusive. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

Place = tuple[int, int]

LONGER = "give a longer quote of the text, which occurs once and holds the short one once"

_QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def places(text: str, quote: str, *, whole: bool = True) -> list[Place]:
    """Return where `quote` stands in `text`, in order; white space in the quote matches any white space.

    With `whole`, a place that is part of a longer word or number does not count.

    >>> places("$5 and US$5, $5.20, $5,000 and $50", "$5")
    [(0, 2)]
    >>> places("Arm and Armada, Arm's", "Arm")
    [(0, 3), (16, 19)]
    """
    words = quote.split()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(w) for w in words)
    if whole:
        pattern = _left_guard(words[0][0]) + pattern + _right_guard(words[-1][-1])
    return [m.span() for m in re.finditer(pattern, text)]


def _left_guard(first: str) -> str:
    if first.isdigit():
        return r"(?<![\w])(?<!\d[.,])"
    if unicodedata.category(first) == "Sc":
        # "US$5" and "HK$5" are longer amounts; "raised$5m" only lacks a space.
        return r"(?<![A-Z])"
    return r"(?<!\w)" if first.isalpha() else ""


def _right_guard(last: str) -> str:
    if last.isdigit():
        return r"(?!\w)(?![.,]\d)"
    return r"(?!\w)" if last.isalpha() else ""


def place_at(text: str, quote: str, at: str) -> Place | str:
    """Return the one place of `quote` within the one place of `at`, or a sentence that says why not.

    >>> place_at("it paid $5m, then $5m again", "$5m", "then $5m")
    (18, 21)
    >>> place_at("it paid $5m, then $5m again", "$5m", "later $5m")
    "'at' is not in the text: 'later $5m'"
    """
    regions = places(text, at, whole=False)
    if not regions:
        return f"'at' is not in the text: {at!r}{hint(text, at)}"
    if len(regions) > 1:
        return f"'at' occurs {len(regions)} times: {at!r}"
    start, end = regions[0]
    region = text[start:end]
    inner = places(region, quote) or places(region, quote, whole=False)
    if len(inner) != 1:
        return f"'at' contains the quote {len(inner)} times, it must once: {at!r}"
    return start + inner[0][0], start + inner[0][1]


def hint(text: str, quote: str) -> str:
    """Return how the text words `quote` when only case, dashes or quote marks differ, else nothing.

    >>> hint("Macy’s shares", "macy's")
    " (the text has 'Macy’s')"
    """
    loose = places(_plain(text), _plain(quote), whole=False)
    if not loose:
        return ""
    start, end = loose[0]
    return f" (the text has {text[start:end]!r})"


def _plain(s: str) -> str:
    # Lower one character at a time: a few letters grow when lowered, and offsets must not move.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in s.translate(_QUOTE_MARKS))


def overlaps(place: Place, taken: Iterable[Place]) -> bool:
    """Tell whether `place` shares a character with any of `taken`."""
    return any(place[0] < end and start < place[1] for start, end in taken)


def inside(place: Place, regions: Iterable[Place]) -> bool:
    """Tell whether `place` lies wholly in one of `regions`."""
    return any(start <= place[0] and place[1] <= end for start, end in regions)


def one_line(s: str) -> str:
    """Return `s` with every run of white space as one space."""
    return " ".join(s.split())
