"""When two names or two numbers are the same. Legal suffixes come from `rules/scoring.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from .records import Number, Organization

_RULES = Path(__file__).parent.parent / "rules" / "scoring.toml"


@cache
def _suffix() -> re.Pattern[str]:
    with _RULES.open("rb") as f:
        words = tomllib.load(f)["legal_suffixes"]
    return re.compile(rf"[\s,]+({'|'.join(re.escape(w) for w in words)})\.?$", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def plain(name: str | None) -> str:
    """Return a name without case, possessive, leading "the" and legal suffixes; empty for None.

    >>> plain("The Kestrel Group Holdings, Inc.")
    'kestrel'
    >>> plain("Brightwater’s"), plain("Group")
    ('brightwater', 'group')
    """
    s = " ".join((name or "").split()).replace("’", "'").casefold()
    s = s.removesuffix("'s").removeprefix("the ")
    while True:
        shorter = _suffix().sub("", s).strip(" .,")
        if shorter in ("", s):
            return s
        s = shorter


class Names:
    """The names of one article that mean the same: each organization's fullest name and aliases.

    >>> names = Names([Organization("Contemporary Amperex Technology", ("CATL",))])
    >>> names.same("CATL", "Contemporary Amperex Technology Co Ltd"), names.same("CATL", "BYD")
    (True, False)
    """

    def __init__(self, organizations: Iterable[Organization]) -> None:
        self._forms: dict[str, set[str]] = {}
        for o in organizations:
            forms = {plain(o.name), *map(plain, o.aliases)}
            for form in forms:
                self._forms.setdefault(form, set()).update(forms)

    def same(self, a: str | None, b: str | None) -> bool:
        """Tell whether two names mean one organization; symmetric; no name is the same as nothing."""
        x, y = plain(a), plain(b)
        return bool(x) and (x == y or x in self._forms.get(y, ()))

    def pairs(self, gold: Sequence[str], pred: Sequence[str]) -> list[tuple[int, int]]:
        """Return as many one-to-one pairs of the same name as there can be, as (gold, pred) indices."""
        links = [[j for j, p in enumerate(pred) if self.same(p, g)] for g in gold]
        taken: dict[int, int] = {}

        def augment(i: int, seen: set[int]) -> bool:
            for j in links[i]:
                if j not in seen:
                    seen.add(j)
                    if j not in taken or augment(taken[j], seen):
                        taken[j] = i
                        return True
            return False

        for i in range(len(gold)):
            augment(i, set())
        return sorted((i, j) for j, i in taken.items())


def number(x: Number) -> float | None:
    """Return a decimal string as a number, None when it is none."""
    try:
        return None if x is None else float(x)
    except ValueError:
        return None


def close(a: Number, b: Number) -> bool:
    """Tell whether two numbers are equal within one millionth; nothing equals an unknown number.

    >>> close("377000000", "3.77e8"), close("8.5", "8.6"), close(None, None)
    (True, False, False)
    """
    x, y = number(a), number(b)
    return x is not None and y is not None and abs(x - y) <= 1e-6 * max(1.0, abs(x), abs(y))
