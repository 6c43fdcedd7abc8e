"""An explanation as lines of text, each piece of a line with its style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..explain import Explanation, Name, Near, Piece, Telling

# A line is pieces of (text, style); styles are names that a screen may colour: head, name, rule, good, bad, dim.
Line = list[tuple[str, str]]

_SHOWN = 72


def explanation_lines(e: Explanation) -> Iterator[Line]:
    """Yield the lines of an explanation, part by part, in the order in which the pipeline works."""
    yield from _part("Blocks", [_block(b) for b in e.blocks])
    yield from _part("Organizations", [line for o in e.organizations for line in _name(o)])
    yield from _part("People", [line for o in e.people for line in _name(o)])
    yield from _part("References", [_pieced(p, f" is {p.note}") for p in e.references])
    yield from _part("Money", [_pieced(p, f" is {p.note}") for p in e.money])
    yield from _part("Percentages", [_pieced(p, f" is {p.note}") for p in e.percentages])
    yield from _part("Triggers", [line for t in e.triggers for line in _trigger(t)])
    hidden = [n for n in e.near if n.fired]
    near = [_near(n) for n in e.near if not n.fired]
    if hidden:
        near.append([(f"{len(hidden)} more rules of words that another rule took; --json lists them", "dim")])
    yield from _part("Nearly", near)
    if e.unread:
        words = ", ".join(f"{p.text} ({p.note})" for p in e.unread)
        yield from _part("Not read as triggers: no named party belongs to them", [[(words, "dim")]])
    yield from _part("Stakes", [_stake(x) for x in e.stakes], empty="none")
    yield from _part(
        "Deals", [line for k, d in enumerate(e.deals, 1) for line in _deal(k, d, e.triggers)], empty="none"
    )


def plain(line: Line) -> str:
    """Return a line without its styles.

    >>> plain([("  ", ""), ("raised", "name")])
    '  raised'
    """
    return "".join(text for text, _ in line)


def _part(title: str, lines: Sequence[Line], empty: str = "") -> Iterator[Line]:
    if lines or empty:
        yield [(title, "head")]
        yield from ([("  ", ""), *line] for line in lines or [[(empty, "dim")]])


def _short(text: str) -> str:
    """Return text on one line, cut in the middle where it is long.

    >>> _short("a\\nb"), len(_short("x" * 100))
    ('a b', 72)
    """
    text = " ".join(text.split())
    half = (_SHOWN - 3) // 2
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3 - half]}...{text[-half:]}"


def _block(b: Piece) -> Line:
    return [(f"{b.start}-{b.end} ", "dim"), (f"{b.rule} ", "rule"), (_short(b.text), "")]


def _name(o: Name) -> Iterator[Line]:
    yield [(o.name, "name")]
    for m in o.mentions:
        yield [("  ", ""), *_pieced(m, "")]


def _pieced(p: Piece, note: str) -> Line:
    return [(f"{p.start}-{p.end} ", "dim"), (_short(p.text), "name"), (note, ""), (f"  {p.rule}", "rule")]


def _trigger(t: Telling) -> Iterator[Line]:
    became: tuple[str, str] = (f"deal {t.deal}", "good") if t.deal else (f"dropped: {t.dropped}", "bad")
    yield [(f"{t.start}-{t.end} ", "dim"), (t.text, "name"), (f"  {t.rule}  ", "rule"), became]
    yield [("  clause: ", "dim"), (_short(t.clause), "")]
    roles = [f"{role}: {', '.join(names)}" for role, names in t.roles.items()]
    if roles or t.amounts:
        yield [("  ", ""), ("; ".join([*roles, *t.amounts]), "")]
    yield [(f"  {t.status} by {t.cue}", "")]


def _near(n: Near) -> Line:
    return [
        (f"{n.start}-{n.end} ", "dim"),
        (n.text, "name"),
        (f"  {n.rule}  ", "rule"),
        ("; ".join(n.stopped), "bad"),
    ]


def _stake(x: dict[str, Any]) -> Line:
    share = " ".join(filter(None, (x["size"], x["percent"] and f"{x['percent']}%"))) or "a share"
    told = f"  {x['holder'] or 'someone'} {x['action']} {share} of {x['company']}"
    return [
        (f"{x['start']}-{x['end']} ", "dim"),
        (_short(x["text"]), "name"),
        (told, ""),
        (f"  {x['rule']}", "rule"),
    ]


def _deal(number: int, d: dict[str, Any], triggers: Sequence[Telling]) -> Iterator[Line]:
    yield [(f"{number} ", "good"), (f"{d['type']} {d['status']}", "name"), (f"  {d['rule']}", "rule")]
    for role, names in d["roles"].items():
        yield [(f"  {role}: ", "dim"), (", ".join(names), "")]
    for a in d["amounts"]:
        value = a["low"] if a["low"] == a["high"] else f"{a['low']} to {a['high']}"
        yield [(f"  {a['kind']}: ", "dim"), (f"{value} {a['currency'] or '?'}", "")]
    for field in ("stake_percent", "round"):
        if d[field] is not None:
            yield [(f"  {field}: ", "dim"), (str(d[field]), "")]
    if d["consideration"]:
        yield [("  consideration: ", "dim"), (", ".join(d["consideration"]), "")]
    if d["undisclosed"]:
        yield [("  undisclosed", "")]
    if d["date"]:
        yield [("  date: ", "dim"), (f"{d['date']['from_date']} to {d['date']['to_date']}", "")]
    told = [f"{t.text} ({t.rule})" for t in triggers if t.deal == number]
    yield [("  told by: ", "dim"), ("; ".join(told), "")]
