"""From a form and its article to a gold record: every quote becomes offsets, every fault is named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from ..errors import GoldError
from ..io.article import Article
from ..schema import MODIFIERS, Money, Percentage, Record
from . import vocabulary
from .facts import Found, Parties, to_day, to_deal, to_stake
from .find import LONGER, Place, hint, one_line, place_at, places
from .form import Form
from .mentions import organizations
from .numbers import quantities
from .report import COPY, Report


def build(form: Form, article: Article, source: str) -> tuple[dict[str, Any], list[GoldError]]:
    """Return the gold record of a form, as plain data, and every problem found; `source` names the form.

    The record is the contract's, with `manner` beside `id` and `optional` on every stake and deal. It is only
    worth keeping when there is no problem.
    """
    report = Report(source)
    text, head = article.text, form.head
    report.one_of("head", "split", head.split, vocabulary.SPLITS)
    published = to_day(head.published, "published", report)
    if published and article.published and published != article.published:
        report("head", f"published is {published}, the article says {article.published}", "leave it out")
    orgs = organizations(text, form.organization, report)
    names = {o.name for o in orgs}
    short = {alias: o.name for o in orgs for alias in o.aliases}
    money = _money(text, form, report)
    percentages = _percentages(text, form, report)
    parties = Parties(text, names, short, report)
    stakes = [
        (to_stake(e, at, place, parties), e.optional)
        for e, at, place in _anchored(text, form.stake, "stake", report)
    ]
    deals = [
        (to_deal(text, e, at, place, parties, money), e.optional)
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
