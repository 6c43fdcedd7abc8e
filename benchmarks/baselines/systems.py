"""The rivals: what stock tools and a list of triggers make of an article. Records as plain dicts of schema 1."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from price_parser import Price
from spacy.language import Language
from spacy.tokens import Doc

Record = dict[str, Any]

# What price-parser does not read. Without this, every second amount would be wrong by a factor of a million.
SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6, "bn": 10**9, "b": 10**9,
    "billion": 10**9, "tn": 10**12, "trillion": 10**12, "lakh": 10**5, "lakhs": 10**5, "cr": 10**7, "crore": 10**7,
}  # fmt: skip
CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "Rs": "INR",
    "HK$": "HKD",
}
NAMED = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yuan": "CNY", "yen": "JPY", "rupee": "INR"}

_MONEY = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹]|\bRs\.? ?)(?:\d[\d,.]*\d|\d)"
    r"(?:[ -]?(?:trillion|billion|million|thousand|lakhs?|crore|cr|bn|mn|[mbk])\b)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d+(?:\.\d+)?(?: ?%| per ?cent\b)")
_WORD = r"[A-Z][\w&’'-]*(?:\.\w[\w&’'-]*)*"
_NAME = re.compile(rf"{_WORD}(?: (?:{_WORD}|&|of(?= [A-Z])))*(?<![’'-])")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|\n|$)")


class Found(NamedTuple):
    """A span of text."""

    start: int
    end: int
    text: str


class Trigger(NamedTuple):
    """A trigger in the text, with what its list says of it."""

    start: int
    end: int
    type: str
    status: str
    left: str | None
    right: str | None


@cache
def _triggers() -> tuple[re.Pattern[str], dict[str, tuple[str, str, str | None, str | None]]]:
    with (Path(__file__).parent / "triggers.toml").open("rb") as f:
        tables = tomllib.load(f)
    by_word = {
        word.lower(): (type, status, table.get("left"), table.get("right"))
        for type, table in tables.items()
        for status, words in table.items()
        if isinstance(words, list)
        for word in words
    }
    longest = sorted(by_word, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE), by_word


def triggers(text: str, start: int, end: int) -> list[Trigger]:
    """Return the triggers in a stretch of text, the longest first at each place."""
    pattern, by_word = _triggers()
    return [Trigger(m.start(), m.end(), *by_word[m[0].lower()]) for m in pattern.finditer(text, start, end)]


def money(spans: Iterable[Found]) -> list[Record]:
    """Return the amounts that price-parser reads in spans, times the scale word that it passes over."""
    out = []
    for span in spans:
        price = Price.fromstring(span.text)
        if price.amount is None:
            continue
        words = re.findall(r"[a-z]+", span.text.lower())
        scale = next((SCALES[w] for w in reversed(words) if w in SCALES), 1)
        named = next((code for name, code in NAMED.items() if name in span.text.lower()), None)
        sign = (price.currency or "").strip(".")
        value = f"{Decimal(price.amount) * scale:f}"
        code = CURRENCIES.get(sign, sign if len(sign) == 3 else named)
        out.append({**_place(span), "text": span.text, "low": value, "high": value, "currency": code})
    return out


def percentages(spans: Iterable[Found]) -> list[Record]:
    """Return the percentages whose spans have a number in them."""
    out = []
    for span in spans:
        number = re.search(r"\d+(?:\.\d+)?", span.text)
        if number:
            out.append({**_place(span), "text": span.text, "low": number[0], "high": number[0]})
    return out


def organizations(spans: Iterable[Found]) -> list[Record]:
    """Return an organization for every different name."""
    names: dict[str, list[Record]] = {}
    for span in spans:
        names.setdefault(span.text, []).append(_place(span))
    return [{"name": name, "mentions": mentions} for name, mentions in names.items()]


def deals(text: str, sentences: Iterable[Found], names: list[Found], amounts: list[Record]) -> list[Record]:
    """Return a deal for every trigger: the nearest names of its sentence before and after it, the nearest amount."""
    out: dict[str, Record] = {}
    for s in sentences:
        inside = [n for n in names if s.start <= n.start and n.end <= s.end]
        sums = [a for a in amounts if s.start <= a["start"] and a["end"] <= s.end]
        for t in triggers(text, s.start, s.end):
            roles: dict[str, list[str]] = {}
            before, after = [n for n in inside if n.end <= t.start], [n for n in inside if n.start >= t.end]
            if t.left and before:
                roles.setdefault(t.left, []).append(before[-1].text)
            if t.right and after:
                roles.setdefault(t.right, []).append(after[0].text)
            near = sorted(sums, key=lambda a: abs(a["start"] - t.end))[:1]
            amount = [{"kind": "value", **{k: a[k] for k in ("low", "high", "currency")}} for a in near]
            if roles:
                deal = {"type": t.type, "status": t.status, "roles": roles, "amounts": amount}
                out.setdefault(
                    f"{t.type} {roles}", {**deal, "start": t.start, "end": t.end, "rule": "trigger"}
                )
    return list(out.values())


def _place(span: Found) -> Record:
    return {"start": span.start, "end": span.end}


def stock(nlp: Language) -> Callable[[str, str], Record]:
    """Return the stock rival: the base model's entities, price-parser, and deals by the nearest organizations."""

    def read(id: str, text: str) -> Record:
        doc = nlp(text)
        names = _entities(doc, "ORG")
        amounts = money(_entities(doc, "MONEY"))
        sentences = [Found(s.start_char, s.end_char, s.text) for s in doc.sents]
        return {
            "id": id,
            "organizations": organizations(names),
            "money": amounts,
            "percentages": percentages(_entities(doc, "PERCENT")),
            "deals": deals(text, sentences, names, amounts),
        }

    return read


def _entities(doc: Doc, label: str) -> list[Found]:
    """Return entities of a label; the model often leaves out the sign before an amount, which is read with it."""
    out = []
    for e in doc.ents:
        if e.label_ == label:
            sign = doc.text[max(0, e.start_char - 1) : e.start_char]
            lead = sign if label == "MONEY" and sign in CURRENCIES else ""
            out.append(Found(e.start_char, e.end_char, lead + e.text))
    return out


def triggers_only(id: str, text: str) -> Record:
    """Return what triggers find without a model: capitalized words beside them, amounts and percentages by sign."""
    sentences = [Found(m.start(), m.end(), m[0]) for m in _SENTENCE.finditer(text) if m[0].strip()]
    capitals = [Found(m.start(), m.end(), m[0]) for m in _NAME.finditer(text)]
    amounts = money(Found(m.start(), m.end(), m[0]) for m in _MONEY.finditer(text))
    found = deals(text, sentences, capitals, amounts)
    named = {n for d in found for names in d["roles"].values() for n in names}
    return {
        "id": id,
        "organizations": organizations(c for c in capitals if c.text in named),
        "money": amounts,
        "percentages": percentages(Found(m.start(), m.end(), m[0]) for m in _PERCENT.finditer(text)),
        "deals": found,
    }
