"""Show facts in their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ..scoring.facts import Fact
from ..scoring.sentences import around

Span = tuple[int, int]

MAX_QUOTE = 400
"""The longest sentence shown whole, in characters; of a longer one, what is around the fact."""


class Shown(msgspec.Struct, frozen=True):
    """A fact with its sentence; the spans count within `quote`, empty where the text is not at hand."""

    fact: Fact
    quote: str
    gold_at: Span | None
    pred_at: Span | None


def show(facts: Iterable[Fact], texts: Mapping[str, str]) -> Iterator[Shown]:
    """Yield facts with their sentences."""
    for fact in facts:
        text = texts.get(fact.doc)
        at = fact.gold_span or fact.pred_span
        if text is None or at is None or at[1] > len(text):
            yield Shown(fact, "", None, None)
            continue
        a, b = around(text, *at)
        if b - a > MAX_QUOTE:
            margin = max(0, (MAX_QUOTE - (at[1] - at[0])) // 2)
            a, b = max(a, at[0] - margin), min(b, at[1] + margin)
            a, b = _whole_words(text, a, at[0], at[1], b)
        yield Shown(fact, text[a:b], _within(fact.gold_span, a, b), _within(fact.pred_span, a, b))


def _whole_words(text: str, a: int, start: int, end: int, b: int) -> Span:
    """Return the stretch from a to b less the words that it cuts, but never less than start to end."""
    first, last = text.find(" ", a, start), text.rfind(" ", end, b)
    return first + 1 if first >= 0 else a, last if last >= 0 else b


def _within(span: Span | None, a: int, b: int) -> Span | None:
    return (span[0] - a, span[1] - a) if span and a <= span[0] and span[1] <= b else None


def error_lines(facts: Iterable[Fact], texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the facts that are not right as lines of text, under the name of their article."""
    doc = None
    for shown in show((f for f in facts if f.outcome != "right"), texts):
        f = shown.fact
        if f.doc != doc:
            doc = f.doc
            yield f"\n== {doc}"
        yield fact_line(f)
        quote = marked(shown)
        if quote:
            yield f"    {quote}"


def fact_line(f: Fact) -> str:
    """Return a fact in one line.

    >>> fact_line(Fact("a", "deal", "status", "wrong", 0, "announced", "completed", (3, 9), (3, 9), "ipo.x"))
    'deal status wrong: gold announced | predicted completed [ipo.x] @3'
    """
    name = " ".join(filter(None, (f.kind, f.slot, "" if f.outcome == "right" else f.outcome)))
    if f.gold == f.pred or (f.slot and f.outcome == "right"):
        sides = [f"{f.gold}"]
    else:
        sides = [f"gold {f.gold}"] if f.gold is not None else []
        sides += [f"predicted {f.pred}"] if f.pred is not None else []
    rule = f" [{f.rule}]" if f.rule else ""
    at = f.gold_span or f.pred_span
    return f"{name}: {' | '.join(sides)}{rule}" + (f" @{at[0]}" if at else "")


def marked(shown: Shown) -> str:
    """Return the sentence on one line, the gold's place in [brackets], the prediction's in {braces}."""
    marks: list[tuple[int, int, str]] = []
    for rank, (span, signs) in enumerate(((shown.gold_at, "[]"), (shown.pred_at, "{}"))):
        if span:
            marks += [(span[0], rank, signs[0]), (span[1], -rank, signs[1])]
    quote = shown.quote
    for at, _, sign in sorted(marks, key=lambda m: (m[0], m[2] in "[{", m[1]), reverse=True):
        quote = quote[:at] + sign + quote[at:]
    return " ".join(quote.split())
