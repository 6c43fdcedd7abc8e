"""Score mentions of organizations, money and percentages: their spans, and apart from them their values.

The schemas are those of MUC-5 and SemEval-2013 task 9: strict (span and type), exact (span), partial (an
overlap is half right) and type (an overlap of the right type).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from .compare import Names, close
from .counts import Counts
from .facts import Fact, amount_words
from .match import Pairs, align_few, content, fixed, overlap, touching
from .records import Organization, Record, Value


class Mention(msgspec.Struct, frozen=True):
    """A span of one of the three types; an organization has a name, the others a value."""

    type: str
    start: int
    end: int
    name: str | None = None
    value: Value | None = None


def mentions(record: Record) -> list[Mention]:
    """Return every mention of a record in text order."""
    out = [Mention("org", m.start, m.end, o.name) for o in record.organizations for m in o.mentions]
    out += [Mention("money", v.start, v.end, None, v) for v in record.money]
    out += [Mention("percent", v.start, v.end, None, v) for v in record.percentages]
    return sorted(out, key=lambda m: (m.start, m.end, m.type, content(m)))


def match_spans(
    gold: Sequence[Mention], pred: Sequence[Mention], good: Callable[[Mention, Mention], bool]
) -> Pairs:
    """Align spans by the part that they share; between equal alignments `good` decides."""
    pairs = _touching(gold, pred)
    weights = {(i, j): _shared(gold[i], pred[j]) for i, j in pairs}
    fine = {
        (i, j): int(good(gold[i], pred[j])) + 1e-4 * fixed(content(gold[i]), content(pred[j]))
        for i, j in pairs
    }
    return align_few(weights, fine)


def _touching(gold: Sequence[Mention], pred: Sequence[Mention]) -> Pairs:
    return touching([(m.start, m.end) for m in gold], [(m.start, m.end) for m in pred])


def score_mentions(gold: Record, pred: Record, names: Names) -> tuple[Counts, list[Fact]]:
    """Return the figures and facts of all mentions and of organizations as entities."""
    counts, facts = Counts(), list[Fact]()
    ours, theirs = mentions(gold), mentions(pred)

    def good(g: Mention, p: Mention) -> bool:
        return names.same(p.name, g.name) if g.type == "org" else _amount(g, p) and _currency(g, p)

    for kind in ("org", "money", "percent"):
        g, p = [m for m in ours if m.type == kind], [m for m in theirs if m.type == kind]
        pairs = match_spans(g, p, good)
        _count(counts, kind, g, p, pairs, good)
        facts += _facts(gold.id, kind, g, p, pairs, good)
    _schemas(counts, ours, theirs)
    _entities(counts, facts, gold, pred, names)
    return counts, facts


def _shared(g: Mention, p: Mention) -> float:
    return overlap(g.start, g.end, p.start, p.end)


def _same_span(g: Mention, p: Mention) -> bool:
    return (g.start, g.end) == (p.start, p.end)


def _amount(g: Mention, p: Mention) -> bool:
    if g.value is None or p.value is None:
        return False
    highs = [v.low if v.high is None else v.high for v in (g.value, p.value)]
    return close(g.value.low, p.value.low) and close(*highs)


def _currency(g: Mention, p: Mention) -> bool:
    return g.value is not None and p.value is not None and g.value.currency == p.value.currency


def _modifier(g: Mention, p: Mention) -> bool:
    return g.value is not None and p.value is not None and g.value.modifier == p.value.modifier


def _count(
    counts: Counts,
    kind: str,
    gold: Sequence[Mention],
    pred: Sequence[Mention],
    pairs: Pairs,
    good: Callable[[Mention, Mention], bool],
) -> None:
    tests: dict[str, Callable[[Mention, Mention], bool]] = {
        "strict": _same_span,
        "overlap": lambda g, p: True,
        "value": good,
    }
    if kind == "money":
        tests |= {"amount": _amount, "currency": _currency}
    if kind != "org":
        tests["modifier"] = _modifier
    for name, test in tests.items():
        right = sum(test(gold[i], pred[j]) for i, j in pairs)
        counts.add(f"{kind}.{name}", right, len(pred) - right, len(gold) - right)
    half = _most(gold, pred, CREDITS["partial"])
    counts.add(f"{kind}.partial", half, len(pred) - half, len(gold) - half)


CREDITS: dict[str, Callable[[Mention, Mention], float]] = {
    "strict": lambda g, p: float(_same_span(g, p) and g.type == p.type),
    "exact": lambda g, p: float(_same_span(g, p)),
    "partial": lambda g, p: 1.0 if _same_span(g, p) else 0.5 * bool(_shared(g, p)),
    "type": lambda g, p: float(_shared(g, p) > 0 and g.type == p.type),
}
"""What a schema credits a pair of mentions with, from 0 to 1."""


def _schemas(counts: Counts, gold: Sequence[Mention], pred: Sequence[Mention]) -> None:
    """Count all three types together, each schema with the most that a one-to-one alignment can credit."""
    for name, credit in CREDITS.items():
        n = _most(gold, pred, credit)
        counts.add(f"mention.{name}", n, len(pred) - n, len(gold) - n)


def _most(
    gold: Sequence[Mention], pred: Sequence[Mention], credit: Callable[[Mention, Mention], float]
) -> float:
    credits = {(i, j): credit(gold[i], pred[j]) for i, j in _touching(gold, pred)}
    return sum(credits[pair] for pair in align_few(credits, {}))


def _entities(counts: Counts, facts: list[Fact], gold: Record, pred: Record, names: Names) -> None:
    ours, theirs = sorted(o.name for o in gold.organizations), sorted(o.name for o in pred.organizations)
    places = {
        o.name: min((m.start, m.end) for m in o.mentions)
        for r in (pred, gold)
        for o in r.organizations
        if o.mentions
    }
    pairs = names.pairs(ours, theirs)
    n = len(pairs)
    counts.add("org.entity", n, len(theirs) - n, len(ours) - n)
    found = dict(pairs)
    for i, name in enumerate(ours):
        other = theirs[found[i]] if i in found else None
        outcome = "missed" if other is None else "right"
        facts.append(Fact(gold.id, "entity", "", outcome, i, name, other, places.get(name), None, None))
    for j, name in enumerate(theirs):
        if j not in found.values():
            facts.append(
                Fact(gold.id, "entity", "", "spurious", -1, None, name, None, places.get(name), None)
            )


def _first(o: Organization) -> tuple[int, int] | None:
    return min(((m.start, m.end) for m in o.mentions), default=None)


def _words(m: Mention) -> str:
    if m.value is None:
        return m.name or ""
    unit = "%" if m.type == "percent" else ""
    modifier = f"{m.value.modifier} " if m.value.modifier else ""
    return f"{modifier}{amount_words(m.value)}{unit}"


def _facts(
    doc: str,
    kind: str,
    gold: Sequence[Mention],
    pred: Sequence[Mention],
    pairs: Pairs,
    good: Callable[[Mention, Mention], bool],
) -> list[Fact]:
    """Return a fact per mention, and for one that is found its span, its value and its modifier."""
    label = {"org": "organization"}.get(kind, kind)
    found, out = dict(pairs), list[Fact]()
    for i, g in enumerate(gold):
        at = (g.start, g.end)
        if i not in found:
            out.append(Fact(doc, label, "", "missed", i, _words(g), None, at, None, None))
            continue
        p = pred[found[i]]

        def judged(slot: str, right: bool, g: Mention = g, p: Mention = p, i: int = i) -> Fact:
            spans = (g.start, g.end), (p.start, p.end)
            return Fact(
                doc, label, slot, "right" if right else "wrong", i, _words(g), _words(p), *spans, None
            )

        out.append(judged("", True))
        out.append(judged("span", _same_span(g, p)))
        if kind == "org":
            out.append(judged("name", good(g, p)))
        else:
            out.append(judged("value", good(g, p)))
            out.append(judged("modifier", _modifier(g, p)))
    taken = set(found.values())
    out += [
        Fact(doc, label, "", "spurious", -1, None, _words(p), None, (p.start, p.end), None)
        for j, p in enumerate(pred)
        if j not in taken
    ]
    return out
