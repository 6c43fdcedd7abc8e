"""True positives, false positives and false negatives by figure, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Tally(NamedTuple):
    """Right, spurious and missed; a partial match may be half right. What is undefined is None, never 0."""

    tp: float
    fp: float
    fn: float

    @property
    def precision(self) -> float | None:
        """Return the part of the predictions that is right, None without predictions."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """Return the part of the gold that is found, None without gold."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f(self) -> float | None:
        """Return the harmonic mean of precision and recall, None without gold and predictions."""
        whole = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / whole if whole else None

    def swapped(self) -> Tally:
        """Return the same with gold and prediction exchanged."""
        return Tally(self.tp, self.fn, self.fp)


class Counts(dict[str, Tally]):
    """A tally for every figure."""

    def add(self, key: str, tp: float = 0, fp: float = 0, fn: float = 0) -> None:
        """Add to a figure's tally."""
        old = self.get(key, Tally(0, 0, 0))
        self[key] = Tally(old.tp + tp, old.fp + fp, old.fn + fn)

    def judge(self, key: str, right: bool, *, gold: bool = True, pred: bool = True) -> None:
        """Add one item: right, or missed where gold has it and spurious where the prediction has it."""
        self.add(key, int(right), int(pred and not right), int(gold and not right))


def total(parts: Iterable[Mapping[str, Tally]]) -> Counts:
    """Return the sum of counts."""
    out = Counts()
    for part in parts:
        for key, tally in part.items():
            out.add(key, *tally)
    return out
