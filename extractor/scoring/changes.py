"""What changed between two systems on the same gold: facts gained and lost, errors new and gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from .facts import DocScore, Fact

CHANGES = ("gained", "lost", "new error", "gone error")

Key = tuple[object, ...]


class Change(msgspec.Struct, frozen=True):
    """A fact that only one of two systems has right, or an error that only one makes.

    `fact` is the right fact, or the error. `other` is what the other system made of it, None where silent.
    """

    change: str
    fact: Fact
    other: Fact | None


def changes(ours: Sequence[DocScore], theirs: Sequence[DocScore]) -> list[Change]:
    """Return what `ours` gained and lost against `theirs`, article by article, in text order within a kind.

    When a whole deal, stake or mention is gained or lost, its slots are not listed beside it.
    """
    out = []
    for a, b in zip(ours, theirs, strict=True):
        found = [
            *_right("gained", a.facts, b.facts),
            *_right("lost", b.facts, a.facts),
            *_spurious("new error", a.facts, b.facts),
            *_spurious("gone error", b.facts, a.facts),
        ]
        out += sorted(found, key=_order)
    return out


def _order(c: Change) -> tuple[str, tuple[int, int], str, str]:
    return c.fact.kind, c.fact.gold_span or c.fact.pred_span or (0, 0), c.change, c.fact.slot


def _gold_key(f: Fact) -> Key:
    return f.kind, f.item, f.slot, f.gold


def _right(change: str, having: Iterable[Fact], lacking: Iterable[Fact]) -> list[Change]:
    had = {_gold_key(f) for f in lacking if f.outcome == "right"}
    instead = {_gold_key(f): f for f in lacking if f.outcome in ("missed", "wrong")}
    new = [f for f in having if f.outcome == "right" and _gold_key(f) not in had]
    whole = {(f.kind, f.item) for f in new if not f.slot}
    return [
        Change(change, f, instead.get(_gold_key(f)))
        for f in new
        if not f.slot or (f.kind, f.item) not in whole
    ]


def _pred_key(f: Fact) -> Key:
    # A spurious deal is known by its trigger: more or fewer slots do not make another error of it.
    return (f.kind, f.item, f.slot, f.pred_span) if f.item < 0 else (f.kind, f.item, f.slot, f.pred)


def _spurious(change: str, having: Iterable[Fact], lacking: Iterable[Fact]) -> list[Change]:
    left = Counter(_pred_key(f) for f in lacking if f.outcome == "spurious")
    out = []
    for f in having:
        if f.outcome == "spurious":
            if left[_pred_key(f)]:
                left[_pred_key(f)] -= 1
            else:
                out.append(Change(change, f, None))
    return out
