"""Further deals that share the verb of one: "X raised $5M, Y $9M", "bought X in June, Y in July"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ..lexicon.words import word_set
from .candidates import Candidate
from .listed_parts import part_behind
from .phrases import is_possessive
from .sentence import MONEY, ORG, PARTIES, WORD, Sentence, is_finite

_TIMES = word_set("times")
_AMID_TIME = ("CD", "DT", "JJ", "RB", "NNP", "IN")
_JOINS = frozenset((",", "and", "then", ";", "&"))
_ABOUT = word_set("about_sums")
_DESCRIBING = ("JJ", "NN", "PO", "HY", "CD", "DT")
_LONGEST = 7
_PUTTING = ("funding_round.verb.invest", "funding_round.verb.inject")
# "on top of $3M raised in May", "adding to the $3M it raised"
_BESIDE = frozenset(("of", "to", "the"))
_HAD = frozenset(("raised", "it", "secured", "that", "in"))


@dataclass(frozen=True)
class _Tail:
    """What stands behind a company in a list: a price, a time, or both, up to unit `end`."""

    end: int
    money: int | None
    told: bool


def sharing_verb(c: Candidate) -> Iterator[Candidate]:
    """Yield `c`, or one candidate for each deal that its verb tells."""
    for each in _gapped(c):
        yield from _further_purchases(each)


def _further_purchases(c: Candidate) -> Iterator[Candidate]:
    """Yield `c`, or one candidate for each company of a list in which a price or a time stands behind the first."""
    items = list(_items(c)) if _may_list(c) else []
    part = part_behind(c.sentence, _list_end(c, items)) if _may_list(c) else None
    tail = _tail(c.sentence, part.end) if part is not None else None
    if part is not None and tail is not None and len(items) < 2 and tail.money and not items[0][1].told:
        c.add("target", [part.name])  # one price for both
        part = None
    if len(items) < 2:
        yield from _priced_pair(c)
    else:
        yield from _each_item(c, items)
    if part is not None and tail is not None:
        yield replace(
            c,
            roles={**c.roles, "target": [part.name]},
            owners=list(part.owners),
            amounts=[("", tail.money)] if tail.money is not None else [],
            anchor=(part.start, part.start),
            clause=(part.start, tail.end),
        )


def _each_item(c: Candidate, items: list[tuple[int, _Tail]]) -> Iterator[Candidate]:
    """Yield one candidate for each company of the list."""
    before = [j for _, j in c.amounts if j < items[0][0]]
    for n, (j, tail) in enumerate(items):
        sums = [*(before if not n else []), *([tail.money] if tail.money is not None else [])]
        yield replace(
            c,
            roles={**c.roles, "target": list(c.sentence.units[j].names)},
            amounts=[("", k) for k in sums],
            anchor=c.anchor if not n else (j, j),
            clause=(c.clause[0] if not n else j, tail.end),
        )


def _list_end(c: Candidate, items: list[tuple[int, _Tail]]) -> int:
    """Return the unit behind the companies listed behind the verb, 0 where there is none."""
    if len(items) != 1 or items[0][1].told:
        return items[-1][1].end if items else 0
    first, targets = items[0][0], set(c.roles.get("target", ()))
    behind = range(first + 1, c.clause[1])
    return max((j for j in behind if set(c.sentence.units[j].names) & targets), default=first) + 1


def _may_list(c: Candidate) -> bool:
    return c.type == "acquisition" and ".verb." in c.rule and bool(c.roles.get("acquirer"))


def _items(c: Candidate) -> Iterator[tuple[int, _Tail]]:
    """Yield the companies of the list behind the verb, each with its tail; all but the last must have one."""
    s, targets = c.sentence, set(c.roles.get("target", ()))
    behind = range(c.anchor[1] + 1, min(c.anchor[1] + 12, len(s.units)))
    j = next((k for k in behind if s.units[k].kind == ORG and set(s.units[k].names) & targets), None)
    while j is not None:
        tail = _tail(s, j + 1)
        yield j, tail
        j = _next(s, tail.end) if tail.told else None


def _tail(s: Sentence, k: int) -> _Tail:
    units, start, money, told = s.units, k, None, False
    base = s.depth[start - 1]
    while k < len(units):
        if s.depth[k] > base:
            if units[k].kind == MONEY and money is None:
                money, told = k, True
        elif (price := _price(s, k)) is not None:
            money, told, k = money or price, True, price
        elif (end := _time(s, k)) is not None:
            told, k = True, end - 1
        else:
            break
        k += 1
    return _Tail(k, money, told)


def _price(s: Sentence, k: int) -> int | None:
    """Return the sum of a price that starts at `k` ("for about $5M")."""
    if s.units[k].low not in ("for", "at"):
        return None
    j = k + 1
    while j < min(k + 4, len(s.units)) and s.units[j].low in _ABOUT:
        j += 1
    return j if j < len(s.units) and s.units[j].kind == MONEY else None


def _time(s: Sentence, k: int) -> int | None:
    """Return the end of a time that starts at `k` ("in June", "last year", "a year later", "in 2019")."""
    units = s.units
    end, j = None, k
    while (
        j < min(k + 5, len(units))
        and units[j].kind == WORD
        and units[j].tag[:3] in (*_AMID_TIME, "NN", "RBR")
    ):
        if units[j].low in _TIMES or (
            units[j].tag == "CD" and len(units[j].text) == 4 and units[j].text.isdigit()
        ):
            end = j + 1
        elif end is not None and units[j].low in ("ago", "later", "earlier", "before"):
            return j + 1
        elif units[j].tag.startswith("NN"):
            break
        j += 1
    return end


def _next(s: Sentence, k: int) -> int | None:
    """Return the company that the list goes on with behind unit `k`, descriptions and times before it aside."""
    units, start = s.units, k
    while k < len(units) and (units[k].low in _JOINS or (k > start and _time(s, k) is not None)):
        k = k + 1 if units[k].low in _JOINS else _time(s, k) or k + 1
    if k == start:
        return None
    first = k
    while k < min(first + _LONGEST, len(units)):
        u = units[k]
        following = units[k + 1] if k + 1 < len(units) else None
        if u.kind == ORG and not (following is not None and is_possessive(following)):
            acts = following is not None and (is_finite(following) or following.tag == "VBG")
            return None if acts else k
        if u.kind not in PARTIES and not (u.kind == WORD and (u.tag[:2] in _DESCRIBING or u.tag == "VBN")):
            return None
        k += 1
    return None


def _priced_pair(c: Candidate) -> Iterator[Candidate]:
    """Yield `c`, or one candidate for each of its targets where as many sums stand behind ("X and Y, $5M and $8M")."""
    targets = c.roles.get("target", [])
    sums = [j for _, j in c.amounts if j > c.anchor[1]]
    joined = all(c.sentence.units[b - 1].low in ("and", ",") for b in sums[1:])
    each = c.type == "acquisition" or any(u.low == "respectively" for u in c.sentence.units)
    if not each or len(targets) < 2 or len(sums) != len(targets) or not joined:
        yield c
        return
    for name, j in zip(targets, sums, strict=True):
        yield replace(c, roles={**c.roles, "target": [name]}, amounts=[("", j)])


def _gapped(c: Candidate) -> Iterator[Candidate]:
    """Yield `c`, and one for each further sum that shares its verb.

    "X raised $5M, Y $9M and Z $2M" tells of three companies, "X raised $5M in May and then $9M in June" of one.
    """
    sums = [j for _, j in c.amounts if j > c.anchor[1]]
    if c.rule in _PUTTING and sums:
        yield from _shared_out(c, sums[0])
        return
    if ".verb." in c.rule and c.type == "funding_round" and (parts := list(_in_turn(c, sums))):
        yield from parts
        return
    if ".verb." not in c.rule or set(c.roles) != {"target"} or not sums:
        yield c
        return
    more = list(_others(c, sums[0])) or list(_again(c, sums[0]))
    yield replace(c, amounts=[("", sums[0])], clause=(c.clause[0], sums[0] + 1)) if more else c
    yield from more


def _in_turn(c: Candidate, sums: list[int]) -> Iterator[Candidate]:
    """Yield a candidate for each of several rounds of one company, told with their times.

    "X raised $5M from A in 2019 and another $9M from B in 2020".
    """
    s, units = c.sentence, c.sentence.units
    times = [any(_time(s, j) for j in range(a + 1, b)) for a, b in pairwise(sums)]
    joints = [{u.low for u in units[k - 2 : k]} & {"and", ","} for k in sums[1:]]
    if len(sums) < 2 or not all(times) or not all(joints):
        return
    for k, end in pairwise([*sums, c.clause[1]]):
        inside = {n for u in units[k:end] for n in u.names}
        roles = {r: [n for n in names if r == "target" or n in inside] for r, names in c.roles.items()}
        anchor = c.anchor if k == sums[0] else (k, k)
        told = {r: names for r, names in roles.items() if names}
        yield replace(c, amounts=[("", k)], roles=told, anchor=anchor, clause=(min(anchor[0], k), end))


def _shared_out(c: Candidate, first: int) -> Iterator[Candidate]:
    """Yield a candidate for each company that has a sum of its own ("put $5M into X with Y and $3M into Z")."""
    units = c.sentence.units
    places = [(k, _into(c.sentence, k)) for k in range(first, len(units)) if units[k].kind == MONEY]
    found = [(k, j) for k, j in places if j is not None and (k == first or _joined(c.sentence, k))]
    if len(found) < 2 or found[0][0] != first:
        yield c
        return
    inside = {n for u in units[first:] for n in u.names}
    givers = {r: [n for n in c.roles.get(r, ()) if n not in inside] for r in c.roles if r != "target"}
    for n, (k, j) in enumerate(found):
        end = found[n + 1][0] if n + 1 < len(found) else c.clause[1]
        one = replace(
            c,
            roles={
                **{r: list(names) for r, names in givers.items() if names},
                "target": list(units[j].names),
            },
            amounts=[("", k)],
            anchor=c.anchor if k == first else (k, k + 1),
            clause=(k, max(end, j + 1)),
        )
        beside = (m for m in range(j + 1, end) if units[m].kind in PARTIES and _accompanies(c.sentence, j, m))
        one.add("investor", [x for m in beside for x in units[m].names])
        yield one


def _into(s: Sentence, k: int) -> int | None:
    """Return the company that the sum at `k` goes into, words that describe it before it."""
    units = s.units
    if [u.low for u in units[k + 1 : k + 2]] not in (["in"], ["into"]):
        return None
    for j in range(k + 2, min(k + 2 + _LONGEST, len(units))):
        u = units[j]
        if u.kind == ORG and not (j + 1 < len(units) and is_possessive(units[j + 1])):
            return j
        if u.kind == WORD and u.tag[:2] not in _DESCRIBING and u.tag != "VBN":
            return None
    return None


def _joined(s: Sentence, k: int) -> bool:
    """Tell whether the sum at `k` is a further one of a list."""
    j = k - 1
    while s.units[j].low in _ABOUT:
        j -= 1
    return s.units[j].low in (",", "and")


def _accompanies(s: Sentence, j: int, m: int) -> bool:
    """Tell whether the party at `m` put money into the company at `j` too ("with Y", "alongside Y and Z")."""
    between = s.units[j + 1 : m]
    return bool(between) and between[0].low in ("with", "along", "alongside", "together")


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
