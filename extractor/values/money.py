"""Find amounts of money: spans, values, currency, modifiers, ranges and parallel sums."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ..facts import MoneyFact
from ..lexicon.scales import scales
from ..lexicon.toml import read_rules
from ..lexicon.values import Form, alternation
from .amounts import Atom, find_atoms
from .elided import inherit, with_elided
from .evidence import Evidence
from .modifiers import find_modifier
from .numbers import plain
from .parallel import is_parallel
from .ranges import FROM, is_range

_RUPEES = Form("lakh", ("INR",), "INR")
_WORD = re.compile(r"[^\S\n]?([A-Za-z]+)")
_COMPOUND = re.compile(r"-([A-Za-z]+)")
_LAST_WORD = re.compile(r"([A-Za-z]+)(?:\s+of)?[\s-]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")

# What joins two figures is no longer than this ("-to-", " and ", " to nearly " is not).
_LONGEST_JOIN = 12


@dataclass(slots=True)
class _Sum:
    """An amount before its currency is settled: one number twice over or the two ends of a range."""

    start: int
    end: int
    low: Atom
    high: Atom
    form: Form
    low_scale: Decimal
    high_scale: Decimal


def find_money(text: str) -> list[MoneyFact]:
    """Return every amount of money of `text` in order, without overlaps.

    Offsets are characters of `text`; `low` and `high` are decimal strings in plain units of the ISO 4217
    `currency`. A range is one fact. `same_as` indexes the fact whose sum is told again in another currency.

    >>> [(f["low"], f["currency"], f["same_as"]) for f in find_money("CAD$377 million, or $297 million")]
    [('377000000', 'CAD', None), ('297000000', 'USD', 0)]
    >>> find_money("sold 3 million Model 3 cars to 76% of users")
    []
    """
    evidence = Evidence(text)
    facts: list[MoneyFact] = []
    for s in _sums(text):
        fact = _fact(text, s, evidence)
        if fact is not None:
            if facts and len(s.form.candidates) > 1:
                inherit(text, facts[-1], fact)
            facts.append(fact)
    facts = with_elided(text, facts)
    for i in range(1, len(facts)):
        if is_parallel(text, facts[i - 1], facts[i]):
            facts[i]["same_as"] = i - 1
    return facts


def _sums(text: str) -> list[_Sum]:
    atoms = find_atoms(text)
    for a in atoms:
        if a.form is None and a.rupees and not a.glued and not a.letter and _is_rupees(text, a.end):
            a.form = a.after = _RUPEES
    out: list[_Sum] = []
    i = 0
    while i < len(atoms):
        a = atoms[i]
        b = atoms[i + 1] if i + 1 < len(atoms) and atoms[i + 1].start - a.end <= _LONGEST_JOIN else None
        if a.form is None and (b is None or b.form is None):
            i += 1
            continue
        joined = _join(text, a, b) if b is not None else None
        if joined is not None:
            out.append(joined)
            i += 2
            continue
        shared = _shared(text, a, b) if b is not None else None
        if shared is not None:
            out.append(shared)
        elif a.form is not None:
            out.append(_Sum(a.start, a.end, a, a, a.form, a.scale, a.scale))
        i += 1
    return out


def _is_rupees(text: str, end: int) -> bool:
    """Tell whether a bare "195 Cr" up to `end` is money: what follows is no thing counted ("5 crore users")."""
    m = _WORD.match(text, end)
    return m is None or m[1] in scales().after_rupees or m[1][0].isupper()


def _join(text: str, a: Atom, b: Atom) -> _Sum | None:
    """Return the range that `a` and `b` make, or None."""
    form = b.form or a.form
    if form is None or (a.form is None and a.glued):
        return None
    if a.form is not None and b.form is not None:
        shared = [c for c in a.form.candidates if c in b.form.candidates]
        if not shared or a.form.factor != b.form.factor:
            return None
        form = a.form if len(a.form.candidates) <= len(b.form.candidates) else b.form
    gap = text[a.end : b.start]
    if a.form is None and b.before is not None and gap not in ("-", "–", "—"):
        return None  # "grew by 5 to $10 million" counts two things
    low_scale, low = a.scale, a.number(False)
    if not a.scaled and b.scaled and low <= b.number(False):
        low_scale = b.scale
    elif not a.scaled and b.scaled and (low < 1000 or a.form is None):
        return None  # "in 2019 - 5 million dollars later"
    if a.scaled and not b.scaled and b.words is None and b.form is None:
        return None
    high = b.value()
    if not low * low_scale < high:
        return None
    ratio = float(high / (low * low_scale)) if low else None
    if b.form is None and not b.scaled and not _closes(text, b, gap):
        return None
    if not is_range(
        text, a.start, a.end, b.start, both_told=a.form is not None and b.form is not None, ratio=ratio
    ):
        return None
    return _Sum(a.start, b.end, a, b, form, low_scale, b.scale)


def _closes(text: str, b: Atom, gap: str) -> bool:
    """Tell whether a second figure without unit or magnitude ends its phrase ("$5 to 10 a share")."""
    m = _WORD.match(text, b.end)
    return gap.strip() != "to" or m is None or m[1] in scales().range_tails


def _shared(text: str, a: Atom, b: Atom) -> _Sum | None:
    """Return `a` as an amount that takes unit or magnitude from `b`, or None.

    "7 and 9 mln dlrs, respectively" and "from $5 to $10 million" are two amounts each.
    """
    form, gap = a.form or b.form, text[a.end : b.start].strip()
    if b.form is None or form is None or a.glued or b.form.kind == "lakh":
        return None
    listed = a.form is None and b.before is None and gap in ("and", ",", "or")
    if listed:
        if "respectively" not in text[b.end : b.end + 60]:
            return None
    else:
        moved = gap == "to" and not a.scaled and b.scaled and FROM.search(text, max(0, a.start - 6), a.start)
        if (
            not moved
            or a.number(False) > b.number(False)
            or set(form.candidates).isdisjoint(b.form.candidates)
        ):
            return None
    scale = a.scale if a.scaled else b.scale
    return _Sum(a.start, a.end, a, a, form, scale, scale)


def _fact(text: str, s: _Sum, evidence: Evidence) -> MoneyFact | None:
    form = s.form
    comma = form.comma and len(form.candidates) == 1
    low, high = s.low.number(comma) * s.low_scale, s.high.number(comma) * s.high_scale
    if _rejected(text, s, high, evidence):
        return None
    if _needs(text, s, high, evidence):
        return None
    currency = evidence.currency(form, s.start)
    return MoneyFact(
        start=s.start,
        end=s.end,
        low=plain(low * form.factor),
        high=plain(high * form.factor),
        currency=currency,
        modifier=find_modifier(text, s.start, s.end),
        same_as=None,
        rule=f"money.{'range' if s.low is not s.high else 'words' if s.low.words is not None else form.kind}",
    )


def _needs(text: str, s: _Sum, value: Decimal, evidence: Evidence) -> bool:
    """Tell whether the form of a sum lacks what it needs to count as money."""
    form, start, end = s.form, s.start, s.end
    scaled = s.high.scaled or s.low.scaled
    large = scaled or value >= 1000
    if form.need == "large":
        return not (large or evidence.supports(form))
    if form.need == "scaled":
        return not (scaled or evidence.supports(form))
    if form.need == "priced":
        return not (evidence.supports(form) or _priced(text, start, end))
    if form.need == "hint":
        return not evidence.supports(form)
    if form.need == "both":
        return not (large and evidence.supports(form))
    return False


@cache
def _prices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    s = scales()
    return (
        re.compile(rf"(?<![A-Za-z]){alternation(s.price_leads)}\s$"),
        re.compile(rf"\s?{alternation(s.price_tails)}(?![A-Za-z])"),
    )


def _priced(text: str, start: int, end: int) -> bool:
    """Tell whether the words around "15c" make it a price: "at 15c", "15c a share"."""
    lead, tail = _prices()
    return lead.search(text, max(0, start - 10), start) is not None or tail.match(text, end) is not None


@cache
def _pounds() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """Return what tells a weight near pounds, what tells it behind them, and the figures of "p" that are none."""
    data = read_rules("currencies.toml")["families"]["pound"]
    near = re.compile(rf"(?<![A-Za-z]){alternation(data['weighed'], fold=True)}(?![A-Za-z])")
    of_thing = re.compile(rf"\s+of\s+(?!{alternation(data['funds'], fold=True)})[a-z]")
    return near, of_thing, frozenset(data["screens"])


def _rejected(text: str, s: _Sum, value: Decimal, evidence: Evidence) -> bool:
    """Tell whether a number with a currency is no amount: a weight, a year, a slug, a vague "million"."""
    a, form = s.low, s.form
    if a.before is None and a.glued:
        return True
    bare = a.before is None and a.words is None
    if bare and a.start > 1 and text[a.start - 1] == "-" and text[a.start - 2].isalpha():
        return True  # a page address: "raises-5-million-euros"
    compound = _COMPOUND.match(text, s.end)
    if form.need and compound is not None and compound[1] not in scales().unit_tails:
        return True
    after = text[s.end : s.end + 1]
    if s.high.before is not None and after.isalpha() and s.high.before.kind == "sign" and not s.high.scaled:
        surface = text[s.start : s.end]
        if surface[0].isalpha() and surface[-1].isdigit() and "$" not in surface:
            return True  # "S/4HANA"
    m = _WORD.match(text, s.end)
    if m is not None and m[1] in scales().things and s.high.after is not None:
        return True
    if a is s.high and not a.scaled and a.words is None and _YEAR.match(a.figure):
        if form.kind == "code":
            return a.before is None or form.need != ""
        if form.need == "large":
            return True  # "the game that 2015 won"
    if form.kind == "minor" and form.need == "priced" and a.figure in _pounds()[2]:
        return True
    if a.words is not None:
        m = _LAST_WORD.search(text, max(0, s.start - 20), s.start)
        if m is not None and m[1].casefold() in scales().vague:
            return True
    if form.family == "pound" and form.kind == "name":
        near, of_thing, _ = _pounds()
        if of_thing.match(text, s.end):
            return True
        line = text[max(0, s.start - 90) : s.end + 60]
        if near.search(line):
            return True
    return value == 0 and form.kind not in ("sign", "code")
