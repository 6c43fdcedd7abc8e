"""Find what is wrong in gold records: each fault with its file, its place and a remedy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from ..schema import (
    ACTIONS,
    AMOUNT_KINDS,
    MODIFIERS,
    ROLES,
    SCHEMA_VERSION,
    SIZES,
    STATUSES,
    Record,
)
from . import vocabulary
from .find import one_line, places

GoldRecord = dict[str, Any]
Fault = tuple[str, str, str]
Item = Mapping[str, Any]


def check_record(record: GoldRecord, text: str) -> list[Fault]:
    """Return the faults of one record against its article's text: place in the record, problem, remedy."""
    try:
        msgspec.convert(record, Record)
    except msgspec.ValidationError as e:
        return [("", f"is no record: {e}", "build the gold again")]
    if record["schema_version"] != SCHEMA_VERSION:
        found = record["schema_version"]
        return [("", f"schema_version is {found!r}, not {SCHEMA_VERSION!r}", "build the gold again")]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if record["text_sha256"] != digest:
        # Every offset may be off by now: one fault says more than a hundred.
        return [("", "the article's text has changed since the gold was built", "build the gold again")]
    return [
        *_marks(record),
        *_organizations(record, text),
        *_numbers(record, text),
        *_stakes(record, text),
        *_deals(record, text),
    ]


def _marks(record: GoldRecord) -> Iterator[Fault]:
    if not isinstance(record.get("manner"), str):
        yield "", "has no manner", "name the kind of article in its form"
    for table in ("stakes", "deals"):
        for k, item in enumerate(record[table]):
            if not isinstance(item.get("optional"), bool):
                yield f"{table} {k}", "optional is not true or false", "build the gold again"


def _organizations(record: GoldRecord, text: str) -> Iterator[Fault]:
    names: set[str] = set()
    owner: dict[tuple[int, int], str] = {}
    for org in record["organizations"]:
        name = org["name"]
        place = f"organization {name!r}"
        if name in names:
            yield place, "is listed twice", "merge the two"
        names.add(name)
        forms = {name, *org["aliases"]}
        if len(forms) < 1 + len(org["aliases"]):
            yield place, "a form is listed twice", "list every form once"
        said = set()
        for m in org["mentions"]:
            start, end = m["start"], m["end"]
            if not _in_text(m, text):
                yield place, f"mention {start}-{end} is outside the text", "correct the offsets"
                continue
            surface = one_line(text[start:end])
            said.add(surface)
            if surface not in {one_line(f) for f in forms}:
                yield place, f"mention {start}-{end} quotes {surface!r}, no form of it", "correct the offsets"
            for (s, e), other in owner.items():
                if s < end and start < e:
                    yield place, f"mention {surface!r} at {start} overlaps one of {other!r}", "keep one"
            owner[start, end] = name
        for form in sorted(forms):
            if one_line(form) not in said:
                yield place, f"the form {form!r} is never mentioned", "remove it or add its mentions"


def _numbers(record: GoldRecord, text: str) -> Iterator[Fault]:
    for table in ("money", "percentages"):
        last: Item | None = None
        for k, item in enumerate(record[table]):
            place = f"{table} {k} ({one_line(item['text'])})"
            yield from _quoted(item, item["text"], text, place)
            if last is not None and item["start"] < last["end"]:
                yield place, f"overlaps or precedes {last['text']!r}", "keep one, in the order of the text"
            last = item
            yield from _bounds(item, place)
            yield from _one_of(place, "modifier", item["modifier"], MODIFIERS)
            if table == "money":
                yield from _currency(item, place)
                same_as = item["same_as"]
                if same_as is not None and not 0 <= same_as < k:
                    yield place, f"same_as is {same_as}, no amount before it", "point at the first of the two"


def _stakes(record: GoldRecord, text: str) -> Iterator[Fault]:
    names, short = _names(record)
    seen: set[str] = set()
    for k, stake in enumerate(record["stakes"]):
        place = f"stake {k} ({_surface(stake, text)})"
        yield from _quoted(stake, None, text, place)
        if stake["company"] not in names:
            yield place, f"company {stake['company']!r} is no organization's name", "use the fullest name"
        if stake["holder"] is not None:
            yield from _party(stake["holder"], names, short, text, place, "holder")
        yield from _decimal(place, "percent", stake["percent"])
        yield from _one_of(place, "size", stake["size"], SIZES)
        yield from _one_of(place, "action", stake["action"], ACTIONS)
        yield from _twice(stake, seen, place)


def _deals(record: GoldRecord, text: str) -> Iterator[Fault]:
    names, short = _names(record)
    sums = {(m["start"], m["end"]): m for m in record["money"]}
    seen: set[str] = set()
    for k, deal in enumerate(record["deals"]):
        place = f"deal {k} ({_surface(deal, text)})"
        yield from _quoted(deal, None, text, place)
        yield from _one_of(place, "type", deal["type"], vocabulary.deal_types())
        yield from _one_of(place, "status", deal["status"], STATUSES)
        yield from _decimal(place, "stake_percent", deal["stake_percent"])
        if deal["round"] is not None and not vocabulary.is_round(deal["round"]):
            yield place, f"round is {deal['round']!r}", "use a series or a round that the guidelines name"
        for c in deal["consideration"]:
            yield from _one_of(place, "consideration", c, vocabulary.CONSIDERATIONS)
        roles = deal["roles"]
        for role in sorted(set(roles) - set(ROLES)):
            yield place, f"unknown role {role!r}", f"use one of: {', '.join(ROLES)}"
        for role in ROLES:
            for name in roles.get(role, ()):
                yield from _party(name, names, short, text, place, role)
        for name in roles.get("lead_investor", ()):
            if name not in roles.get("investor", ()):
                yield place, f"lead_investor {name!r} is not in investor", "add it there too"
        if not any(roles.get(role) for role in ROLES):
            yield place, "no party", "name at least one party, or remove the deal"
        for a in deal["amounts"]:
            yield from _quoted(a, a["text"], text, place)
            yield from _one_of(place, "kind", a["kind"], AMOUNT_KINDS)
            m = sums.get((a["start"], a["end"]))
            if m is None or (m["low"], m["high"], m["currency"]) != (a["low"], a["high"], a["currency"]):
                yield (
                    place,
                    f"the amount {a['text']!r} is not in money",
                    "use an amount of the record's money",
                )
        if deal["date"] is not None:
            yield from _quoted(deal["date"], deal["date"]["text"], text, f"{place} date")
        yield from _twice(deal, seen, place)


def _names(record: GoldRecord) -> tuple[set[str], dict[str, str]]:
    orgs = record["organizations"]
    return {o["name"] for o in orgs}, {a: o["name"] for o in orgs for a in o["aliases"]}


def _party(
    name: str, names: set[str], short: dict[str, str], text: str, place: str, key: str
) -> Iterator[Fault]:
    if name in names:
        return
    if name in short:
        yield place, f"{key} {name!r} is a short form", f"use the fullest, {short[name]!r}"
    elif not places(text, name):
        yield place, f"{key} {name!r} is no mention and not in the text", "name it as the text does"


def _twice(item: Item, seen: set[str], place: str) -> Iterator[Fault]:
    # One deal told twice is one entry: where it is told and how sure it is does not make it another.
    told = {k: v for k, v in item.items() if k not in ("start", "end", "status", "optional", "evidence")}
    told["amounts"] = sorted((a["kind"], a["low"], a["currency"]) for a in item.get("amounts", ()))
    told["date"] = (item.get("date") or {}).get("from")
    key = repr(sorted(told.items()))
    if key in seen:
        yield place, "says the same as an entry before it", "keep one, or add what tells them apart"
    seen.add(key)


def _quoted(item: Item, surface: str | None, text: str, place: str) -> Iterator[Fault]:
    if not _in_text(item, text):
        yield place, f"{item['start']}-{item['end']} is outside the text or empty", "correct the offsets"
    elif surface is not None and text[item["start"] : item["end"]] != surface:
        here = text[item["start"] : item["end"]]
        yield place, f"the offsets quote {here!r}, not {surface!r}", "correct the offsets"


def _in_text(item: Item, text: str) -> bool:
    return bool(0 <= item["start"] < item["end"] <= len(text))


def _surface(item: Item, text: str) -> str:
    return one_line(text[item["start"] : item["end"]])


def _bounds(item: Item, place: str) -> Iterator[Fault]:
    faults = [*_decimal(place, "low", item["low"]), *_decimal(place, "high", item["high"])]
    yield from faults
    if not faults and float(item["high"]) < float(item["low"]):
        yield place, f"high {item['high']} is below low {item['low']}", "swap the two"


def _currency(item: Item, place: str) -> Iterator[Fault]:
    if item["currency"] is None or not vocabulary.is_currency(item["currency"]):
        yield place, f"currency is {item['currency']!r}", "use its ISO 4217 code, such as USD or CNY"


def _decimal(place: str, key: str, value: str | None) -> Iterator[Fault]:
    if value is not None and not vocabulary.is_decimal(value):
        yield place, f"{key} is {value!r}", "write a plain decimal"


def _one_of(place: str, key: str, value: str | None, allowed: Sequence[str]) -> Iterator[Fault]:
    if value is not None and value not in allowed:
        yield place, f"{key} is {value!r}", f"use one of: {', '.join(allowed)}"
