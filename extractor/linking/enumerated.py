"""Several deals told by one noun or verb: "three acquisitions, including X for $5M", "X raised $5M, Y $9M"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..lexicon.words import word_set
from .candidates import Candidate
from .objects import Object
from .sentence import MONEY, ORG, Sentence, Unit, is_finite

BOUGHT = "acquisition.noun.acquisition"
_OPENERS = frozenset(("including", "namely", "–", "—", "--"))
_INSIDE = frozenset(("at", "for", "of"))
_ABOUT = frozenset(("about", "around", "roughly", "over", "nearly", "some", "another"))
# "on top of $3M raised in May", "adding to the $3M it raised"
_BESIDE = frozenset(("of", "to", "the"))
_HAD = frozenset(("raised", "it", "secured", "that", "in"))
_AFTER = frozenset(("after", "following"))
_ORDINALS = word_set("ordinals")
_REACH = 10
_PUTTING = ("funding_round.verb.invest", "funding_round.verb.inject")
_RELATIVES = frozenset(("which", "who", "that", "where", ";"))


def listed_behind(s: Sentence, i: int, end: int) -> list[int]:
    """Return the organizations that "including" lists behind the plural noun at unit `i`, before unit `end`."""
    if i + 1 < end and s.units[i + 1].low == "of":
        return _items(s, i + 1)
    return examples_behind(s, i, end)


def examples_behind(s: Sentence, i: int, end: int) -> list[int]:
    """Return the organizations that "including" lists behind unit `i`, where it stands before unit `end`."""
    opened = next((j for j in range(i + 1, end) if s.units[j].low in _OPENERS), None)
    return _items(s, opened) if opened is not None else []


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
    return [j for j in range(opened + 1, last) if units[j].kind == ORG and _is_item(s, opened, j)]


def _ends_list(u: Unit) -> bool:
    return is_finite(u) or u.low in _RELATIVES


def _is_item(s: Sentence, opened: int, j: int) -> bool:
    """Tell whether the organization at `j` is an item of the list, not what one is of or at."""
    k = j - 1
    while k > opened and s.units[k].low not in (",", "and"):
        if s.units[k].tag in ("IN", "TO", "POS"):
            return False
        k -= 1
    return s.depth[j] == s.depth[opened]


def by_example(s: Sentence, o: Object, named: int) -> bool:
    """Tell whether the companies that are the object are named by example ("invested in startups, including X")."""
    between = [u.low for u in s.units[o.head + 1 : named]]
    opening = {"including", "namely"} | ({"like", "such"} if "asset" in o.classes else set())
    return s.units[o.head].tag == "NNS" and bool(opening & set(between[:3]))


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


def gapped(c: Candidate) -> Iterator[Candidate]:
    """Yield `c`, and one for each further sum that shares its verb.

    "X raised $5M, Y $9M and Z $2M" tells of three companies, "X raised $5M in May and then $9M in June" of one.
    """
    sums = [j for _, j in c.amounts if j > c.anchor[1]]
    if c.rule in _PUTTING and sums:
        yield from _shared_out(c, sums[0])
        return
    if ".verb." not in c.rule or set(c.roles) != {"target"} or not sums:
        yield c
        return
    more = list(_others(c, sums[0])) or list(_again(c, sums[0]))
    yield replace(c, amounts=[("", sums[0])], clause=(c.clause[0], sums[0] + 1)) if more else c
    yield from more


def _shared_out(c: Candidate, first: int) -> Iterator[Candidate]:
    """Yield a candidate for each company that has a sum of its own ("put $5M into X and $3M into Y")."""
    units = c.sentence.units
    links = [
        k
        for k in range(first + 3, len(units) - 2)
        if units[k].kind == MONEY
        and units[k - 1].low in (",", "and")
        and units[k + 1].low in ("in", "into")
        and units[k + 2].kind == ORG
    ]
    if not links or units[first + 2].kind != ORG:
        yield c
        return
    for k in (first, *links):
        roles = {**c.roles, "target": list(units[k + 2].names)}
        anchor = c.anchor if k == first else (k, k + 1)
        yield replace(c, roles=roles, amounts=[("", k)], anchor=anchor, clause=(k, k + 3))


def _others(c: Candidate, first: int) -> Iterator[Candidate]:
    """Yield one candidate for each company with its sum behind the sum at `first`."""
    units, k = c.sentence.units, first + 1
    while k < len(units):
        named = k
        while named < len(units) and units[named].low in (",", "and", "while"):
            named += 1
        about = named + 1 + (named + 1 < len(units) and units[named + 1].low in _ABOUT)
        if named == k or about >= len(units) or units[named].kind != ORG or units[about].kind != MONEY:
            return
        roles = {"target": list(units[named].names)}
        yield replace(c, roles=roles, amounts=[("", about)], anchor=(named, about), clause=(named, about + 1))
        k = about + 1


def _again(c: Candidate, first: int) -> Iterator[Candidate]:
    """Yield one candidate for each sum behind the one at `first` that the same company had "then" or before."""
    units = c.sentence.units
    for k in range(first + 2, len(units)):
        if is_finite(units[k]):
            return
        then = "then" in (units[k - 1].low, units[k - 2].low)
        before = units[k - 1].low in _BESIDE and units[k + 1].low in _HAD if k + 2 < len(units) else False
        if units[k].kind == MONEY and (then or before):
            around = (k, min(k + 4, len(units)))
            yield replace(c, amounts=[("", k)], anchor=(k, k), clause=around, further=before)
