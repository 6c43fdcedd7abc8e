"""Align the deals of an article and count their slots."""

from __future__ import annotations

import msgspec

from .compare import Names
from .counts import Counts
from .facts import Fact, Pair, deal_words, place
from .match import Pairs, align, content, fixed, nearness
from .records import Deal, Record
from .slots import ROLES, amount_slot, roles, slots


def similarity(gold: Deal, pred: Deal, names: Names) -> int:
    """Return the weight of a pair of deals: 0 without a common party.

    A common party counts 2, and 4 more in the same role; a common amount 3; the type 2; the status 1.
    """
    ours, theirs = roles(gold), roles(pred)
    common = len(names.pairs([n for r in ROLES for n in ours[r]], [n for r in ROLES for n in theirs[r]]))
    if not common:
        return 0
    placed = sum(len(names.pairs(ours[r], theirs[r])) for r in ROLES)
    amounts = amount_slot(gold.amounts, pred.amounts).tp
    return 4 * placed + 2 * common + 3 * amounts + 2 * (gold.type == pred.type) + (gold.status == pred.status)


def align_deals(gold: list[Deal], pred: list[Deal], names: Names) -> Pairs:
    """Return the one-to-one pairs of greatest total similarity.

    Ties go to nearer anchors; where these tell little, to fewer wrong fillers over the whole article.
    """
    marks = [_mark(p) for p in pred]
    weights = [[similarity(g, p, names) for p in pred] for g in gold]
    fine = [[0.0] * len(pred) for _ in gold]
    for i, g in enumerate(gold):
        mark = _mark(g)
        for j, p in enumerate(pred):
            if weights[i][j]:
                near = (nearness(g.start, p.start) + nearness(g.end, p.end)) / 2
                details = (g.date == p.date) + (g.undisclosed == p.undisclosed)
                details += set(g.consideration) == set(p.consideration)
                finest = 0.01 * details + 1e-4 * fixed(mark, marks[j])
                fine[i][j] = 50 * near + 0.1 * min(_saved(g, p, names), 400) + finest
    return align(weights, fine)


def _saved(g: Deal, p: Deal, names: Names) -> int:
    """Return how many wrong fillers the pair saves against the two standing alone."""
    if not g.optional and not p.optional:
        return sum(2 * s.tp for s in slots(g, p, names).values())
    alone = sum(s.fn for s in slots(g, Deal(), names).values()) * (not g.optional)
    return alone + sum(s.fp for s in slots(Deal(), p, names).values()) * (not p.optional)


def _mark(deal: Deal) -> bytes:
    """Return a deal's content with its lists in order, so that the order they are told in settles no tie."""
    roles = {role: tuple(sorted(names)) for role, names in deal.roles.items()}
    amounts = tuple(sorted(deal.amounts, key=content))
    words = tuple(sorted(deal.consideration))
    return content(msgspec.structs.replace(deal, roles=roles, amounts=amounts, consideration=words))


def score_deals(gold: Record, pred: Record, names: Names) -> tuple[Counts, list[Pair], list[Fact]]:
    """Return the figures, pairs and facts of the deals of an article."""
    counts, pairs, facts = Counts(), list[Pair](), list[Fact]()
    ours = sorted(gold.deals, key=lambda d: (d.start or 0, _mark(d)))
    theirs = sorted(pred.deals, key=lambda d: (d.start or 0, _mark(d)))
    found = dict(align_deals(ours, theirs, names))
    for i, g in enumerate(ours):
        p = theirs[found[i]] if i in found else None
        pairs.append(_pair(g, p, names))
        if not pairs[-1].free:
            _count(counts, pairs[-1])
            facts += _facts(gold.id, i, g, p, pairs[-1])
    for j, p in enumerate(theirs):
        if j not in found.values():
            pairs.append(_pair(None, p, names))
            if not pairs[-1].free:
                _count(counts, pairs[-1])
                facts.append(
                    Fact(gold.id, "deal", "", "spurious", -1, None, deal_words(p), None, place(p), p.rule)
                )
    return counts, pairs, facts


def _pair(g: Deal | None, p: Deal | None, names: Names) -> Pair:
    compared = slots(g or Deal(), p or Deal(), names)
    both = g is not None and p is not None
    return Pair(
        gold=g,
        pred=p,
        free=bool((g and g.optional) or (p and p.optional)),
        right=g is not None and p is not None and g.type == p.type,
        full=both and all(s.fp == 0 and s.fn == 0 for s in compared.values()),
        slots=compared,
    )


def _count(counts: Counts, pair: Pair) -> None:
    g, p = pair.gold, pair.pred
    there = {"gold": g is not None, "pred": p is not None}
    for key, s in pair.slots.items():
        counts.add(f"deal.slot.{key}", s.tp, s.fp, s.fn)
        counts.add("deal.slots", s.tp, s.fp, s.fn)
    counts.judge("deal.aligned", g is not None and p is not None, **there)
    counts.judge("deal.detect", pair.right, **there)
    counts.judge("deal.exact", pair.full, **there)
    if isinstance(g, Deal) and isinstance(p, Deal):
        _details(counts, g, p)


def _details(counts: Counts, g: Deal, p: Deal) -> None:
    """Count what `deal.slots` leaves out, over the deals that were found; only what the gold annotates."""
    for key in ("consideration", "undisclosed", "date"):
        if key not in g.annotated:
            continue
        if key == "consideration":
            a, b = set(g.consideration), set(p.consideration)
            counts.add("deal.detail.consideration", len(a & b), len(b - a), len(a - b))
        elif key == "undisclosed":
            if g.undisclosed or p.undisclosed:
                same = g.undisclosed == p.undisclosed
                counts.judge("deal.detail.undisclosed", same, gold=g.undisclosed, pred=p.undisclosed)
        elif g.date or p.date:
            same = g.date is not None and p.date is not None and _same_day(g, p)
            counts.judge("deal.detail.date", same, gold=g.date is not None, pred=p.date is not None)


def _same_day(g: Deal, p: Deal) -> bool:
    a, b = g.date, p.date
    if a is None or b is None:
        return False
    if a.from_ is None and a.to is None and b.from_ is None and b.to is None:
        # Nothing to resolve against: the same expression is all that there is to find.
        return nearness(a.start, b.start) == 1 or a.text == b.text
    return (a.from_, a.to) == (b.from_, b.to)


def _facts(doc: str, item: int, g: Deal, p: Deal | None, pair: Pair) -> list[Fact]:
    if p is None:
        return [Fact(doc, "deal", "", "missed", item, deal_words(g), None, place(g), None, g.rule)]
    out = [Fact(doc, "deal", "", "right", item, deal_words(g), deal_words(p), place(g), place(p), p.rule)]
    for key, s in pair.slots.items():
        fillers: list[tuple[str, int, str | None, str | None]] = [("right", item, x, x) for x in s.right]
        wrong = min(len(s.missed), len(s.spurious))
        fillers += [("wrong", item, a, b) for a, b in zip(s.missed, s.spurious, strict=False)]
        fillers += [("missed", item, a, None) for a in s.missed[wrong:]]
        fillers += [("spurious", item, None, b) for b in s.spurious[wrong:]]
        out += [Fact(doc, "deal", key, o, i, a, b, place(g), place(p), p.rule) for o, i, a, b in fillers]
    return out
