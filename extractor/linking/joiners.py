"""Who joined a round told before: "Also joining were A and B", "X was the sole investor", "A and B were in it"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .candidates import Candidate
from .governors import BE
from .phrases import coordinated
from .sentence import ORG, PARTIES, PERSON, is_finite
from .sequels import ARTICLES, INVESTORS, OPENING, Sequel, listed, opened_by

_PRESENT = word_set("present")
_LEADING = frozenset(("leading", "co-leading", "heading", "anchoring"))
_JOINING = _LEADING | {
    "joining",
    "joined",
    "participating",
    "investing",
    "contributing",
    "backing",
    "returning",
}
_ABOARD = frozenset(("aboard", "board"))
_SERVING = frozenset(("is", "was", "were", "acted", "served", "as"))
_RANKS = frozenset(("lead", "sole", "only", "main", "largest", "biggest", "single", "other"))


def joining(x: Sequel) -> Candidate | None:
    """Read "Also participating in the round were A and B" and "They were joined by A" after the telling of a round."""
    units, last = x.units, x.round
    head = opened_by(x.s, _JOINING | _ABOARD)
    if head is None or last is None:
        return None
    lead = units[head].low in _LEADING
    passive = [u.low for u in units[head : head + 2]] == ["joined", "by"]
    link = next((j for j in range(head + 1, min(head + 7, len(units))) if units[j].low in (*BE, ":")), None)
    first = head + 1 if passive else link
    if first is None or not (units[head].tag == "VBG" or passive or units[head].low in _ABOARD):
        return None
    return x.joined(last, head, "lead_investor" if lead else "investor", listed(x.s, first + 1))


def present(x: Sequel) -> Candidate | None:
    """Read "A, B and C were in the round" after the telling of a round."""
    units, last = x.units, x.round
    verb = next((j for j, u in enumerate(units) if is_finite(u)), 0)
    if (
        last is None
        or units[verb].low not in ("are", "is", "was", "were")
        or units[verb - 1].kind not in PARTIES
    ):
        return None
    first = verb + 1
    while first < len(units) and units[first].low in ("all", "also", "both", "too"):
        first += 1
    behind = " ".join(u.low for u in units[first : first + OPENING])
    if not any(behind.startswith(phrase) for phrase in _PRESENT):
        return None
    return x.joined(last, verb, "investor", _new_to(x, last, verb - 1))


def described(x: Sequel) -> Candidate | None:
    """Read "X was the sole investor" after the telling of a round."""
    units, last = x.units, x.round
    for j, u in enumerate(units):
        if last is None or u.kind not in (ORG, PERSON) or j + 3 >= len(units):
            continue
        if units[j + 1].low not in _SERVING or (units[j + 1].low in BE and units[j + 2].low not in ARTICLES):
            continue
        words = [w.low for w in units[j + 2 : j + 7]]
        if words[:3] in (["the", "lead", "."], ["the", "lead"]):
            return x.joined(last, j + 3, "lead_investor", _named(x, j))
        head = next((k for k, word in enumerate(words) if word in INVESTORS), None)
        if head is None or not set(words[:head]) & _RANKS:
            continue
        role = "lead_investor" if "lead" in words[:head] else "investor"
        return x.joined(last, j + 2 + head, role, _new_to(x, last, j))
    return None


def _named(x: Sequel, j: int) -> list[str]:
    return [n for k in coordinated(x.s, j) for n in x.units[k].names]


def _new_to(x: Sequel, last: Candidate, j: int) -> list[str]:
    """Return the names joined at unit `j` without the company whose round it is."""
    return [n for n in _named(x, j) if n not in last.roles.get("target", ())]
