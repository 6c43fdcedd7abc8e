"""Frames of having: whose a share is without anything done to it."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.words import word_set
from .phrases import coordinated, phrase_start, verb_group_start
from .reading import BE, Holding, Reading, before_small, described
from .sentence import is_noun, is_verb
from .share import OWN, OWNED, SMALL, governing_verb
from .subjects import find_subject

_OWNERS = word_set("owners")
_BECOMING = ("becom", "becam")
_PARCEL = frozenset(("shares", "million", ",", "or", "and"))


def bracket(r: Reading) -> Holding | None:
    """Read "X (8%)" and "X owns Y (8%)"."""
    if r.share.form != "bracket":
        return None
    if r.told is not None and r.told[1].rule == "bracket-in" and r.low(r.share.start - 1) in ("and", ","):
        return replace(r.told[1], company=r.share.start)
    if r.low(r.share.start - 1) == "in" and r.low(r.share.start - 2) in r.rules.bare:
        return _listed(r)
    verb = r.share.start - 1
    if (
        is_verb(r.s.units[verb])
        and r.rules.actions.get(r.low(verb)) == "holds"
        and r.low(verb) in r.rules.direct
    ):
        return Holding("holds", r.subject(verb), verb, "bracket", r.share.start)
    return Holding("holds", r.s.units[r.share.start].names, r.share.start, "bracket")


def _listed(r: Reading) -> Holding:
    """Read "X bought stakes in Y (8%) and Z (4%)"."""
    verb = governing_verb(r.s, r.share.start - 2, r.rules)
    action = r.rules.actions.get(r.low(verb)) if verb is not None else None
    if verb is None or action is None:
        return Holding(None)
    return Holding(action, r.subject(verb), r.share.start, "bracket-in", r.share.start)


def owner(r: Reading) -> Holding | None:
    """Read "X, owner of 8% of Y" and "X is the owner of 8%"."""
    of = before_small(r, r.share.start)
    if r.low(of) != "of" or r.low(of - 1) not in ("owner", "owners", "holder", "holders"):
        return None
    j = phrase_start(r.s, of - 1) - 1
    while j >= 0 and (r.low(j) in (",", "the", "now") or r.s.units[j].tag == "RB"):
        j -= 1
    if r.is_party(j):
        return Holding("holds", r.s.units[j].names, of - 1, "owner")
    verb = j if r.low(j) in BE else governing_verb(r.s, j, r.rules) if r.low(j) == "as" else None
    return Holding("holds", r.subject(verb), of - 1, "owner") if verb is not None else Holding(None)


def shareholder(r: Reading) -> Holding | None:
    """Read "its majority shareholder, X", "X, the majority owner of Y", "X became a 25% shareholder"."""
    head = r.share.head
    if r.low(head) not in _OWNERS:
        return None
    units, before = r.s.units, r.share.start - 1
    while units[before].tag == "RB":
        before -= 1  # "X, already a 25% shareholder"
    after = head + 1 + (r.low(head + 1) == ",")
    if r.is_party(after) and r.low(after) not in OWN:
        return Holding("holds", r.names([after]), head, "shareholder")
    if r.low(before) in (",", "as") and r.is_party(before - 1):
        return Holding("holds", units[before - 1].names, head, "shareholder")
    verb = governing_verb(r.s, r.share.start, r.rules)
    if verb is not None and r.low(verb) in BE:
        return Holding(
            "buys" if r.low(verb).startswith(_BECOMING) else "holds",
            r.subject(verb),
            head,
            "shareholder",
        )
    return Holding(None)


def owned(r: Reading) -> Holding | None:
    """Read "Y is 60% owned by X" and "Y, a firm owned 60% by X"."""
    if r.share.form != "owned":
        return None
    by = r.agents()
    if not by:
        return Holding(None)
    # The participle stands behind the figure ("60% owned by") or before it ("owned 60% by").
    participle = r.share.head if r.low(r.share.head) in OWNED else r.share.start - 1
    first = min(participle, r.share.start)
    if r.low(first - 1) in BE or r.low(participle - 1) in BE:
        host = _passive_subject(r, participle if first == participle else first - 1)
    else:
        host = described(r, first)
    return (
        Holding("holds", r.names(by), r.share.head, "owned-by", host) if host is not None else Holding(None)
    )


def _passive_subject(r: Reading, verb: int) -> int | None:
    """Return the party that is owned, be it named in a description ("its Tilia unit is", "Y, a firm which is")."""
    start = verb_group_start(r.s, verb, r.clauses)
    if start and is_noun(r.s.units[start - 1]):
        return next(iter(r.parties(phrase_start(r.s, start - 1), start)[::-1]), None)
    found, noun = find_subject(r.s, verb, r.clauses)
    if found:
        return found[-1]
    return described(r, noun + 1) if noun is not None else None


def arm(r: Reading) -> Holding | None:
    """Read "X's 76% arm Y", "X's 70%-owned Y", "Y is a 70%-owned subsidiary of X" and "Y, a wholly owned unit of X"."""
    if r.share.form != "arm" or r.share.part is None:
        return None
    verb, of = governing_verb(r.s, r.share.start, r.rules), r.slots.parties.get("of", [])
    if of and r.share.part.kind != "named":
        before = r.share.start - 1
        joined = r.low(before) == "and"  # "X, a maker of pumps, and a wholly owned unit of Y"
        opens = before - (r.low(before - 1) == ",") if joined else r.share.start
        beside = described(r, opens) if joined or r.low(before) == "," else None
        if beside is None and verb is not None and (r.low(verb) in BE or r.low(r.share.start - 1) == "as"):
            beside = _passive_subject(r, verb)
        becomes = verb is not None and r.low(verb).startswith(_BECOMING)
        action = "buys" if becomes else "holds"
        return Holding(action, r.names(of[:1]), r.share.start, "arm", beside) if beside is not None else None
    owner = next(iter(r.parties(r.share.start, r.share.head)), None)
    if owner is None or r.share.part.kind != "named":
        return Holding(None)
    return Holding("holds", r.s.units[owner].names, owner, "arm", r.share.part.at)


def held(r: Reading) -> Holding | None:
    """Read "the 51% that X holds"."""
    k = r.slots.end if r.share.part is not None else r.share.end + 1
    k += r.low(k) in ("that", "which")
    if not r.is_party(k):
        return None
    verb = next((j for j in range(k + 1, min(len(r.s.units), k + 8)) if is_verb(r.s.units[j])), None)
    if verb is None or r.low(verb) not in r.rules.direct or r.rules.actions.get(r.low(verb)) != "holds":
        return None
    if any(r.low(j) in ("not", "n't") for j in range(k, verb)):
        return None
    return Holding("holds", r.names([k]), k, "held")


def possessor(r: Reading) -> Holding | None:
    """Read "X's 12% stake in Y"."""
    owner = r.owner()
    if owner is None or (r.share.form == "bare" and not (r.aware and r.share.figures)):
        return None
    return Holding("holds", r.s.units[owner].names, owner, "possessor")


def beside(r: Reading) -> Holding | None:
    """Read "X, with 12% of Y,", "X, with 4 million shares or 12%" and "X, Y's first shareholder with 12%"."""
    k = before_small(r, r.share.start)
    while r.low(k) in _PARCEL or (k >= 0 and r.s.units[k].tag == "CD") or (k >= 0 and r.low(k) in SMALL):
        k -= 1
    if r.low(k) != "with":
        return None
    j = k - 1
    noun = j - (r.low(j) == ",")
    within = r.is_party(noun) and r.low(noun - 1) in ("in", "of") and r.low(noun - 2) in _OWNERS
    if r.low(noun) in _OWNERS or within:
        return _largest(r, noun, k)
    while j >= 0 and r.low(j) in (",", "which"):
        j -= 1
    if not r.is_party(j) or (r.share.form == "bare" and r.low(k - 1) != ","):
        return None
    return Holding("holds", r.names(coordinated(r.s, j)), k, "with")


def _largest(r: Reading, noun: int, anchor: int) -> Holding | None:
    """Read what stands before "with 12%": "X, Y's first shareholder", "X is the largest holder (in Y)"."""
    named = noun if r.is_party(noun) else None
    noun -= 2 * (named is not None)
    start = phrase_start(r.s, noun)
    inside = named if named is not None else next(iter(r.parties(start, noun)[::-1]), None)
    action = "buys" if r.low(start - 1).startswith(_BECOMING) else "holds"
    if r.low(start - 1) in BE:
        holders = r.subject(start - 1)
    else:
        holder = described(r, noun + 1)
        holders = r.names([holder]) if holder is not None and holder != inside else ()
    return Holding(action, holders, anchor, "with", inside) if holders else None


def largest(r: Reading) -> Holding | None:
    """Read "X is Y's largest shareholder, holding 12%"."""
    verb = governing_verb(r.s, r.share.start, r.rules)
    if verb is None or r.s.units[verb].tag != "VBG" or r.rules.actions.get(r.low(verb)) != "holds":
        return None
    noun = verb - 2
    if r.low(verb - 1) != "," or not (r.low(noun) in _OWNERS or r.low(noun - 2) in _OWNERS):
        return None
    return _largest(r, noun, verb)


def of_which(r: Reading) -> Holding | None:
    """Read "Y, 12% of which belongs to X" and "Y, 12% of which is owned by X"."""
    k, host = r.share.end + 2, described(r, r.share.start)
    if r.low(k) != "which" or host is None or r.low(r.share.start - 1) != ",":
        return None
    k += 1
    while r.low(k) in BE or r.low(k) in SMALL:
        k += 1
    if r.low(k) not in OWNED and not r.low(k).startswith("belong"):
        return None
    who = k + 2 if r.low(k + 1) in ("by", "to") else 0
    return Holding("holds", r.names([who]), k, "of-which", host) if who and r.is_party(who) else None


def fronted(r: Reading) -> Holding | None:
    """Read "With its 12% of Y, X can block the plan"."""
    k, behind = before_small(r, r.share.start), r.share.last + 1
    opens = k == 0 or (k == 1 and r.low(0) == "thanks")
    if not opens or r.low(k) not in ("with", "to") or r.low(behind) != "," or not r.is_party(behind + 1):
        return None
    return Holding("holds", r.names([behind + 1]), k, "fronted")


def verbless(r: Reading) -> Holding | None:
    """Read "X: down to 8% of Y" and "X now 8% of Y"."""
    if r.share.part is None or r.share.part.kind != "named" or not r.share.figures:
        return None
    j = r.share.start - 1
    while j > 0 and (r.low(j) in SMALL or r.low(j) in ("down", ":") or r.s.depth[j]):
        j -= 1
    if not r.is_party(j) or j + 1 == r.share.start or r.low(j - 1) == "with":
        return None  # "in talks with X about 8% of Y"
    return Holding("holds", r.names([j]), r.share.start, "verbless")
