"""Who has, gets or gives a share: what the first frame that fits says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from . import dealings, owners, ratios
from .clauses import scan_right
from .reading import Holding, Reading, before_small
from .rules import ClauseRules
from .sentence import Sentence, is_verb
from .share import Share, StakeRules

_MORE = frozenset(("additional", "further", "another"))
_ADDED = {"buys": "raises", "raises": "raises", "sells": "sells"}

_FRAMES: tuple[Callable[[Reading], Holding | None], ...] = (
    ratios.ratio,
    owners.bracket,
    owners.of_which,
    owners.largest,
    owners.owner,
    owners.shareholder,
    owners.owned,
    owners.arm,
    dealings.noun,
    dealings.moved,
    dealings.passive,
    dealings.exchange,
    dealings.investment,
    dealings.reached,
    dealings.verb,
    owners.held,
    owners.possessor,
    owners.beside,
    owners.fronted,
    owners.verbless,
)


def read_holding(
    s: Sentence,
    share: Share,
    rules: StakeRules,
    clauses: ClauseRules,
    told: tuple[Share, Holding] | None,
    aware: bool,
) -> Holding:
    """Return what the first frame that fits says of a share.

    `told` is the share that the sentence has told before, `aware` says that the text has.
    """
    r = Reading(s, share, rules, clauses, scan_right(s, share.head, clauses), told, aware)
    if told is not None and (found := _gapped(r, *told)) is not None:
        return found
    found = next((found for frame in _FRAMES if (found := frame(r)) is not None), Holding(None))
    if told is not None and not found.holders and found.rule == "verb" and r.low(found.anchor - 1) == ",":
        return replace(found, holders=told[1].holders)  # "X sold 1% of Y, holds 2% now"
    return found


def _gapped(r: Reading, before: Share, holding: Holding) -> Holding | None:
    """Read the second of "X owns 51% and Y 49%" and of "51% by X and 49% by Y"."""
    units, j = r.s.units, before_small(r, r.share.head)
    between = units[before.end + 1 : r.share.head]
    if len(between) > 12 or any(is_verb(u) or u.tag == "MD" for u in between):
        return None
    if holding.rule == "owned-by" and r.agents():
        return replace(holding, holders=r.names(r.agents()))
    if r.is_party(j) and r.low(j - 1) in ("and", ",", "while", ";", "with"):
        return replace(holding, holders=units[j].names, anchor=j, rule="gapped", company=None)
    more = r.share.size == "remaining" or any(u.low in _MORE for u in units[before.end : r.share.head])
    if more and r.low(r.share.start - 1) == "and" and holding.rule == "verb" and holding.action in _ADDED:
        return replace(holding, action=_ADDED[holding.action], anchor=r.share.start, company=None)
    return None
