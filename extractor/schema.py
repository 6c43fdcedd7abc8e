"""The record: frozen types of schema version 1, one record per article.

Numbers that carry value are decimal strings in plain units ("377000000", "8.5"). Offsets are character
offsets into the article's text, end-exclusive; `text[start:end]` is exactly the quoted surface.
Unknown is None or an empty list. What each field means, and what counts, is in `gold/GUIDELINES.md`.
"""

from __future__ import annotations

from typing import Any

import msgspec

SCHEMA_VERSION = "1"

STATUSES = ("rumored", "proposed", "announced", "completed", "terminated")
ACTIONS = ("holds", "buys", "raises", "sells", "seeks")
MODIFIERS = ("about", "over", "under", "up_to")
AMOUNT_KINDS = ("value", "valuation", "per_share")
SIZES = ("majority", "minority", "controlling", "significant", "remaining", "half", "full")
ROLES = ("target", "acquirer", "investor", "lead_investor", "seller", "partner", "venture", "lender")


class Span(msgspec.Struct, frozen=True):
    """A stretch of the article's text."""

    start: int
    end: int


class Section(msgspec.Struct, frozen=True):
    """One item of a roundup, under its heading."""

    heading: str | None
    start: int
    end: int


class Organization(msgspec.Struct, frozen=True):
    """One organization: its fullest name, its other forms here, and every mention."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


class Money(msgspec.Struct, frozen=True):
    """An amount of money; `low` and `high` in plain units of the ISO 4217 `currency`."""

    start: int
    end: int
    text: str
    low: str
    high: str
    currency: str | None
    modifier: str | None
    usd: str | None
    same_as: int | None


class Percentage(msgspec.Struct, frozen=True):
    """A percentage; `low` and `high` in percent units."""

    start: int
    end: int
    text: str
    low: str
    high: str
    modifier: str | None


class Stake(msgspec.Struct, frozen=True):
    """A share of a named company that someone holds, buys, raises, sells or seeks."""

    holder: str | None
    company: str
    percent: str | None
    size: str | None
    action: str
    start: int
    end: int
    rule: str


class Roles(msgspec.Struct, frozen=True):
    """The parties of a deal by role, each by its fullest name in the article."""

    target: tuple[str, ...] = ()
    acquirer: tuple[str, ...] = ()
    investor: tuple[str, ...] = ()
    lead_investor: tuple[str, ...] = ()
    seller: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    venture: tuple[str, ...] = ()
    lender: tuple[str, ...] = ()


class Amount(msgspec.Struct, frozen=True):
    """A sum that belongs to a deal: price or round (`value`), `valuation` or `per_share`."""

    kind: str
    low: str
    high: str
    currency: str | None
    text: str
    start: int
    end: int


class DealDate(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """When the deal happened, as told and as an interval of ISO dates (None when unresolved)."""

    text: str
    start: int
    end: int
    from_: str | None
    to: str | None


class Deal(msgspec.Struct, frozen=True):
    """One transaction or agreement with at least one named party."""

    type: str
    status: str
    roles: Roles
    amounts: tuple[Amount, ...]
    stake_percent: str | None
    round: str | None
    consideration: tuple[str, ...]
    undisclosed: bool
    date: DealDate | None
    start: int
    end: int
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


class Record(msgspec.Struct, frozen=True):
    """Everything extracted from one article."""

    id: str
    source: str | None
    title: str | None
    published: str | None
    text_sha256: str
    sections: tuple[Section, ...]
    organizations: tuple[Organization, ...]
    money: tuple[Money, ...]
    percentages: tuple[Percentage, ...]
    stakes: tuple[Stake, ...]
    deals: tuple[Deal, ...]
    schema_version: str = SCHEMA_VERSION


_encoder = msgspec.json.Encoder()


def to_json(record: Record) -> bytes:
    """Encode a record as one line of JSON without a newline; the same record gives the same bytes."""
    return _encoder.encode(record)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
