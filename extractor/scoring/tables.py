"""Tables over scored articles: confusions, precision by rule, reliability of confidence, groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from .facts import DocScore, Pair
from .records import Deal, Stake

NOTHING = "-"
"""The row of spurious and the column of missed items in a confusion matrix."""

BINS = 10

Confusion = dict[str, dict[str, int]]


def confusion(scores: Iterable[DocScore], field: str) -> Confusion:
    """Return how often a gold deal's `field` (row) was predicted as each value (column)."""
    out: Confusion = defaultdict(lambda: defaultdict(int))
    for pair in _pairs(scores, "deal"):
        gold = getattr(pair.gold, field) if pair.gold else None
        pred = getattr(pair.pred, field) if pair.pred else None
        out[gold or NOTHING][pred or NOTHING] += 1
    return {g: dict(sorted(row.items())) for g, row in sorted(out.items())}


class RuleRow(msgspec.Struct, frozen=True):
    """How the items of one rule fared; `slots` is the precision of the slots they fill (deals only).

    `right` are the items that are detected (deals) or whose share is right (stakes), `full` those right in
    all slots. Items aligned with an optional gold entry are `free` and counted in nothing else.
    """

    kind: str
    rule: str
    items: int
    right: int
    full: int
    free: int
    precision: float | None
    slots: float | None


def by_rule(scores: Sequence[DocScore]) -> list[RuleRow]:
    """Return a row per kind and rule, the most frequent first."""
    rows = []
    for kind in ("deal", "stake"):
        pairs: dict[str, list[Pair]] = defaultdict(list)
        for pair in _pairs(scores, kind, free=True):
            if pair.pred is not None:
                pairs[pair.pred.rule or "?"].append(pair)
        rows += [_rule_row(kind, rule, of) for rule, of in pairs.items()]
    return sorted(rows, key=lambda r: (r.kind, -r.items, r.rule))


def _rule_row(kind: str, rule: str, pairs: Sequence[Pair]) -> RuleRow:
    judged = [p for p in pairs if not p.free]
    tp = sum(s.tp for p in judged for s in p.slots.values())
    fp = sum(s.fp for p in judged for s in p.slots.values())
    right = sum(p.right for p in judged)
    return RuleRow(
        kind=kind,
        rule=rule,
        items=len(judged),
        right=right,
        full=sum(p.full for p in judged),
        free=len(pairs) - len(judged),
        precision=right / len(judged) if judged else None,
        slots=tp / (tp + fp) if tp + fp else None,
    )


class Bin(msgspec.Struct, frozen=True):
    """Deals with confidence from `low` up to `high`: how sure they were, and how often rightly."""

    low: float
    high: float
    items: int
    confidence: float
    precision: float


class Reliability(msgspec.Struct, frozen=True):
    """How far confidence can be believed.

    `error` is the expected calibration error (the mean distance of confidence from precision over the bins,
    weighted by their items), `brier` the mean squared distance over the deals; None without any.
    """

    bins: list[Bin]
    items: int
    error: float | None
    brier: float | None


def reliability(scores: Iterable[DocScore]) -> Reliability:
    """Return how often deals of each confidence are detected rightly (gold has the deal, with this type)."""
    judged = [
        (p.pred.confidence, p.right)
        for p in _pairs(scores, "deal")
        if isinstance(p.pred, Deal) and p.pred.confidence is not None
    ]
    groups: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for c, right in judged:
        groups[max(0, min(int(c * BINS + 1e-9), BINS - 1))].append((c, right))
    bins = [
        Bin(
            low=k / BINS,
            high=(k + 1) / BINS,
            items=len(group),
            confidence=sum(c for c, _ in group) / len(group),
            precision=sum(right for _, right in group) / len(group),
        )
        for k, group in sorted(groups.items())
    ]
    n = len(judged)
    return Reliability(
        bins=bins,
        items=n,
        error=sum(b.items * abs(b.confidence - b.precision) for b in bins) / n if n else None,
        brier=sum((c - right) ** 2 for c, right in judged) / n if n else None,
    )


def false_deals(scores: Iterable[DocScore]) -> int:
    """Return the number of predicted deals that no gold deal, optional ones included, is aligned with."""
    return sum(p.gold is None for p in _pairs(scores, "deal"))


def source_of(id: str) -> str:
    """Return the source that an id tells: what is before its first part with a digit, else its first part.

    >>> source_of("games-weekly-07"), source_of("letter-about-nothing"), source_of("7")
    ('games-weekly', 'letter', '7')
    """
    parts = id.split("-")
    digits = [k for k, part in enumerate(parts) if any(c.isdigit() for c in part)]
    return "-".join(parts[: digits[0]] if digits else parts[:1]) or id


def grouped(scores: Iterable[DocScore], group_of: Mapping[str, str]) -> dict[str, list[DocScore]]:
    """Return scored articles by group, the groups sorted."""
    out: dict[str, list[DocScore]] = defaultdict(list)
    for s in scores:
        out[group_of[s.doc]].append(s)
    return dict(sorted(out.items()))


def _pairs(scores: Iterable[DocScore], kind: str, *, free: bool = False) -> Iterable[Pair]:
    for s in scores:
        for pair in s.deals if kind == "deal" else s.stakes:
            if free or not pair.free:
                yield pair


def kappa(labels: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa (1960) of pairs of labels; None without pairs, or when one label is all there is.

    >>> kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")])
    0.5
    >>> kappa([("a", "a")]) is None
    True
    """
    n = len(labels)
    if not n:
        return None
    observed = sum(a == b for a, b in labels) / n
    names = {x for pair in labels for x in pair}
    chance = sum(sum(a == x for a, _ in labels) * sum(b == x for _, b in labels) for x in names) / n**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def labels(scores: Iterable[DocScore], kind: str, field: str) -> list[tuple[str, str]]:
    """Return the pairs of `field` of aligned deals or stakes, optional ones left out."""
    out = []
    for pair in _pairs(scores, kind):
        if isinstance(pair.gold, Deal | Stake) and isinstance(pair.pred, Deal | Stake):
            out.append((str(getattr(pair.gold, field)), str(getattr(pair.pred, field))))
    return out
