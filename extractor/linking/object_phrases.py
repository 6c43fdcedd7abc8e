"""The noun phrase behind a verb: where it starts, which of its words is its head, where it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..lexicon.words import word_set
from ..values.modifiers import is_modifier
from .boundaries import others_act
from .phrases import PRONOUNS, is_possessive
from .sentence import MONEY, ORG, PARTIES, PERCENT, WORD, Sentence, is_finite, is_noun

LEAD_IN = word_set("lead_in")
MEASURES = word_set("measures")
NOUN_TAGS = frozenset(
    (
        *("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "VBN", "VBG"),
        *("FW", "POS", "RB", "$", "CC"),
    )
)
TIMES = word_set("times")
_BOUND = 7
_SPANS = word_set("spans")
_SINCE = frozenset(("ago", "back", "earlier", "later", "before"))
_INSIDE = frozenset(("-", "'s", "’s", "/", "the", "a", "all", "every"))
_HOLDINGS = frozenset(("holding", "holdings"))


@dataclass(frozen=True)
class ObjectPhrase:
    """A noun phrase behind a verb: its first unit, its head, None where it has none, and the unit behind it."""

    start: int
    head: int | None
    end: int


def read_phrase(s: Sentence, i: int, classes: Mapping[str, set[str]]) -> ObjectPhrase:
    """Return the noun phrase behind unit `i`."""
    start = _start(s, i)
    if _clause_ahead(s, i, start):
        return ObjectPhrase(start, None, start)
    head, j = None, start
    while j < len(s.units) and s.depth[j] <= s.depth[i] and not _ends(s, start, head, j, classes):
        u = s.units[j]
        if is_noun(u) or u.kind != WORD or u.low in _HOLDINGS:
            head = j
        j += 1
    return ObjectPhrase(start, _behind_bracket(s, i, head, j), j)


def _start(s: Sentence, i: int) -> int:
    """Return where the phrase behind unit `i` starts: behind bounds, counts, times, asides, places and sources."""
    j = _skip_bound(s, i + 1)
    while j < len(s.units) and s.units[j].kind == WORD and (_leads_in(s, j) or _counts(s, j)):
        j += 1  # "one of its subsidiaries"
    for skip in (_skip_time, _skip_aside, _skip_place, _skip_source):
        j = skip(s, j)
    return j


def _ends(s: Sentence, start: int, head: int | None, j: int, classes: Mapping[str, set[str]]) -> bool:
    """Tell whether the phrase that starts at `start` is over before unit `j`."""
    u = s.units[j]
    if _time_ahead(s, j):
        return True  # "bought X last year", "which it bought a few months back"
    if u.kind == WORD and not (u.tag in NOUN_TAGS or u.low in _INSIDE):
        return True
    if u.kind == WORD and u.tag == "CC" and (j == start or u.low not in ("and", "&") or others_act(s, j)):
        return True  # "X led and Y joined", "led the round and Y joined"
    return head is not None and _closes(s, head, j, classes)


def _closes(s: Sentence, head: int, j: int, classes: Mapping[str, set[str]]) -> bool:
    """Tell whether the word at `j` cannot go on with a phrase whose last noun is at `head`."""
    u, noun = s.units[j], s.units[head]
    if u.low in ("today", "yesterday"):
        return True
    if noun.kind == MONEY and u.low in ("/", "a"):
        return True  # "rejects $12/share", "bids $12 a share"
    if noun.kind == ORG and u.low in ("public", "private"):
        return True
    if u.kind == WORD and u.tag == "VBG" and head == j - 1 and noun.tag == "NNS":
        return True  # "properties serving 8,000 homes"
    # "X's issued and outstanding shares"
    inside = j > head + 2 and is_possessive(s.units[head + 1])
    if u.kind == WORD and u.tag == "CC" and noun.kind in PARTIES and not inside:
        return True
    return u.low in PRONOUNS and "stake" in classes.get(noun.low, ())  # "every share it has in X"


def _behind_bracket(s: Sentence, i: int, head: int | None, j: int) -> int | None:
    """Return the head of the phrase; brackets behind a sum do not end it ("$5M (€4M) round")."""
    units, n = s.units, len(s.units)
    if head is None or units[head].kind != MONEY or j >= n or units[j].low not in ("(", "["):
        return head
    k = j
    while k < n and s.depth[k] > s.depth[i]:
        k += 1
    while k < n and units[k].kind == WORD and units[k].tag in NOUN_TAGS and units[k].low != "and":
        if _time_ahead(s, k):
            break  # "a $5M (€4M) round last year"
        if is_noun(units[k]) or units[k].low == "round":
            head = k
        k += 1
    return head


def _leads_in(s: Sentence, j: int) -> bool:
    """Tell whether the word at `j` only leads in to a noun ("as much as"); "merge as one firm" has no object."""
    role = (
        s.units[j].low == "as" and s.units[j + 1 : j + 2] and s.units[j + 1].low in ("a", "an", "one", "the")
    )
    return s.units[j].low in LEAD_IN and not role


def _counts(s: Sentence, j: int) -> bool:
    """Tell whether the number at `j` only counts what "of" names ("one of its units", "1.2 million of its shares")."""
    k = j
    while k < len(s.units) and s.units[k].tag == "CD" and s.units[k].kind == WORD:
        k += 1
    while k < len(s.units) and s.units[k].low in MEASURES:
        k += 1
    return j < k < len(s.units) and s.units[k].low == "of"


def _clause_ahead(s: Sentence, i: int, j: int) -> bool:
    """Tell whether a comma behind the verb at `i` opens another clause at `j`.

    As in "X led, Y joined" and "X and Y are to merge, creating a giant".
    """
    units = s.units
    if units[i + 1 : i + 2] == [] or units[i + 1].low != "," or j + 1 >= len(units):
        return False
    return units[j].tag == "VBG" or (units[j].kind in PARTIES and is_finite(units[j + 1]))


def _time_ahead(s: Sentence, j: int) -> bool:
    """Tell whether a time that no noun phrase takes in starts at unit `j` ("last year", "just two weeks ago")."""
    units = s.units
    if units[j].kind != WORD:
        return False
    if units[j].low in ("last", "this", "next", "earlier", "late"):
        follows = units[j + 2].low if j + 2 < len(units) else "."
        named = j + 1 < len(units) and units[j + 1].low in TIMES
        return named and not (j + 2 < len(units) and (is_noun(units[j + 2]) or follows in ("'s", "’s")))
    if is_noun(units[j]) and units[j].low not in _SPANS:
        return False  # "raised money six years ago": what was raised comes first
    for k in range(j + 1, min(j + 6, len(units))):
        if units[k].low in _SINCE:
            return units[k - 1].low in _SPANS
        if units[k].kind != WORD or units[k].tag in ("IN", "TO", ",", "."):
            return False
    return False


def _skip_time(s: Sentence, j: int) -> int:
    """Return the unit behind a time that stands where an object would ("acquired last year for $5M")."""
    units = s.units
    if j + 1 < len(units) and units[j].low in ("last", "this", "next", "earlier", "late", "early"):
        k = j + 1
        while k < len(units) and units[k].low in TIMES:
            k += 1
        return k if k > j + 1 else j
    return j + 1 if j < len(units) and units[j].low in ("today", "yesterday", "recently") else j


def _skip_aside(s: Sentence, j: int) -> int:
    """Return the unit behind an aside that stands where an object would ("to buy, through a unit, the mill")."""
    if not 0 < j < len(s.units) or s.units[j - 1].low != "," or s.units[j].tag != "IN":
        return j
    end = next(
        (k for k in range(j, len(s.units)) if s.units[k].low == "," and s.depth[k] == s.depth[j]), j - 1
    )
    return end + 1


def _skip_source(s: Sentence, j: int) -> int:
    """Return the unit behind "from X" before a heavy object ("to buy from X the four mills")."""
    units = s.units
    heavy = j + 2 < len(units) and (units[j + 2].tag in ("DT", "PRP$", "PDT") or units[j + 2].kind == PERCENT)
    if not heavy or units[j].low != "from" or units[j + 1].kind not in PARTIES:
        return j
    k = j + 2
    while k < len(units) and units[k].low in LEAD_IN:
        k += 1
    return k


def _skip_bound(s: Sentence, j: int) -> int:
    """Return the sum behind words that only bound it ("raised in excess of $5M"), else `j`."""
    k = next((k for k in range(j, min(j + _BOUND, len(s.units))) if s.units[k].kind != WORD), j)
    bounded = k > j and s.units[k].kind == MONEY and is_modifier(" ".join(u.low for u in s.units[j:k]))
    return k if bounded else j


def _skip_place(s: Sentence, j: int) -> int:
    """Return the unit behind "Vancouver, Canada-based", which only places the name that follows."""
    for k in range(j, min(j + 8, len(s.units) - 1)):
        if s.units[k].low == "based" and s.units[k - 1].text == "-":
            return k + 1
        if s.units[k].kind != WORD or not (
            s.units[k].tag.startswith("NNP") or s.units[k].text in (",", "-", ".")
        ):
            break
    return j
