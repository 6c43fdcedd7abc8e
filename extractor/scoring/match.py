"""One-to-one alignment of maximum weight, the same whatever the order of its two sides."""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

Pairs = list[tuple[int, int]]

# So small that the finer agreement of all pairs of an article does not outweigh a point of weight.
FINE = 1e-5


def align(weights: Sequence[Sequence[float]], fine: Sequence[Sequence[float]] | None = None) -> Pairs:
    """Return the (row, column) pairs of one maximum-weight one-to-one alignment; pairs of weight 0 are none.

    `fine` (same shape, values of at most 100) decides between alignments of equal weight.

    >>> align([[2, 3], [0, 2]])
    [(0, 0), (1, 1)]
    """
    if not weights or not weights[0]:
        return []
    main = np.asarray(weights, dtype=float)
    total = main if fine is None else np.where(main > 0, main + FINE * np.asarray(fine, dtype=float), 0.0)
    rows, columns = linear_sum_assignment(total, maximize=True)
    return sorted((int(i), int(j)) for i, j in zip(rows, columns, strict=True) if main[i, j] > 0)


def align_few(weights: Mapping[tuple[int, int], float], fine: Mapping[tuple[int, int], float]) -> Pairs:
    """Return what `align` returns, of few pairs with a weight: each connected part is aligned by itself.

    >>> align_few({(0, 0): 1, (1, 0): 2, (7, 9): 1}, {})
    [(1, 0), (7, 9)]
    """
    part: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for i, j in weights:
        a, b = part.setdefault(("row", i), []), part.setdefault(("column", j), [])
        if a is not b:
            a += b
            for k, m in b:
                part["row", k] = part["column", m] = a
            part["column", j] = a
        a.append((i, j))
    out = []
    for pairs in {id(p): p for p in part.values()}.values():
        rows, columns = sorted({i for i, _ in pairs}), sorted({j for _, j in pairs})
        main = [[weights.get((i, j), 0.0) for j in columns] for i in rows]
        second = [[fine.get((i, j), 0.0) for j in columns] for i in rows]
        out += [(rows[i], columns[j]) for i, j in align(main, second)] if len(pairs) > 1 else pairs
    return sorted(p for p in out if weights[p] > 0)


def touching(gold: Sequence[tuple[int, int]], pred: Sequence[tuple[int, int]]) -> Pairs:
    """Return the (gold, pred) indices of all spans that share a character.

    >>> touching([(0, 5), (6, 9)], [(4, 7), (9, 12)])
    [(0, 0), (1, 0)]
    """
    order = sorted(range(len(pred)), key=lambda j: pred[j][0])
    starts = [pred[j][0] for j in order]
    longest = max((end - start for start, end in pred), default=0)
    out = []
    for i, (start, end) in enumerate(gold):
        near = order[bisect_right(starts, start - longest) : bisect_left(starts, end)]
        out += [(i, j) for j in sorted(near) if pred[j][1] > start]
    return out


def content(item: Any) -> bytes:
    """Return the content of a record's part as bytes, for `fixed`."""
    return msgspec.json.encode(item, order="deterministic")


def fixed(a: bytes, b: bytes) -> float:
    """Return a fixed number from 0 to 1 for a pair of contents, the same for both orders of the pair.

    It settles ties without looking at the order of the lists, so that shuffling them changes no figure.
    """
    return zlib.crc32(min(a, b) + b"\0" + max(a, b)) / 2**32


def overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> float:
    """Return the shared characters of two spans as a part of the longer one.

    >>> overlap(0, 10, 5, 10), overlap(0, 5, 5, 9)
    (0.5, 0.0)
    """
    return max(0, min(a_end, b_end) - max(a_start, b_start)) / max(a_end - a_start, b_end - b_start)


def nearness(a: int | None, b: int | None) -> float:
    """Return 1 for the same place in the text, less the further apart, 0 when a place is unknown."""
    return 0.0 if a is None or b is None else 1 / (1 + abs(a - b))
