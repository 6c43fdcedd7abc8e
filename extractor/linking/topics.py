"""What a deal noun is about: "the purchase of 8% of X", "an offer by X of $9 a share for Y"."""

from __future__ import annotations

from .assets import asset_name, named_behind, stands_for_owner
from .candidates import Candidate
from .clauses import scan_right
from .judge import names_of, size_of
from .objects import Object, find_object
from .phrases import is_possessive
from .rules import ClauseRules, DealRules, Trigger
from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, REF, Sentence
from .slots import Slots
from .things import named_things

_SALES = ("acquisition", "divestiture")
_PRICING = frozenset(
    ("a", "about", "all", "by", "cash", "each", "for", "from", "in", "of", "per", "share", "made", ",")
)


def traded_owner(s: Sentence, governor: int) -> list[int]:
    """Return whose shares the verb at `governor` has for its subject ("shares of X, a bank, rose in their debut")."""
    units = s.units
    for k in range(governor - 1, -1, -1):
        if units[k].low not in ("shares", "stock"):
            continue
        before = k - 1 - (k > 0 and is_possessive(units[k - 1]))
        owner = k + 2 if units[k + 1].low == "of" else before
        return [owner] if owner >= 0 and units[owner].kind == ORG else []
    return []


def asset_owner(s: Sentence, i: int, t: Trigger, slots: Slots, rules: DealRules) -> None:
    """Take whose the asset is out of the slot of what the noun at `i` is about ("purchase of the milk arm of X")."""
    named, of = slots.parties.get("of", []), i + 1
    if t.type not in _SALES or not named or s.units[of].low != "of":
        return
    o = find_object(s, of, rules.classes)
    behind = named[0] == o.head + 2 and s.units[o.head + 1].low == "of"
    if "asset" in o.classes and behind and asset_name(s, o):
        slots.owners += named
        del slots.parties["of"]


def read_topic(
    s: Sentence,
    i: int,
    start: int,
    slots: Slots,
    t: Trigger,
    c: Candidate,
    rules: DealRules,
    clauses: ClauseRules,
) -> Object:
    """Read what the noun at `i` is about ("the purchase of 8% of X"), fill the target and return the object."""
    units = s.units
    named = [j for j in slots.parties.get("of", []) if units[j].kind != PERSON]
    of = _about(s, i, t)
    role = t.roles.get(units[of].low) or t.roles.get("of") if of is not None else None
    if of is None:
        return Object(frozenset(("party" if named else "none",)), i, start)
    o = find_object(s, of, rules.classes)
    more = scan_right(s, o.head, clauses)
    owners = [j for j in range(of, o.head) if units[j].kind in PARTIES]
    if "stake" in o.classes and role == "target":
        c.percent = next((j for j in range(of, o.head + 1) if units[j].kind == PERCENT), None)
        c.size = size_of(s, of, o.head)
        for slot in ("in", "of"):
            c.add("target", named_things(s, more.parties.get(slot, []), "target"))
        if "target" not in c.roles and (name := named_behind(s, o, rules.classes)) is not None:
            c.add("target", [name])  # "the sale of its 12% interest in the Oskar field"
            whose = [j for j in owners if units[j].kind == REF and t.roles.get("from") == "seller"]
            c.add("seller", names_of(s, whose))
        if "target" not in c.roles:
            # "an offer for 500,000 Tilia shares", "for all of Tilia's shares"
            acting = c.parties()
            c.add("target", [n for n in names_of(s, owners, "target") if n not in acting])
        if "target" not in c.roles:
            name = named_behind(s, o, rules.classes)  # "the purchase of 9% of the gold mine of X"
            c.add("target", [name] if name else [])
        elif t.roles.get("from") == "seller":
            c.add("seller", names_of(s, [j for j in owners if is_possessive(units[j + 1])]))
        return o
    if named and "party" in o.classes and role == "target" and "of" not in t.roles:
        c.add("target", names_of(s, named, "target"))  # "a bid for the rest of X"
        slots.parties.setdefault("for", []).extend(named)
    if named:
        return Object(frozenset(("party",)), i, start)
    if o.classes & {"asset", "name"} and role == "target":
        name = asset_name(s, o)
        c.add("target", [name] if name else [])
        if name and t.roles.get("from") == "seller":
            whose = [j for j in owners if units[j].kind == ORG and is_possessive(units[j + 1])]
            whose += [j for j in slots.owners if units[j].kind == ORG and j > o.head][:1]
            c.add("seller", [n for n in names_of(s, whose) if n not in c.parties()])
        if name is None and stands_for_owner(s, o):
            c.add("target", names_of(s, more.parties.get("of", []) or owners, "target")[:1])
            if "target" not in c.roles:
                name = named_behind(s, o, rules.classes)
                c.add("target", [name] if name else [])
    return o


def _about(s: Sentence, i: int, t: Trigger) -> int | None:
    """Return the "of" or "for" that names what the noun at `i` is about.

    It stands directly behind the noun, or behind who acts and the price ("the offer by X of $9 a share for Y").
    """
    units = s.units
    words = {x for x in ("of", "for") if x in t.roles and ("of" in t.roles or t.type in _SALES)}
    for j in range(i + 1, min(i + 14, len(units) - 1)):
        priced = any(u.kind == MONEY for u in units[j + 1 : j + 4])
        if units[j].low in words and not priced:
            return j
        describing = units[j].tag in ("JJ", "NN", "NNP", "POS") and units[j - 1].low not in words
        if not (units[j].kind in (MONEY, *PARTIES) or units[j].low in _PRICING or (describing and j > i + 1)):
            return None
    return None
