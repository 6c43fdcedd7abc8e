"""One-to-one alignment of maximum weight, the same whatever the order of its two sides."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
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
