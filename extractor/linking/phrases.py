"""Phrases: where one starts, what is joined in it, which party only describes another."""

from __future__ import annotations

from ..lexicon.words import word_set
from .rules import ClauseRules
from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, WORD, Sentence, Unit, is_noun

DETERMINERS = frozenset(("a", "an", "the", "its", "their", "his", "her", "one", "another", "this", "both"))
PRONOUNS = frozenset(("it", "they", "he", "she", "we"))
_JOINTS = frozenset(("-", "'s", "’s", "/"))
_PHRASE_TAGS = frozenset(
    ("JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "PRP$", "DT", "$")
)
_REPORTING = frozenset(("added", "announced", "confirmed", "disclosed", "reported", "said", "says"))
# Participles that the tagger takes for verbs behind a bracket ("Tilia's (TL) agreed sale").
_PREMODIFYING = frozenset(("agreed", "planned", "proposed"))
_STATES = frozenset(("had", "was", "were", "did"))
DEALS = word_set("deal_heads") | {"combination", "tie-up"}
_ENDING = frozenset(("for", "from", "in", "into", "to", "with"))
DASHES = frozenset(("-", "--", "–", "—"))


def is_possessive(u: Unit) -> bool:
    """Tell whether the unit is the mark of a possessive, no quotation mark and no short "is"."""
    return u.kind == WORD and (u.tag == "POS" or (u.low in ("'s", "’s") and u.tag != "VBZ"))


def is_aside(s: Sentence, j: int, rules: ClauseRules, stop: int | None = None) -> bool:
    """Tell whether the party at `j` only describes another ("X's", "X founder Ann", "X shares") before `stop`."""
    units = s.units
    if j + 1 >= len(units) or s.depth[j + 1] > s.depth[j]:
        return False
    nxt = units[j + 1]
    if units[j].low in ("its", "their", "his", "her") or is_possessive(nxt):
        return True
    k, n = j + 1, len(units) if stop is None else stop
    while k < n and units[k].kind == WORD and (is_noun(units[k]) or units[k].tag in ("JJ", "CC", "HYPH")):
        if units[k].low in rules.not_itself:
            return True
        if units[k].low == "and" or units[k].low == "&":
            return False
        k += 1
    # "Dropbox engineer Ann", "Taptap owner XD": the first only describes the second.
    return (
        k > j + 1 and k < len(units) and units[k].kind in (PERSON, ORG) and units[k - 1].tag in ("NN", "NNS")
    )


def verb_group_start(s: Sentence, i: int, rules: ClauseRules) -> int:
    """Return the first unit of the verb group that ends at `i` ("has also agreed to" acquire)."""
    j = i
    while j > 0:
        u = s.units[j - 1]
        if u.kind != WORD or s.depth[j - 1] != s.depth[i]:
            break
        if u.low == "to" and j == i and s.units[i].tag == "VBG":
            break  # "came close to buying"
        if (u.low in rules.auxiliaries and u.tag != "POS") or (
            (
                u.tag in ("RB", "MD")
                or u.low in ("first", "longer", "each", "both")
                or (u.low == "no" and s.units[j].low == "longer")
            )
            and u.low not in ("more", "back", "ago")
        ):
            j -= 1
        else:
            break
    return j


def coordinated(s: Sentence, j: int) -> list[int]:
    """Return the party at `j` and those joined to it on its left ("A, B and C" from C)."""
    found = [j]
    k = j - 1 if s.units[j].low not in PRONOUNS else -1
    while k >= 0:
        if s.units[k].low in ("and", "&", ",", "both", "/", "+"):
            k -= 1
            continue
        if s.units[k].low == ")" and s.depth[k]:
            while k > 0 and s.depth[k]:
                k -= 1
            continue
        if s.units[k].kind in PARTIES and s.units[k + 1].low in ("and", "&", ",", "/", "(", "+"):
            found.insert(0, k)
            k -= 1
            continue
        m = _before_description(s, k)
        last = s.units[m].low in ("and", "&")
        inside = len(found) > 1 and s.units[m].low == "," and not _is_ruled(s, m - 1)
        if (
            m < k
            and s.units[m + 1].kind == WORD
            and (last or inside)
            and (s.units[m - 1].kind in PARTIES or s.depth[m - 1] > s.depth[m])
            and s.units[k + 1] is s.units[found[0]]
        ):
            k = m
            continue
        break
    if len(found) > 1 and _owns_next(s, found[0], j):
        return [j]
    if len(found) > 1 and (_own_clause(s, *found[-3:]) or object_and_subject(s, *found[-2:])):
        return [j]
    # A lone comma joins nothing: "Last week, in Paris, A and B" needs an "and" between the last two. A headline
    # does without: "A, B sign pact".
    headline = found == [0, 2] == [0, j] and [u.tag for u in s.units[3:4]] in (["VBP"], ["VB"], ["TO"])
    joined = any(s.units[m].low in ("and", "&", "/", "+") for m in range(found[0], j))
    joined = joined or (
        found[0] > 0 and s.units[found[0] - 1].tag == "NNS"
    )  # "Prior investors A, B also joined"
    return found if joined or headline else [j]


def _before_description(s: Sentence, k: int) -> int:
    """Return the unit before the words that end at `k` and describe a party of a list ("A, B and pump maker C")."""
    m = k
    while m > 0 and (
        (s.units[m].kind == WORD and s.units[m].tag in ("JJ", "HYPH", "NN", "NNS", "NNP", "VBN", "VBG", "DT"))
        or (is_possessive(s.units[m]) and s.units[m - 1].kind == WORD and s.units[m - 1].tag == "NNP")
        or (s.units[m].kind == ORG and m < k and is_noun(s.units[m + 1]))
    ):
        m -= 1
    return m


def _owns_next(s: Sentence, first: int, j: int) -> bool:
    """Tell whether the party at `j` has another deal than that of `first` ("X's purchase of A and B's of C")."""
    start = phrase_start(s, first)
    of = start > 1 and s.units[start - 1].tag == "IN" and s.units[start - 2].low in DEALS
    return of and is_possessive(s.units[min(j + 1, len(s.units) - 1)])


def _is_ruled(s: Sentence, j: int) -> bool:
    """Tell whether a preposition or a verb stands before the phrase of the party at `j`."""
    first = phrase_start(s, j)
    return first > 0 and s.units[first - 1].tag[:2] in ("IN", "TO", "VB")


def _own_clause(s: Sentence, *places: int) -> bool:
    """Tell whether a list ends before its last party ("bought A and B, and C raised", "sold to A, and B raised")."""
    first, last = ({u.low for u in s.units[x + 1 : y]} for x, y in (places[:2], places[-2:]))
    start = phrase_start(s, places[0])
    if len(places) == 2 and not (start and s.units[start - 1].tag in ("IN", "RP", "TO", "VBD", "VBZ", "VBN")):
        return False
    return (len(places) == 2 or "and" in first) and {",", "and"} <= last


def object_and_subject(s: Sentence, a: int, b: int) -> bool:
    """Tell whether "and" parts the object at `a` from the subject at `b` ("X bought A and B raised").

    A verb in the singular ("X buys A and B raises") has one subject.
    """
    joined = b == a + 2 and a > 1 and s.units[a].kind in PARTIES and s.units[b].kind in PARTIES
    behind = s.units[b + 1 : b + 2]
    acts = any(u.tag == "VBZ" or (u.tag == "VBD" and u.low not in _STATES) for u in behind)
    did = s.units[a - 1].tag in ("VBD", "VBN", "VBZ") and s.units[a - 1].low not in _REPORTING
    return joined and acts and (did or _ends_deed(s, a)) and s.units[a].low not in ("it", "they")


def _ends_deed(s: Sentence, a: int) -> bool:
    """Tell whether a clause of its own ends with the party at `a` ("X paid $5M for A and B bought C")."""
    if s.units[a - 1].low not in _ENDING:
        return False
    for j in range(a - 2, 0, -1):
        u = s.units[j]
        if u.low in (",", ";", "by", "that", "which", "who"):
            return False
        if u.tag in ("VBD", "VBZ"):
            k = verb_start(s, j)
            return k > 0 and s.units[k - 1].kind in PARTIES and u.low not in _REPORTING
    return False


def verb_start(s: Sentence, j: int) -> int:
    """Return where the words before the verb at `j` that belong to it start ("has also bought")."""
    while j > 0 and (s.units[j - 1].tag == "RB" or s.units[j - 1].low in ("has", "have", "had")):
        j -= 1
    return j


def _inside_phrase(before: Unit) -> bool:
    """Tell whether a participle behind `before` belongs to a noun phrase ("its proposed", "a $5M agreed")."""
    return (
        before.low in (*DETERMINERS, "-")
        or before.kind in (MONEY, PERCENT)
        or before.tag in ("PRP$", "POS", "JJ")
    )


def attributive(s: Sentence, k: int) -> bool:
    """Tell whether the participle at `k` stands inside a noun phrase ("a shop-built", "an automated solution")."""
    before, behind = s.units[max(0, k - 1)], s.units[k + 1 : k + 2]
    compound = before.tag == "NN" and k > 1 and s.units[k - 2].tag == "HYPH"
    adverb = before.tag == "RB" and s.units[k].low == "owned"  # "a wholly owned unit"
    inside = (compound or adverb or before.tag in ("DT", "JJ", "PRP$")) and behind and is_noun(behind[0])
    return s.units[k].tag == "VBN" and (before.tag == "HYPH" or bool(inside))


def modifiers_start(s: Sentence, start: int) -> int:
    """Return the determiner of the phrase that goes on at `start` ("a supply, marketing and" research pact)."""
    k = start - 1
    if k < 2 or s.units[k].low not in ("and", "&", "or"):
        return start
    while k > 0 and (s.units[k].low in (",", "and", "&", "or") or s.units[k].tag in ("NN", "JJ", "VBG")):
        k -= 1
    return k if s.units[k].low in DETERMINERS and s.units[k + 1].low != "," else start


def joined_before(s: Sentence, start: int) -> list[int]:
    """Return the parties that "and" joins to the noun phrase at `start` ("X, Y, and individual investors")."""
    units, k = s.units, start - 1
    if k < 1 or units[k].low not in ("and", "&"):
        return []
    found: list[int] = []
    k -= 1 + (units[k - 1].low == ",")
    while k >= 0 and units[k].kind in PARTIES:
        found.insert(0, k)
        if k < 2 or units[k - 1].low != ",":
            break
        k -= 2
    return found


def _before_bracket(s: Sentence, j: int, base: int) -> int | None:
    """Return the mark of the possessive before the bracket that ends before unit `j` ("Tilia's (TL) purchase")."""
    k = j - 1
    while k > 0 and s.depth[k] > base:
        k -= 1
    return k if 0 < k < j - 1 and is_possessive(s.units[k]) else None


def _other_currency(s: Sentence, j: int, base: int) -> int | None:
    """Return where the bracket before unit `j` opens, if it says a sum again ("a £4M ($5M) purchase")."""
    k = j - 1
    while k > 0 and s.depth[k] > base:
        k -= 1
    inside = {u.kind for u in s.units[k + 2 : j - 1]}
    return k + 1 if s.units[k].kind == MONEY and MONEY in inside else None


def phrase_start(s: Sentence, i: int) -> int:
    """Return the first unit of the noun phrase whose head is at `i`."""
    j = i
    while j > 0:
        if s.depth[j - 1] != s.depth[i]:
            owner = _before_bracket(s, j, s.depth[i])
            sum_again = _other_currency(s, j, s.depth[i])
            if owner is None and sum_again is None:
                break
            j = owner + 1 if owner is not None else sum_again or j
        u: Unit = s.units[j - 1]
        if u.kind != WORD or u.low in DETERMINERS or u.low in _JOINTS:
            j -= 1
        elif u.tag in ("VBN", "VBG", "RB") or (u.tag == "VBD" and u.low in _PREMODIFYING):
            # "the previously announced purchase": a participle and its adverbs stand inside behind a determiner.
            k = j - 1
            while k > 0 and s.units[k - 1].tag == "RB":
                k -= 1
            if s.units[j].low in ("a", "an", "the"):
                break  # "to $9M following a round"
            inside = k > 0 and (
                _inside_phrase(s.units[k - 1]) or _before_bracket(s, k, s.depth[i]) is not None
            )
            if not inside or (u.tag == "RB" and j == i):
                break
            j = k
        elif u.tag in _PHRASE_TAGS or (u.low == "per" and j > 1 and s.units[j - 2].kind == MONEY):
            j -= 1  # "its $9 per share offer"
        elif (
            u.low == "and"
            and j > 2
            and s.units[j].kind == WORD
            and s.units[j - 2].tag in _PHRASE_TAGS
            and s.units[j - 3].kind == MONEY
        ):
            j -= 2  # "a $50M seed and pre-seed fund"
        else:
            break
    return j
