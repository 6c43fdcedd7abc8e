"""Scores as plain text tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..scoring.evaluation import Agreement, Comparison, Evaluation, FalseDeals
from ..scoring.figures import Difference, Figure
from ..scoring.tables import NOTHING, Confusion, Reliability, RuleRow

Rows = Sequence[Sequence[str]]

GROUPS = (
    ("Mentions", ("mention.", "org.", "money.", "percent.")),
    ("Stakes", ("stake",)),
    ("Deals", ("deal.",)),
)

BREAKDOWN = ("org.strict", "org.entity", "money.value", "percent.value", "stake", "deal.detect", "deal.slots")


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
    return f"{x:.10g}"


def many(n: int, thing: str) -> str:
    """Return a number of things.

    >>> many(1, "article"), many(2, "article")
    ('1 article', '2 articles')
    """
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def interval(x: tuple[float, float] | None, sign: str = "") -> str:
    """Return an interval as text, a dash where it is undefined.

    >>> interval((0.25, 0.5)), interval((-0.1, 0.1), "+"), interval(None)
    ('0.250 to 0.500', '-0.100 to +0.100', '-')
    """
    return "-" if x is None else f"{x[0]:{sign}.3f} to {x[1]:{sign}.3f}"


def table(head: Sequence[str], rows: Rows) -> list[str]:
    """Return the lines of a table, the first column to the left, the others to the right.

    >>> table(("x", "n"), [("a", "1"), ("bc", "10")])
    ['x    n', 'a    1', 'bc  10']
    """
    widths = [max(len(row[k]) for row in (head, *rows)) for k in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = [cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())
    return lines


def evaluation_lines(e: Evaluation) -> Iterator[str]:
    """Yield the tables of an evaluation; precision by rule, which is long, is apart."""
    without = f", {len(e.without_record)} without a record" if e.without_record else ""
    yield many(e.articles, "article") + without
    if e.without_gold:
        yield f"not scored: {many(len(e.without_gold), 'record')} without gold"
    yield from figure_lines(e.figures)
    for field, matrix in e.confusions.items():
        yield from ("", f"Deal {field}, gold by row, prediction by column", *confusion_lines(matrix))
    yield from (
        "",
        "Errors between deals",
        *table(("kind", "n"), [(k, str(n)) for k, n in e.structure.items()]),
    )
    yield from ("", "Confidence of deals", *reliability_lines(e.reliability))
    yield from ("", f"F by {e.grouping}", *group_lines(e))
    yield from ("", false_deal_line(e.false_deals))


def figure_lines(figures: Mapping[str, Figure]) -> Iterator[str]:
    """Yield every figure with its counts and interval, by group."""
    head = ("figure", "P", "R", "F", "95% of F", "tp", "fp", "fn")
    for title, prefixes in GROUPS:
        rows = [
            (
                key,
                *map(number, (f.precision, f.recall, f.f)),
                interval(f.interval),
                *map(count, (f.tp, f.fp, f.fn)),
            )
            for key, f in figures.items()
            if key.startswith(prefixes)
        ]
        if rows:
            yield from ("", title, *table(head, rows))


def confusion_lines(matrix: Confusion) -> list[str]:
    """Return the lines of a confusion matrix; the row of spurious and the column of missed items are last."""
    columns = sorted({p for row in matrix.values() for p in row}, key=lambda x: (x == NOTHING, x))
    names = [_initials(c) if len(columns) > 7 else c for c in columns]
    head = ("", *("missed" if c == NOTHING else n for c, n in zip(columns, names, strict=True)))
    rows = [
        ("spurious" if g == NOTHING else g, *(str(matrix[g].get(p, "")) for p in columns))
        for g in sorted(matrix, key=lambda x: (x == NOTHING, x))
    ]
    return table(head, rows)


def _initials(name: str) -> str:
    """Return a column's short head, as wide as its numbers.

    >>> _initials("funding_round"), _initials("merger")
    ('fun_rou', 'merger')
    """
    parts = name.split("_")
    return name if len(parts) == 1 else "_".join(p[:3] for p in parts)


def rule_lines(rules: Sequence[RuleRow]) -> Iterator[str]:
    """Yield the precision of every rule, by kind."""
    for kind, right in (("deal", "type right"), ("stake", "share right")):
        head = (f"{kind} rule", "n", right, "precision", "all right", "slot P", "optional")
        rows = [
            (
                r.rule,
                *map(str, (r.items, r.right)),
                number(r.precision),
                str(r.full),
                number(r.slots),
                str(r.free),
            )
            for r in rules
            if r.kind == kind
        ]
        if rows:
            yield from ("", *table(head, rows))


def reliability_lines(r: Reliability) -> list[str]:
    """Return the reliability table: how often deals of each confidence are right."""
    rows = [
        (f"{b.low:.1f} to {b.high:.1f}", str(b.items), number(b.confidence), number(b.precision))
        for b in r.bins
    ]
    lines = table(("confidence", "n", "mean", "precision"), rows)
    return [*lines, f"calibration error {number(r.error)}, Brier score {number(r.brier)}, {r.items} deals"]


def group_lines(e: Evaluation) -> list[str]:
    """Return the main figures of every group of articles."""
    head = (e.grouping, "n", *BREAKDOWN, "false/1000")
    rows = [
        (
            name,
            str(g.articles),
            *(number(g.figures[k].f if k in g.figures else None) for k in BREAKDOWN),
            number(g.false_deals.per_1000, 1),
        )
        for name, g in e.groups.items()
    ]
    return table(head, rows)


def false_deal_line(f: FalseDeals) -> str:
    """Return the false deals and their rate."""
    if f.per_1000 is None:
        return f"false deals: {f.deals} (per 1,000 sentences: the texts are not at hand)"
    return f"false deals: {f.deals} in {f.sentences} sentences, {f.per_1000:.1f} per 1,000"


def comparison_lines(c: Comparison) -> Iterator[str]:
    """Yield the differences of two sets of records; those of p below .05 are starred."""
    head = ("figure", "F", "against", "difference", "95%", "p", "")
    yield from ("", f"Differences over {many(c.articles, 'article')}, paired bootstrap")
    yield from table(head, [_difference(k, d) for k, d in c.differences.items()])


def _difference(key: str, d: Difference) -> tuple[str, ...]:
    gap = "-" if d.difference is None else f"{d.difference:+.3f}"
    star = "*" if d.p is not None and d.p < 0.05 else ""
    return key, number(d.ours), number(d.theirs), gap, interval(d.interval, "+"), number(d.p), star


def agreement_lines(a: Agreement) -> Iterator[str]:
    """Yield the tables of an agreement."""
    yield (
        many(a.articles, "article")
        + " annotated by both"
        + (f", {len(a.only)} by one only" if a.only else "")
    )
    yield from figure_lines(a.figures)
    rows = [(key, number(k), str(a.pairs[key])) for key, k in a.kappas.items()]
    yield from ("", "Kappa of what both have", *table(("field", "kappa", "pairs"), rows))
    for field, matrix in a.confusions.items():
        yield from ("", f"Deal {field}, first by row, second by column", *confusion_lines(matrix))
