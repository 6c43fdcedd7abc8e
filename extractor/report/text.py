"""Scores as plain text tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..scoring.figures import Figure

GROUPS = (
    ("Mentions", ("mention.", "org.", "money.", "percent.")),
    ("Stakes", ("stake",)),
    ("Deals", ("deal.",)),
)


def number(x: float | None, digits: int = 3) -> str:
    """Return a figure as text, a dash where it is undefined.

    >>> number(0.5), number(None)
    ('0.500', '-')
    """
    return "-" if x is None else f"{x:.{digits}f}"


def count(x: float) -> str:
    """Return a count as text; partial matches count halves.

    >>> count(3.0), count(2.5)
    ('3', '2.5')
    """
    return f"{x:g}"


def interval(x: tuple[float, float] | None) -> str:
    """Return an interval as text, a dash where it is undefined."""
    return "-" if x is None else f"{x[0]:.3f}-{x[1]:.3f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table, the first column to the left, the others to the right.

    >>> table(("x", "n"), [("a", "1"), ("bc", "10")])
    ['x    n', 'a    1', 'bc  10']
    """
    widths = [max(len(row[k]) for row in (head, *rows)) for k in range(len(head))]
    return [
        "  ".join(
            cell.ljust(w) if k == 0 else cell.rjust(w)
            for k, (cell, w) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    ]


def figure_table(figures: Mapping[str, Figure]) -> list[str]:
    """Return the lines of the main table: every figure with its counts and interval, by group."""
    head = ("figure", "P", "R", "F", "95% of F", "tp", "fp", "fn")
    lines: list[str] = []
    for title, prefixes in GROUPS:
        rows = [
            (
                key,
                number(f.precision),
                number(f.recall),
                number(f.f),
                interval(f.interval),
                *map(count, (f.tp, f.fp, f.fn)),
            )
            for key, f in figures.items()
            if key.startswith(prefixes)
        ]
        if rows:
            lines += ["", title, *table(head, rows)]
    return lines[1:]
