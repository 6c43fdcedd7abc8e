"""From an analysed `Doc` to a frozen record: the one place where typed records are born."""

from __future__ import annotations

import hashlib

from spacy.tokens import Doc

from .facts import AmountFact, DateFact, DealFact
from .schema import (
    ROLES,
    Amount,
    Deal,
    DealDate,
    Money,
    Organization,
    Percentage,
    Record,
    Roles,
    Section,
    Span,
    Stake,
)
from .values.dollars import to_usd


def to_record(
    doc: Doc,
    text: str,
    *,
    id: str,
    source: str | None = None,
    title: str | None = None,
    published: str | None = None,
    dollars: bool = True,
) -> Record:
    """Return the record of an article.

    Reads the extension attributes of `facts.py` on `doc`; `text` is the article as read, whose offsets `doc`
    shares. `dollars` fills `usd` of every amount at the rate of `published`.
    """
    return Record(
        id=id,
        source=source,
        title=title,
        published=published,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        sections=tuple(Section(**s) for s in doc._.sections or ()),
        organizations=tuple(
            Organization(
                o["name"],
                tuple(o["aliases"]),
                tuple(Span(m["start"], m["end"]) for m in o["mentions"]),
            )
            for o in doc._.organizations or ()
        ),
        money=tuple(
            Money(
                start=m["start"],
                end=m["end"],
                text=text[m["start"] : m["end"]],
                low=m["low"],
                high=m["high"],
                currency=m["currency"],
                modifier=m["modifier"],
                usd=to_usd(m["low"], m["currency"], published) if dollars else None,
                same_as=m["same_as"],
            )
            for m in doc._.money or ()
        ),
        percentages=tuple(
            Percentage(p["start"], p["end"], text[p["start"] : p["end"]], p["low"], p["high"], p["modifier"])
            for p in doc._.percentages or ()
        ),
        stakes=tuple(Stake(**s) for s in doc._.stakes or ()),
        deals=tuple(_deal(d, text) for d in sorted(doc._.deals or (), key=lambda d: d["start"])),
    )


def _deal(d: DealFact, text: str) -> Deal:
    return Deal(
        type=d["type"],
        status=d["status"],
        roles=Roles(**{role: tuple(d["roles"].get(role, ())) for role in ROLES}),
        amounts=tuple(_amount(a, text) for a in d["amounts"]),
        stake_percent=d["stake_percent"],
        round=d["round"],
        consideration=tuple(d["consideration"]),
        undisclosed=d["undisclosed"],
        date=_date(d["date"], text),
        start=d["start"],
        end=d["end"],
        evidence=tuple(Span(start, end) for start, end in d["evidence"]),
        rule=d["rule"],
        confidence=d["confidence"],
    )


def _amount(a: AmountFact, text: str) -> Amount:
    return Amount(
        kind=a["kind"],
        low=a["low"],
        high=a["high"],
        currency=a["currency"],
        text=text[a["start"] : a["end"]],
        start=a["start"],
        end=a["end"],
    )


def _date(d: DateFact | None, text: str) -> DealDate | None:
    if d is None:
        return None
    return DealDate(text[d["start"] : d["end"]], d["start"], d["end"], d["from_date"], d["to_date"])
