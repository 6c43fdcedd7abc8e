"""From the stake and deal entries of a form to the record's stakes and deals."""

from __future__ import annotations

import datetime

from ..schema import (
    ACTIONS,
    AMOUNT_KINDS,
    ROLES,
    SIZES,
    STATUSES,
    Amount,
    Deal,
    DealDate,
    Roles,
    Stake,
)
from . import vocabulary
from .find import Place, hint, one_line, place_at, places
from .form import DateEntry, DealEntry, MoneyEntry, StakeEntry
from .report import COPY, Report

Found = list[tuple[MoneyEntry, Place]]
RULE = "gold"


class Parties:
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


def to_stake(e: StakeEntry, at: Place, place: str, parties: Parties) -> Stake:
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


def to_deal(text: str, e: DealEntry, at: Place, place: str, parties: Parties, money: Found) -> Deal:
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
    first, last = to_day(d.from_, "date from", report, place), to_day(d.to, "date to", report, place)
    if (first is None) != (last is None):
        report(place, "a date has only one of from and to", "give both, or none when it cannot be resolved")
    elif first is not None and last is not None and last < first:
        report(place, f"the date ends {last}, before it starts {first}", "swap the two")
    return DealDate(text[start:end], start, end, first, last)


def _distance(text: str, a: Place, b: Place) -> tuple[bool, int]:
    """How far two places are apart: places of one line are nearer than any of two lines."""
    left, right = min(a, b), max(a, b)
    return "\n" in text[left[1] : right[0]], max(right[0] - left[1], 0)


def to_day(day: str | None, key: str, report: Report, place: str = "head") -> str | None:
    if day is None:
        return None
    try:
        return datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        report(place, f"{key} is {day!r}", "write a day as 2024-03-08")
        return None
