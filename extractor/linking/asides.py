"""Asides before a verb: the party before an aside, before a place, or at the opening of the sentence."""

from __future__ import annotations

from .phrases import DASHES, DETERMINERS
from .rules import ClauseRules
from .sentence import ORG, PARTIES, WORD, Sentence, is_finite, is_verb

# Behind these a clause begins: what they stand before is its subject.
_OPENING = frozenset(("that", "says", "said", "while", "whereas", "although", "though", "because"))


def opening_party(s: Sentence, j: int, rules: ClauseRules) -> int | None:
    """Return the party that opens the sentence as "X, a maker of …" when no verb stands between it and unit `j`."""
    units = s.units
    first = 1 if units[0].tag in ("CC", "RB") else 0  # "And X, a maker of …"
    if (
        len(units) < first + 4
        or units[first].kind not in PARTIES
        or units[first + 1].low != ","
        or not (units[first + 2].low in DETERMINERS or units[first + 2].tag[:2] in ("NN", "JJ"))
    ):
        return None
    inside = False
    for k in range(first + 3, j):
        u, before = units[k], units[k - 1].low
        inside = u.low != "," and (inside or u.low in rules.relative or u.tag in ("WRB", "WDT"))
        # In a description the tagger takes plurals and participles for verbs; a comma stands before a real one.
        if is_finite(u) and not inside and (u.low in rules.auxiliaries or before == ","):
            return None
    return first


def described_pair(s: Sentence, j: int, rules: ClauseRules) -> list[int]:
    """Return the two described parties before the comma at `j` ("X, a bank, and Y, a broker, raised")."""
    units = s.units
    for k in range(j - 2, 3, -1):
        if s.depth[k] > s.depth[j]:
            continue
        opens = units[k].kind == ORG and units[k + 1].low in (",", "(") and units[k - 1].low == "and"
        if opens and units[k - 2].low == "," and units[k - 3].kind == WORD:
            first = before_aside(s, k - 2, rules)
            return [first, k] if first is not None and units[first].kind == ORG else []
        if units[k].low in (";", ":") or units[k].kind == ORG:
            return []
    return []


def relative_before(s: Sentence, j: int, rules: ClauseRules) -> int | None:
    """Return the relative pronoun of "X, which despite the slump, raised", whose aside ends at the comma `j`."""
    for k in range(j - 1, 0, -1):
        if s.units[k].low == "," and s.units[k - 1].low in rules.relative:
            return k - 1  # "which, in turn, was"
        if s.units[k].low in rules.relative and s.units[k].low != "that":
            return k if s.units[k + 1].tag == "IN" else None
        if s.units[k].kind in PARTIES or is_finite(s.units[k]) or s.units[k].low == ",":
            return None
    return None


def before_dashes(s: Sentence, j: int) -> int | None:
    """Return the party before the aside without a verb that the dash at `j` closes ("X — a dairy — buying")."""
    for k in range(j - 1, 0, -1):
        if s.units[k].text in DASHES:
            return k - 1 if s.units[k - 1].kind in PARTIES else None
        if is_finite(s.units[k]):
            return None
    return None


def before_aside(s: Sentence, j: int, rules: ClauseRules) -> int | None:
    """Return the party before the aside that ends with the comma or dash at `j`.

    The aside's own names are passed over: the party sought is followed by a comma, dash or bracket and not
    ruled by a preposition.
    """
    best: int | None = None
    for k in range(j - 1, -1, -1):
        if s.depth[k] != s.depth[j]:
            continue
        u, nxt = s.units[k], s.units[k + 1]
        if u.low in (";", ":") and k < j - 1:
            break
        if u.kind not in PARTIES or not (nxt.low in (",", "(", "<") or nxt.text in DASHES):
            continue
        if nxt.low == "," and k + 1 == j and k > 0 and best is None:
            # "…, backed by Foo, raised": Foo belongs to the aside when something rules it.
            if not ruled(s, k, rules):
                return k
            continue
        if not ruled(s, k, rules):
            return k
    return best


def ruled(s: Sentence, k: int, rules: ClauseRules) -> bool:
    """Tell whether a preposition, verb or indefinite article stands before the party at `k`, descriptions aside."""
    m = k - 1
    if m >= 0 and s.units[m].low in ("a", "an"):
        return True  # ", a Golden, Colorado-based maker of"
    while m >= 0 and s.units[m].kind in (WORD, *PARTIES):
        u = s.units[m]
        if u.kind in PARTIES:
            m -= 1
            continue
        if u.low in (",", "and", "&") and m > 0 and s.units[m - 1].kind in PARTIES:
            m -= 1
            continue
        if is_verb(u) and s.units[m - 1].text == "-":
            m -= 2  # "Ohio-based X"
            continue
        if u.tag in ("IN", "TO") or is_verb(u) or (u.low in rules.connector_heads and u.tag != "CC"):
            return u.low not in _OPENING
        if u.low in (",", ".", ";", ":"):
            return False
        m -= 1
    return False
