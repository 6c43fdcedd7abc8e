"""Several purchases told by one noun: "made three acquisitions, including X for $5M and Y for $9M"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .candidates import Candidate
from .sentence import MONEY, ORG, Sentence, Unit, is_finite

_OPENERS = frozenset(("including", "namely", "–", "—", "--"))
_INSIDE = frozenset(("at", "for", "of"))
_RELATIVES = frozenset(("which", "who", "that", "where", ";"))


def listed_behind(s: Sentence, i: int, end: int) -> list[int]:
    """Return the organizations that "including" lists behind the plural noun at unit `i`, before unit `end`."""
    units = s.units
    if i + 1 < end and units[i + 1].low == "of":
        opened: int | None = i + 1
    else:
        opened = next((j for j in range(i + 1, end) if units[j].low in _OPENERS), None)
    if opened is None:
        return []
    # "and log management platform X": the tagger takes a plain noun for a verb, which would end the clause
    end = next((j for j in range(opened + 1, len(units)) if _ends_list(units[j])), len(units))
    # ", in partnership with X": who is named behind is no item
    last = next(
        (j for j in range(opened + 1, end) if units[j].tag == "IN" and units[j].low not in _INSIDE), end
    )
    return [j for j in range(opened + 1, last) if units[j].kind == ORG and _is_item(s, opened, j)]


def _ends_list(u: Unit) -> bool:
    return is_finite(u) or u.low in _RELATIVES


def _is_item(s: Sentence, opened: int, j: int) -> bool:
    """Tell whether the organization at `j` is an item of the list, not what one is of or at."""
    k = j - 1
    while k > opened and s.units[k].low not in (",", "and"):
        if s.units[k].tag in ("IN", "TO", "POS"):
            return False
        k -= 1
    return s.depth[j] == s.depth[opened]


def each_listed(c: Candidate) -> Iterator[Candidate]:
    """Yield `c`, or, where its noun lists what was bought, one candidate for each company with the sum behind it."""
    s, targets = c.sentence, c.roles.get("target", [])
    named = listed_behind(s, c.anchor[1], c.clause[1]) if s.units[c.anchor[1]].tag == "NNS" else []
    named = [j for j in named if set(s.units[j].names) & set(targets)]
    if not named:
        yield c
        return
    for j, following in zip(named, [*named[1:], c.clause[1]], strict=True):
        sums = [k for k in range(j + 1, following) if s.units[k].kind == MONEY]
        yield replace(
            c,
            roles={**c.roles, "target": list(s.units[j].names)},
            amounts=[("", k) for k in sums[:1]],
            clause=(j, following),
        )
