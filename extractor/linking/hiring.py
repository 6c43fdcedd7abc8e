"""The conditions of deal rules on one firm that takes another on: "as its supplier", "to supply"."""

from __future__ import annotations

import itertools

from ..lexicon.words import word_set
from .case import Case

_HIRED_AS = word_set("hired_as")
_HIRED_REACH = 7
_WORK = word_set("work")


def hired(x: Case) -> bool:
    """Tell whether one party takes the other on "as its supplier"."""
    words = [u.low for u in x.behind[1:]]
    return "as" in words and bool(set(words[words.index("as") :][:_HIRED_REACH]) & _HIRED_AS)


def hired_beside(x: Case) -> bool:
    """Tell whether the object says what one party is to the other ("makes it official supplier to X")."""
    j = next((k for k, u in enumerate(x.behind) if u.low in _HIRED_AS), None)
    return (
        j is not None
        and j < _HIRED_REACH
        and any(u.low in ("to", "of", "for") for u in x.behind[j + 1 : j + 2])
    )


def hired_by_owner(x: Case) -> bool:
    """Tell whether the object says what one party is to its owner ("will serve as X's supplier")."""
    return x.units[x.o.head].low in _HIRED_AS


def to_work(x: Case) -> bool:
    """Tell whether one party is taken on to do a piece of work ("to supply")."""
    pairs = itertools.pairwise(u.low for u in x.units[x.c.anchor[1] + 1 : x.slots.end + 3])
    return any(a == "to" and b in _WORK for a, b in pairs)
