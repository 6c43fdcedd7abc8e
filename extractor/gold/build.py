"""From a form and its article to a gold record: every quote becomes offsets, every fault is named."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from ..errors import GoldError
from ..io.article import Article
from ..schema import (
    ACTIONS,
    AMOUNT_KINDS,
    MODIFIERS,
    ROLES,
    SIZES,
    STATUSES,
    Amount,
    Deal,
    DealDate,
    Money,
    Percentage,
    Record,
    Roles,
    Stake,
)
from . import vocabulary
from .find import LONGER, Place, hint, one_line, place_at, places
from .form import DateEntry, DealEntry, Form, MoneyEntry, StakeEntry
from .mentions import organizations
from .numbers import quantities

Found = list[tuple[MoneyEntry, Place]]
RULE = "gold"
COPY = "copy it from the article"


class Report:
    """Collects what is wrong in one form."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[GoldError] = []

    def __call__(self, place: str, problem: str, remedy: str) -> None:
        """Note a problem at `place`."""
        self.problems.append(GoldError(self.source, place, problem, remedy))

    def one_of(self, place: str, key: str, value: str | None, allowed: Sequence[str]) -> None:
        """Note when `value` is given and not among `allowed`."""
        if value is not None and value not in allowed:
            self(place, f"{key} is {value!r}", f"use one of: {', '.join(allowed)}")

    def decimal(self, place: str, key: str, value: str | None) -> None:
        """Note when `value` is given and no plain decimal."""
        if value is not None and not vocabulary.is_decimal(value):
            self(place, f"{key} is {value!r}", 'write a plain number in quotes, such as "8.5" or "377000000"')


def build(form: Form, article: Article, source: str) -> tuple[dict[str, Any], list[GoldError]]:
    """Return the gold record of a form, as plain data, and every problem found; `source` names the form.

    The record is the contract's, with `manner` beside `id` and `optional` on every stake and deal. It is only
    worth keeping when there is no problem.
    """
    report = Report(source)
    text, head = article.text, form.head
    report.one_of("head", "split", head.split, vocabulary.SPLITS)
    published = _day(head.published, "published", report)
    if published and article.published and published != article.published:
        report("head", f"published is {published}, the article says {article.published}", "leave it out")
    orgs = organizations(text, form.organization, report)
    names = {o.name for o in orgs}
    short = {alias: o.name for o in orgs for alias in o.aliases}
    money = _money(text, form, report)
    percentages = _percentages(text, form, report)
    parties = _Parties(text, names, short, report)
    stakes = [
        (_stake(e, at, place, parties), e.optional)
        for e, at, place in _anchored(text, form.stake, "stake", report)
    ]
    deals = [
        (_deal(text, e, at, place, parties, money), e.optional)
        for e, at, place in _anchored(text, form.deal, "deal", report)
    ]
    record = Record(
        id=head.id,
        source=article.source,
        title=article.title,
        published=published or article.published,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        sections=(),
        organizations=tuple(orgs),
        money=_money_items(text, money, report),
        percentages=percentages,
        stakes=tuple(s for s, _ in stakes),
        deals=tuple(d for d, _ in deals),
    )
    return _plain(record, head.manner, [o for _, o in stakes], [o for _, o in deals]), report.problems


def _plain(record: Record, manner: str, stakes: list[bool], deals: list[bool]) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    for table, flags in (("stakes", stakes), ("deals", deals)):
        for item, optional in zip(data[table], flags, strict=True):
            item["optional"] = optional
        data[table] = sorted(data[table], key=lambda item: (item["start"], item["end"]))
    return {
        "schema_version": data.pop("schema_version"),
        "id": data.pop("id"),
        "manner": manner,
        **data,
    }


def _money(text: str, form: Form, report: Report) -> Found:
    for n, e in enumerate(form.money, 1):
        place = f"money {n} ({e.quote})"
        if not vocabulary.is_currency(e.currency):
            report(place, f"currency is {e.currency!r}", "use its ISO 4217 code, such as USD or CNY")
        _bounds(place, e.low, e.high, e.modifier, report)
    return quantities(text, form.money, "money", form.head.ignore, report)


def _percentages(text: str, form: Form, report: Report) -> tuple[Percentage, ...]:
    for n, e in enumerate(form.percentage, 1):
        _bounds(f"percentage {n} ({e.quote})", e.low, e.high, e.modifier, report)
    found = quantities(text, form.percentage, "percentage", form.head.ignore, report)
    return tuple(
        Percentage(start, end, text[start:end], e.low, e.high or e.low, e.modifier)
        for e, (start, end) in sorted(found, key=lambda item: item[1])
    )


def _bounds(place: str, low: str, high: str | None, modifier: str | None, report: Report) -> None:
    report.decimal(place, "low", low)
    report.decimal(place, "high", high)
    report.one_of(place, "modifier", modifier, MODIFIERS)
    decimals = high is not None and vocabulary.is_decimal(low) and vocabulary.is_decimal(high)
    if high is not None and decimals and float(high) < float(low):
        report(place, f"high {high} is below low {low}", "swap the two")


def _money_items(text: str, found: Found, report: Report) -> tuple[Money, ...]:
    found = sorted(found, key=lambda item: item[1])
    items = []
    for k, (e, (start, end)) in enumerate(found):
        same_as = None
        if e.same_as is not None:
            # The first of two parallel amounts is the nearest one before that has the quote.
            before = [i for i in range(k) if one_line(found[i][0].quote) == one_line(e.same_as)]
            same_as = before[-1] if before else None
            if not before:
                report(
                    f"money ({e.quote})",
                    f"same_as {e.same_as!r} is the quote of no money entry before it",
                    "quote the first of the two amounts, and set same_as on the second",
                )
        low, high = e.low, e.high or e.low
        items.append(Money(start, end, text[start:end], low, high, e.currency, e.modifier, None, same_as))
    return tuple(items)


def _anchored(text: str, entries: Sequence[Any], table: str, report: Report) -> list[tuple[Any, Place, str]]:
    """Pair every entry with the place of its anchor and its name in problems."""
    out = []
    for n, e in enumerate(entries, 1):
        name = f"{table} {n} ({e.quote})"
        if e.at is not None:
            place = place_at(text, e.quote, e.at)
            if isinstance(place, str):
                report(name, place, LONGER)
                continue
            out.append((e, place, name))
            continue
        found = places(text, e.quote)
        alike = [x for x in entries if x.at is None and one_line(x.quote) == one_line(e.quote)]
        if not found:
            report(name, f"the quote is not in the text{hint(text, e.quote)}", COPY)
        elif len(found) == 1:
            out.append((e, found[0], name))
        elif len(found) == len(alike):
            out.append((e, found[next(i for i, x in enumerate(alike) if x is e)], name))
        else:
            report(name, f"the quote occurs {len(found)} times", "add at = a longer quote that occurs once")
    return out


class _Parties:
    """Checks the names in stakes and roles."""

    def __init__(self, text: str, names: set[str], short: dict[str, str], report: Report) -> None:
        self.text, self.names, self.short, self.report = text, names, short, report

    def check(self, name: str, place: str, key: str) -> None:
        """Note when `name` is a short form, or neither an organization nor words of the text."""
        if name in self.names:
            return
        if name in self.short:
            self.report(place, f"{key} {name!r} is a short form", f"use the fullest, {self.short[name]!r}")
        elif not places(self.text, name):
            self.report(
                place,
                f"{key} {name!r} is no organization of the form and not in the text{hint(self.text, name)}",
                "add the organization, or write the name as the text has it",
            )


def _stake(e: StakeEntry, at: Place, place: str, parties: _Parties) -> Stake:
    report = parties.report
    if e.holder is not None:
        parties.check(e.holder, place, "holder")
    parties.check(e.company, place, "company")
    if e.company not in parties.names and e.company not in parties.short:
        report(place, f"company {e.company!r} is no organization", "add it under [[organization]]")
    report.decimal(place, "percent", e.percent)
    report.one_of(place, "size", e.size, SIZES)
    report.one_of(place, "action", e.action, ACTIONS)
    return Stake(e.holder, e.company, e.percent, e.size, e.action, at[0], at[1], RULE)


def _deal(text: str, e: DealEntry, at: Place, place: str, parties: _Parties, money: Found) -> Deal:
    report = parties.report
    report.one_of(place, "type", e.type, vocabulary.deal_types())
    report.one_of(place, "status", e.status, STATUSES)
    report.decimal(place, "stake_percent", e.stake_percent)
    if e.round is not None and not vocabulary.is_round(e.round):
        allowed = ", ".join(vocabulary.rounds())
        report(place, f"round is {e.round!r}", f'use "Series A", "pre-Series A"..., or one of: {allowed}')
    for c in e.consideration:
        report.one_of(place, "consideration", c, vocabulary.CONSIDERATIONS)
    roles = Roles(**{role: getattr(e, role) for role in ROLES})
    for role in ROLES:
        names = getattr(roles, role)
        for name in names:
            parties.check(name, place, role)
        if len(set(names)) < len(names):
            report(place, f"{role} names a party twice", "keep one")
    for name in roles.lead_investor:
        if name not in roles.investor:
            report(place, f"lead_investor {name!r} is not in investor", "add it there too")
    if not any(getattr(roles, role) for role in ROLES):
        report(place, "no party", "name at least one party, or remove the deal")
    amounts = _amounts(text, e, at, place, money, report)
    date = _date(text, e.date, at, place, report) if e.date else None
    return Deal(
        e.type, e.status, roles, amounts, e.stake_percent, e.round, e.consideration, e.undisclosed, date,
        at[0], at[1], (), RULE, 1.0,
    )  # fmt: skip


def _amounts(
    text: str, e: DealEntry, at: Place, place: str, money: Found, report: Report
) -> tuple[Amount, ...]:
    out = []
    for a in e.amounts:
        report.one_of(place, "kind", a.kind, AMOUNT_KINDS)
        alike = [(m, p) for m, p in money if one_line(m.quote) == one_line(a.quote)]
        if a.at is not None:
            there = place_at(text, a.quote, a.at)
            if isinstance(there, str):
                report(place, f"amount {a.quote!r}: {there}", "correct 'at'")
                continue
            alike = [(m, p) for m, p in alike if p == there]
        if not alike:
            report(place, f"amount {a.quote!r} is the quote of no money entry", "add it under [[money]]")
            continue
        m, (start, end) = min(alike, key=lambda item: _distance(text, item[1], at))
        out.append(Amount(a.kind, m.low, m.high or m.low, m.currency, text[start:end], start, end))
    return tuple(out)


def _date(text: str, d: DateEntry, at: Place, place: str, report: Report) -> DealDate | None:
    if d.at is not None:
        there = place_at(text, d.quote, d.at)
        if isinstance(there, str):
            report(place, f"date {d.quote!r}: {there}", "correct 'at'")
            return None
    else:
        found = places(text, d.quote)
        if not found:
            report(place, f"date {d.quote!r} is not in the text{hint(text, d.quote)}", COPY)
            return None
        there = min(found, key=lambda p: _distance(text, p, at))
    start, end = there
    first, last = _day(d.from_, "date from", report, place), _day(d.to, "date to", report, place)
    if (first is None) != (last is None):
        report(place, "a date has only one of from and to", "give both, or none when it cannot be resolved")
    elif first is not None and last is not None and last < first:
        report(place, f"the date ends {last}, before it starts {first}", "swap the two")
    return DealDate(text[start:end], start, end, first, last)


def _distance(text: str, a: Place, b: Place) -> tuple[bool, int]:
    """How far two places are apart: places of one line are nearer than any of two lines."""
    left, right = min(a, b), max(a, b)
    return "\n" in text[left[1] : right[0]], max(right[0] - left[1], 0)


def _day(day: str | None, key: str, report: Report, place: str = "head") -> str | None:
    if day is None:
        return None
    try:
        return datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        report(place, f"{key} is {day!r}", "write a day as 2024-03-08")
        return None
