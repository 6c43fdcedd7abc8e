"""Things in the slots of a deal verb: the share that money is for, the asset that is bought or goes to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from .assets import UNITS, asset_name, site_name, stands_for_owner
from .candidates import Candidate
from .judge import names_of, size_of
from .objects import Object, find_object
from .phrases import is_possessive, phrase_start
from .rules import DealRules
from .sentence import MONEY, PERCENT, REF, Sentence, Unit, is_noun
from .slots import Slots

_HOLDINGS = frozenset(("holding", "holdings"))


def share_for(s: Sentence, slots: Slots, rules: DealRules) -> int | None:
    """Return the percentage of the share that the money is for ("in exchange for a 25% stake")."""
    for j, slot in slots.values:
        if s.units[j].kind == PERCENT and slot in ("for", "on"):
            behind = s.units[j + 1 : j + 4]
            if any(u.low == "of" or "stake" in rules.classes.get(u.low, ()) for u in behind):
                return j
    return None


def size_for(s: Sentence, slots: Slots, rules: DealRules) -> str | None:
    """Return the size of the share that the money is for ("in exchange for a majority stake")."""
    link = slots.links.get("for")
    o = find_object(s, link, rules.classes) if link is not None else None
    return size_of(s, o.start, o.head) if o is not None and "stake" in o.classes else None


def share_beside(s: Sentence, o: Object) -> int | None:
    """Return the percentage that says how much the shares are ("40,000 shares, or about 12%, of Tilia Labs")."""
    behind = range(o.head + 1, min(o.head + 6, len(s.units)))
    told = next((j for j in behind if s.units[j].kind == PERCENT), None)
    words = [u.low for u in s.units[o.head + 1 : told]] if told is not None else []
    return told if words[:1] == ["or"] or words[:2] == [",", "or"] or words == ["("] else None


def all_one_has(s: Sentence, o: Object, before: Sequence[Unit]) -> bool:
    """Tell whether a share is all that its seller has ("its entire stake", "every share it has")."""
    behind = s.units[o.head + 1 : o.head + 2]
    return s.units[o.head].low in _HOLDINGS or any(u.kind == REF for u in (*before, *behind))


def noun_object(s: Sentence, noun: int, rules: DealRules) -> Object:
    """Return the noun at `noun`, the subject of a verb, as an object of its kind."""
    u = s.units[noun]
    if u.kind == PERCENT:
        return Object(frozenset(("stake",)), noun, noun)
    if u.kind == MONEY:
        return Object(frozenset(("money",)), noun, noun)
    found = rules.classes.get(u.low, set()) | ({"name"} if u.tag.startswith("NNP") else set())
    return Object(frozenset(found or ("thing",)), noun, phrase_start(s, noun))


def named_things(s: Sentence, found: list[int], role: str) -> list[str]:
    """Return the names of the parties found, a site by its own name where a party only tells it apart."""
    out: list[str] = []
    for j in found:
        site = site_name(s, j) if role == "target" else None
        out += [site] if site else names_of(s, [j], role)
    return out


def thing(s: Sentence, noun: int, rules: DealRules) -> list[str]:
    """Return the name of the asset whose noun phrase ends at `noun`."""
    o = noun_object(s, noun, rules)
    owned = s.units[noun].tag == "NNS" and any(is_possessive(u) for u in s.units[o.start : noun])
    name = asset_name(s, o) if "asset" in o.classes or owned else None  # "X's rail cars went to Y"
    return [name] if name else []


def thing_of(s: Sentence, subject: list[int], start: int, rules: DealRules) -> int | None:
    """Return the noun of the thing that the subject only owns, if it has a name.

    As in "the mills of X were sold" and "X's tea arm was sold", the verb at unit `start`.
    """
    if not subject:
        return None
    units, party = s.units, subject[0]
    if party > 1 and units[party - 1].low == "of":
        noun, first = party - 2, phrase_start(s, party - 2) + 1
    elif is_possessive(units[party + 1]):
        noun, first = start - 1, party + 2
    elif party + 2 < start and units[start - 1].low in UNITS:
        noun, first = start - 1, party + 1  # a headline: "X tea arm sold to Y"
    else:
        return None
    if not is_noun(units[noun]) or phrase_start(s, noun) > first:
        return None
    told = units[noun].tag == "NNS" or first < noun  # not "a unit of X"
    return noun if told and thing(s, noun, rules) else None


def share_before(s: Sentence, subject: list[int], rules: DealRules) -> int | None:
    """Return the word for the share of the subject that is meant ("an 8% stake in X was sold", "20% of X")."""
    held = subject[0] - 2 if subject else -1
    if held < 0 or s.units[held + 1].low not in ("in", "of"):
        return None
    return held if "stake" in noun_object(s, held, rules).classes else None


def add_thing(s: Sentence, c: Candidate, slots: Slots, roles: dict[str, str], rules: DealRules) -> None:
    """Add the asset that stands in a slot of the target, and whose it is ("paid $5M for the pasta business of X")."""
    for slot in ("for", "in", "of"):
        if roles.get(slot) != "target" or slot not in slots.links or slot not in slots.things:
            continue
        o = find_object(s, slots.links[slot], rules.classes)
        name = asset_name(s, o) if o.classes & {"asset", "name"} else None
        owners = [
            n for n in names_of(s, [*slots.owners, *slots.parties.get("of", [])]) if n not in c.parties()
        ]
        if name:
            c.add("target", [name])
            c.owners = owners[:1]
        elif "asset" in o.classes and stands_for_owner(s, o):
            c.add("target", owners[:1])
