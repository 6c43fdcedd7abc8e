"""Read records for scoring, from gold or any extractor: what scoring does not need may be missing or null."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from ..errors import GoldError

Number = str | float | None
"""A decimal string of schema 1; plain JSON numbers are read too."""


class Place(msgspec.Struct, frozen=True):
    """A stretch of the article, end-exclusive."""

    start: int
    end: int


class Organization(msgspec.Struct, frozen=True):
    """An organization: one cluster of names and mentions."""

    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Place, ...] = ()


class Value(msgspec.Struct, frozen=True):
    """A money amount or a percentage; `high` is `low` when it is not given."""

    start: int
    end: int
    low: Number = None
    high: Number = None
    currency: str | None = None
    modifier: str | None = None
    text: str | None = None


class Stake(msgspec.Struct, frozen=True):
    """A share of a company."""

    company: str | None = None
    holder: str | None = None
    percent: Number = None
    size: str | None = None
    action: str | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    optional: bool = False


class Amount(msgspec.Struct, frozen=True):
    """A sum of a deal."""

    kind: str | None = None
    low: Number = None
    high: Number = None
    currency: str | None = None
    text: str | None = None


class DealDate(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """When a deal happened."""

    text: str | None = None
    start: int | None = None
    end: int | None = None
    from_: str | None = None
    to: str | None = None


class Deal(msgspec.Struct, frozen=True):
    """A deal; `annotated` are the keys that its record wrote, null or not."""

    type: str | None = None
    status: str | None = None
    roles: dict[str, tuple[str, ...]] = {}
    amounts: tuple[Amount, ...] = ()
    stake_percent: Number = None
    round: str | None = None
    consideration: tuple[str, ...] = ()
    undisclosed: bool = False
    date: DealDate | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    confidence: float | None = None
    optional: bool = False
    annotated: frozenset[str] = frozenset()


class Record(msgspec.Struct, frozen=True):
    """One article's record, as far as scoring reads it."""

    id: str
    manner: str | None = None
    source: str | None = None
    text_sha256: str | None = None
    organizations: tuple[Organization, ...] = ()
    money: tuple[Value, ...] = ()
    percentages: tuple[Value, ...] = ()
    stakes: tuple[Stake, ...] = ()
    deals: tuple[Deal, ...] = ()


def read_records(path: Path) -> dict[str, Record]:
    """Read a JSONL file of records by id, in file order; raise `GoldError` naming file and line."""
    records: dict[str, Record] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as e:
        raise GoldError(str(path), "", e.strerror or str(e), "name a readable JSONL file") from e
    except UnicodeDecodeError as e:
        raise GoldError(str(path), f"byte {e.start}", "not UTF-8", "write the file in UTF-8") from e
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = to_record(json.loads(line))
        except (ValueError, msgspec.ValidationError) as e:
            # A record that breaks the schema is a ValueError too; both say where in the line they stand.
            raise GoldError(str(path), f"line {n}", str(e), "write one record of schema 1 per line") from e
        if record.id in records:
            raise GoldError(str(path), f"line {n}", f"a second record {record.id!r}", "keep one of the two")
        records[record.id] = record
    return records


def to_record(data: Any) -> Record:
    """Convert decoded JSON to a record, null as absent; raise `msgspec.ValidationError` on a misfit.

    >>> sorted(to_record({"id": "a", "deals": [{"type": "ipo", "date": None}]}).deals[0].annotated)
    ['date', 'type']
    """
    if not isinstance(data, dict):
        raise msgspec.ValidationError(f"Expected `object`, got `{type(data).__name__}`")
    deals = data.get("deals")
    if isinstance(deals, list):
        data = {**data, "deals": [{**d, "annotated": list(d)} if isinstance(d, dict) else d for d in deals]}
    record = msgspec.convert(_without_nulls(data), Record)
    places = [(m.start, m.end) for o in record.organizations for m in o.mentions]
    places += [(v.start, v.end) for v in (*record.money, *record.percentages)]
    for start, end in places:
        if not 0 <= start < end:
            raise msgspec.ValidationError(f"Span {start}-{end} of {record.id!r} is empty or backwards")
    return record


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_nulls(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_without_nulls(v) for v in value]
    return value
