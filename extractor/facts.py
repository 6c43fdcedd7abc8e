"""What the components write on a `Doc`: plain dicts, so that they survive `Doc.to_bytes`.

Each component owns one extension attribute, a list in text order; offsets are character offsets into
`doc.text`, end-exclusive. `records.py` turns them into the frozen types of `schema.py`. `rule` is the id of the
rule that made the fact.

| component       | attribute             | item type     |
|-----------------|-----------------------|---------------|
| `items`         | `doc._.blocks`        | `Block`       |
| `items`         | `doc._.sections`      | `SectionFact` |
| `money`         | `doc._.money`         | `MoneyFact`   |
| `percentages`   | `doc._.percentages`   | `PercentFact` |
| `organizations` | `doc._.organizations` | `OrgFact`     |
| `organizations` | `doc._.people`        | `PersonFact`  |
| `references`    | `doc._.references`    | `Reference`   |
| `stakes`        | `doc._.stakes`        | `StakeFact`   |
| `deals`         | `doc._.deals`         | `DealFact`    |

`doc._.published` (ISO date or None) is set by the caller before the pipeline runs.
"""

from __future__ import annotations

from typing import TypedDict


class Block(TypedDict):
    """A stretch of text that no sentence, name or deal crosses; `kind` is heading, paragraph, bullet or cell."""

    start: int
    end: int
    kind: str
    section: int


class SectionFact(TypedDict):
    """One item of a roundup; `heading` is None before the first heading."""

    heading: str | None
    start: int
    end: int


class MoneyFact(TypedDict):
    """An amount; `low`/`high` are decimal strings in plain units; `same_as` indexes the list."""

    start: int
    end: int
    low: str
    high: str
    currency: str | None
    modifier: str | None
    same_as: int | None
    rule: str


class PercentFact(TypedDict):
    """A percentage; `low`/`high` are decimal strings in percent units."""

    start: int
    end: int
    low: str
    high: str
    modifier: str | None
    rule: str


class MentionFact(TypedDict):
    """One mention of an organization or person, with the evidence that made it."""

    start: int
    end: int
    rule: str


class OrgFact(TypedDict):
    """An organization: fullest name, other forms, mentions in text order."""

    name: str
    aliases: list[str]
    mentions: list[MentionFact]


class PersonFact(TypedDict):
    """A named person (people can be investors): fullest name and mentions."""

    name: str
    mentions: list[MentionFact]


class Reference(TypedDict):
    """A pronoun or description ("it", "the firm", "the Bengaluru-based startup") and the organization it names."""

    start: int
    end: int
    name: str
    rule: str


class StakeFact(TypedDict):
    """A share of a named company; see `schema.Stake`."""

    holder: str | None
    company: str
    percent: str | None
    size: str | None
    action: str
    start: int
    end: int
    rule: str


class AmountFact(TypedDict):
    """A sum of a deal; `kind` is value, valuation or per_share."""

    kind: str
    low: str
    high: str
    currency: str | None
    start: int
    end: int


class DateFact(TypedDict):
    """A date expression and the interval of ISO dates it means (None when unresolved)."""

    start: int
    end: int
    from_date: str | None
    to_date: str | None


class DealFact(TypedDict):
    """A deal; `roles` maps role to names; `evidence` are [start, end] pairs; see `schema.Deal`."""

    type: str
    status: str
    roles: dict[str, list[str]]
    amounts: list[AmountFact]
    stake_percent: str | None
    round: str | None
    consideration: list[str]
    undisclosed: bool
    date: DateFact | None
    start: int
    end: int
    evidence: list[list[int]]
    rule: str
    confidence: float
