"""Who a list of investors names: "Investors include A and B", "It keeps adding investors, including X and Y"."""

from __future__ import annotations

import itertools

from ..lexicon.words import word_set
from .candidates import Candidate
from .sentence import PARTIES, REF, Sentence, is_finite, is_verb
from .sequels import LED, Sequel, last_round, listed

_GIVERS = word_set("givers") | {"others"}
_GIVEN = {"investor": "funding_round", "lender": "debt_financing"}
_OTHER = word_set("other")
_INCLUDE = word_set("include")
_GAINING = word_set("gaining")
_NAMELY = frozenset(("including", "as", "like", "namely"))
_SPANNING = frozenset(("come", "hail", "range", "ranged", "span", "spanned"))
_STAGES = frozenset(("seed", "series"))


def including(x: Sequel) -> Candidate | None:
    """Read "Investors include A and B"; "investors in X's round" are those of X's, however far above it was told."""
    units = x.units
    head = _opening_givers(x.s)
    if head is None:
        return None
    first = _behind_led(x.s, head + 1)
    verb = next((j for j in range(first, min(first + 12, len(units))) if units[j].low in _INCLUDE), None)
    if verb is None or any(is_verb(u) and u.low not in _SPANNING for u in units[first:verb]):
        return None
    stage = _stage(x.s)
    last = _round_of(x, first, verb, stage)
    role = "lender" if units[head].low == "lenders" else "investor"
    if last is None or last.type != _GIVEN[role]:
        return None
    c = x.joined(last, head, role, listed(x.s, verb + 1))
    if c is not None:
        c.round = stage
    return c


def _opening_givers(s: Sentence) -> int | None:
    """Return the word for investors or lenders that the sentence opens with."""
    opening = (
        j
        for j, u in enumerate(s.units)
        if u.low not in _OTHER | _STAGES and u.kind != REF and u.tag != "POS" and len(u.low) > 1
    )
    head = next(opening, None)  # "The company's backers in the round are"
    return head if head is not None and s.units[head].low in _GIVERS | {"lenders"} else None


def _behind_led(s: Sentence, first: int) -> int:
    """Return the comma behind an aside on who led ("Investors in the round, which A led, include"), else `first`."""
    units = s.units
    aside = next((j for j in range(first, min(first + 5, len(units))) if units[j].low == ","), 0)
    if aside and units[aside + 1].low in ("which", *LED):
        return next((j for j in range(aside + 1, len(units)) if units[j].low == ","), first)
    return first


def _round_of(x: Sequel, first: int, verb: int, stage: str | None) -> Candidate | None:
    """Return the round that the list is of: of the company named between `first` and `verb`, else of `stage`."""
    units, near = x.units, x.near
    named = {n for u in units[first:verb] if u.kind in PARTIES for n in u.names}
    if named:
        return next((c for c in reversed(x.told) if named & set(c.roles.get("target", ()))), None)
    if any(u.low == "round" for u in units[first:verb]):
        near = near or [c for c in (last_round(x.told),) if c is not None]  # "contributors to the round"
    near = near if stage is None else [c for c in x.told if c.round == stage]
    return next(reversed(near), None)


def _stage(s: Sentence) -> str | None:
    """Return the round that the sentence opens with ("Seed investors include", "Its series F backers are")."""
    opening = s.units[:4]
    for u, behind in itertools.pairwise(opening):
        if u.low == "seed":
            return "seed"
        if u.low == "series" and len(behind.low) == 1:
            return f"Series {behind.text}"
    return None


def gained(x: Sequel) -> Candidate | None:
    """Read "It keeps adding investors, including X and Y" after the telling of a round."""
    units, last = x.units, x.round
    head = next((j for j, u in enumerate(units) if u.low in _GIVERS), None)
    if head is None or last is None or not any(u.low in _GAINING for u in units[max(0, head - 4) : head]):
        return None
    own = set(last.roles.get("target", ()))
    if any(u.kind in PARTIES and not own & set(u.names) for u in units[:head]):
        return None
    first = next((j for j in range(head + 1, min(head + 4, len(units))) if units[j].low in _NAMELY), None)
    if first is None:
        return None
    return x.joined(last, head, "investor", listed(x.s, first + 1))


def behind_colon(x: Sequel) -> Candidate | None:
    """Read "X led it, and two new backers stand out: A and B" after the telling of a round."""
    units, last = x.units, x.round
    colon = next((j for j, u in enumerate(units) if u.low == ":"), 0)
    head = next((j for j in range(colon - 1, 0, -1) if units[j].low in _GIVERS), None)
    if head is None or last is None or any(u.kind in PARTIES for u in units[head:colon]):
        return None
    behind = units[colon + 1 :]
    if not behind or behind[0].kind not in PARTIES or any(is_finite(u) for u in behind):
        return None
    return x.joined(last, head, "investor", listed(x.s, colon + 1))
