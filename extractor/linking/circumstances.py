"""The conditions of deal rules that look at the parties, the object and the place of a trigger."""

from __future__ import annotations

import itertools

from ..lexicon.words import word_set
from .assets import is_described
from .case import Case
from .objects import is_vehicle
from .phrases import DETERMINERS, coordinated, is_possessive
from .sentence import MONEY, ORG, PARTIES, PERCENT, REF, is_noun, is_verb

_JOINTLY = word_set("jointly")
_VALUE_REACH = 8
_OWING = frozenset(("has", "have", "had", "owes", "carries"))


def two(x: Case) -> bool:
    """Tell whether two partners are named, and no nameless one stands behind "with"."""
    # "A and B partnered with providers": the other side has no name
    link = x.slots.links.get("with", 0)
    beside = link > x.c.anchor[1] + 1 and x.units[link - 1].low == ","  # "their merger, with more to come"
    beside = beside or any(
        u.kind == MONEY for u in x.units[link : link + _VALUE_REACH]
    )  # "with a value of $5M"
    nameless = "with" in x.slots.things and not (x.slots.parties.get("with") or x.passive or beside)
    return len(x.c.roles.get("partner", ())) >= 2 and not (nameless and "with" in x.t.roles)


def acts_on_target(x: Case) -> bool:
    """Tell whether the clause says what is bought or sold, be it by pointing back or by a description."""
    before = {u.low for u in x.units[max(0, x.o.start - 1) : x.o.start + 1]}
    owned = x.c.type == "divestiture" and "asset" in x.o.classes and bool(before & {"its", "their"})
    back = x.c.anaphor and x.c.type in ("acquisition", "stake_purchase")
    return x.has("target") or owned or back or buys_described(x)


def buys_described(x: Case) -> bool:
    """Tell whether a named buyer bought a company that is told without its name."""
    return x.c.type == "acquisition" and x.has("acquirer") and is_described(x.c.sentence, x.o)


def subject_told(x: Case) -> bool:
    """Tell whether somebody does it, or the clause points back at a deal that names him."""
    role = x.t.roles.get("subject")
    return x.c.anaphor or (x.has(role) if role else bool(x.c.parties()))


def specific(x: Case) -> bool:
    """Tell whether certain things are sold: "its dairies", not "financial services"."""
    # "sells its dairies", "sells Oskar Foods", "sells two mills"; "sells financial services" is a trade.
    inside = x.units[max(0, x.o.start - 1) : x.o.head + 1]
    return x.passive or any(
        u.low in DETERMINERS or u.kind in (ORG, REF, PERCENT) or u.tag == "CD" for u in inside
    )


def together(x: Case) -> bool:
    """Tell whether the parties act together: "jointly", or "with" somebody."""
    around = x.units[max(0, x.c.anchor[0] - 1) : x.c.clause[1]]
    return not x.passive and (any(u.low in _JOINTLY for u in around) or bool(x.slots.parties.get("with")))


def direct(x: Case) -> bool:
    """Tell whether the noun stands directly between the two sides ("Oskar's sale to Northlake")."""
    before = x.units[x.c.anchor[0] - 1]
    beside = before.tag in ("POS", "PRP$", "JJ") or before.kind in (MONEY, *PARTIES)
    side = "to" if x.units[x.c.anchor[1]].low == "sale" else "by"
    return beside and x.following is not None and x.following.low == side


def own_shares(x: Case) -> bool:
    """Tell whether a company deals in its own shares."""
    return any(a.low == "own" and x.is_class(b, "stake") for a, b in itertools.pairwise(x.behind))


def vehicle(x: Case) -> bool:
    """Tell whether the fund that is named behind the trigger has the name of a fund."""
    names = set(x.c.roles.get("venture", ()))
    named = (u for u in x.behind if u.kind == ORG and set(u.names) & names)
    return any(is_vehicle(u, x.rules.classes) for u in named)


def aside_price(x: Case) -> bool:
    """Tell whether a sum in brackets stands directly behind the object."""
    behind = x.units[x.o.head + 1 : x.o.head + 3]
    return len(behind) == 2 and behind[0].low == "(" and behind[1].kind == MONEY


def whole(x: Case) -> bool:
    """Tell whether the target is a company itself, no part of a longer phrase ("a deal for Acme phones")."""
    targets = set(x.c.roles.get("target", ()))
    if [u.low for u in x.units[x.c.anchor[1] + 1 : x.c.anchor[1] + 4]] == ["for", "more", "of"]:
        return False  # "X's deal for more of Y"
    for k, u in enumerate(x.units[x.c.anchor[1] + 1 :], start=x.c.anchor[1] + 2):
        if u.kind in PARTIES and set(u.names) & targets:
            after = x.units[k] if k < len(x.units) else None
            return after is None or not (
                is_noun(after) or is_possessive(after) or after.tag == "VBZ" or after.low in ("-", "to")
            )
    return True


def lent(x: Case) -> bool:
    """Tell whether somebody lends: no "purchase of a mill facility from X", no "it has $5M of debt"."""
    first, head = x.c.clause[0], x.c.anchor[0]
    owes = x.units[first].low in _OWING and not any(is_verb(u) for u in x.units[first + 1 : head])
    owes = owes and not x.has("lender")
    return not owes and (bool(x.c.amounts) or x.units[head].low != "facility")


def own_subject(x: Case) -> bool:
    """Tell whether the party before the trigger is its subject itself, not what stands behind a preposition there."""
    last = next((k for k in range(x.c.anchor[0] - 1, 0, -1) if x.units[k].kind in PARTIES), 0)
    before = coordinated(x.c.sentence, last)[0] if last else 0
    return x.units[before - 1].tag != "IN" if before else True
