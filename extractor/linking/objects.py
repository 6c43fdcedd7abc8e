"""What stands behind a verb: a party, money, a round, a stake, an asset … and by which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..lexicon.words import word_set
from .object_phrases import TIMES, ObjectPhrase, read_phrase
from .phrases import is_possessive
from .sentence import MONEY, ORG, PARTIES, PERCENT, WORD, Sentence, Unit, is_noun

_NUMERAL = re.compile(r"[ivx]+|\d{1,2}")
_PARTNERSHIP = frozenset(("l.p.", "l.p", "lp"))
_MAYBE_SHARES = frozenset(("interest", "interests", "position", "share"))
_SHARES = _MAYBE_SHARES | {"holding", "stake"}
_ASIDE = [",", PERCENT, ","]
_INVESTMENTS = frozenset(("investment", "investments"))
_PRICES = word_set("prices")
_OWNING = word_set("owning")
_STOCK = frozenset(("shares", "stock"))
_PARTS = word_set("parts")
# Of these a sum tells the size, it is not what they are.
_SIZED = frozenset(("stake", "debt", "fund", "ipo"))


@dataclass(frozen=True)
class Object:
    """The object of a verb: its classes, the unit of its head noun, where its phrase starts."""

    classes: frozenset[str]
    head: int
    start: int


def find_object(s: Sentence, i: int, classes: Mapping[str, set[str]]) -> Object:
    """Classify the noun phrase that starts behind unit `i`."""
    p = read_phrase(s, i, classes)
    if p.head is None:
        return Object(frozenset(("none",)), i, p.start)
    return (
        _half(s, p, p.head)
        or _party(s, p, p.head, classes)
        or _percentage(s, p, p.head)
        or _sum(s, p, p.head, classes)
        or _part(s, p, p.head, classes)
        or _noun(s, p, p.head, classes)
    )


def _half(s: Sentence, p: ObjectPhrase, head: int) -> Object | None:
    """Read "its half, 50%, of X"."""
    behind = [x.low if x.kind == WORD else x.kind for x in s.units[p.end : p.end + 3]]
    if s.units[head].low not in _PARTS | _SHARES or behind != _ASIDE:
        return None
    return Object(frozenset(("stake",)), p.end + 1, p.start)


def _party(s: Sentence, p: ObjectPhrase, head: int, classes: Mapping[str, set[str]]) -> Object | None:
    units, u, start = s.units, s.units[head], p.start
    summed = any(units[k].kind == MONEY for k in range(start + 1, head + 1))
    if units[start].kind in PARTIES and summed and not is_possessive(units[start + 1]):
        return Object(frozenset(("party", "dative")), start, start)  # "lends Tilia $12 million"
    if u.kind == ORG and is_vehicle(u, classes):
        return Object(frozenset(("party", "fund")), head, start)
    if u.kind in PARTIES and units[start].kind == MONEY:
        # a headline that runs into the next: "grabs $5M Tilia, a"
        return Object(frozenset(("money",)), start, start)
    return Object(frozenset(("party",)), head, start) if u.kind in PARTIES else None


def _percentage(s: Sentence, p: ObjectPhrase, head: int) -> Object | None:
    units = s.units
    if units[head].kind != PERCENT:
        return None
    owned = (p.end < len(units) and units[p.end].low in ("of", "in", "it", "they")) or any(
        units[k].kind in PARTIES and not any(is_noun(x) for x in units[k + 1 : head])
        for k in range(p.start, head)
    )
    return Object(frozenset(("stake",) if owned else ("thing",)), head, p.start)


def _sum(s: Sentence, p: ObjectPhrase, head: int, classes: Mapping[str, set[str]]) -> Object | None:
    units, j = s.units, p.end
    if (stock := _stock_behind(s, head)) is not None:
        return Object(frozenset(("money", "stake")), stock, p.start)
    if units[head].kind != MONEY:
        return None
    # "$5M in funding", "$5M of debt": what the money is.
    told = j + 1 < len(units) and units[j].low in ("in", "of", "worth")
    return Object(frozenset({"money"} | (_classes_behind(s, j, classes) if told else set())), head, p.start)


def _part(s: Sentence, p: ObjectPhrase, head: int, classes: Mapping[str, set[str]]) -> Object | None:
    """Read "half of X's interest in Y", "a portion of Y"."""
    if s.units[head].low not in _PARTS or p.end + 1 >= len(s.units) or s.units[p.end].low != "of":
        return None
    whole = find_object(s, p.end, classes)
    if "asset" in whole.classes:
        return whole  # "the majority of the assets of X"
    if whole.classes & {"stake", "party"}:
        return Object(frozenset(("stake",)), whole.head if "stake" in whole.classes else head, p.start)
    return None


def _noun(s: Sentence, p: ObjectPhrase, head: int, classes: Mapping[str, set[str]]) -> Object:
    """Classify a phrase by its last noun, and by the sum inside it or behind it."""
    units, u, start, j = s.units, s.units[head], p.start, p.end
    pair = f"{units[head - 1].low} {u.low}"
    found = set(classes[pair] if pair in classes else classes.get(u.low, set()))
    if u.low in _MAYBE_SHARES and not _is_share(s, start, head):
        found.discard("stake")
    if u.low in _INVESTMENTS and any(x.kind == PERCENT for x in units[start:head]):
        return Object(frozenset(("stake",)), head, start)  # "a 13% equity investment"
    following = units[j].low if j < len(units) else ""
    if u.low in _PRICES and following == "of":
        found |= {"money" for x in units[j : j + 4] if x.kind == MONEY}
    if "funding" in found and u.low in ("amount", "sum", "million") and following in ("in", "of"):
        found |= _classes_behind(s, j, classes)
    if any(x.kind == MONEY for x in units[start:head]):
        if not found & _SIZED:
            found.add("money" if found & {"round", "funding"} else "thing")
        if following == "of":
            found |= {"money", "funding"} & _classes_behind(s, j, classes)  # "a $5M pile of cash"
    dated = units[start].low in TIMES or u.low in TIMES  # "bought between May 3 and June 9"
    if not found and u.tag in ("NNP", "NNPS") and not dated:
        found.add("name")
    # a deal is also the thing that somebody signs or announces
    return Object(frozenset(found if found - {"deal"} else {*found, "thing"}), head, start)


def _is_share(s: Sentence, start: int, head: int) -> bool:
    """Tell whether an interest is one of ownership: how much it is or whose, and in whom ("its interest in X")."""
    units = s.units
    if any(x.kind == PERCENT or x.low in _OWNING for x in units[start:head]):
        return True
    behind = units[head + 1 : head + 3]
    if head == start and units[head].low == "interests":
        return bool(behind) and behind[0].low == "in"  # "sold interests in two blocks"
    owned = head > start and (units[head - 1].low in ("its", "their") or is_possessive(units[head - 1]))
    named = len(behind) == 2 and (
        behind[1].kind == ORG
        or (behind[1].tag == "DT" and [u.tag for u in units[head + 3 : head + 4]] == ["NNP"])
    )
    return units[head].low != "share" and owned and named and behind[0].low == "in"


def is_vehicle(u: Unit, classes: Mapping[str, set[str]]) -> bool:
    """Tell whether the name of `u` is that of a fund ("North Seed Fund", "Ridge Partners III, L.P.")."""
    words = [w for w in u.low.replace(",", " ").split() if w not in _PARTNERSHIP]
    return len(words) > 1 and bool(_NUMERAL.fullmatch(words[-1]) or "fund" in classes.get(words[-1], ()))


def _stock_behind(s: Sentence, head: int) -> int | None:
    """Return the word for shares whose worth the sum at `head` tells ("$5M of X stock", "$5M worth of shares in X")."""
    units = s.units
    worth = units[head].low == "worth" and units[head - 1].kind == MONEY
    k = head + 1 + (units[head + 1 : head + 2] != [] and units[head + 1].low == "worth")
    if not (worth or units[head].kind == MONEY) or k >= len(units) or units[k].low not in ("of", "in"):
        return None
    owned = False
    for j in range(k + 1, min(k + 6, len(units) - 1)):
        if units[j].low in _STOCK:
            return j if owned or units[j + 1].low in ("in", "of") else None
        owned = owned or units[j].kind == ORG
        if not (units[j].kind == ORG or is_possessive(units[j]) or units[j].tag == "JJ"):
            return None
    return None


def _classes_behind(s: Sentence, j: int, classes: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    for u in s.units[j + 1 : j + 7]:
        if u.kind == WORD and (is_noun(u) or u.tag in ("JJ", "VBG", "VBN", "CD", "HYPH", "DT", "PRP$")):
            found |= classes.get(u.low, set()) & {"debt", "funding", "round", "stake", "ipo"}
        elif u.low not in ("and", "/", "-", "of"):
            break
    return found
