"""Who stands around the phrase of a deal noun: behind its links, described by it, listed, set beside it."""

from __future__ import annotations

from .answers import named_as, told_behind
from .antecedents import joiners_behind, leaders_behind
from .assets import apposed, site_name
from .candidates import Candidate
from .deal_lists import whose_deals
from .deal_nouns import ROUND, DealNoun
from .enumerated import BOUGHT, listed_behind, past_purchases
from .judge import names_of
from .merging_sides import merging_pair
from .ventures import VENTURES, new_company, set_beside

_SEEKING = frozenset(("divestiture.noun.buyer", "divestiture.noun.own-buyer", "acquisition.noun.new-owner"))
_SALES = frozenset(("acquisition", "divestiture"))
_ELSEWHERE = frozenset(("possessor", "modifier", "apposition", "across", "described"))


def add_around(c: Candidate, n: DealNoun, owned: bool) -> None:
    """Add who stands behind the noun, across a link, or is described by its phrase."""
    s, roles = n.s, n.t.roles
    if n.t.type == "merger" and not c.roles.get("partner"):
        c.add("partner", names_of(s, merging_pair(s, n.start)))
    _add_behind(c, n)
    if n.t.id == ROUND:
        _add_givers(c, n, owned)
    if "across" in roles and not (roles["across"] == "target" and c.roles.get("target")):
        c.add(roles["across"], names_of(s, n.across, roles["across"]))
    if n.itself:
        c.add(roles["described"], names_of(s, n.itself))
    if n.t.type in VENTURES:
        beside = set_beside(s, n.last)
        c.add("venture", beside or names_of(s, new_company(s, n.last + 1)))
        c.roles["partner"] = [name for name in c.roles.get("partner", ()) if name not in beside]


def _add_behind(c: Candidate, n: DealNoun) -> None:
    """Add the parties behind the links of the rule."""
    for slot, role in n.t.roles.items():
        if slot in _ELSEWHERE:
            continue
        # "X, a spin-off of Y": X was spun off, from Y
        whose = n.t.roles.get("from", role) if n.itself and slot == "of" else role
        behind = n.slots.parties.get(slot, [])
        sites = {j: site_name(n.s, j) for j in behind if whose == "target" and n.t.type in _SALES}
        for j in behind:
            c.add(whose, [site] if (site := sites.get(j)) else names_of(n.s, [j], whose))


def _add_givers(c: Candidate, n: DealNoun, owned: bool) -> None:
    """Add who led a round, joined it, or made an investment of their own."""
    c.add("lead_investor", names_of(n.s, leaders_behind(n.s, n.last, n.rules)))
    c.add("investor", names_of(n.s, joiners_behind(n.s, n.last)))
    into = any(n.slots.parties.get(x) for x in ("in", "into"))
    if owned and n.units[n.last].low == "investment" and into:
        givers = [j for j in n.inside if n.owns(j)]
        c.add("investor", names_of(n.s, givers[:1]))  # "X's investment in Y"


def take_buyer(c: Candidate, n: DealNoun) -> bool:
    """Make a search for a buyer or an owner a purchase where the sentence says who it is; tell whether it does."""
    buyers = names_of(n.s, told_behind(n.s, n.last)) if n.t.id in _SEEKING else []
    if buyers:
        c.type = "acquisition"
        c.roles = {
            "acquirer": buyers,
            **{r: [x for x in names if x not in buyers] for r, names in c.roles.items()},
        }
    return bool(buyers)


def add_named(c: Candidate, n: DealNoun) -> None:
    """Add who is set beside the noun, listed behind it, or needs its loan."""
    if "apposition" in n.t.roles:
        c.add(n.t.roles["apposition"], apposed(n.s, n.last))
    if n.t.id == BOUGHT:
        _add_purchases(c, n)
    if n.t.type == "debt_financing" and "target" not in c.roles and "for" in n.slots.links:
        behind = [j for j in n.slots.owners if j > n.slots.links["for"]]
        c.add("target", names_of(n.s, behind[:1], "target"))  # "a loan for X's new plant"


def _add_purchases(c: Candidate, n: DealNoun) -> None:
    """Add the companies that an acquisition is said to be of, and who made those that a sentence lists."""
    s, units, start, last = n.s, n.units, n.start, n.last
    if len(c.roles.get("acquirer", ())) == 1:
        c.add("target", names_of(s, named_as(s, last), "target"))  # "X's latest acquisition is Y"
    if units[last].tag == "NNS":
        named = listed_behind(s, last, n.slots.end)
        relative = named and start > 2 and units[start - 1].low == "whose"
        c.add("acquirer", names_of(s, [start - 3]) if relative else [])
        n.slots.parties.setdefault("of", []).extend(named)
        c.add("target", names_of(s, named, "target"))
    elif not c.roles.get("target"):
        c.add("target", names_of(s, past_purchases(s, start, last, len(units)), "target"))
    if not c.roles.get("acquirer"):
        c.add("acquirer", [x for x in names_of(s, whose_deals(s, start)) if x not in c.parties()])
