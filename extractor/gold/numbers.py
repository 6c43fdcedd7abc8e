"""From the money and percentage entries of a form to their places in the text, and what they leave out."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeVar

from .find import LONGER, Place, hint, inside, one_line, overlaps, place_at, places
from .report import COPY, Report


class _Entry(Protocol):
    @property
    def quote(self) -> str: ...
    @property
    def at(self) -> str | None: ...


E = TypeVar("E", bound=_Entry)


def quantities(
    text: str, entries: Sequence[E], table: str, ignore: Sequence[str], report: Report
) -> list[tuple[E, Place]]:
    """Pair every entry of `table` (money or percentage) with its place, in the order of the entries.

    An entry with `at` stands there; the others take the free places of their quote from left to right, the
    longest quotes first, so that "$5" never takes the head of "$5 million". `report` takes place, problem and
    remedy: of quotes that are not there, of further places of a quote that has an entry without `at`, and of
    numbers with a sign of money or percent that no entry covers outside the `ignore` quotes.
    """
    ignored = [p for quote in ignore for p in places(text, quote, whole=False)]
    for quote in ignore:
        if not places(text, quote, whole=False):
            report("head", f"ignore is not in the text: {quote!r}{hint(text, quote)}", COPY)
    found: dict[int, Place] = {}
    for k, e in enumerate(entries):
        if e.at is not None:
            place = place_at(text, e.quote, e.at)
            label = f"{table} {k + 1} ({e.quote})"
            if isinstance(place, str):
                report(label, place, LONGER)
            elif overlaps(place, found.values()):
                report(label, "stands on another entry's place", "remove one of the two")
            else:
                found[k] = place
    loose = [k for k, e in enumerate(entries) if e.at is None]
    for quote in sorted({one_line(entries[k].quote) for k in loose}, key=lambda q: (-len(q), q)):
        mine = [k for k in loose if one_line(entries[k].quote) == quote]
        here = places(text, quote)
        free = [p for p in here if not overlaps(p, found.values()) and not inside(p, ignored)]
        found.update(zip(mine, free, strict=False))
        label = f"{table} {mine[-1] + 1} ({quote})"
        if not here:
            report(label, f"the quote is not in the text{hint(text, quote)}", COPY)
        elif len(free) < len(mine):
            what = f"there are {len(mine)} entries for {len(free)} places of the quote"
            report(label, what, "remove the entry that is one too many")
        elif len(free) > len(mine):
            what = f"the quote stands in {len(free)} places, the form has {len(mine)}"
            report(label, what, "add an entry for each, in the order of the text")
    for start, end in leftovers(text, table, [*found.values(), *ignored]):
        what = f"{text[start:end]!r} has no entry, at {one_line(text[max(0, start - 25) : end + 25])!r}"
        report(
            table, what, f"add it under [[{table}]], or quote the words around it in ignore when it is none"
        )
    return [(entries[k], found[k]) for k in sorted(found)]


def leftovers(text: str, table: str, covered: Sequence[Place]) -> list[Place]:
    """Return the numbers beside a sign of `table` (money or percentage) that `covered` does not touch.

    >>> leftovers("$5 or 6%", "money", []), leftovers("$5 or 6%", "percentage", [(6, 8)])
    ([(0, 2)], [])
    """
    return [m.span() for m in _signs()[table].finditer(text) if not overlaps(m.span(), covered)]


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    """Patterns of what is surely a sum or a percentage: a currency sign or "%" beside a digit."""
    signs = "".join(chr(c) for c in range(sys.maxunicode) if unicodedata.category(chr(c)) == "Sc")
    return {
        "money": re.compile(rf"[{re.escape(signs)}]\s?\d[\d.,]*|\d[\d.,]*\s?[{re.escape(signs)}]"),
        "percentage": re.compile(r"\d\s?(%|per\s?cent\b)(?![\da-f]{2})"),
    }
