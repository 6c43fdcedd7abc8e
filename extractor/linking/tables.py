"""Tables whose header row says what each column tells: a deal in every row below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .candidates import Candidate
from .sentence import MONEY, PARTIES, PERCENT, Cell, Sentence

_PIPES = re.compile(r"\s*\|\s*")
_TABS = re.compile(r"[ ]*\t[ ]*")
_ASIDE = re.compile(r"\([^)]*\)")
_LABEL = re.compile(r"^.*:\s+|^.*?\bincl(?:uding|\.)?\s+")
_JOINED = re.compile(r"\s*(?:[,;/+]|\s&\s|\sand\s)\s*")
_LOWER = re.compile(r"^(?:[a-z][\w-]*\s+)+(?=[A-Z])|^[A-Z]\w+['’]s\s+(?=[A-Z])")
_BUYERS = ("acquirer", "lender", "investor", "lead_investor", "seller")
_TELLING = ("round", "amount", "status", "venture", None)
_LEAST_COLUMNS = 3


@dataclass(frozen=True)
class TableRules:
    """The compiled contents of `rules/tables.toml`."""

    columns: tuple[tuple[str, re.Pattern[str]], ...]
    types: tuple[tuple[str, re.Pattern[str]], ...]
    row_types: tuple[tuple[str, re.Pattern[str]], ...]
    status: tuple[tuple[str, re.Pattern[str]], ...]
    rounds: frozenset[str]
    nobody: re.Pattern[str]
    withheld: re.Pattern[str]
    lead: re.Pattern[str]


def cells_of(line: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the cells of a line cut at tabs or bars, empty ones too, as offsets from `start`; [] for no row.

    >>> [("Tilia | $5M | Accel")[a:b] for a, b in cells_of("Tilia | $5M | Accel")]
    ['Tilia', '$5M', 'Accel']
    >>> cells_of("Tilia raised $5M | Accel led")
    []
    """
    mark = _TABS if "\t" in line else _PIPES
    first, last = 0, len(line.rstrip())
    if mark is _PIPES:
        first += len(line) - len(line.lstrip("| "))
        last = len(line.rstrip("| "))
    cuts = [m.span() for m in mark.finditer(line, first, max(first, last))]
    edges = list(zip([first, *(b for _, b in cuts)], [*(a for a, _ in cuts), last], strict=True))
    return [(start + a, start + b) for a, b in edges] if len(edges) >= _LEAST_COLUMNS else []


def row_deals(s: Sentence, number: int, rules: TableRules) -> list[Candidate]:
    """Return the deal of a table's row; none without a header that tells the columns, or without a name."""
    heads = " | ".join(c.head.lower() for c in s.cells)
    kind = _first(heads, rules.types)
    roles = [_first(c.head.lower(), rules.columns) for c in s.cells]
    if kind is None or "target" not in roles or s.cells[0].head == s.cells[0].text:
        return []
    told = " | ".join(c.text.lower() for c, role in zip(s.cells, roles, strict=True) if role in _TELLING)
    if kind == "funding_round":
        kind = _first(told, rules.row_types) or kind
    c = Candidate(
        kind,
        f"{kind}.list.row",
        _first(told, rules.status) or "completed",
        s,
        number,
        (0, len(s.units) - 1),
        (0, len(s.units)),
        tense="past",
    )
    for cell, role in zip(s.cells, roles, strict=True):
        _read_cell(c, cell, role, rules)
    if kind == "acquisition" and not c.roles.get("acquirer"):
        c.type, c.rule = "divestiture", "divestiture.list.row"
    if kind == "debt_financing" and "lender" not in roles:
        c.roles = {("lender" if r in ("investor", "lead_investor") else r): n for r, n in c.roles.items()}
    stands = bool(c.roles.get("target")) and (
        bool(c.amounts) or c.undisclosed or any(c.roles.get(r) for r in _BUYERS)
    )
    return [c] if stands and not (c.type == "divestiture" and not c.roles.get("seller")) else []


def _read_cell(c: Candidate, cell: Cell, role: str | None, rules: TableRules) -> None:
    units = c.sentence.units
    inside = [j for j, u in enumerate(units) if cell.start <= u.start and u.end <= cell.end]
    if role == "amount":
        c.amounts += [("", j) for j in inside if units[j].kind == MONEY]
        c.undisclosed = c.undisclosed or bool(rules.withheld.search(cell.text.lower()))
    percent = next((j for j in inside if units[j].kind == PERCENT), None)
    if c.percent is None and role in ("amount", "status") and percent is not None:
        c.percent = percent
    if role == "round" and cell.text.lower() in rules.rounds:
        c.round = cell.text.lower()
    if role in (None, "amount", "status", "round"):
        return
    names = cell_names(cell, c.sentence, rules)
    if role == "investor" and names:
        first = rules.lead.search(cell.head.lower())
        leads = names[:1] if first else [n for n in names if _leads(cell.text, n, rules)]
        c.add("lead_investor", leads)
    if role in ("target", "venture"):
        names = names[:1] or ([cell.text] if cell.text[:1].isupper() and role == "target" else [])
    c.add(role, names)


def _leads(text: str, name: str, rules: TableRules) -> bool:
    """Tell whether "(lead)" stands behind the name in a cell's text."""
    at = text.find(name)
    behind = text[at + len(name) :].lstrip()[:12]
    return at >= 0 and behind.startswith("(") and bool(rules.lead.search(behind.lower()))


def cell_names(cell: Cell, s: Sentence, rules: TableRules) -> list[str]:
    """Return whom a cell names: its parts between commas, without what describes them."""
    known = {u.text: u.names for u in s.units if u.kind in PARTIES and u.names}
    if cell.text in known:
        return list(known[cell.text])
    out: list[str] = []
    for part in _JOINED.split(_ASIDE.sub("", cell.text)):
        name = _LOWER.sub("", _LABEL.sub("", part.strip())).strip()
        if name in known:
            out += known[name]
        elif name[:1].isalnum() and not name[:1].islower() and not rules.nobody.search(part.lower()):
            out.append(name)
    return out


def _first(text: str, table: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    return next((key for key, pattern in table if pattern.search(text)), None)
