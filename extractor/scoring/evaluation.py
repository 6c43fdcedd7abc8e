"""Everything that scoring says about one set of records, or about two, or about two annotators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from .changes import Change, changes
from .compare import Names
from .counts import Counts, Tally, total
from .document import score_all, score_document
from .facts import DocScore, Fact, Mix
from .figures import SAMPLES, SEED, Difference, Figure, differences, figures
from .records import Record
from .sentences import sentences
from .structure import KINDS
from .tables import (
    Confusion,
    Reliability,
    RuleRow,
    by_rule,
    confusion,
    false_deals,
    grouped,
    kappa,
    labels,
    reliability,
    source_of,
)

GROUPINGS = ("source", "manner")


class FalseDeals(msgspec.Struct, frozen=True):
    """Deals without gold, per sentence; None unless the text of every article is at hand."""

    deals: int
    sentences: int | None
    per_1000: float | None


class Group(msgspec.Struct, frozen=True):
    """The figures of one group of articles, without intervals."""

    articles: int
    figures: dict[str, Figure]
    false_deals: FalseDeals


class Evaluation(msgspec.Struct, frozen=True):
    """The figures of a set of records and the tables behind them."""

    articles: int
    without_record: list[str]
    without_gold: list[str]
    figures: dict[str, Figure]
    confusions: dict[str, Confusion]
    structure: dict[str, int]
    mixes: list[Mix]
    false_deals: FalseDeals
    rules: list[RuleRow]
    reliability: Reliability
    grouping: str
    groups: dict[str, Group]
    facts: list[Fact]


class Comparison(msgspec.Struct, frozen=True):
    """Two sets of records on one gold: every figure's difference, and the facts behind them."""

    articles: int
    differences: dict[str, Difference]
    changes: list[Change]


class Agreement(msgspec.Struct, frozen=True):
    """Two annotators on the same articles; `only` are the ids that the other lacks."""

    articles: int
    only: list[str]
    figures: dict[str, Figure]
    kappas: dict[str, float | None]
    pairs: dict[str, int]
    confusions: dict[str, Confusion]
    facts: list[Fact]


def evaluate(
    gold: Mapping[str, Record],
    pred: Mapping[str, Record],
    *,
    texts: Mapping[str, str] | None = None,
    only: Iterable[str] = (),
    grouping: str | None = None,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Evaluation:
    """Score records against gold.

    `texts` (by id) are needed only to count sentences. `grouping` is source or manner; when it is not given,
    manner if any gold record has one.
    """
    scores = score_all(gold, pred, only)
    texts = texts or {}
    if grouping is None:
        grouping = "manner" if any(gold[s.doc].manner for s in scores) else "source"
    group_of = {s.doc: _group(gold[s.doc], grouping) for s in scores}
    found = [m for s in scores for m in s.mixes]
    kinds = Counter(m.kind for m in found)
    return Evaluation(
        articles=len(scores),
        without_record=[s.doc for s in scores if s.doc not in pred],
        without_gold=[i for i in pred if i not in gold],
        figures=figures([s.counts for s in scores], samples=samples, seed=seed),
        confusions={field: confusion(scores, field) for field in ("type", "status")},
        structure={kind: kinds[kind] for kind in KINDS},
        mixes=found,
        false_deals=_false_deals(scores, texts),
        rules=by_rule(scores),
        reliability=reliability(scores),
        grouping=grouping,
        groups={g: _group_figures(part, texts) for g, part in grouped(scores, group_of).items()},
        facts=[f for s in scores for f in s.facts],
    )


def _group(record: Record, grouping: str) -> str:
    return (record.manner or "unknown") if grouping == "manner" else source_of(record.id)


def _group_figures(scores: Sequence[DocScore], texts: Mapping[str, str]) -> Group:
    one = figures([total(s.counts for s in scores)], samples=1)
    return Group(len(scores), one, _false_deals(scores, texts))


def _false_deals(scores: Sequence[DocScore], texts: Mapping[str, str]) -> FalseDeals:
    n = false_deals(scores)
    if not scores or any(s.doc not in texts for s in scores):
        return FalseDeals(n, None, None)
    length = sum(len(sentences(texts[s.doc])) for s in scores)
    return FalseDeals(n, length, 1000 * n / length if length else None)


def compare(
    gold: Mapping[str, Record],
    ours: Mapping[str, Record],
    theirs: Mapping[str, Record],
    *,
    only: Iterable[str] = (),
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Comparison:
    """Compare two sets of records on one gold; a positive difference is in favour of `ours`."""
    prefixes = tuple(only)
    a, b = score_all(gold, ours, prefixes), score_all(gold, theirs, prefixes)
    counts = [s.counts for s in a], [s.counts for s in b]
    return Comparison(len(a), differences(*counts, samples=samples, seed=seed), changes(a, b))


def agree(
    a: Mapping[str, Record],
    b: Mapping[str, Record],
    *,
    only: Iterable[str] = (),
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Agreement:
    """Return how far two annotators agree on the articles that both have.

    The counts are the means of scoring `b` against `a` and `a` against `b`, with the names of both, so that
    exchanging the two exchanges precision and recall and leaves F. Entries that either marks optional cost
    nothing. The kappas are over aligned deals and stakes.
    """
    prefixes = tuple(only)
    both = [i for i in a if i in b and (not prefixes or i.startswith(prefixes))]
    scores, parts = [], []
    for i in both:
        names = Names((*a[i].organizations, *b[i].organizations))
        there = score_document(a[i], b[i], names, mutual=True)
        back = score_document(b[i], a[i], names, mutual=True)
        scores.append(there)
        parts.append(_mean(there.counts, back.counts))
    sides = {
        f"{kind}.{field}": labels(scores, kind, field)
        for kind, field in (("deal", "type"), ("deal", "status"), ("stake", "action"))
    }
    return Agreement(
        articles=len(both),
        only=sorted({*a, *b} - {*a}.intersection(b)),
        figures=figures(parts, samples=samples, seed=seed),
        kappas={key: kappa(pairs) for key, pairs in sides.items()},
        pairs={key: len(pairs) for key, pairs in sides.items()},
        confusions={field: confusion(scores, field) for field in ("type", "status")},
        facts=[f for s in scores for f in s.facts],
    )


def _mean(there: Counts, back: Counts) -> Counts:
    out = Counts()
    for key in {**there, **back}:
        x, y = there.get(key, Tally(0, 0, 0)), back.get(key, Tally(0, 0, 0)).swapped()
        out[key] = Tally(*((m + n) / 2 for m, n in zip(x, y, strict=True)))
    return out
