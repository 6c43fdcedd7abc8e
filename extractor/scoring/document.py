"""Score one article, or a whole set of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from .catalog import FIGURES
from .compare import Names
from .counts import Tally, total
from .deals import score_deals
from .facts import DocScore
from .mentions import score_mentions
from .records import Record
from .stakes import score_stakes
from .structure import mixes

NO_CASES = {key: Tally(0, 0, 0) for key in FIGURES}


def score_document(
    gold: Record, pred: Record | None, names: Names | None = None, *, mutual: bool = False
) -> DocScore:
    """Score a predicted record (None: there is none) against the gold record of the same article.

    `names` decides which names are the same; the gold's own names and aliases when it is None. What the
    prediction calls optional is free only when `mutual`, between two annotators.
    """
    pred = pred or Record(gold.id)
    if not mutual:
        pred = _all_meant(pred)
    names = names or Names(gold.organizations)
    mention_counts, mention_facts = score_mentions(gold, pred, names)
    stake_counts, stakes, stake_facts = score_stakes(gold, pred, names)
    deal_counts, deals, deal_facts = score_deals(gold, pred, names)
    return DocScore(
        doc=gold.id,
        counts=total((NO_CASES, mention_counts, stake_counts, deal_counts)),
        facts=[*deal_facts, *stake_facts, *mention_facts],
        deals=deals,
        stakes=stakes,
        mixes=mixes(gold.id, deals, names),
    )


def _all_meant(pred: Record) -> Record:
    return replace(
        pred,
        stakes=tuple(replace(s, optional=False) for s in pred.stakes),
        deals=tuple(replace(d, optional=False) for d in pred.deals),
    )


def score_all(
    gold: Mapping[str, Record], pred: Mapping[str, Record], only: Iterable[str] = ()
) -> list[DocScore]:
    """Score the gold articles in order; only those whose id starts with one of `only`, unless empty."""
    prefixes = tuple(only)
    return [score_document(g, pred.get(i)) for i, g in gold.items() if not prefixes or i.startswith(prefixes)]
