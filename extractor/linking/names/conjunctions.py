"""Conjunctions: whether an "and" or an "&" stands inside one name or between two."""

from __future__ import annotations

from .rules import NameRules
from .words import CAPITAL, NAME_KINDS, UPPER, Words, is_common, same_entity


def ampersand(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether the "&" at `j` stands inside one name ("Johnson & Johnson") or between two."""
    k = j + 1
    while k < len(w) and w.block[k] == w.block[j] and w.kind[k] in NAME_KINDS and w.low[k] not in rules.cut:
        k += 1
    right, left = k - j - 1, j - i
    if w.low[j + 1] in rules.places or w.low[j - 1] in rules.places:
        return same_entity(w, j - 1, j + 1) and rules.is_legal(w.text[k - 1], w.low[k - 1])
    if rules.is_legal(w.text[j + 1], w.low[j + 1]) or w.low[j + 1] in rules.context["family_firms"]:
        return True
    if w.title[j] and is_common(w, j - 1) and is_common(w, j + 1):
        return False
    firms = left > 1 and right > 1 and w.low[j - 1] in rules.firm and w.low[k - 1] in rules.firm
    if firms and not is_common(w, j + 1):
        # "Birch Holdings & Alder Ventures" are two.
        return False
    if left == right == 2 and {w.low[i], w.low[j + 1]} & rules.given and w.low[k - 1] not in rules.firm:
        return False  # "Ann Lee & Bo Park" are two people
    if right == 1 and w.low[j - 1] in rules.firm and w.low[j + 1] in rules.firm:
        return True  # "Alder Technologies & Therapeutics"
    if left == right == 1 and i > 1 and w.low[i - 1] == "," and w.kind[i - 2] in NAME_KINDS:
        return k < len(w) and w.low[k] in (",", "and")  # "from Alder, Birch & Cedar" are three
    sides = [(i, j), (j + 1, k)]
    if any(_stands_alone(w, a, b, rules) for a, b in sides):
        return False
    if rules.is_legal(w.text[k - 1], w.low[k - 1]):
        return True
    # Firms are called after people or by plain words; two brands beside an "&" are a list.
    paired = any(_like_surname(w, m) for m in (*range(i, j), *range(j + 1, k)) if w.kind[m] in NAME_KINDS)
    if not paired and not (is_common(w, j - 1) and is_common(w, j + 1)):
        return left == right == 1 and w.kind[j - 1] == w.kind[j + 1] == CAPITAL and not w.title[j]
    return same_entity(w, j - 1, j + 1) or (left == 1 and right == 1) or left + right > 2


def _like_surname(w: Words, m: int) -> bool:
    sense = w.sense[m]
    return sense is not None and sense[1] > 0.35


def _stands_alone(w: Words, a: int, b: int, rules: NameRules) -> bool:
    """Tell whether the words [a, b) beside an "&" are a whole name: an acronym or a household name."""
    text = w.surface(a, b)
    return text in rules.certain.get(text.lower(), ()) or (
        b == a + 1 and w.kind[a] == UPPER and len(text) > 2
    )


def joins(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether the "and" at `j` stands inside a name ("Securities and Exchange Commission")."""
    k = j + 1
    while k < len(w) and w.block[k] == w.block[j] and w.kind[k] in NAME_KINDS and w.low[k] not in rules.cut:
        k += 1
    last = w.low[k - 1]
    if rules.is_legal(w.text[k - 1], last) and k - 2 > j:
        last = w.low[k - 2]
    if last in rules.context["and_family"] and k - j <= 3:
        return j - i <= 3
    if last in rules.context["couples"] and j - i == 1 and {w.low[i], w.low[j + 1]} <= rules.given:
        return True  # "the Ann and Bo Park Foundation"
    whole = same_entity(w, j - 1, j) and same_entity(w, j, j + 1)
    if last in rules.takes_and and k - j > 2 and is_common(w, j - 1) and (whole or is_common(w, j + 1)):
        return True
    pair = w.low[j - 1] in rules.firm and (w.low[j + 1] in rules.firm or w.low[j + 1] in rules.after_and)
    if pair and k - j > 2 and not rules.is_legal(w.text[j - 1], w.low[j - 1]):
        return last in rules.takes_and or last in rules.firm or (k < len(w) and w.low[k] == "of")
    return whole and is_common(w, j - 1) and is_common(w, j + 1)
