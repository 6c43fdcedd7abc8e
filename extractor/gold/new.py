"""From a record to the form that builds it, for a person to correct."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..schema import ROLES, Amount, Deal, DealDate, Money, Percentage, Record, Stake
from .find import Place, inside, one_line, overlaps, place_at, places
from .form import OrganizationEntry
from .mentions import organizations
from .numbers import leftovers
from .report import Report

# How many words a quote may take in on either side before it is given up as no help.
WIDEST = 40
HEADER = """\
# Filled in by the program: read the article, then correct, remove and add until every fact is right.
# The form is described in gold/README.md, what counts in gold/GUIDELINES.md.
"""


def form_text(record: Record, text: str, *, manner: str, split: str) -> str:
    """Return the form of a record as TOML; building it gives the record's facts back.

    Left out are facts that a form cannot hold: mentions that are part of a word, parties that the text does
    not name, and what gold does not record (rules, confidence, evidence, sections, dollars).
    """
    entries = _organizations(record, text)
    names = {name: e.name for name, e in entries.items()}
    out = [HEADER, _line("id", record.id), _line("manner", manner), _line("split", split)]
    if record.published:
        out.append(_line("published", record.published))
    ignore = _ignored(record, text)
    if ignore:
        out.append(
            "# Numbers beside a sign that no entry covers: are they truly neither money nor percentages?\n"
        )
        out.append(_line("ignore", ignore))
    for e in entries.values():
        out.append("\n[[organization]]\n" + _line("name", e.name))
        out += [_line(key, list(v)) for key, v in (("aliases", e.aliases), ("not_in", e.not_in)) if v]
    out += [_money(m, record, text) for m in record.money]
    out += [_percentage(p, record, text) for p in record.percentages]
    out += [_stake(s, text, names) for s in record.stakes if s.company in names]
    out += [_deal(d, record, text, names) for d in record.deals]
    return "".join(out)


def _line(key: str, value: str | bool | Sequence[str] | None) -> str:
    # A JSON string or list of strings is a TOML one.
    return "" if value is None else f"{key} = {json.dumps(value, ensure_ascii=False)}\n"


def _organizations(record: Record, text: str) -> dict[str, OrganizationEntry]:
    """Return the entry of each organization by its name in the record, whose quote marks may be plain."""
    wanted: list[set[Place]] = []
    entries = []
    known = []
    for org in record.organizations:
        here = {(m.start, m.end) for m in org.mentions if (m.start, m.end) in _whole(text, m.start, m.end)}
        surfaces = sorted({one_line(text[s:e]) for s, e in here})
        if not surfaces:
            continue
        name = org.name if org.name in surfaces else max(surfaces, key=len)
        entries.append(OrganizationEntry(name, tuple(s for s in surfaces if s != name)))
        wanted.append(here)
        known.append(org.name)
    for _ in range(3):
        # Each round takes back the places that a name claims too many, which can free them for another.
        built = {o.name: o for o in organizations(text, entries, Report(""))}
        for k, e in enumerate(entries):
            claimed = {(m.start, m.end) for m in built[e.name].mentions} if e.name in built else set()
            theirs = {
                p
                for j, other in enumerate(wanted)
                for p in other
                if j != k and one_line(text[p[0] : p[1]]) in (e.name, *e.aliases)
            }
            # A longer form that covers a mention cannot be told from it by a quote: it stays, and wins.
            extra = sorted(p for p in (claimed | theirs) - wanted[k] if not overlaps(p, wanted[k]))
            not_in = dict.fromkeys((*e.not_in, *(q for p in extra for q in apart(text, p, wanted[k]))))
            entries[k] = OrganizationEntry(e.name, e.aliases, tuple(not_in))
    built = {o.name: o for o in organizations(text, entries, Report(""))}
    kept = {}
    for name, e in zip(known, entries, strict=True):
        said = {one_line(text[m.start : m.end]) for m in built[e.name].mentions} if e.name in built else set()
        forms = [form for form in (e.name, *e.aliases) if form in said]
        if forms:
            kept[name] = OrganizationEntry(forms[0], tuple(forms[1:]), e.not_in)
    return kept


def _whole(text: str, start: int, end: int) -> list[Place]:
    return places(text, text[start:end])


def around(text: str, place: Place) -> str:
    """Return a quote, as short as words allow, that occurs once in the text and holds `place` once."""
    quote = text[place[0] : place[1]]
    for wide in _wider(text, place):
        if len(places(text, wide, whole=False)) == 1 and place_at(text, quote, wide) == place:
            return wide
    return one_line(quote)


def apart(text: str, place: Place, others: Iterable[Place]) -> list[str]:
    """Return a quote, as short as words allow, that holds `place` and none of `others`, if there is one."""
    others = list(others)
    for wide in _wider(text, place):
        regions = places(text, wide, whole=False)
        if not any(inside(p, regions) for p in others):
            return [wide]
    return []


def _wider(text: str, place: Place) -> Iterator[str]:
    """Yield the words at `place`, then more of those around it: on both sides, right only, left only."""
    ends = [k for k in range(place[1], len(text) + 1) if k == len(text) or text[k].isspace()][:WIDEST]
    starts = [k for k in range(place[0], -1, -1) if k == 0 or text[k - 1].isspace()][:WIDEST]
    for n in range(2 * WIDEST):
        for left, right in ((n // 2, (n + 1) // 2), (0, n), (n, 0)):
            if left < len(starts) and right < len(ends):
                yield one_line(text[starts[left] : ends[right]])


def _ignored(record: Record, text: str) -> list[str]:
    out = []
    for table, items in (("money", record.money), ("percentage", record.percentages)):
        covered = [*_spans(record.money), *_spans(record.percentages)]
        mine = _spans(items)
        out += [q for p in leftovers(text, table, mine) for q in apart(text, p, covered)]
    return out


def _spans(items: Sequence[Money] | Sequence[Percentage]) -> list[Place]:
    return [(x.start, x.end) for x in items]


def _at(text: str, item: Money | Percentage, items: Sequence[Money | Percentage]) -> str:
    """Return the `at` line of an amount or percentage, empty when its quote needs none."""
    quote = one_line(item.text)
    alike = [(x.start, x.end) for x in items if one_line(x.text) == quote]
    longer = [(x.start, x.end) for x in items if len(one_line(x.text)) > len(quote)]
    if [p for p in places(text, quote) if not overlaps(p, longer)] == alike:
        return ""
    return _line("at", around(text, (item.start, item.end)))


def _money(m: Money, record: Record, text: str) -> str:
    return "".join(
        (
            "\n[[money]]\n",
            _line("quote", one_line(m.text)),
            _at(text, m, record.money),
            _line("low", m.low),
            _line("high", m.high if m.high != m.low else None),
            # ISO 4217 calls a missing currency XXX; build asks the annotator for the real one.
            _line("currency", m.currency or "XXX"),
            _line("modifier", m.modifier),
            _line("same_as", None if m.same_as is None else one_line(record.money[m.same_as].text)),
        )
    )


def _percentage(p: Percentage, record: Record, text: str) -> str:
    return "".join(
        (
            "\n[[percentage]]\n",
            _line("quote", one_line(p.text)),
            _at(text, p, record.percentages),
            _line("low", p.low),
            _line("high", p.high if p.high != p.low else None),
            _line("modifier", p.modifier),
        )
    )


def _anchor(text: str, item: Stake | Deal) -> str:
    quote = one_line(text[item.start : item.end])
    lines = _line("quote", quote)
    if places(text, quote) != [(item.start, item.end)]:
        lines += _line("at", around(text, (item.start, item.end)))
    return lines


def _stake(s: Stake, text: str, names: Mapping[str, str]) -> str:
    return "".join(
        (
            "\n[[stake]]\n",
            _line("holder", _named(s.holder, text, names) if s.holder else None),
            _line("company", names[s.company]),
            _line("percent", s.percent),
            _line("size", s.size),
            _line("action", s.action),
            _anchor(text, s),
        )
    )


def _named(name: str, text: str, names: Mapping[str, str]) -> str | None:
    return names.get(name) or (name if places(text, name) else None)


def _deal(d: Deal, record: Record, text: str, names: Mapping[str, str]) -> str:
    roles = {role: [n for p in getattr(d.roles, role) if (n := _named(p, text, names))] for role in ROLES}
    amounts = ", ".join(_amount(a, record, text) for a in d.amounts)
    return "".join(
        (
            "\n[[deal]]\n",
            _line("type", d.type),
            _line("status", d.status),
            _anchor(text, d),
            *(_line(role, roles[role] or None) for role in ROLES),
            f"amounts = [{amounts}]\n" if amounts else "",
            _line("stake_percent", d.stake_percent),
            _line("round", d.round),
            _line("consideration", list(d.consideration) or None),
            _line("undisclosed", d.undisclosed or None),
            _date(d.date, text) if d.date else "",
        )
    )


def _amount(a: Amount, record: Record, text: str) -> str:
    quote = one_line(a.text)
    at = ""
    if sum(one_line(m.text) == quote for m in record.money) > 1:
        at = f", at = {json.dumps(around(text, (a.start, a.end)), ensure_ascii=False)}"
    return f"{{ kind = {json.dumps(a.kind)}, quote = {json.dumps(quote, ensure_ascii=False)}{at} }}"


def _date(d: DealDate, text: str) -> str:
    parts = {"quote": one_line(d.text)}
    if len(places(text, d.text)) != 1:
        parts["at"] = around(text, (d.start, d.end))
    if d.from_ and d.to:
        parts |= {"from": d.from_, "to": d.to}
    inner = ", ".join(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in parts.items())
    return f"date = {{ {inner} }}\n"
