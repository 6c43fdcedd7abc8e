"""The annotation form: a TOML file with names and quotes instead of offsets, one per article.

`gold/README.md` describes the form for annotators; every key that is not listed here is an error.
"""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import GoldError


class OrganizationEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organization: fullest name, other forms, and quotes within which a form is no mention."""

    name: str
    aliases: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


class MoneyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One occurrence of an amount; `same_as` quotes the first of two parallel amounts."""

    quote: str
    low: str
    currency: str
    high: str | None = None
    modifier: str | None = None
    same_as: str | None = None
    at: str | None = None


class PercentageEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One occurrence of a percentage."""

    quote: str
    low: str
    high: str | None = None
    modifier: str | None = None
    at: str | None = None


class StakeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A share of a named company; `quote` is the anchor."""

    company: str
    action: str
    quote: str
    holder: str | None = None
    percent: str | None = None
    size: str | None = None
    at: str | None = None
    optional: bool = False


class AmountEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A deal's amount, by the quote of a money entry."""

    kind: str
    quote: str
    at: str | None = None


class DateEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A deal's date expression and the days it means."""

    quote: str
    from_: str | None = None
    to: str | None = None
    at: str | None = None


class DealEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A deal; `quote` is the anchor, the roles hold fullest names."""

    type: str
    status: str
    quote: str
    at: str | None = None
    target: tuple[str, ...] = ()
    acquirer: tuple[str, ...] = ()
    investor: tuple[str, ...] = ()
    lead_investor: tuple[str, ...] = ()
    seller: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    venture: tuple[str, ...] = ()
    lender: tuple[str, ...] = ()
    amounts: tuple[AmountEntry, ...] = ()
    stake_percent: str | None = None
    round: str | None = None
    consideration: tuple[str, ...] = ()
    undisclosed: bool = False
    date: DateEntry | None = None
    optional: bool = False


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a form says about its article; numbers inside `ignore` quotes are no money and no percentages."""

    id: str
    manner: str
    split: str
    published: str | None = None
    ignore: tuple[str, ...] = ()


class Form(msgspec.Struct, frozen=True):
    """A whole form."""

    head: Head
    organization: tuple[OrganizationEntry, ...]
    money: tuple[MoneyEntry, ...]
    percentage: tuple[PercentageEntry, ...]
    stake: tuple[StakeEntry, ...]
    deal: tuple[DealEntry, ...]


T = TypeVar("T")

_TABLES = ("organization", "money", "percentage", "stake", "deal")


def read_form(path: Path, source: str) -> tuple[Form | None, list[GoldError]]:
    """Read a form; return it and every entry that does not fit (None when the head or the TOML is wrong).

    `source` names the form in the problems. An entry that does not fit is left out of the form.
    """
    try:
        with path.open("rb") as f:
            data = _days_as_text(tomllib.load(f))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        return None, [GoldError(source, "", f"not valid TOML: {e}", "correct the syntax there")]
    tables = {key: data.pop(key, []) for key in _TABLES}
    problems: list[GoldError] = []
    head = _convert(data, Head, source, "head", problems)
    if head is None:
        return None, problems
    if head.id != path.stem:
        problems.append(
            GoldError(source, "id", f"{head.id!r} is not the form's file name", "make the two the same")
        )
    form = Form(
        head,
        _entries(tables["organization"], OrganizationEntry, source, "organization", problems),
        _entries(tables["money"], MoneyEntry, source, "money", problems),
        _entries(tables["percentage"], PercentageEntry, source, "percentage", problems),
        _entries(tables["stake"], StakeEntry, source, "stake", problems),
        _entries(tables["deal"], DealEntry, source, "deal", problems),
    )
    return form, problems


def _days_as_text(value: Any) -> Any:
    """Return TOML data with its dates as ISO text: a day may stand with or without quotes."""
    if isinstance(value, dict):
        return {k: _days_as_text(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_days_as_text(v) for v in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _entries(items: Any, kind: type[T], source: str, table: str, problems: list[GoldError]) -> tuple[T, ...]:
    if not isinstance(items, list):
        problems.append(GoldError(source, table, "is one table", f"write [[{table}]] with two brackets"))
        return ()
    entries = (
        _convert(item, kind, source, f"{table} {n} {_label(item)}".rstrip(), problems)
        for n, item in enumerate(items, 1)
    )
    return tuple(e for e in entries if e is not None)


def _label(item: Any) -> str:
    label = item.get("name") or item.get("quote") if isinstance(item, dict) else None
    return f"({label})" if label else ""


def _convert(item: Any, kind: type[T], source: str, place: str, problems: list[GoldError]) -> T | None:
    try:
        return msgspec.convert(item, kind)
    except msgspec.ValidationError as e:
        known = ", ".join(f.encode_name for f in msgspec.structs.fields(kind))  # type: ignore[arg-type]
        problems.append(GoldError(source, place, str(e), f"the keys are: {known}; numbers stand in quotes"))
        return None
