"""Assets: which words name a thing that is bought or sold, and what a whole, a share or an offer is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from ..lexicon.words import word_set
from ..values.modifiers import is_modifier
from .object_phrases import LEAD_IN, MEASURES
from .objects import Object, find_object
from .phrases import is_possessive, phrase_start
from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, WORD, Sentence, Unit, is_noun

_COMPANIES = word_set("vague")
UNITS = frozenset(("arm", "company", "subsidiary", "subsidiaries", "unit", "units"))
_MAKERS = frozenset(("company", "firm", "people", "startup", "team"))
_DESCRIPTION = 7
_BOUND = 4
LICENCES = frozenset(("licence", "licences", "license", "licenses"))
_GROUPS = frozenset(("group", "groups"))
_KINDS = word_set("kinds")
_WHOLES = word_set("wholes")
_NAMING = word_set("naming")
_COLLECTIONS = word_set("collections")
_SITES = word_set("sites")
_WHERE = frozenset(("at", "in", "near"))
_LOOSE = frozenset(("certain", "related", "operating", "other", "remaining", "and", "&"))


def _owned(s: Sentence, first: int) -> bool:
    """Tell whether an owner stands before the thing whose words start at `first` ("its", "X's")."""
    before = s.units[first - 1] if first else None
    return before is not None and (before.low in ("its", "their") or is_possessive(before))


def is_described(s: Sentence, o: Object) -> bool:
    """Tell whether the object is one asset that is told without a name ("a private firm that cleans tanks")."""
    head = s.units[o.head]
    return (
        "asset" in o.classes
        and s.units[o.start - 1].low in ("a", "an")
        and head.tag != "NNS"
        and head.low not in LICENCES
    )


def _describes(u: Unit) -> bool:
    return u.kind == WORD and u.tag in ("NN", "JJ", "HYPH", "VBN", "CD")


def _counted(u: Unit) -> bool:
    """Tell whether the unit may stand in the words of several things ("three lithium claims and mills")."""
    return u.kind == WORD and (is_noun(u) or u.tag in ("JJ", "CD", "HYPH", "VBG", "VBN", "CC"))


def own_thing(s: Sentence, o: Object) -> Object:
    """Return a thing of somebody's that is called by a name as an asset ("its registrar, Oskar, to …")."""
    owned = s.units[o.start].low in ("its", "their") if o.start < len(s.units) else False
    named = "thing" in o.classes and owned and apposed(s, o.head)
    return replace(o, classes=frozenset(("asset",))) if named else o


def site_name(s: Sentence, j: int) -> str | None:
    """Return the name of a site that the party at `j` only tells apart ("the Oskar gold mine")."""
    units, k = s.units, j + 1
    while k < min(j + 3, len(units) - 1) and units[k].tag == "NN" and units[k].low not in _SITES:
        k += 1
    told = units[j].kind in (ORG, PERSON) and k < len(units) and units[k].low in _SITES
    if not told or (k + 1 < len(units) and is_noun(units[k + 1])):
        return None
    return " ".join(u.text for u in units[j : k + 1])


def apposed(s: Sentence, head: int) -> list[str]:
    """Return the name set beside the noun at `head` ("its pasta business, Oskar Foods, to …"), if there is one."""
    units, k = s.units, head + 2
    if units[head + 1 : k] and units[head + 1].low == "of":
        k = head + 2
        while k < len(units) and _counted(units[k]):
            k += 1  # "the publisher of exam papers and course packs, Oskar House"
        k += 1
    if not units[k - 1 : k] or units[k - 1].low not in (",", *_NAMING):
        return []
    first = k
    while k < min(first + _DESCRIPTION, len(units)) and _describes(units[k]):
        k += 1  # "its twelfth brand, jam maker Oskar Foods, to …"
    if k >= len(units) or (units[k].kind != ORG and not _named_thing(s, head, k)):
        return []
    behind = units[k + 1] if k + 1 < len(units) else None
    closed = behind is None or behind.low in (",", ".", ";", "(") or behind.tag == "IN"
    return list(units[k].names or (units[k].text,)) if closed else []


def _named_thing(s: Sentence, head: int, k: int) -> bool:
    """Tell whether the name at `k`, of no organization, is that of the owned thing ("its network, Oskar, to")."""
    own = s.units[phrase_start(s, head)].low in ("its", "their") and s.units[head].low not in _WHOLES
    return own and s.units[k].tag == "NNP" and s.units[k].kind in (WORD, PERSON) and s.units[k - 1].low == ","


def called(s: Sentence, o: Object, end: int) -> str | None:
    """Return the name that a thing gets behind it ("a platform for offers on spas called Oskar")."""
    for j in range(o.head + 1, min(end + 1, len(s.units) - 1)):
        if s.units[j].low in _NAMING and s.units[j + 1].kind in (ORG, PERSON) and is_described(s, o):
            return s.units[j + 1].name
        if [u.low for u in s.units[j : j + 2]] == ["name", "of"] and s.units[j + 2].kind == ORG:
            return s.units[j + 2].name  # "an app by the name of Oskar"
        if s.units[j].low == "," or s.units[j].kind in PARTIES:
            return None
    return None


def stands_for_owner(s: Sentence, o: Object) -> bool:
    """Tell whether the object is its owner in other words ("substantially all of the assets of X")."""
    return s.units[o.head].low in _WHOLES


def made_by_team(s: Sentence, o: Object) -> list[str]:
    """Return the company whose makers are the object ("the team behind X")."""
    behind = s.units[o.head + 1 : o.head + 3]
    found = len(behind) == 2 and behind[0].low == "behind" and behind[1].kind == ORG
    return list(behind[1].names) if found and s.units[o.head].low in _MAKERS else []


def named_behind(s: Sentence, o: Object, classes: Mapping[str, set[str]]) -> str | None:
    """Return the name of the asset that the object is of ("the assets of its bakery division")."""
    words = ("in", "of") if "stake" in o.classes else ("of",)
    if o.head + 1 >= len(s.units) or s.units[o.head + 1].low not in words:
        return None
    inner = find_object(s, o.head + 1, classes)
    return asset_name(s, inner) if inner.classes & {"asset", "name"} else None


def parent(s: Sentence, o: Object, child: int) -> list[int]:
    """Return the organization whose the object is ("bought X's Tilia Labs")."""
    if child - 2 < o.start or not is_possessive(s.units[child - 1]) or s.units[child - 2].kind != ORG:
        return []
    return [child - 2]


def _end(s: Sentence, o: Object) -> int:
    """Return the last unit of the words that name a thing ("a group of lithium claims")."""
    k = o.head + 1
    if s.units[o.head].low not in _COLLECTIONS or k >= len(s.units) or s.units[k].low != "of":
        return o.head
    k += 1
    number = next((j for j in range(k, min(k + _BOUND, len(s.units))) if s.units[j].tag == "CD"), k)
    if is_modifier(" ".join(u.low for u in s.units[k:number])):
        k = number  # "a portfolio of close to 900 homes"
    while k < len(s.units) and _counted(s.units[k]):
        k += 1
    return k - 1 if is_noun(s.units[k - 1]) else o.head


def _place(s: Sentence, head: int) -> str | None:
    """Return the words behind the noun at `head` that say where the thing stands ("in Lyon", "at New Tarn")."""
    units, k = s.units, head + 2
    while k < len(units) and units[k].kind == WORD and units[k].tag == "NNP":
        k += 1
    placed = head + 2 < k and units[head + 1].low in _WHERE
    return " ".join(u.text for u in units[head + 1 : k]) if placed else None


def asset_name(s: Sentence, o: Object) -> str | None:
    """Return the name of an object that is a thing: the one set beside it, or its words without article and owner."""
    beside = apposed(s, o.head)
    if beside:
        return beside[0]
    first = o.start
    for k in range(o.start, o.head):
        if is_possessive(s.units[k]) or s.units[k].low in ("'s", "’s"):
            first = k + 1
    while first < o.head and s.units[first].low in LEAD_IN:
        first += 1
    while first < o.head and s.units[first].tag in ("CC", "VBG", "RB", "DT"):
        first += 1
    words = s.units[first : _end(s, o) + 1]
    if not words or any(u.kind in (MONEY, PERCENT) for u in words):
        return None
    if all(u.low in _WHOLES or u.low in _LOOSE for u in words) or (
        words[-1].low in _WHOLES
        and any(a.low in ("shares", "stock") and b.low == "and" for a, b in pairwise(words))
    ):
        return None  # "assets and operations": what they are of has the name
    # A name or a described thing is a target; "a lithium company", "the business" alone are not.
    party = next((k for k, u in enumerate(words[:-1]) if u.kind in PARTIES), None)
    if party == 0 and site_name(s, first):
        return site_name(s, first)
    if party is not None and words[-1].low in UNITS and any(u.tag == "NN" for u in words[party + 1 : -1]):
        # a headline: "Tilia tea arm sold to X"
        first, words, party = first + party + 1, words[party + 1 :], None
    if party is not None and (len(words) - party < 3 or words[-1].low in UNITS or not _owned(s, first)):
        return words[party].name
    proper = any(u.tag in ("NNP", "NNPS") for u in words)
    # "its stores" are things, "its business" may be the whole
    several = words[-1].tag == "NNS" and words[-1].low not in _COMPANIES
    behind = s.units[o.head + 1 : o.head + 3]
    of_owner = len(behind) == 2 and behind[0].low == "of" and behind[1].kind == ORG  # "patents of Tilia"
    place = _place(s, o.head) if len(words) == 1 and s.units[first - 1].low in ("its", "their") else None
    if place is not None:
        return f"{words[0].text} {place}"  # "its mill in Lyon"
    owned = (_owned(s, first) or of_owner) and (len(words) > 1 or several)
    named = of_owner or (first > 0 and is_possessive(s.units[first - 1]))  # "Tilia's refinery"
    named = named or (first > 1 and s.units[first - 2].low in MEASURES)  # "60 acres of vineyards"
    vague = words[-1].low in _COMPANIES or (len(words) < 2 and not named)
    indefinite = first == 0 or s.units[first - 1].low in ("a", "an", "another", "one", "some")
    if words[-1].low in _KINDS or (words[-1].low in _GROUPS and not _owned(s, first)):
        return None  # "the golf-cart maker" points at a company named elsewhere
    kind = named and len(words) > 1 and not indefinite  # "the dairy business of X"
    if (vague and not proper and not owned and not kind and (indefinite or len(words) < 3)) or (
        indefinite and words[-1].low in _COMPANIES
    ):
        return None
    return "".join(
        u.text + (" " if k + 1 < len(words) and words[k + 1].start > u.end else "")
        for k, u in enumerate(words)
    )
