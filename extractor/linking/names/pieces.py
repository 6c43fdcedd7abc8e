"""Cut a run of capitals that holds more than one name, and trim what is no part of a name."""

from __future__ import annotations

from collections.abc import Iterator

from .beside import abbreviated
from .members import opens_member
from .rules import NameRules
from .trim import trim
from .words import (
    CAPITAL,
    DOTTED,
    MIXED,
    NAME_KINDS,
    NUMBER,
    UPPER,
    Span,
    Words,
    in_org,
    is_common,
    same_entity,
)


def pieces(w: Words, i: int, j: int, rules: NameRules) -> Iterator[Span]:
    """Cut the run [i, j) where it holds more than one name, and trim what is no part of a name."""
    cuts: list[Span] = []
    start = i
    k = i
    while k < j:
        low = w.low[k]
        if rules.is_legal(w.text[k], low) and k > start:
            nxt = w.low[k + 1] if k + 1 < j else ""
            if not rules.is_legal(w.text[k + 1] if k + 1 < j else "", nxt) and nxt not in (
                "of",
                "&",
                ",",
                "-",
                "(",
            ):
                cuts.append((start, k + 1))
                start = k + 1
        elif (
            k > start
            and w.household[k]
            and not w.household[k - 1]
            and (k - start > 1 or w.low[start] in rules.terms or w.text[start] in rules.product_words)
            and not same_entity(w, k - 1, k)
            and not (w.base[k] == "ORG" and w.base[k - 1] == "ORG" and w.kind[k - 1] in NAME_KINDS)
        ):
            # A known name begins: what stands before it is another ("... in the Rift Sony brings").
            cuts.append((start, k))
            start = k
        elif (
            k > start and j - k == 2 and w.household[k - 1] and w.low[k] in rules.given and not w.household[k]
        ):
            # "... at Acme Jane Doe": a title without its comma.
            cuts.append((start, k))
            start = k
        elif _runs_on(w, start, k, j, rules):
            cuts.append((start, k))
            start = k
        elif _is_cut(w, start, k, j, rules):
            cuts.append((start, k))
            start = k + 1
        k += 1
    cuts.append((start, j))
    for a, b in cuts:
        yield from trim(w, a, b, rules)


def _runs_on(w: Words, start: int, k: int, j: int, rules: NameRules) -> bool:
    """Tell whether a headline's first name begins at `k`, right behind the last name of the item before.

    "... cash from Alder Capital Acme files for": the name behind the preposition is whole with its clue noun,
    and one more word stands before a verb.
    """
    return (
        k - start >= 2
        and k + 1 == j < len(w)
        and w.low[k - 1] in rules.firm
        and w.low[k] not in rules.firm
        and w.low[k] not in rules.places
        and not rules.is_legal(w.text[k], w.low[k])
        and start > 0
        and w.low[start - 1] in rules.relation_links
        and w.low[j] in rules.subject_verbs
        and w.tag[j] in ("VBZ", "VBP", "NNS")
    )


def _is_cut(w: Words, start: int, k: int, j: int, rules: NameRules) -> bool:
    low = w.low[k]
    if w.kind[k] not in NAME_KINDS or w.household[k]:
        return False
    if (
        k > start
        and low in rules.context["roman"]
        and w.kind[k] == UPPER
        and (len(low) > 1 or w.low[k - 1] in rules.firm)
    ):
        # "Acme Ventures II"
        return False
    if (
        w.kind[k] == UPPER
        and k + 1 < len(w)
        and w.kind[k + 1] == NUMBER
        and len(low) == 3
        and low in rules.cut
    ):
        return True
    inside = k - start > 0 and k + 1 < j and same_entity(w, k - 1, k) and same_entity(w, k, k + 1)
    if low in rules.cut:
        if k > start and abbreviated(w, start, j):
            return False  # "Alder Private Credit (APC)"
        if k + 1 < j and w.low[k + 1] == "-" and w.glued(k + 1) and k + 2 < j and w.glued(k + 2):
            return False
        if w.kind[k] == UPPER and len(low) > 1 and in_org(w, k):
            return False
        if w.kind[k] == UPPER and len(low) > 2 and w.low[k - 1] == "(" and w.low[k + 1 : k + 2] == [")"]:
            # "the World Health Organization (WHO)"
            return False
        if w.kind[k] == UPPER and low == "a" and k + 1 < j and w.low[k + 1] == "/":
            return False
        if low in rules.context["headed"] and k == start and k + 1 < j:
            # "PT Acme Indonesia"
            return False
        if w.kind[k] == UPPER and len(low) > 3 and w.text.count(w.text[k]) > 1 and k + 1 == j and k == start:
            # "a stake in HERE"
            return False
        if w.kind[k] == UPPER and low == "a" and k > start and k + 1 < j and not w.title[k]:
            # "Project A Ventures"
            return False
        if (
            low == "a"
            and k == start
            and k + 1 < j
            and w.low[k + 1] in rules.firm
            and opens_member(w, k, rules)
        ):
            # "Alder, A Capital and Birch"
            return False
        if k > start and low in rules.firm and w.low[k + 1 : k + 2] != [":"]:
            # "Alder Credit Corp", "Alder Private Credit", unlike "Photo Credit:"
            return False
        if inside and low in rules.context["cut_inside"]:
            return False
        if (
            k == start
            and k + 1 < j
            and same_entity(w, k, k + 1)
            and is_common(w, k + 1)
            and low not in ("the",)
            and not w.first[k]
        ):
            return False
        return w.low[k - 1] not in ("of", "&") or k == start
    if (k > start or (k + 1 < j and not w.first[k])) and _headline_verb(w, k, rules):
        return True
    if low in rules.titles:
        return not (inside and low in rules.context["titles_inside"]) and not (
            low in rules.context["titles_first"] and k + 1 < j and k == start
        )
    if k + 1 < j and _describes_next(w, k, rules):
        return True
    if w.title[k] and _title_word(w, start, k, j, rules):
        return True
    return low in rules.after and k > start and not inside


def _describes_next(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether the word at `k` of a heading says what the name behind it is ("Nickel Developer Alder Core")."""
    low = w.low[k]
    if w.low[k - 1 : k + 1] == ["portfolio", "company"] or w.low[k : k + 2] == ["portfolio", "company"]:
        return True
    heading = w.title[k] or w.block_kind[k] == "heading"
    if low not in rules.context["described"] or not heading or w.kind[k] != CAPITAL:
        return False
    following = w.low[k + 1]
    return w.kind[k + 1] in NAME_KINDS and not (
        is_common(w, k + 1) or following in rules.firm or rules.is_legal(w.text[k + 1], following)
    )


def _headline_verb(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether the capitalised word at `k` is a headline's verb ("Acme Lands $61M")."""
    low = w.low[k]
    following = w.low[k + 1] if k + 1 < len(w) and w.block[k + 1] == w.block[k] else ""
    if w.low[k - 1] == "to" and low in rules.object_verbs and w.kind[k] == CAPITAL:
        # "Acme to Acquire Birch"
        return True
    if (
        w.block_kind[k] == "heading"
        and low in rules.headline_verbs
        and following in rules.context["deal_nouns"]
    ):
        # "Acme and Birch Complete Acquisition of"
        return True
    if w.kind[k] != CAPITAL or low not in rules.subject_verbs or low[-1] != "s" or low in rules.firm:
        return False
    heading = w.block_kind[k] == "heading" and low in rules.headline_verbs
    return is_common(w, k) and (following in rules.context["currencies"] or w.tag[k] == "VBZ" or heading)


def _title_word(w: Words, start: int, k: int, j: int, rules: NameRules) -> bool:
    """Tell whether a word of a Title Case headline is an ordinary word there, no part of a name."""
    low = w.low[k]
    if k > start and same_entity(w, k - 1, k) and low in rules.firm:
        return False
    if k > start and w.kind[k] == CAPITAL and low in rules.headline_verbs:
        return True
    if w.kind[k] in (MIXED, DOTTED) or not is_common(w, k):
        return False
    following = w.low[k + 1] if k + 1 < len(w) and w.block[k + 1] == w.block[k] else ""
    if k == start and w.first[k] and following in rules.object_verbs and low not in rules.terms:
        # "Balance Acquires": the subject.
        return False
    if low in rules.headline_verbs or w.tag[k] in ("VBZ", "VBD", "MD", "IN", "TO", "DT", "RB"):
        return True
    if low in rules.firm or low in rules.institution or rules.is_legal(w.text[k], low):
        # A clue noun stays only behind a word that is none, or beside another clue noun.
        beside = (k + 1 < j and w.low[k + 1] in rules.firm) or w.low[k - 1] in rules.firm
        return k == start or not (in_org(w, k) or beside or not is_common(w, k - 1) or w.kind[k - 1] == MIXED)
    return not in_org(w, k)
