"""Commas and dashes before a verb: asides, places and appositions between it and its subject."""

from __future__ import annotations

from .asides import before_aside, before_dashes, described_pair, opening_party, relative_before
from .phrases import DASHES, coordinated, is_aside
from .places import before_place
from .relatives import antecedent
from .sentence import is_finite
from .subject_search import GoOn, Search, SharedWith, Step, Subject, verb_before


def read_comma(x: Search, j: int) -> Step | None:
    """Read a comma or dash: the subject stands before what it closes."""
    s, u, rules = x.s, x.units[j], x.rules
    if u.low != "," and u.text not in DASHES:
        return None
    if u.text in DASHES and (dashed := before_dashes(s, j)) is not None:
        return Subject(coordinated(s, dashed))
    if x.verb.low == "to" or x.verb.tag == "VBG":
        # "entered an agreement with X, as seller, to buy"; "is growing fast, closing a round"
        verb = verb_before(s, j)
        if verb is not None:
            return SharedWith(verb)
    placed = before_place(s, j)
    if placed is not None:
        return GoOn(placed)
    if pair := described_pair(s, j, rules):
        return Subject(pair)
    opening = opening_party(s, j, rules)
    if opening is not None:
        return Subject([opening])
    before = before_aside(s, j, rules)
    if before is None:
        return _verb_list(x, j)
    if is_aside(s, before, rules, x.start):
        return Subject(noun=before)
    return Subject(coordinated(s, before))


def _verb_list(x: Search, j: int) -> Step:
    """Read a comma between verbs with one subject, or behind the aside of a relative."""
    s, units = x.s, x.units
    base = s.depth[x.start]
    first = next((k for k in range(j) if is_finite(units[k]) and s.depth[k] == base), None)
    told = "" if x.verb.low in x.rules.auxiliaries else x.verb.tag
    if first is not None and units[first].tag == told == "VBZ":
        # a headline: "X aims to test software, nabs $40M"
        return SharedWith(first)
    verb = verb_before(s, j)
    if x.chained and verb is not None and x.verb.tag == "VBD" and units[verb].tag in ("VBD", "VBN"):
        # "X bought Y, launched an app, and signed": one subject for all
        return SharedWith(verb)
    relative = relative_before(s, j, x.rules)
    return antecedent(s, relative, x.rules) if relative is not None else Subject()
