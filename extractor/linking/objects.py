"""What stands behind a verb: a party, money, a round, a stake, an asset … and by which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..lexicon.words import word_set
from ..values.modifiers import is_modifier
from .boundaries import others_act
from .phrases import PRONOUNS, is_possessive
from .sentence import MONEY, ORG, PARTIES, PERCENT, WORD, Sentence, Unit, is_finite, is_noun

_BOUND = 7
_NUMERAL = re.compile(r"[ivx]+|\d{1,2}")
_PARTNERSHIP = frozenset(("l.p.", "l.p", "lp"))
LEAD_IN = word_set("lead_in")
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
    "FW",
    "POS",
    "RB",
    "$",
    "CC",
)
_MAYBE_SHARES = frozenset(("interest", "interests", "position", "share"))
_SHARES = _MAYBE_SHARES | {"holding", "stake"}
_ASIDE = [",", PERCENT, ","]
_INVESTMENTS = frozenset(("investment", "investments"))
_PRICES = word_set("prices")
_OWNING = word_set("owning")
_TIMES = word_set("times")
_SPANS = word_set("spans")
_STOCK = frozenset(("shares", "stock"))
_SINCE = frozenset(("ago", "back", "earlier", "later", "before"))
_PARTS = word_set("parts")
MEASURES = word_set("measures")
_INSIDE = frozenset(("-", "'s", "’s", "/", "the", "a", "all", "every"))
_HOLDINGS = frozenset(("holding", "holdings"))


@dataclass(frozen=True)
class Object:
    """The object of a verb: its classes, the unit of its head noun, where its phrase starts."""

    classes: frozenset[str]
    head: int
    start: int


def find_object(s: Sentence, i: int, classes: Mapping[str, set[str]]) -> Object:
    """Classify the noun phrase that starts behind unit `i`."""
    units, n = s.units, len(s.units)
    j = _skip_bound(s, i + 1)
    while j < n and units[j].kind == WORD and (_leads_in(s, j) or _counts(s, j)):
        j += 1  # "one of its subsidiaries"
    j = _skip_time(s, j)
    j = _skip_aside(s, j)
    j = _skip_place(s, j)
    j = _skip_source(s, j)
    start, head = j, -1
    if _clause_ahead(s, i, j):
        return Object(frozenset(("none",)), i, start)
    while j < n and s.depth[j] <= s.depth[i]:
        u = units[j]
        if _time_ahead(s, j) or (head >= 0 and u.low in ("today", "yesterday")):
            break  # "bought X last year", "which it bought a few months back"
        if u.kind == WORD and not (u.tag in _NOUN_TAGS or u.low in _INSIDE):
            break
        if head >= 0 and units[head].kind == MONEY and u.low in ("/", "a"):
            break  # "rejects $12/share", "bids $12 a share"
        if u.kind == WORD and u.tag == "CC" and (j == start or u.low not in ("and", "&") or others_act(s, j)):
            break  # "X led and Y joined", "led the round and Y joined"
        if head >= 0 and units[head].kind == ORG and u.low in ("public", "private"):
            break
        if u.kind == WORD and u.tag == "VBG" and head == j - 1 and units[head].tag == "NNS":
            break  # "properties serving 8,000 homes"
        party = head >= 0 and units[head].kind in PARTIES
        inside = (
            party and j > head + 2 and is_possessive(units[head + 1])
        )  # "X's issued and outstanding shares"
        if u.kind == WORD and u.tag == "CC" and party and not inside:
            break
        if head >= 0 and u.low in PRONOUNS and "stake" in classes.get(units[head].low, ()):
            break  # "every share it has in X"
        if is_noun(u) or u.kind != WORD or u.low in _HOLDINGS:
            head = j
        j += 1
    # brackets after the amount do not end the phrase: "$5M (€4M) round"
    if head >= 0 and units[head].kind == MONEY and j < n and units[j].low in ("(", "["):
        k = j
        while k < n and s.depth[k] > s.depth[i]:
            k += 1
        while k < n and units[k].kind == WORD and units[k].tag in _NOUN_TAGS and units[k].low != "and":
            if _time_ahead(s, k):
                break  # "a $5M (€4M) round last year"
            if is_noun(units[k]) or units[k].low == "round":
                head = k
            k += 1
    if head < 0:
        return Object(frozenset(("none",)), i, start)
    u = units[head]
    if (
        u.low in _PARTS | _SHARES
        and [x.low if x.kind == WORD else x.kind for x in units[j : j + 3]] == _ASIDE
    ):
        return Object(frozenset(("stake",)), j + 1, start)  # "its half, 50%, of X"
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
        owned = (j < n and units[j].low in ("of", "in", "it", "they")) or any(
            units[k].kind in PARTIES and not any(is_noun(x) for x in units[k + 1 : head])
            for k in range(start, head)
        )
        return Object(frozenset(("stake",) if owned else ("thing",)), head, start)
    found: set[str] = set()
    if (stock := _stock_behind(s, head)) is not None:
        return Object(frozenset(("money", "stake")), stock, start)
    if u.kind == MONEY:
        found.add("money")
        # "$5M in funding", "$5M of debt": what the money is.
        if j + 1 < n and units[j].low in ("in", "of", "worth"):
            found |= _classes_behind(s, j, classes)
        return Object(frozenset(found), head, start)
    if u.low in _PARTS and j + 1 < n and units[j].low == "of":
        # "half of X's interest in Y", "a portion of Y"
        whole = find_object(s, j, classes)
        if "asset" in whole.classes:
            return whole  # "the majority of the assets of X"
        if whole.classes & {"stake", "party"}:
            return Object(frozenset(("stake",)), whole.head if "stake" in whole.classes else head, start)
    pair = f"{units[head - 1].low} {u.low}"
    found = set(classes[pair] if pair in classes else classes.get(u.low, set()))
    if u.low in _MAYBE_SHARES and not _is_share(s, start, head):
        found.discard("stake")
    if u.low in _INVESTMENTS and any(x.kind == PERCENT for x in units[start:head]):
        return Object(frozenset(("stake",)), head, start)  # "a 13% equity investment"
    if u.low in _PRICES and j < n and units[j].low == "of":
        found |= {"money"} & {"money" for x in units[j : j + 4] if x.kind == MONEY}
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
    if any(units[k].kind == MONEY for k in range(start, head)) and [x.low for x in units[j : j + 1]] == [
        "of"
    ]:
        found |= {"money", "funding"} & _classes_behind(s, j, classes)  # "a $5M pile of cash"
    dated = units[start].low in _TIMES or units[head].low in _TIMES  # "bought between May 3 and June 9"
    if not found and units[head].tag in ("NNP", "NNPS") and not dated:
        found.add("name")
    # a deal is also the thing that somebody signs or announces
    return Object(frozenset(found if found - {"deal"} else {*found, "thing"}), head, start)


def _leads_in(s: Sentence, j: int) -> bool:
    """Tell whether the word at `j` only leads in to a noun ("as much as"); "merge as one firm" has no object."""
    role = (
        s.units[j].low == "as" and s.units[j + 1 : j + 2] and s.units[j + 1].low in ("a", "an", "one", "the")
    )
    return s.units[j].low in LEAD_IN and not role


def _counts(s: Sentence, j: int) -> bool:
    """Tell whether the number at `j` only counts what "of" names ("one of its units", "1.2 million of its shares")."""
    k = j
    while k < len(s.units) and s.units[k].tag == "CD" and s.units[k].kind == WORD:
        k += 1
    while k < len(s.units) and s.units[k].low in MEASURES:
        k += 1
    return j < k < len(s.units) and s.units[k].low == "of"


def _clause_ahead(s: Sentence, i: int, j: int) -> bool:
    """Tell whether a comma behind the verb at `i` opens another clause at `j`.

    As in "X led, Y joined" and "X and Y are to merge, creating a giant".
    """
    units = s.units
    if units[i + 1 : i + 2] == [] or units[i + 1].low != "," or j + 1 >= len(units):
        return False
    return units[j].tag == "VBG" or (units[j].kind in PARTIES and is_finite(units[j + 1]))


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


def _time_ahead(s: Sentence, j: int) -> bool:
    """Tell whether a time that no noun phrase takes in starts at unit `j` ("last year", "just two weeks ago")."""
    units = s.units
    if units[j].kind != WORD:
        return False
    if units[j].low in ("last", "this", "next", "earlier", "late"):
        follows = units[j + 2].low if j + 2 < len(units) else "."
        named = j + 1 < len(units) and units[j + 1].low in _TIMES
        return named and not (j + 2 < len(units) and (is_noun(units[j + 2]) or follows in ("'s", "’s")))
    if is_noun(units[j]) and units[j].low not in _SPANS:
        return False  # "raised money six years ago": what was raised comes first
    for k in range(j + 1, min(j + 6, len(units))):
        if units[k].low in _SINCE:
            return units[k - 1].low in _SPANS
        if units[k].kind != WORD or units[k].tag in ("IN", "TO", ",", "."):
            return False
    return False


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


def _skip_source(s: Sentence, j: int) -> int:
    """Return the unit behind "from X" before a heavy object ("to buy from X the four mills")."""
    units = s.units
    heavy = j + 2 < len(units) and (units[j + 2].tag in ("DT", "PRP$", "PDT") or units[j + 2].kind == PERCENT)
    if not heavy or units[j].low != "from" or units[j + 1].kind not in PARTIES:
        return j
    k = j + 2
    while k < len(units) and units[k].low in LEAD_IN:
        k += 1
    return k


def _skip_bound(s: Sentence, j: int) -> int:
    """Return the sum behind words that only bound it ("raised in excess of $5M"), else `j`."""
    k = next((k for k in range(j, min(j + _BOUND, len(s.units))) if s.units[k].kind != WORD), j)
    bounded = k > j and s.units[k].kind == MONEY and is_modifier(" ".join(u.low for u in s.units[j:k]))
    return k if bounded else j


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
