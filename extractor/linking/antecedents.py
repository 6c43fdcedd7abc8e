"""Who acts or is acted on though the words stand elsewhere: relatives, participles, those who hire another."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.words import word_set
from .clauses import scan_right
from .governors import BE
from .objects import Object
from .phrases import coordinated, is_possessive, phrase_start
from .rules import ClauseRules, DealRules
from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, REF, WORD, Sentence, Unit, is_finite, is_noun
from .slots import Slots
from .subjects import find_subject

_ARMS = frozenset(("arm", "fund", "subsidiary", "unit"))
_GROWING = frozenset(("boosting", "doubling", "increasing", "lifting", "raising", "tripling"))
_OVER = word_set("over")
_ADVISING = word_set("advising")
_DESCRIBING = frozenset(("at", "for", "from", "in", "of"))
_EXAMPLES = frozenset(("including", "with"))
_JOINING = frozenset(
    ("back", "come", "contribute", "invest", "join", "participate", "return", "take", "team")
)
_REACH = 8
_DESCRIPTIVE = frozenset(("HYPH", "JJ", "NN", "NNP", "NNS", "POS", "VBN"))
_TALKING = (["talking", "to"], ["spoken", "to"], ["spoke", "to"], ["speaking", "to"], ["talked", "to"])
_NAMING = frozenset(("by", "came", "comes", "included", "includes", "including", "like"))
_BEHIND_IT = frozenset((",", ".", ";", "alongside", "and", "as", "together", "with"))
_ABOUT = frozenset(("about", "on", "over", "regarding", "for", "concerning"))


def reduced(s: Sentence, start: int) -> list[int]:
    """Return the party directly before a reduced relative ("Oskar Foods, acquired by …")."""
    j = start - 1
    while j >= 0 and (s.units[j].low in (",", ":", ")", "(", "–", "—") or s.depth[j] > s.depth[start]):
        j -= 1
    return [j] if j >= 0 and s.units[j].kind in PARTIES else []


def owner_of(s: Sentence, start: int, last: int) -> list[int]:
    """Return who bought what stands behind the participle ("Tilia's recently acquired Oskar Foods")."""
    units = s.units
    stands = last + 1 < len(units) and units[last].tag in ("VBN", "VBD") and units[last + 1].kind in PARTIES
    owned = start > 1 and is_possessive(units[start - 1]) and units[start - 2].kind in PARTIES
    return [start - 2] if stands and owned else []


def handed_sum(s: Sentence, start: int) -> int | None:
    """Return the sum that the participle at `start` follows ("with $5M invested in X")."""
    reduced = start > 0 and s.units[start].tag == "VBN" and s.units[start - 1].kind == MONEY
    return start - 1 if reduced else None


def who_handed(s: Sentence, money: int, rules: ClauseRules) -> list[int]:
    """Return who gave the sum at `money` as one of their deeds ("led two deals, including $5M put in")."""
    k = money - 1
    while k > 0 and s.units[k].low not in _EXAMPLES:
        if is_finite(s.units[k]):
            return []
        k -= 1
    verb = next((j for j in range(k - 1, 0, -1) if is_finite(s.units[j])), None)
    return find_subject(s, verb, rules)[0] if verb is not None else []


def relative_share(
    s: Sentence, start: int, subject: list[int], rules: DealRules, clauses: ClauseRules
) -> Slots | None:
    """Return what belongs to the share that the clause is about ("the 5% stake in X that it bought")."""
    if not subject or subject[0] < 2 or s.units[subject[0] - 1].low not in ("that", "which"):
        return None
    for j in range(subject[0] - 2, max(-1, subject[0] - 8), -1):
        if "stake" in rules.classes.get(s.units[j].low, ()) or s.units[j].kind == PERCENT:
            slots = scan_right(s, j, clauses)
            return slots if slots.parties.get("in") or slots.parties.get("of") else None
    return None


def relative_object(s: Sentence, start: int, subject: list[int], clauses: ClauseRules) -> list[int]:
    """Return the antecedent when the clause is an object relative ("Mobileye, which Intel bought")."""
    if not subject:
        return []
    j = subject[0] - 1
    while j > 0 and s.units[j].tag in ("DT", "JJ") and s.units[j].low not in clauses.relative:
        j -= 1  # "which the former X bought"
    j = j if s.units[j].low in clauses.relative else subject[0] - 1
    while j >= 0 and s.units[j].low in clauses.relative:
        j -= 1
    relative = j < subject[0] - 1
    while j >= 0 and s.units[j].low in (",", "("):
        j -= 1
    if j >= 0 and s.units[j].kind in PARTIES and relative:
        return [j]
    if j >= 0 and is_noun(s.units[j]):
        k = phrase_start(s, j) - 1
        if k >= 1 and s.units[k].low == "," and s.units[k - 1].kind in PARTIES:
            return [k - 1]
        inside = [m for m in range(k + 1, j) if s.units[m].kind in PARTIES]
        if relative and inside:
            return inside[-1:]
    return []


def principal(s: Sentence, start: int, subject: list[int], clauses: ClauseRules) -> list[int]:
    """Return who acts where the infinitive at `start` follows one hired or beaten ("X hired Y to sell")."""
    if not subject or s.units[start].low != "to" or subject[-1] != start - 1:
        return subject
    k = phrase_start(s, subject[0]) - 1
    k -= k > 0 and s.units[k].low in ("off", "out")
    return find_subject(s, k, clauses)[0] if k > 0 and s.units[k].low in _OVER else subject


def fronted(s: Sentence, subject: list[int]) -> list[int]:
    """Return what the clause with `subject` is for: "X, for which Y paid $5M", "For X, Y paid $5M"."""
    if not subject:
        return []
    j = subject[0] - 1
    if j > 1 and s.units[j].low == "which" and s.units[j - 1].low == "for":
        return reduced(s, j - 1)
    opens = j == 2 and s.units[j].low == "," and s.units[0].low == "for" and s.units[1].kind in PARTIES
    return [1] if opens else []


def one_spoken_of(s: Sentence, pronoun: int) -> list[int]:
    """Return the person that "he" or "she" at `pronoun` stands for, the only one told before it."""
    if s.units[pronoun].low not in ("he", "she"):
        return []
    people = [j for j in range(pronoun) if s.units[j].kind == PERSON]
    return people[:1] if len({s.units[j].names for j in people}) == 1 else []


def grown_stake(s: Sentence, verb: int, o: Object, owners: list[int]) -> list[int]:
    """Return the named owner of the share that the participle at `verb` says has grown ("raising X's stake in Y")."""
    owned = [j for j in owners if j <= o.head and s.units[j].kind == ORG]
    grown = s.units[verb].low in _GROWING and "stake" in o.classes
    return owned[:1] if grown else []


def described(s: Sentence, noun: int, clauses: ClauseRules) -> list[int]:
    """Return the party that a relative clause is about through its description ("X, an app that was bought by")."""
    units, k = s.units, noun + 1
    k += k < len(units) and units[k].low == ","
    if k >= len(units) or units[k].low not in clauses.relative:
        return []
    k = phrase_start(s, noun)
    while k > 1 and units[k].tag != "DT" and units[k - 1].low in _DESCRIBING and is_noun(units[k - 2]):
        k = phrase_start(s, k - 2)
    if k < 2 or units[k].low not in ("a", "an", "the", "one", "another", "two", "three"):
        return []
    if units[k - 1].low in BE and units[k].low != "the":
        return find_subject(s, k - 1, clauses)[0]  # "X is an app that was bought by"
    if units[k - 1].low != "," or units[k - 2].kind not in PARTIES:
        return []
    return coordinated(s, k - 2) if units[k].tag == "CD" else [k - 2]  # "X and Y, two banks that merged"


def arm_owner(s: Sentence, noun: int) -> list[int]:
    """Return the firm whose nameless arm acts ("X's venture arm invested")."""
    if s.units[noun].low not in _ARMS:
        return []
    j = noun - 1
    while j > 0 and is_noun(s.units[j]):
        j -= 1
    owned = j > 0 and is_possessive(s.units[j]) and s.units[j - 1].kind in PARTIES
    return [j - 1] if owned else []


def offering_owner(s: Sentence, noun: int, rules: DealRules) -> list[int]:
    """Return whose offering does what follows ("X's offering, which raised $5M")."""
    if "ipo" not in rules.classes.get(s.units[noun].low, ()):
        return []
    owned = range(phrase_start(s, noun), noun)
    return [j for j in owned if s.units[j].kind in PARTIES and s.units[j].low not in ("its", "their")][:1]


def relative_sum(s: Sentence, subject: list[int]) -> int | None:
    """Return the sum that a clause about it follows ("the $5M it raised", "the $5M that X got")."""
    k = _description_start(s, subject[0]) - 1 if subject else -1
    if k > 0 and s.units[k].low in ("that", "which"):
        k -= 1
    return k if k > 0 and s.units[k].kind == MONEY and s.units[k - 1].low == "the" else None


def _description_start(s: Sentence, j: int) -> int:
    """Return where the words that say who the party at `j` is start ("Oslo-based lender, X")."""
    k, units = j, s.units
    if units[j].kind == REF:
        return j
    while k > 1 and (
        (units[k - 1].kind == WORD and units[k - 1].tag in _DESCRIPTIVE)
        or (units[k - 1].low == "," and k == j and is_noun(units[k - 2]))
    ):
        k -= 1
    return k


def relative_round(s: Sentence, subject: list[int], rules: DealRules) -> int | None:
    """Return the round that an object relative is about ("a round that X led")."""
    if not subject:
        return None
    j = subject[0] - 1
    j -= j > 0 and s.units[j].low in ("that", "which")
    j -= j > 0 and s.units[j - 1].low == "series"
    return j if j >= 0 and "round" in rules.classes.get(s.units[j].low, ()) else None


def is_round(s: Sentence, verb: int, j: int) -> bool:
    """Tell whether the "it" at `j` that somebody named led is a round ("X led it, and Y joined")."""
    units = s.units
    subject = units[verb - 1] if verb else None
    named = subject is not None and (subject.kind in PARTIES or subject.low in (",", ")"))
    behind = [u.low for u in units[j + 1 : j + 2]]
    return named and [u.low for u in units[j : j + 1]] == ["it"] and (not behind or behind[0] in _BEHIND_IT)


def leaders_behind(s: Sentence, i: int, rules: DealRules) -> list[int]:
    """Return who led the round at `i`, told by a relative clause behind it ("a $5M seed that X and Y led")."""
    units, j = s.units, i + 1
    j += j < len(units) and units[j].low == ","
    j += j < len(units) and units[j].low in ("that", "which")
    end = _list_end(units, j)
    led = j > i + 1 and end < len(units) and "lead" in rules.light.get(units[end].low, ())
    return [k for k in range(j, end) if led and units[k].kind in PARTIES]


def joiners_behind(s: Sentence, i: int) -> list[int]:
    """Return who joined the round at `i`, told by a relative behind it ("a $5M seed that saw X and Y invest")."""
    units = s.units
    seen = next(
        (j for j in range(i + 1, min(i + _REACH, len(units))) if units[j].low in ("saw", "sees")), None
    )
    if seen is None or units[seen - 1].low not in ("that", "which"):
        return []
    end = _list_end(units, seen + 1)
    joined = end < len(units) and units[end].low in _JOINING
    return [k for k in range(seen + 1, end) if joined and units[k].kind in PARTIES]


def _list_end(units: Sequence[Unit], j: int) -> int:
    """Return the unit behind the list of parties that starts at `j`, if there is one."""
    while j < len(units) and (units[j].kind in PARTIES or units[j].low in (",", "and")):
        j += 1
    return j


def across(s: Sentence, start: int) -> list[int]:
    """Return the other side of talks about what starts at `start` ("in talks with X about a joint venture")."""
    j = start - 2
    if j < 1 or s.units[start - 1].low not in _ABOUT or s.units[j].kind not in PARTIES:
        return []
    found = coordinated(s, j)
    before = [u.low for u in s.units[max(0, found[0] - 2) : found[0]]]
    return found if before[1:] == ["with"] or before in _TALKING else []


def told_of(s: Sentence, start: int, clauses: ClauseRules) -> list[int]:
    """Return the party that the phrase at `start` describes ("X, a joint venture of", "X is a spin-off from")."""
    units = s.units
    if start < 2 or units[start].low not in ("a", "an", "the", "its", "their"):
        return []
    if units[start - 1].low == "," and units[start - 2].kind in PARTIES:
        return [start - 2]
    return find_subject(s, start - 1, clauses)[0] if units[start - 1].low in BE else []


def topped_by(s: Sentence, start: int) -> list[int]:
    """Return who a list names with the round at `start` ("topping it is X with a $5M round")."""
    units, j = s.units, start - 2
    if j < 1 or units[start - 1].low != "with" or units[j].kind != ORG:
        return []
    k = j - 1
    while k > 0 and units[k].kind == WORD and units[k].tag in _DESCRIPTIVE | {"DT"}:
        k -= 1
    return [j] if units[k].low in BE | _NAMING else []


def advised(s: Sentence, j: int) -> list[int]:
    """Return whom the "its" at `j` means where an adviser speaks ("was adviser to X on its sale")."""
    units = s.units
    if units[j].low != "its" or not any(u.low in _ADVISING for u in units[:j]):
        return []
    return [k for k in range(j) if units[k].kind in PARTIES and s.depth[k] == s.depth[j]][-1:]
