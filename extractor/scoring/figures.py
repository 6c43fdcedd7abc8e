"""Figures over a set of articles, each with its bootstrap interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from .counts import Tally, total

Floats = NDArray[np.float64]
Interval = tuple[float, float]

SAMPLES = 1000
SEED = 0


class Figure(msgspec.Struct, frozen=True):
    """One figure: its counts, precision, recall and F, and the 95% interval of F; None where undefined."""

    tp: float
    fp: float
    fn: float
    precision: float | None
    recall: float | None
    f: float | None
    interval: Interval | None


class Difference(msgspec.Struct, frozen=True):
    """A figure of two systems over the same articles: both F, their difference, its interval and p-value."""

    ours: float | None
    theirs: float | None
    difference: float | None
    interval: Interval | None
    p: float | None


def figures(
    parts: Sequence[Mapping[str, Tally]], *, samples: int = SAMPLES, seed: int = SEED
) -> dict[str, Figure]:
    """Return every figure over articles from one set of counts per article.

    The interval is the 2.5th to 97.5th percentile of F over `samples` resamplings of whole articles (Efron
    1979), None for fewer than two articles or when F is undefined in every second resampling or more.
    """
    whole = total(parts)
    keys = list(whole)
    fs = resampled(parts, keys, samples, seed)
    return {key: _figure(whole[key], percentiles(fs[:, k])) for k, key in enumerate(keys)}


def _figure(t: Tally, interval: Interval | None) -> Figure:
    return Figure(t.tp, t.fp, t.fn, t.precision, t.recall, t.f, interval)


def differences(
    ours: Sequence[Mapping[str, Tally]],
    theirs: Sequence[Mapping[str, Tally]],
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> dict[str, Difference]:
    """Return the difference of every figure between two systems, by paired bootstrap over the same articles.

    The i-th counts of both belong to the same article. p is two-sided: twice the part of resamplings in which
    the difference is not on the side of 0 where it is observed, one added to both counts, so never 0.
    """
    sums = total(ours), total(theirs)
    keys = list(sums[0] | sums[1])
    gap = resampled(ours, keys, samples, seed) - resampled(theirs, keys, samples, seed)
    out = {}
    for k, key in enumerate(keys):
        a, b = (s[key].f if key in s else None for s in sums)
        d = None if a is None or b is None else a - b
        out[key] = Difference(a, b, d, percentiles(gap[:, k]), None if d is None else p_value(gap[:, k]))
    return out


def resampled(parts: Sequence[Mapping[str, Tally]], keys: Sequence[str], samples: int, seed: int) -> Floats:
    """Return F of every key (columns) over every resampling of the articles (rows), NaN where undefined."""
    if not parts or not keys:
        return np.full((samples, len(keys)), np.nan)
    none = Tally(0, 0, 0)
    counts = np.array([[part.get(key, none) for key in keys] for part in parts], dtype=float)
    n = len(parts)
    weights = np.random.default_rng(seed).multinomial(n, [1 / n] * n, size=samples).astype(float)
    tp, fp, fn = np.moveaxis(np.tensordot(weights, counts, axes=1), 2, 0)
    whole = 2 * tp + fp + fn
    if n < 2:
        whole = whole * 0
    fs: Floats = np.divide(2 * tp, whole, out=np.full_like(tp, np.nan), where=whole > 0)
    return fs


def percentiles(values: Floats) -> Interval | None:
    """Return the 2.5th and 97.5th percentile of the defined values, None when half or more are undefined."""
    known = values[~np.isnan(values)]
    if len(known) * 2 <= len(values):
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def p_value(gap: Floats) -> float | None:
    """Return the two-sided p-value of a resampled difference.

    >>> p_value(np.zeros(99)), p_value(np.ones(99))
    (1.0, 0.02)
    """
    known = gap[~np.isnan(gap)]
    if len(known) * 2 <= len(gap):
        return None
    side = min((known <= 0).sum(), (known >= 0).sum())
    return float(min(1.0, 2 * (side + 1) / (len(known) + 1)))
