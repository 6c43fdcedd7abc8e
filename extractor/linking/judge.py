"""Judge a candidate: its status, and whether it has what its rule requires."""

from __future__ import annotations

from ..lexicon.words import word_set
from .candidates import Candidate
from .case import Case
from .conditions import holds
from .modality import find_status
from .remainders import unowned
from .rules import DealRules, Trigger
from .sentence import PARTIES, PERSON, Sentence, is_verb
from .slots import Slots

_SIZES = {
    "majority": "majority",
    "controlling": "controlling",
    "control": "controlling",
    "full": "full",
    "all": "full",
    "minority": "minority",
    "entire": "full",
    "remaining": "remaining",
    "whole": "full",
    "every": "full",
}
BACK = word_set("back")
# "does not sell its robots", "has no plans for an IPO": no deal is meant
_NO_DEAL = frozenset((("divestiture", "terminated.negated"), ("ipo", "terminated.none")))
_TAKING_PART = frozenset(("funding_round.verb.join", "funding_round.verb.return"))
_ACCEPTED = "announced.accepted"
_TOPICS = frozenset(("about", "over", "on"))
_TALKS = frozenset(("talks", "talk", "discussions", "negotiations"))
_REACH = 14
_BEFORE_TALKS = 4
_FORMER = word_set("former")


def names_of(s: Sentence, found: list[int], role: str = "") -> list[str]:
    """Return the names of the parties found; a person is no target."""
    return [
        name
        for j in found
        if not (s.units[j].kind == PERSON and role in ("target", "partner"))
        for name in s.units[j].names
    ]


def of_today(s: Sentence, first: int) -> bool:
    """Tell whether the phrase that starts at `first` is what the news is about ("today's round")."""
    return [u.low for u in s.units[first : first + 2]] in (["today", "'s"], ["today", "’s"])


def size_of(s: Sentence, first: int, head: int) -> str | None:
    """Return the size told of the share whose words stand from `first` to its head.

    All that the buyer does not own yet is less than the whole, but gives control.
    """
    size = next((_SIZES[u.low] for u in s.units[first:head] if u.low in _SIZES), None)
    return "controlling" if size in ("full", None) and unowned(s, head) else size


def judge(c: Candidate, t: Trigger, i: int, last: int, slots: Slots, rules: DealRules) -> None:
    """Set the status from the words around the trigger, its tense and the type's own table."""
    units = c.sentence.units
    begin = 0
    for j in range(i - 1, -1, -1) if (talks := _talks_before(c)) is None else ():
        u = units[j]
        clause = u.low in (",", ";", "which", "who", ":") or (
            u.low == "that" and j and not is_verb(units[j - 1])
        )
        if clause or (
            u.kind in PARTIES
            and u.low not in ("its", "their")
            and set(u.names) & c.parties()
            and j < i
            and not _other_side(c, j)
        ):
            begin = j + 1
            break
    if c.tense == "infinitive" and units[i - 1].text == "May" and i > 1:
        c.tense = "past"  # "which in May bought": the month
    if _finite(c, i):
        begin = c.anchor[0]  # who "has bought" does not plan to, whatever else the clause says of them
    begin = begin if talks is None else max(0, talks - _BEFORE_TALKS)
    end = c.anchor[1] if t.id.split(".")[1] == "noun" else i
    before = " ".join(u.low for k, u in enumerate(units[begin:end], begin) if not (u.text == "May" and k))
    after = " ".join(u.low for u in units[last + 1 : last + 14])
    text = " ".join(u.low for u in units)
    default = t.status or rules.status[t.type][c.tense]
    c.status, c.cue = find_status(before, after, text, c.tense, t.type, default, rules.cues)
    if c.cue == "proposed.progressive" and t.roles.get("subject") in ("investor", "lead_investor"):
        # "early investor X is returning", "X is investing $5M in Y"
        c.status = "completed" if t.id in _TAKING_PART else "announced"
    if t.status in ("proposed", "rumored") and c.status in ("completed", "announced"):
        c.status = t.status if c.cue != _ACCEPTED else c.status


def _talks_before(c: Candidate) -> int | None:
    """Return the word for talks whose topic the trigger is ("in talks with X, a bank, about buying Y")."""
    units, first = c.sentence.units, c.anchor[0]
    if units[first - 1].low not in _TOPICS or units[first].tag != "VBG":
        return None
    return next((j for j in range(first - 2, max(0, first - _REACH), -1) if units[j].low in _TALKS), None)


def _other_side(c: Candidate, j: int) -> bool:
    """Tell whether the party at `j` only stands between a noun and its infinitive ("an offer from X to buy")."""
    units = c.sentence.units
    return j == c.anchor[0] - 1 and units[j + 1].low == "to" and units[j - 1].low in ("from", "with", "by")


def _finite(c: Candidate, i: int) -> bool:
    """Tell whether the verb at `i` says what was done, by itself: no gerund, no "round led by"."""
    units = c.sentence.units
    reduced = c.anchor[0] == i and i + 1 < len(units) and units[i + 1].low == "by"
    # "will stay after first investing in X in May"
    done = c.type == "funding_round" and units[c.anchor[0] - 1].low in ("after", "since")
    return c.tense in ("past", "perfect") and (units[i].tag != "VBG" or done) and not reduced


def meets(x: Case) -> bool:
    """Tell whether a reading of a trigger has what its rule requires."""
    c, t, units = x.c, x.t, x.units
    if c.type == "fund_close" and {u.low for u in units[max(0, c.anchor[0] - 5) : c.anchor[0]]} & _FORMER:
        return False
    if (c.type, c.cue) in _NO_DEAL:
        return False
    if c.type == "acquisition" and c.cue == "terminated.negated" and "acquirer" not in c.roles:
        return False  # "it is not interested in getting acquired"
    if c.type == "funding_round" and c.status == "terminated" and not c.amounts:
        return False  # "its inability to raise money"
    if any(x.slots.parties.get(slot) for slot in t.without):
        return False
    if not c.parties() and not c.anaphor and not c.further:
        return False
    if t.objects and t.id.split(".")[1] == "noun" and not (x.o.classes & (t.objects | {"name"})):
        return False
    return any(holds(x, condition) for condition in t.require) and all(holds(x, need) for need in t.need)
