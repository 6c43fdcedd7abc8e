"""What stands behind a verb: a party, money, a round, a stake, an asset … and by which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..lexicon.words import word_set
from .phrases import is_possessive
from .sentence import MONEY, ORG, PARTIES, PERCENT, WORD, Sentence, Unit, is_noun

_NUMERAL = re.compile(r"[ivx]+|\d{1,2}")
_PARTNERSHIP = frozenset(("l.p.", "l.p", "lp"))
_LEAD_IN = word_set("lead_in")
_NOUN_TAGS = (
    "JJ",
    "JJR",
    "JJS",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "CD",
    "HYPH",
    "VBN",
    "VBG",
    "POS",
    "RB",
    "$",
    "CC",
)
_COMPANIES = word_set("vague")
_OWNING = word_set("owning")
_KINDS = word_set("kinds")
_TIMES = word_set("times")
_WHOLES = word_set("wholes")
_PARTS = word_set("parts")


@dataclass(frozen=True)
class Object:
    """The object of a verb: its classes, the unit of its head noun, where its phrase starts."""

    classes: frozenset[str]
    head: int
    start: int


def find_object(s: Sentence, i: int, classes: Mapping[str, set[str]]) -> Object:
    """Classify the noun phrase that starts behind unit `i`."""
    units, n = s.units, len(s.units)
    j = i + 1
    while (
        j < n
        and units[j].kind == WORD
        and (units[j].low in _LEAD_IN or (units[j].tag == "CD" and j + 1 < n and units[j + 1].low == "of"))
    ):
        j += 1  # "one of its subsidiaries"
    j = _skip_time(s, j)
    j = _skip_aside(s, j)
    j = _skip_place(s, j)
    start, head = j, -1
    while j < n and s.depth[j] <= s.depth[i]:
        u = units[j]
        if u.kind == WORD and not (u.tag in _NOUN_TAGS or u.low in ("-", "'s", "’s", "/", "the", "a")):
            break
        if u.kind == WORD and u.tag == "CC" and u.low not in ("and", "&"):
            break
        if u.kind == WORD and u.tag == "VBG" and head == j - 1 and units[head].tag == "NNS":
            break  # "properties serving 8,000 homes"
        if u.kind == WORD and u.tag == "CC" and head >= 0 and units[head].kind in PARTIES:
            break
        if is_noun(u) or u.kind != WORD:
            head = j
        j += 1
    # brackets after the amount do not end the phrase: "$5M (€4M) round"
    if head >= 0 and units[head].kind == MONEY and j < n and units[j].low in ("(", "["):
        k = j
        while k < n and s.depth[k] > s.depth[i]:
            k += 1
        while k < n and units[k].kind == WORD and (units[k].tag in _NOUN_TAGS) and units[k].low != "and":
            if is_noun(units[k]):
                head = k
            k += 1
    if head < 0:
        return Object(frozenset(("none",)), i, start)
    u = units[head]
    if (
        start < n
        and units[start].kind in PARTIES
        and any(units[k].kind == MONEY for k in range(start + 1, head + 1))
    ) and not is_possessive(units[start + 1]):
        return Object(frozenset(("party", "dative")), start, start)  # "lends Tilia $12 million"
    if u.kind == ORG and is_vehicle(u, classes):
        return Object(frozenset(("party", "fund")), head, start)
    if u.kind in PARTIES and units[start].kind == MONEY:
        return Object(
            frozenset(("money",)), start, start
        )  # a headline that runs into the next: "grabs $5M Tilia, a"
    if u.kind in PARTIES:
        return Object(frozenset(("party",)), head, start)
    if u.kind == PERCENT:
        owned = (j < n and units[j].low in ("of", "in")) or any(
            units[k].kind in PARTIES and not any(is_noun(x) for x in units[k + 1 : head])
            for k in range(start, head)
        )
        return Object(frozenset(("stake",) if owned else ("thing",)), head, start)
    found: set[str] = set()
    if u.kind == MONEY:
        found.add("money")
        # "$5M in funding", "$5M of debt": what the money is.
        if j + 1 < n and units[j].low in ("in", "of", "worth"):
            found |= _classes_behind(s, j, classes)
        return Object(frozenset(found), head, start)
    if u.low in _PARTS and j + 1 < n and units[j].low == "of":
        # "half of X's interest in Y", "a portion of Y"
        whole = find_object(s, j, classes)
        if whole.classes & {"stake", "party"}:
            return Object(frozenset(("stake",)), whole.head if "stake" in whole.classes else head, start)
    found = set(classes.get(u.low, ())) | set(classes.get(f"{units[head - 1].low} {u.low}", ()))
    if u.low in ("interest", "interests", "position") and not any(
        x.kind == PERCENT or x.low in _OWNING for x in units[start:head]
    ):
        found.discard("stake")
    if (
        "funding" in found
        and u.low in ("amount", "sum", "million")
        and j < n
        and units[j].low in ("in", "of")
    ):
        found |= _classes_behind(s, j, classes)
    if any(units[k].kind == MONEY for k in range(start, head)) and not found & {
        "stake",
        "debt",
        "fund",
        "ipo",
    }:
        found.add("money" if found & {"round", "funding"} else "thing")
    if not found and units[head].tag in ("NNP", "NNPS"):
        found.add("name")
    return Object(frozenset(found or ("thing",)), head, start)


def is_vehicle(u: Unit, classes: Mapping[str, set[str]]) -> bool:
    """Tell whether the name of `u` is that of a fund ("North Seed Fund", "Ridge Partners III, L.P.")."""
    words = [w for w in u.low.replace(",", " ").split() if w not in _PARTNERSHIP]
    return len(words) > 1 and bool(_NUMERAL.fullmatch(words[-1]) or "fund" in classes.get(words[-1], ()))


def _skip_time(s: Sentence, j: int) -> int:
    """Return the unit behind a time that stands where an object would ("acquired last year for $5M")."""
    units = s.units
    if j + 1 < len(units) and units[j].low in ("last", "this", "next", "earlier", "late", "early"):
        k = j + 1
        while k < len(units) and units[k].low in _TIMES:
            k += 1
        return k if k > j + 1 else j
    return j + 1 if j < len(units) and units[j].low in ("today", "yesterday", "recently") else j


def _skip_aside(s: Sentence, j: int) -> int:
    """Return the unit behind an aside that stands where an object would ("to buy, through a unit, the mill")."""
    if not 0 < j < len(s.units) or s.units[j - 1].low != "," or s.units[j].tag != "IN":
        return j
    end = next(
        (k for k in range(j, len(s.units)) if s.units[k].low == "," and s.depth[k] == s.depth[j]), j - 1
    )
    return end + 1


def _skip_place(s: Sentence, j: int) -> int:
    """Return the unit behind "Vancouver, Canada-based", which only places the name that follows."""
    for k in range(j, min(j + 8, len(s.units) - 1)):
        if s.units[k].low == "based" and s.units[k - 1].text == "-":
            return k + 1
        if s.units[k].kind != WORD or not (
            s.units[k].tag.startswith("NNP") or s.units[k].text in (",", "-", ".")
        ):
            break
    return j


def _classes_behind(s: Sentence, j: int, classes: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    for u in s.units[j + 1 : j + 7]:
        if u.kind == WORD and (is_noun(u) or u.tag in ("JJ", "VBG", "VBN", "CD", "HYPH", "DT", "PRP$")):
            found |= classes.get(u.low, set()) & {"debt", "funding", "round", "stake", "ipo"}
        elif u.low not in ("and", "/", "-", "of"):
            break
    return found


def is_described(s: Sentence, o: Object) -> bool:
    """Tell whether the object is one asset that is told without a name ("a private firm that cleans tanks")."""
    return "asset" in o.classes and s.units[o.start - 1].low in ("a", "an") and s.units[o.head].tag != "NNS"


def apposed(s: Sentence, head: int) -> list[str]:
    """Return the name set beside the noun at `head` ("its pasta business, Oskar Foods, to …"), if there is one."""
    after = s.units[head + 1 : head + 4]
    if len(after) > 1 and after[0].low == "," and after[1].kind == ORG:
        behind = after[2] if len(after) > 2 else None
        if behind is None or behind.low in (",", ".", ";") or behind.tag == "IN":
            return list(after[1].names)
    return []


def stands_for_owner(s: Sentence, o: Object) -> bool:
    """Tell whether the object is its owner in other words ("substantially all of the assets of X")."""
    return s.units[o.head].low in _WHOLES


def asset_name(s: Sentence, o: Object) -> str | None:
    """Return the name of an object that is a thing: the one set beside it, or its words without article and owner."""
    beside = apposed(s, o.head)
    if beside:
        return beside[0]
    first = o.start
    for k in range(o.start, o.head):
        if s.units[k].low in ("'s", "’s"):
            first = k + 1
    while first < o.head and s.units[first].low in _LEAD_IN:
        first += 1
    while first < o.head and s.units[first].tag in ("CC", "VBG", "RB", "DT"):
        first += 1
    words = s.units[first : o.head + 1]
    if not words or any(u.kind in (MONEY, PERCENT) for u in words):
        return None
    # A name or a described thing is a target; "a lithium company", "the business" alone are not.
    if any(u.kind in PARTIES for u in words[:-1]):
        return next(u.name for u in words if u.kind in PARTIES)
    proper = any(u.tag in ("NNP", "NNPS") for u in words)
    vague = len(words) < 2 or words[-1].low in _COMPANIES
    indefinite = first == 0 or s.units[first - 1].low in ("a", "an", "another", "one", "some")
    if words[-1].low in _KINDS:
        return None  # "the golf-cart maker" points at a company named elsewhere
    if (vague and not proper and (indefinite or len(words) < 3)) or (
        indefinite and words[-1].low in _COMPANIES
    ):
        return None
    return "".join(
        u.text + (" " if k + 1 < len(words) and words[k + 1].start > u.end else "")
        for k, u in enumerate(words)
    )
