"""What a clause says whose subject is a deal noun: "the round was led by X", "$5M from X will help Y open"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .candidates import Candidate
from .clauses import scan_right
from .governors import BE
from .judge import names_of
from .rules import ClauseRules, DealRules, Trigger
from .sentence import MONEY, WORD, Sentence, is_verb
from .slots import Slots

_CLOSING = frozenset(("closed", "closes", "hit", "hits", "reached", "reaches", "topped", "raised"))
_YIELDING = frozenset(("bring", "brings", "brought", "netted", "nets", "raised", "raises"))
_VALUING = frozenset(("value", "values", "valued"))
_ADDING = frozenset(("topped", "backed", "seeded", "anchored", "supported", "funded"))
_DRAWING = frozenset(("attracted", "counted", "drew", "featured", "included"))
_RAISING = frozenset(("bring", "fetch", "net", "raise"))
_HELPING = frozenset(("allow", "allows", "enable", "enables", "help", "helps", "let", "lets"))
_SIZED = frozenset((("amounts", "to"), ("amounted", "to"), ("came", "to"), ("comes", "to")))
_BRINGING = word_set("bringing")
_GIVEN = frozenset(("debt_financing", "funding_round"))


def raising(s: Sentence, i: int, end: int) -> list[int]:
    """Return the amounts that a listing at unit `i` is to raise ("an IPO that could raise as much as $5M")."""
    for j in range(i + 1, min(end, len(s.units) - 2)):
        if s.units[j].low in ("that", "which") and s.units[j + 1].tag == "MD":
            raised = next((k for k in range(j + 2, min(j + 5, end)) if s.units[k].low in _RAISING), end)
            return [k for k in range(raised + 1, min(raised + 7, end)) if s.units[k].kind == MONEY][:1]
        if s.units[j].low in ("that", "which") and s.units[j + 1].low in ("raised", "raises", "fetched"):
            return [k for k in range(j + 2, min(j + 7, end)) if s.units[k].kind == MONEY][:1]
    return []


def read_predicate(
    s: Sentence, i: int, slots: Slots, t: Trigger, c: Candidate, rules: DealRules, clauses: ClauseRules
) -> list[int]:
    """Read what a clause says whose subject is the noun ("the round was led by X"); return its amounts."""
    j = slots.end
    if j >= len(s.units) or s.units[j].kind != WORD or s.units[j - 1].low == ",":
        return []
    if any(u.low == "," for u in s.units[i + 1 : j]) and any(u.low == "and" for u in s.units[i + 1 : j]):
        return []  # another noun is the subject: "a seed round in May, and its Series A was led by"
    k = j
    while (
        k < len(s.units)
        and s.units[k].kind == WORD
        and (s.units[k].low in clauses.auxiliaries or s.units[k].tag in ("RB", "MD"))
    ):
        k += 1
    if k >= len(s.units) or (k == j and not is_verb(s.units[k])):
        return []
    more = scan_right(s, k - 1 if k > j else k, clauses)
    for slot in ("lead", "join", "backed", "by", "from", "along"):
        others = s.units[k].low in _BRINGING and any(m < more.links.get(slot, 0) for m, _ in more.values)
        if others:
            continue  # "the funding lifts its total to $9M, with a $5M seed led by X"
        if slot in t.roles and more.parties.get(slot):
            topped = t.type == "fund_close" and s.units[k].low in _ADDING  # "was topped up by X"
            role = "investor" if topped else t.roles[slot]
            c.add(role, names_of(s, more.parties[slot]))
            slots.parties.setdefault(slot, []).extend(more.parties[slot])
    drew = s.units[k].low in _DRAWING or (s.units[0].low == "behind" and s.units[j].low in BE)
    if t.id == "funding_round.noun.round" and drew:
        drawn = [
            *more.parties.get("obj", []),
            *(more.parties.get("in", []) if s.units[k].low == "drew" else []),
        ]
        c.add("investor", [n for n in names_of(s, drawn) if n not in c.roles.get("target", ())])
    given = t.type in _GIVEN and c.roles.keys() & {"investor", "lender"} and not c.roles.get("target")
    if given and s.units[k].low in _HELPING:
        c.add("target", names_of(s, more.parties.get("obj", []), "target"))  # "$5M from X will help Y open"
    if t.type == "ipo" and s.units[k].low in _VALUING and not c.roles.get("target"):
        c.add("target", names_of(s, more.parties.get("obj", []), "target"))  # "last year's IPO valued X at"
    pair = tuple(u.low for u in s.units[k : k + 2])
    sized = s.units[k].low in ("totals", "totaled", "totalled") or pair in _SIZED
    closed = t.type == "fund_close" and s.units[k].low in _CLOSING
    brings = t.type == "funding_round" and s.units[k].low in _YIELDING
    return [m for m, _ in more.values] if s.units[j].low in BE or sized or closed or brings else []
