"""Align the stakes of an article and count them."""

from __future__ import annotations

from .compare import Names, close
from .counts import Counts
from .facts import Fact, Pair, place, stake_words
from .match import Pairs, align, content, fixed, nearness
from .records import Record, Stake


def similarity(gold: Stake, pred: Stake, names: Names) -> int:
    """Return the weight of a pair of stakes: 0 in different companies.

    The company counts 3, the share 2, the holder and the action 1 each.
    """
    if not names.same(pred.company, gold.company):
        return 0
    share = close(gold.percent, pred.percent) or (gold.size is not None and gold.size == pred.size)
    return 3 + 2 * share + names.same(pred.holder, gold.holder) + (gold.action == pred.action)


def right(g: Stake, p: Stake) -> bool:
    """Tell whether the share is right: the percentage, or the size where gold has none."""
    return close(g.percent, p.percent) or (not g.percent and g.size == p.size)


def same_holder(g: Stake, p: Stake, names: Names) -> bool:
    """Tell whether the holder is the same, or told by neither."""
    return names.same(p.holder, g.holder) or (not g.holder and not p.holder)


def align_stakes(gold: list[Stake], pred: list[Stake], names: Names) -> Pairs:
    """Return the one-to-one pairs of greatest total similarity.

    Ties go to nearer anchors; where these tell little, to fewer errors over the whole article.
    """
    marks = [content(p) for p in pred]
    weights = [[similarity(g, p, names) for p in pred] for g in gold]
    fine = [[0.0] * len(pred) for _ in gold]
    for i, g in enumerate(gold):
        mark = content(g)
        for j, p in enumerate(pred):
            near = (nearness(g.start, p.start) + nearness(g.end, p.end)) / 2
            finest = 0.01 * (g.size == p.size) + 1e-4 * fixed(mark, marks[j])
            fine[i][j] = 50 * near + 0.1 * _saved(g, p, names) + finest
    return align(weights, fine)


def _saved(g: Stake, p: Stake, names: Names) -> int:
    """Return how many errors in `stake` and `stake.full` the pair saves against the two standing alone."""
    if g.optional or p.optional:
        return 2 * (not g.optional) + 2 * (not p.optional)
    full = same_holder(g, p, names)
    return (right(g, p) + right(p, g)) * (1 + full)


def score_stakes(gold: Record, pred: Record, names: Names) -> tuple[Counts, list[Pair], list[Fact]]:
    """Return the figures, pairs and facts of the stakes of an article."""
    counts, pairs, facts = Counts(), list[Pair](), list[Fact]()
    ours = sorted(gold.stakes, key=lambda s: (s.start or 0, content(s)))
    theirs = sorted(pred.stakes, key=lambda s: (s.start or 0, content(s)))
    found = dict(align_stakes(ours, theirs, names))
    for i, g in enumerate(ours):
        p = theirs[found[i]] if i in found else None
        pairs.append(_pair(g, p, names))
        if not pairs[-1].free:
            _count(counts, g, p, pairs[-1], names)
            facts += _facts(gold.id, i, g, p, names)
    for j, p in enumerate(theirs):
        if j not in found.values():
            pairs.append(_pair(None, p, names))
            if not pairs[-1].free:
                for key in ("stake", "stake.full", "stake.aligned"):
                    counts.add(key, fp=1)
                facts.append(
                    Fact(gold.id, "stake", "", "spurious", -1, None, stake_words(p), None, place(p), p.rule)
                )
    return counts, pairs, facts


def _pair(g: Stake | None, p: Stake | None, names: Names) -> Pair:
    found = g is not None and p is not None and right(g, p)
    full = found and g is not None and p is not None and same_holder(g, p, names)
    free = bool((g and g.optional) or (p and p.optional))
    return Pair(gold=g, pred=p, free=free, right=found, full=full, slots={})


def _count(counts: Counts, g: Stake, p: Stake | None, pair: Pair, names: Names) -> None:
    there = p is not None
    counts.judge("stake", pair.right, pred=there)
    counts.judge("stake.full", pair.full, pred=there)
    counts.judge("stake.aligned", there, pred=there)
    if p is None:
        return
    # Only over the stakes that were found: a missed stake is counted once, above.
    counts.judge("stake.action", g.action == p.action)
    for key, ours, theirs, same in (
        ("holder", g.holder, p.holder, names.same(p.holder, g.holder)),
        ("percent", g.percent, p.percent, close(g.percent, p.percent)),
        ("size", g.size, p.size, g.size == p.size),
    ):
        if ours or theirs:
            counts.judge(f"stake.slot.{key}", same, gold=bool(ours), pred=bool(theirs))


def _facts(doc: str, item: int, g: Stake, p: Stake | None, names: Names) -> list[Fact]:
    if p is None:
        return [Fact(doc, "stake", "", "missed", item, stake_words(g), None, place(g), None, g.rule)]
    out = [Fact(doc, "stake", "", "right", item, stake_words(g), stake_words(p), place(g), place(p), p.rule)]
    for key, a, b, same in (
        ("share", _share(g), _share(p), right(g, p)),
        ("holder", g.holder, p.holder, same_holder(g, p, names)),
        ("action", g.action, p.action, g.action == p.action),
    ):
        if a or b:
            outcome = "right" if same else "missed" if not b else "spurious" if not a else "wrong"
            out.append(Fact(doc, "stake", key, outcome, item, a, b, place(g), place(p), p.rule))
    return out


def _share(s: Stake) -> str | None:
    return " ".join(filter(None, (f"{s.percent}%" if s.percent else "", s.size))) or None
