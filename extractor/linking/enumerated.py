"""Several purchases told by one noun: "made three acquisitions, including X for $5M and Y for $9M"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..lexicon.words import word_set
from .appositions import of_person
from .candidates import Candidate
from .listed_parts import part_behind
from .objects import Object
from .phrases import is_possessive, phrase_start
from .sentence import MONEY, ORG, WORD, Sentence, Unit, is_finite

BOUGHT = "acquisition.noun.acquisition"
_OPENERS = frozenset(("including", "namely", "–", "—", "--"))
_EXAMPLES = frozenset(("including", "like", "namely", "as"))
_INSIDE = frozenset(("at", "for", "of"))
_AFTER = frozenset(("after", "following"))
_GIVERS = word_set("givers")
_TIMES = word_set("times") | {"this", "last", "past", "recent", "years", "months"}
_ASIDES = frozenset(("which", "that", "whose", "a", "an", "the"))
_ORDINALS = word_set("ordinals")
_REACH = 10
_RELATIVES = frozenset(("which", "who", "that", "where", ";"))


def listed_behind(s: Sentence, i: int, end: int) -> list[int]:
    """Return the organizations that "including" or "include" lists behind the plural noun at unit `i`."""
    units = s.units
    if i + 1 < end and units[i + 1].low == "of":
        kinds = next((j for j in range(i + 2, end) if units[j].kind == ORG or units[j].tag == "NNS"), end)
        opener = kinds + 1 + ([u.low for u in units[kinds + 1 : kinds + 3]] == ["such", "as"])
        example = opener < end and units[kinds].kind == WORD and units[opener].low in _EXAMPLES
        return _items(s, opener if example else i + 1)  # "acquisitions of startups like X and Y"
    near = range(i + 1, min(i + _REACH, len(units)))
    among = next((j for j in near if units[j].low == "them" and units[j - 1].low == "among"), None)
    if among is not None:
        return _items(s, among)  # "made four acquisitions, among them X and Y"
    verb = next((j for j in near if is_finite(units[j])), len(units))
    subject = units[phrase_start(s, i) - 1].tag != "IN"  # not "advisers on its acquisitions include"
    return examples_behind(s, i, end) or (named_by_include(s, verb) if subject else [])


def examples_behind(s: Sentence, i: int, end: int) -> list[int]:
    """Return the organizations that "including" lists behind unit `i`, where it stands before unit `end`."""
    opened = next((j for j in range(i + 1, end) if s.units[j].low in _OPENERS), None)
    return _items(s, opened) if opened is not None else []


def named_by_include(s: Sentence, end: int) -> list[int]:
    """Return the organizations that the verb "include" at unit `end` names, no relative telling more of one."""
    told = end < len(s.units) and s.units[end].low in ("include", "included", "are", "were")
    return _items(s, end) if told and not any(u.low in _RELATIVES for u in s.units[end:]) else []


def past_purchases(s: Sentence, start: int, i: int, end: int) -> list[int]:
    """Return the companies bought before ("its third acquisition, after X and Y" with the noun at unit `i`)."""
    if not any(u.low in _ORDINALS for u in s.units[start:i]):
        return []
    opened = next((j for j in range(i + 1, min(i + _REACH, end)) if s.units[j].low in _AFTER), None)
    found = _items(s, opened) if opened is not None else []
    told = found and found[-1] + 1 < len(s.units) and is_finite(s.units[found[-1] + 1])
    return [] if told else found


def _items(s: Sentence, opened: int) -> list[int]:
    """Return the organizations of the list that the word at `opened` opens."""
    units = s.units
    # "and log management platform X": the tagger takes a plain noun for a verb, which would end the clause
    end = next((j for j in range(opened + 1, len(units)) if _ends_list(units[j])), len(units))
    # ", in partnership with X": who is named behind is no item
    last = next(
        (j for j in range(opened + 1, end) if units[j].tag == "IN" and units[j].low not in _INSIDE), end
    )
    found = [j for j in range(opened + 1, last) if units[j].kind == ORG and _is_item(s, opened, j)]
    more = _behind_aside(s, found[-1] + 1, last) if found else None
    return found + (_items(s, more) if more is not None else [])


def _behind_aside(s: Sentence, first: int, j: int) -> int | None:
    """Return the "and" that goes on with a list behind what is set beside the item before unit `first`.

    As in "A, which sells tea, and B": the list was read up to unit `j`, inside the aside.
    """
    units = s.units
    if j >= len(units) or units[first].low != "," or units[first + 1].low not in _ASIDES:
        return None
    ends = (
        k
        for k in range(j, len(units) - 2)
        if units[k].low == "," and units[k + 1].low == "and" and units[k + 2].kind == ORG
    )
    comma = next(ends, None)
    if comma is None or (comma + 3 < len(units) and is_finite(units[comma + 3])):
        return None
    return comma + 1


def _ends_list(u: Unit) -> bool:
    return is_finite(u) or u.low in _RELATIVES


def _is_item(s: Sentence, opened: int, j: int) -> bool:
    """Tell whether the organization at `j` is an item of the list, not what one is of or at."""
    k = j - 1
    if j + 1 < len(s.units) and is_possessive(s.units[j + 1]):
        return False  # "including X's early backer Y"
    if of_person(s, j):
        return False
    while k > opened and s.units[k].low not in (",", "and"):
        if s.units[k].tag in ("IN", "TO"):
            return False
        k -= 1
    return s.depth[j] == s.depth[opened]


def by_example(s: Sentence, o: Object, named: int) -> bool:
    """Tell whether the companies that are the object are named by example ("invested in startups, including X")."""
    between = [u.low for u in s.units[o.head + 1 : named]]
    opening = {"including", "namely"} | ({"like", "such", ":"} if "asset" in o.classes else set())
    told = [word for word in between if word not in _TIMES]
    counted = "asset" in o.classes and any(u.tag == "CD" for u in s.units[o.start : o.head])
    listed = counted and told in ([":"], [","], ["—"], ["–"])  # "bought two startups: X and Y"
    several = s.units[o.head].tag == "NNS" and s.units[o.head].low not in _GIVERS
    return several and (listed or bool(opening & set(told[:3])))


def each_listed(c: Candidate) -> Iterator[Candidate]:
    """Yield `c`, or, where its noun lists what was bought, one candidate for each company with the sum behind it."""
    s, targets = c.sentence, c.roles.get("target", [])
    if s.units[c.anchor[1]].tag == "NNS":
        named = listed_behind(s, c.anchor[1], c.clause[1])
    else:
        named = past_purchases(s, c.clause[0], c.anchor[1], len(s.units)) if c.rule == BOUGHT else []
    named = [j for j in named if set(s.units[j].names) & set(targets)]
    if not named:
        yield c
        return
    for j, following in zip(named, [*named[1:], c.clause[1]], strict=True):
        sums = [k for k in range(j + 1, following) if s.units[k].kind == MONEY]
        yield replace(
            c,
            roles={**c.roles, "target": list(s.units[j].names)},
            amounts=[("", k) for k in sums[:1]],
            clause=(j, following),
        )
    if (part := part_behind(s, named[-1] + 1)) is not None:
        roles = {**c.roles, "target": [part.name]}
        yield replace(c, roles=roles, owners=list(part.owners), amounts=[], clause=(part.start, part.end))
