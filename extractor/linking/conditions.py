"""The conditions of deal rules: what `require`, `need` and `without` in `rules/deals/<type>.toml` may ask for.

A condition is a name and a function that looks at one reading of a trigger. The name of a slot asks for a party in it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from ..lexicon.words import word_set
from .assets import LICENCES
from .case import Case
from .circumstances import (
    acts_on_target,
    aside_price,
    buys_described,
    direct,
    lent,
    own_shares,
    own_subject,
    specific,
    subject_told,
    together,
    two,
    vehicle,
    whole,
)
from .hiring import hired, hired_beside, hired_by_owner, to_work
from .objects import is_vehicle
from .purposes import (
    about_funding,
    about_investment,
    about_sale,
    bare_sum,
    cash,
    for_fund,
    investment_firm,
    offering_raises,
    own_investment,
    own_money_in,
    raised_in_offering,
    sale_told,
    sum_behind,
    taken,
)
from .sentence import MONEY, ORG, PERCENT, REF, is_verb

_JOINTLY = word_set("jointly")
_FRONT = 6
_DISTRESS = word_set("distress")
_CONTRACTS = word_set("contracts")
_BINDING = frozenset(("up", "agreed", "agrees", "commissioned", "contracted", "engaged", "hired"))
_BOURSES = frozenset(("board", "bourse", "exchange", "market"))
_BACKERS = word_set("givers") | word_set("owners")
_HOLDERS = word_set("holders")
_OFFERS = frozenset(("bid", "bids", "offer", "auction"))
_NEW = frozenset(("new", "fresh", "additional", "preferred", "preference"))
_OWN_THINGS = word_set("owned_units") | {"brand", "brands", "platform", "label"}
_TIMES = word_set("times")
_LED = frozenset(("led", "co-led", "leading"))
_CHEQUES = frozenset(("cheque", "cheques", "check", "checks"))
_AMBIGUOUS = frozenset(("proposal", "proposals", "move", "moves"))


def holds(x: Case, condition: str) -> bool:
    """Tell whether a condition holds: one by name, or a party in the slot of that name."""
    if condition in CONDITIONS and CONDITIONS[condition](x):
        return True
    if condition in CONDITIONS and condition not in SLOT_CONDITIONS:
        return False
    role = x.t.roles.get(condition, "")
    told = bool(x.c.roles.get(role)) and role not in x.t.subject.values()
    return bool(x.slots.parties.get(condition)) or told


def _said(words: frozenset[str]) -> Callable[[Case], bool]:
    """Return the condition that one of the words stands behind the trigger in its clause."""
    return lambda x: any(u.low in words for u in x.behind)


def _filled(role: str) -> Callable[[Case], bool]:
    """Return the condition that somebody is in the role."""
    return lambda x: x.has(role)


CONDITIONS: dict[str, Callable[[Case], bool]] = {
    "about_investment": about_investment,
    "about_sale": about_sale,
    "aside_price": aside_price,
    "affirmed": lambda x: x.c.cue != "terminated.negated",
    "active": lambda x: not x.passive,
    **{role: _filled(role) for role in ("acquirer", "investor", "seller", "venture")},
    "anaphor": lambda x: True,
    "alone": lambda x: not x.slots.things.get("for"),
    "as_partner": hired,
    "backers": _said(_BACKERS | {"valuation"}),
    # "early investor X is returning"
    "backer": lambda x: any(u.low in _BACKERS for u in x.units[: x.c.anchor[0]]),
    "bid": _said(_OFFERS),
    "bare_sum": bare_sum,
    # "will build", "signed up to build", not "raised $5M to build"
    "bound": lambda x: (
        x.units[x.c.anchor[0]].low in ("will", "'ll")
        or (x.c.tense == "infinitive" and x.units[x.c.anchor[0] - 1].low in _BINDING)
    ),
    "bourse": lambda x: any(u.low in _BOURSES for u in x.units[x.c.anchor[1] + 1 : x.o.head + 1]),
    "cash": cash,
    "cheque": _said(_CHEQUES),
    "contract": _said(_CONTRACTS),
    "direct": direct,
    # "holders get 0.5 Oskar shares for each of theirs"
    "no_swap": lambda x: (
        not any(a.low == "for" and b.low in ("each", "every") for a, b in itertools.pairwise(x.behind))
    ),
    "done": lambda x: x.c.tense in ("past", "perfect"),
    # "has $5M from X", not "has borrowed $5M from X"
    "directly_from": lambda x: (
        [u.low for u in x.units[x.o.head + 1 : x.o.head + 2]] == ["from"]
        and not any(is_verb(u) for u in x.units[x.c.anchor[1] + 1 : x.o.head])
    ),
    # "will be merged with and into X" tells how a purchase is done
    "directly_into": lambda x: x.following is not None and x.following.low == "into",
    "new_shares": lambda x: any(u.low in _NEW for u in x.units[x.c.anchor[1] + 1 : x.o.head]),
    "distress": _said(_DISTRESS),
    "finite": lambda x: x.units[x.c.anchor[0]].low != "to",
    "for_fund": for_fund,
    "for_somebody": lambda x: bool(x.slots.parties.get("for")),
    "for_stake": lambda x: any(u.kind == PERCENT or x.is_class(u, "stake") for u in x.behind),
    # not "signed with X for a 9% stake in Y"
    "for_no_stake": lambda x: not any(u.kind == PERCENT or x.is_class(u, "stake") for u in x.behind),
    "equity": lambda x: (
        [u.low for u in x.units[x.o.head + 1 : x.o.head + 3]] in (["in", "equity"], ["of", "equity"])
    ),
    "fund_itself": lambda x: any(
        u.kind == ORG and set(u.names) & set(x.c.roles.get("venture", ())) and is_vehicle(u, x.rules.classes)
        for u in x.units[: x.c.anchor[0]]
    ),
    "funding": about_funding,
    "giver": lambda x: (
        x.has("investor")
        or any(u.low in _BACKERS for u in x.units[max(0, x.c.anchor[0] - 2) : x.c.anchor[0]])
    ),
    # "has $5M", not "has pledged $5M"
    "held": lambda x: not any(is_verb(u) for u in x.units[x.c.anchor[1] + 1 : x.o.head]),
    "hired": hired_beside,
    # "X joined as marketing chief"
    "not_hired": lambda x: (
        bool(x.slots.parties.get("in"))
        or not any(a.low == "as" and b.tag[:2] in ("NN", "JJ", "DT") for a, b in itertools.pairwise(x.behind))
    ),
    "hired_by_owner": hired_by_owner,
    "jointly": _said(_JOINTLY),
    "to_work": to_work,
    "in_offering": lambda x: raised_in_offering(x) or offering_raises(x),
    # not "backed by X, in a deal worth $5M"
    "in_round": lambda x: sum_behind(x, "in") and not any(u.low == "deal" for u in x.behind),
    "intransitive": lambda x: (
        not (
            x.passive
            or x.slots.parties.get("obj")
            or any(x.units[j].low not in _TIMES for j in x.slots.things.get("obj", ()))
        )
    ),
    "investment_firm": investment_firm,
    "modifier": lambda x: x.has(x.t.roles.get("modifier", "")),
    "money": lambda x: bool(x.c.amounts),
    # ", listed on Nasdaq," only says which company it is
    "not_aside": lambda x: (
        x.units[x.c.anchor[0]].low != "listed" or x.units[x.c.anchor[0] - 1].low not in (",", "(")
    ),
    "lent": lent,
    "licence": lambda x: x.units[x.o.head].low in LICENCES,
    "market": lambda x: any(
        a.low in ("on", "in") and b.tag == "NNP" for a, b in itertools.pairwise(x.behind)
    ),
    # "what separates it from its rivals"
    "named": lambda x: x.units[x.o.head].kind != REF,
    "named_target": _filled("target"),
    "object": acts_on_target,
    "of": buys_described,
    "offered": lambda x: x.has("target") and (x.has("acquirer") or "none" not in x.o.classes),
    "own_investment": own_investment,
    "own_money_in": own_money_in,
    "own_shares": own_shares,
    "own_stake": lambda x: any(u.low in ("its", "their") for u in x.units[x.c.anchor[1] + 1 : x.o.head]),
    "passive": lambda x: x.passive,
    "points_back": lambda x: x.c.anaphor,
    "place": lambda x: x.following is not None and x.following.tag == "NNP",
    "possessor": lambda x: x.has(x.t.roles.get("possessor", "")),
    # "For $5M X gets Y"
    "price": lambda x: (
        sum_behind(x, "for", "at")
        or (x.units[0].low in ("for", "at") and x.units[1].kind == MONEY and x.c.anchor[0] < _FRONT)
    ),
    # "committed $5M to X's round"
    "owned_round": lambda x: x.has("target") and any(x.is_class(u, "round") for u in x.behind),
    # "invests in its own brand X"
    "outside": lambda x: (
        not (
            any(u.low in ("its", "their") for u in x.units[x.c.anchor[1] + 1 : x.o.start + 1])
            and any(u.low in _OWN_THINGS for u in x.units[x.c.anchor[1] + 1 : x.o.head])
        )
    ),
    "own_subject": own_subject,
    # "its proposal for X" need not be one to buy it
    "pursued": lambda x: bool(x.c.amounts) or x.units[x.c.anchor[1]].low not in _AMBIGUOUS,
    "round_subject": lambda x: any(
        x.is_class(u, "round") or x.is_class(u, "funding")
        for u in x.units[max(0, x.c.anchor[0] - 4) : x.c.anchor[0]]
    ),
    "round_told": lambda x: any(x.is_class(u, "round") or u.low in _LED for u in x.units),
    "sale_told": sale_told,
    "sides": lambda x: x.has("target", "acquirer"),
    "specific": specific,
    # "its remaining 8% of X was sold": a share of it was
    "no_share": lambda x: (
        not any(
            u.kind == PERCENT or x.is_class(u, "stake")
            for u in x.units[max(0, x.c.anchor[0] - 5) : x.c.anchor[0]]
        )
    ),
    "subject": subject_told,
    "subject_money": lambda x: x.has("target") and bool(x.c.amounts),
    "target": acts_on_target,
    "taken": taken,
    "taken_in": lambda x: not own_money_in(x),
    "to_come": lambda x: x.c.tense == "infinitive" and x.c.anchor[0] < x.c.anchor[1],
    "to_holders": _said(_HOLDERS),
    "together": together,
    "two": two,
    # "is considering selling a stake"
    "undone": lambda x: x.following is None or x.following.tag != "VBG",
    "undisclosed": lambda x: any(u.low in ("undisclosed", "unspecified") for u in x.clause),
    "vehicle": vehicle,
    "whole": whole,
    "widened": lambda x: sum_behind(x, "to"),
    "with_money": lambda x: sum_behind(x, "with"),
}
# These ask for the party in their slot, too.
SLOT_CONDITIONS = frozenset(("of",))
