"""Control: words that hand their own subject on to the verb they rule ("agreed to buy", "after raising")."""

from __future__ import annotations

from ..lexicon.words import word_set
from .agreements import noun_owner
from .phrases import coordinated, phrase_start
from .sentence import PARTIES, is_finite, is_noun, is_verb
from .subject_search import Search, SharedWith, Step, Subject, party_before, verb_before

GERUND_RULERS = word_set("gerund_rulers")
_GETTING = word_set("getting")
_PERMITTING = word_set("permitting")


def read_control(x: Search, j: int) -> Step | None:
    """Read a word of control: "agreed to", "is set to", "has plans to", "in talks to"; in "X's offer to" X does."""
    s, units, u = x.s, x.units, x.units[j]
    if not _controls(x, j):
        return None
    owner = noun_owner(s, j) if is_noun(u) else None
    if owner is not None:
        its = owner > 0 and units[owner].low in ("its", "their")
        if its and units[owner - 1].low in x.rules.report:
            # "X announced its intention to buy": whatever else "its" might mean
            return SharedWith(owner - 1, otherwise=owner)
        return Subject(coordinated(s, owner))
    verb = j if is_verb(u) else verb_before(s, phrase_start(s, j))
    if verb is None:
        noun = party_before(s, j)
        return Subject(coordinated(s, noun)) if noun is not None else Subject(noun=j)
    if verb < j and units[verb].low in _GETTING | _PERMITTING:
        # "received an offer to buy": who gets the offer does not buy, nor who allows it
        return Subject(noun=j)
    return SharedWith(verb)


def _controls(x: Search, j: int) -> bool:
    """Tell whether the word at `j` rules the verb."""
    u, infinitive = x.units[j], x.verb.low == "to"
    busy = u.tag == "JJ" and x.verb.tag == "VBG"  # "is still busy acquiring"
    ruled = x.verb.tag == "VBG" and is_finite(u)  # "weighs going public"
    can = is_verb(u) or u.tag == "JJ" or (is_noun(u) and infinitive)
    return can and (infinitive or busy or ruled or u.tag in ("VBG", "VBN") or u.low in x.rules.report)


def read_gerund_ruler(x: Search, j: int) -> Step | None:
    """Read a preposition or conjunction before a gerund ("after raising")."""
    units, u = x.units, x.units[j]
    if u.low not in GERUND_RULERS or x.verb.tag != "VBG":
        return None
    if u.low == "from" and j and units[j - 1].kind in PARTIES:
        return Subject([j - 1])  # "kept X from buying"
    verb = verb_before(x.s, j)
    if verb is not None:
        return SharedWith(verb)
    # a headline whose verb the tagger takes for a noun: "X eyes IPO after raising $5M"
    return Subject([0] if j > 1 and units[0].kind in PARTIES else [])
