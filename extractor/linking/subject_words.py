"""The words before a verb that lead to its subject: parties, sums, pronouns, adverbs, an "and"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .agreements import counterparty, permits
from .appositions import group_leader, stands_for
from .asides import opening_party
from .phrases import PRONOUNS, coordinated, is_aside
from .sentence import MONEY, ORG, PARTIES, PERCENT, WORD, is_verb
from .subject_search import GoOn, Search, SharedWith, Step, Subject, verb_before

_QUOTES = frozenset(("'", '"', "“", "”", "''", "``", "`"))
_GROUPS = word_set("groups")


def read_party(x: Search, j: int) -> Step | None:
    """Read a party: it acts, unless it is an aside or only on the other side of what is agreed."""
    s, units = x.s, x.units
    if units[j].kind not in PARTIES:
        return None
    if is_aside(s, j, x.rules, x.start):
        return Subject(noun=j)
    found = coordinated(s, j)
    others = x.verb.low == "to" and (counterparty(s, x.start) or permits(s, found[0]))
    # "with funds managed by X": the verb stands before the funds
    verb = verb_before(s, found[0] - 2 * stands_for(units, found[0] - 1)) if others else None
    return SharedWith(verb) if verb is not None else Subject(found)


def read_sum(x: Search, j: int) -> Step | None:
    """Read a sum or share before an infinitive ("raised $5M to buy")."""
    if x.units[j].kind not in (MONEY, PERCENT) or x.verb.low != "to":
        return None
    verb = verb_before(x.s, j)
    return SharedWith(verb) if verb is not None else Subject(noun=j)


def read_pronoun(x: Search, j: int) -> Step | None:
    """Read a pronoun: in "X said it …" the one who says is the one who does."""
    units, rules = x.units, x.rules
    if units[j].low not in PRONOUNS:
        return None
    k = j - 1
    while k >= 0 and (units[k].low == "that" or units[k].low in rules.transparent):
        k -= 1
    if k > 0 and units[k].kind in PARTIES and units[k - 1].low in ("the", "told", "tells", "informed"):
        k -= 2 if units[k - 1].low == "the" else 1  # "X told the SEC it …"
    if k >= 0 and is_verb(units[k]) and units[k].low in rules.report:
        return SharedWith(k)
    return Subject(noun=j)


def read_group(x: Search, j: int) -> Step | None:
    """Read a word that stands for a party told by it or before it."""
    low = x.units[j].low
    if low in _GROUPS and (leader := group_leader(x.units, j)) is not None:
        return Subject([leader])
    return None


def read_adverb(x: Search, j: int) -> Step | None:
    """Pass over adverbs, times and quotes."""
    u = x.units[j]
    passed = u.kind == WORD and (
        u.low in x.rules.transparent
        or u.text in _QUOTES
        or u.tag in ("RB", "RBR")
        or (u.low, u.tag) == ("up", "RP")
    )
    return GoOn(j - 1) if passed else None


def read_conjunction(x: Search, j: int) -> Step | None:
    """Read an "and": the verb before it has the same subject."""
    if x.units[j].low not in ("and", "or", "&", "but"):
        return None
    verb = verb_before(x.s, j)
    return SharedWith(verb) if verb is not None else Subject()


def read_rest(x: Search, j: int) -> Step:
    """Read any other word: only the party that opens the sentence can be the subject."""
    u = x.units[j]
    if u.low == "that":
        return GoOn(j - 1)
    if u.low == ":" and j == 1 and x.units[0].kind == ORG:
        return Subject([0])  # an item of a digest: "X: Bought Y"
    opening = opening_party(x.s, j, x.rules)
    return Subject([opening] if opening is not None else [])
