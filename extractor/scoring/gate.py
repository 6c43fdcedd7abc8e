"""Thresholds for continuous integration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .figures import Figure


def parse_gate(text: str) -> tuple[str, float]:
    """Return the figure and the least F of a threshold; raise `ValueError` with what is wrong.

    >>> parse_gate("deal.slots=0.85")
    ('deal.slots', 0.85)
    """
    key, sign, least = text.partition("=")
    try:
        bound = float(least)
    except ValueError:
        bound = -1.0
    if not sign or not key or not 0 <= bound <= 1:
        raise ValueError(f"{text!r} is not FIGURE=LEAST with a number from 0 to 1, such as deal.slots=0.85")
    return key, bound


def failures(figures: Mapping[str, Figure], gates: Iterable[tuple[str, float]]) -> list[str]:
    """Return a sentence for every threshold that is not reached; an undefined figure reaches none."""
    out = []
    for key, least in gates:
        f = figures[key].f if key in figures else None
        if f is None:
            out.append(f"{key} is undefined, at least {least:g} is wanted")
        elif f < least:
            out.append(f"{key} is {f:.4f}, at least {least:g} is wanted")
    return out
