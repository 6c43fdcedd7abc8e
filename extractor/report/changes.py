"""Facts gained and lost, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..scoring.changes import CHANGES, Change
from .errors import fact_line, marked, show

SIGNS = {"gained": "+", "lost": "-", "new error": "!", "gone error": "~"}


def change_lines(changes: Sequence[Change], texts: Mapping[str, str]) -> Iterator[str]:
    """Yield every change with its sentence, by article, after how many there are of each."""
    counts = Counter(c.change for c in changes)
    yield "\n" + ", ".join(
        f"{counts[c]} {c}{'s' if 'error' in c and counts[c] != 1 else ''}" for c in CHANGES
    )
    doc = None
    for change, shown in zip(changes, show((c.fact for c in changes), texts), strict=True):
        if change.fact.doc != doc:
            doc = change.fact.doc
            yield f"\n== {doc}"
        yield change_line(change)
        quote = marked(shown)
        if quote:
            yield f"    {quote}"


def change_line(c: Change) -> str:
    """Return a change in one line: what is right or spurious, and what the other system has instead."""
    instead = ""
    if c.other and c.other.pred is not None:
        rule = f" [{c.other.rule}]" if c.other.rule else ""
        instead = f" ({'before' if c.change == 'gained' else 'now'} {c.other.pred}{rule})"
    return f"{SIGNS[c.change]} {c.change}: {fact_line(c.fact)}{instead}"
