"""Who stands in the phrase of a deal noun: "X's purchase", "a Northlake-led round", "Ridge's Orbit IV fund"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .antecedents import advised
from .candidates import Candidate
from .deal_nouns import ROUND, DealNoun
from .judge import names_of
from .phrases import coordinated, is_possessive
from .sentence import MONEY, PARTIES, PERCENT

_EXCHANGES = word_set("exchanges")
_FUND = "fund_close.noun.fund"
_GIVEN_BY = frozenset(("backing", "cheque", "commitment", "infusion", "injection", "investment"))


def add_owners(c: Candidate, n: DealNoun) -> bool:
    """Add the owners and modifiers of the noun and the share told in its phrase; tell whether it has an owner."""
    s, units, owned = n.s, n.units, False
    for j in n.inside:
        if n.t.id == ROUND and any(n.owns(k) for k in range(j + 2, n.first)):
            continue  # "X's rival Y's round"
        if units[j].kind in PARTIES and s.depth[j] == s.depth[n.first]:
            if units[j].low in ("its", "their") or is_possessive(units[j + 1]):
                _add(c, n, j, "possessor")
                owned = True
            else:
                _add_modifier(c, n, j, owned)
        elif units[j].kind == PERCENT:
            c.percent = j
        elif "lead" in n.t.roles and units[j].names and [u.low for u in units[j + 1 : j + 3]] == ["-", "led"]:
            c.add(n.t.roles["lead"], list(units[j].names))  # "a Northlake-led round"
    return owned


def _add_modifier(c: Candidate, n: DealNoun, j: int, owned: bool) -> None:
    """Add the party at unit `j`, which modifies the noun, behind its owner if it is `owned`."""
    aside = owned and n.t.type != "acquisition"  # "its Zerotan acquisition" is one of Zerotan
    if aside or any(u.low in n.rules.light for u in n.units[j + 1 : n.first]):
        return  # "its Nasdaq listing"; a headline: "Tilia signs first acquisition"
    if owned and n.t.id == _FUND and j == n.first - 1:
        c.add("venture", list(n.units[j].names))  # "Ridge's Orbit IV fund"
    if n.t.id == ROUND and n.units[n.last].low in _GIVEN_BY and n.units[j - 1].kind == MONEY:
        c.add("investor", names_of(n.s, [j]))  # "lands $9M Ridge investment"
    else:
        _add(c, n, j, "modifier")


def _add(c: Candidate, n: DealNoun, j: int, slot: str) -> None:
    """Add the party at unit `j` in the role of `slot`, unless what follows the noun names its target."""
    if slot not in n.t.roles or (n.t.type == "ipo" and n.units[j].low in _EXCHANGES):
        return
    role = n.t.roles[slot]
    behind = (x for x in ("of", "for", "in", "into", "to") if n.t.roles.get(x) == "target")
    if role == "target" and any(n.slots.parties.get(x) for x in behind):
        return
    found = advised(n.s, j) or (coordinated(n.s, j) if j == n.start else [j])
    c.add(role, names_of(n.s, found, role))
