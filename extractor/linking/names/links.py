"""What may stand between the capitals of one name: "&", "of", "and", marks, numbers, small words."""

from __future__ import annotations

from .conjunctions import ampersand, joins
from .members import ends_member, opens_member
from .rules import NameRules
from .trim import recurs
from .words import CAPITAL, LOWER, NAME_KINDS, NUMBER, Words, in_org, is_common, same_entity

# Labels of the base model under which firms' names stand.
_NAMED_ENTITIES = ("ORG", "WORK_OF_ART", "PRODUCT", "FAC")
_PARTS = frozenset(("division", "subsidiary", "unit"))


def link(w: Words, i: int, j: int, rules: NameRules) -> int:
    """Return how many words behind the run [i, j) belong to it though the first is no name part."""
    if _parts_two(w, i, j, rules):
        return 0
    for rule in _LINKS:
        size = rule(w, i, j, rules)
        if size:
            return size
    return 0


def _named(w: Words, i: int, k: int) -> bool:
    """Tell whether word `k` stands in the block of the run at `i` and may be part of a name."""
    return k < len(w) and w.block[k] == w.block[i] and w.kind[k] in NAME_KINDS


def _household(w: Words, i: int, j: int, rules: NameRules) -> int:
    return int(w.household[j] and same_entity(w, j - 1, j))


def _entity(w: Words, i: int, j: int, rules: NameRules) -> int:
    """Join small words that the base model takes into a name with a legal form, and foreign ones into any."""
    if w.kind[j] != LOWER or not _named(w, i, j + 1) or w.ent_id[j] < 0:
        return 0
    if not w.ent_id[j - 1] == w.ent_id[j] == w.ent_id[j + 1] or w.base[j] not in _NAMED_ENTITIES:
        return 0
    if w.low[j] in rules.context["foreign"]:
        return 0 if w.low[j - 1] in rules.firm else 2
    k = j + 1
    while _named(w, i, k) and w.ent_id[k] == w.ent_id[j] and not rules.is_legal(w.text[k], w.low[k]):
        k += 1
    closed = _named(w, i, k) and w.ent_id[k] == w.ent_id[j]
    return 2 if closed and w.low[j] in rules.context["inside"] else 0


def _nippet(w: Words, i: int, j: int, rules: NameRules) -> int:
    """Join around the "n" that stands for "and" ("Touch 'n Go", "Pick n Pay")."""
    k = j + (w.low[j] == "'")
    size = k - j + 1 + (w.low[k + 1 : k + 2] == ["'"])
    return size + 1 if w.low[k : k + 1] == ["n"] and _named(w, i, j + size) else 0


def _and(w: Words, i: int, j: int, rules: NameRules) -> int:
    text, last = w.low[j], w.low[j - 1]
    if text not in ("and", "&") or not _named(w, i, j + 1):
        return 0
    letters = j - i == 1 and len(last) == 1 and len(w.text[j + 1]) == 1
    if text == "&":
        # Written as web pages write it, it is hardly ever a list's.
        return 2 if letters or w.text[j] != "&" or ampersand(w, i, j, rules) else 0
    return 2 if letters or w.joint[j] or (not w.title[j] and joins(w, i, j, rules)) else 0


def _of(w: Words, i: int, j: int, rules: NameRules) -> int:
    last = w.low[j - 1]
    if w.low[j] != "of" or last not in rules.takes_of or (w.title[j] and not in_org(w, j)):
        return 0
    if _only_located(w, i, j, rules):
        return 0
    if _named(w, i, j + 1) and w.low[j + 1] not in rules.cut:
        return 2
    return 3 if w.low[j + 1 : j + 2] == ["the"] and _named(w, i, j + 2) else 0


def _parts_two(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether "of" stands between a part and its company ("the Alder Paint Division of Birch Inc")."""
    if w.low[j] != "of" or w.low[j - 1] not in _PARTS or j - i < 2:
        return False
    k = j + 1
    while _named(w, i, k) or w.low[k : k + 1] == ["-"]:
        if rules.is_legal(w.text[k], w.low[k]):
            return True
        k += 1
    return False


def _only_located(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether "of" tells where a firm is whose name is whole ("Alder Coal Co of Tilton"), not what it is.

    A name of plain words alone needs its place ("Steel Co of America").
    """
    legal = rules.is_legal(w.text[j - 1], w.low[j - 1])
    whole = any(not is_common(w, k) and w.low[k] not in rules.firm for k in range(i, j - 1))
    k = j + 1
    while _named(w, i, k) and not rules.is_legal(w.text[k], w.low[k]):
        k += 1
    if _named(w, i, k):
        # "Alder Bancorp of Ohio Inc"
        return False
    state = w.low[k : k + 1] == [","] and _named(w, i, k + 1) and _place(w, k + 1, rules)
    if not legal:
        return whole and state and w.low[j - 1] in rules.context["located"]
    short = w.low[j - 1].rstrip(".") in ("co", "corp") and w.low[j + 1 : j + 2] != ["america"]
    return (whole and short) or (state and w.low[j + 1] in rules.places)


def _place(w: Words, k: int, rules: NameRules) -> bool:
    return w.low[k] in rules.places or w.base[k] == "GPE"


def _for(w: Words, i: int, j: int, rules: NameRules) -> int:
    known = w.low[j] == "for" and w.low[j - 1] in rules.takes_for
    return 2 if known and _named(w, i, j + 1) and same_entity(w, j - 1, j + 1) else 0


def _possessive(w: Words, i: int, j: int, rules: NameRules) -> int:
    if w.low[j] != "'s":
        return 0
    if w.joint[j]:
        return 1
    return 2 if _named(w, i, j + 1) and _possessive_name(w, i, j, rules) else 0


def _comma(w: Words, i: int, j: int, rules: NameRules) -> int:
    if w.low[j] != "," or j + 1 >= len(w):
        return 0
    last, following = w.low[j - 1], w.low[j + 1]
    if rules.is_legal(w.text[j + 1], following) and not rules.is_legal(w.text[j - 1], last):
        # "Acme, AB InBev and others"
        return 0 if w.household[j + 1] and not w.household[j - 1] else 2
    if last in rules.context["before_legal"] and following in rules.context["behind_legal"]:
        return 2
    if not _named(w, i, j + 1) or w.low[j + 2 : j + 3] not in (["and"], ["&"]):
        return 0
    if w.low[j + 3 : j + 4] in (["co"], ["co."]):
        # "Goldman, Sachs and Co"
        return 4
    firm = w.low[j + 4 : j + 5]
    # "Bass, Alder & Birch LLP"
    return 4 if j - i == 1 and _named(w, i, j + 3) and firm and firm[0] in rules.context["law_firms"] else 0


def _bracket(w: Words, i: int, j: int, rules: NameRules) -> int:
    """Join a place in brackets that is written without a space or before a legal form ("Acme (India) Ltd")."""
    if w.low[j] != "(":
        return 0
    k = j + 1
    while k < j + 4 and _named(w, i, k):
        k += 1
    if k == j + 1 or w.low[k : k + 1] != [")"]:
        return 0
    if w.glued(j) and w.surface(j + 1, k).lower() in rules.places:
        return k + 1 - j
    if not _named(w, i, k + 1):
        return 0
    group = w.low[k + 1] in rules.context["group_words"]
    return k + 2 - j if group or rules.is_legal(w.text[k + 1], w.low[k + 1]) else 0


def _legal(w: Words, i: int, j: int, rules: NameRules) -> int:
    small = w.low[j] in ("inc", "inc.", "plc", "llc", "ltd", "ltd.", "corp", "corp.")
    return int(small and not rules.is_legal(w.text[j - 1], w.low[j - 1]))


def _trademark(w: Words, i: int, j: int, rules: NameRules) -> int:
    """Join over the sign of a trademark ("Tilia® Landscape Supply")."""
    signed = w.text[j] in ("®", "™") and w.glued(j) and not w.glued(j + 1)
    return 2 if signed and _named(w, i, j + 1) and w.low[j + 1] not in rules.subject_verbs else 0


def _mark(w: Words, i: int, j: int, rules: NameRules) -> int:
    """Join around a hyphen, an apostrophe or, between single letters, a slash ("A/S")."""
    if not w.glued(j) or not _named(w, i, j + 1) or not w.glued(j + 1):
        return 0
    if w.low[j] == "." and w.low[j + 1] in rules.context["site_ends"]:
        return 2
    letters = w.low[j] == "/" and len(w.low[j - 1]) == 1 and len(w.text[j + 1]) == 1
    if w.low[j] in ("-", "–") and not w.household[j]:
        k = j + 1
        while _named(w, i, k):
            k += 1
        if w.low[k : k + 1] and w.low[k] in rules.context["between_two"]:
            # "the Alder-Birch merger"
            return 0
    return 2 if letters or w.low[j] in ("-", "–", "'") else 0


def _particle(w: Words, i: int, j: int, rules: NameRules) -> int:
    if w.low[j] not in rules.particles or not _named(w, i, j + 1) or w.kind[j - 1] != CAPITAL:
        return 0
    known = w.label[j] == "PERSON" or w.low[j] in rules.context["particles_between"]
    return 2 if known or same_entity(w, j - 1, j + 1) else 0


def _number(w: Words, i: int, j: int, rules: NameRules) -> int:
    if w.kind[j] != NUMBER or not w.text[j].isdigit() or w.title[j]:
        return 0
    if w.low[j - 1] == "fund" and len(w.text[j]) < 3 and not w.glued(j + 1) and j - i > 1:
        # "Deep Sea Fund 4"
        return 1
    if j - i == 1 and len(w.text[j]) < 4 and w.base[j] != "DATE":
        member = opens_member(w, i, rules) and ends_member(w, j + 1)
        if member or (not w.glued(j + 1) and recurs(w, j - 1)):
            # "Alder Capital, Section 32 and Birch"; "Formation 8" time and again
            return 1
    if not same_entity(w, j - 1, j):
        return 0
    if _named(w, i, j + 1) and same_entity(w, j, j + 1):
        return 2
    return int(w.tag[j] == "NNP")


def _small_firm(w: Words, i: int, j: int, rules: NameRules) -> int:
    """Join the clue noun that a list writes small ("Graph ventures", "Red Dot Capital partners")."""
    low = w.low[j]
    if low not in rules.context["small_firm"] or (low == "partners" and w.low[j - 1] not in rules.firm):
        return 0
    return int(opens_member(w, i, rules) and ends_member(w, j + 1))


_LINKS = (
    _household,
    _entity,
    _nippet,
    _and,
    _of,
    _for,
    _possessive,
    _comma,
    _bracket,
    _legal,
    _mark,
    _trademark,
    _particle,
    _number,
    _small_firm,
)


def _known(w: Words, i: int, j: int, rules: NameRules) -> bool:
    text = w.surface(i, j)
    return rules.is_household(text) or text in rules.ambiguous.get(text.lower(), ())


def _possessive_name(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether "'s" at `j` belongs to a name ("Today's Healthcare", "Dick's Sporting Goods")."""
    if rules.is_legal(w.text[j + 1], w.low[j + 1]) and not rules.is_legal(w.text[j - 1], w.low[j - 1]):
        return True
    if _place(w, j - 1, rules):
        return False  # "Ohio's Alder Systems Inc"
    k = j + 1
    while (
        k < len(w)
        and w.kind[k] in NAME_KINDS
        and (w.low[k] in rules.firm or is_common(w, k))
        and not rules.is_legal(w.text[k], w.low[k])
    ):
        k += 1
    if j - i == 1 and k > j + 1 and k < len(w) and rules.is_legal(w.text[k], w.low[k]):
        return True
    whole = (j - i == 1 or same_entity(w, i, j)) and same_entity(w, j, j + 1)
    if is_common(w, j - 1) and whole and not _known(w, i, j, rules):
        return True
    return j - i == 1 and w.low[j + 1] in rules.context["owned_institutions"] and in_org(w, j)
