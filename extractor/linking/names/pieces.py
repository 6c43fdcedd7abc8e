"""Cut a run of capitals that holds more than one name, and trim what is no part of a name."""

from __future__ import annotations

from collections.abc import Iterator

from .rules import NameRules
from .words import (
    CAPITAL,
    DOTTED,
    LOWER,
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
            and (k - start > 1 or w.low[start] in rules.terms or w.text[start] in rules.products)
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
        yield from _trim(w, a, b, rules)


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
        if k + 1 < j and w.low[k + 1] == "-" and w.glued(k + 1) and k + 2 < j and w.glued(k + 2):
            return False
        if w.kind[k] == UPPER and len(low) > 1 and in_org(w, k):
            return False
        if w.kind[k] == UPPER and low == "a" and k + 1 < j and w.low[k + 1] == "/":
            return False
        if w.kind[k] == UPPER and low == "a" and k > start and k + 1 < j and not w.title[k]:
            # "Project A Ventures"
            return False
        if k > start and k + 1 < j and low in rules.firm and rules.is_legal(w.text[k + 1], w.low[k + 1]):
            # "Alder Credit Corp"
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
    if k > start and _headline_verb(w, k, rules):
        return True
    if low in rules.titles:
        return not (inside and low in rules.context["titles_inside"]) and not (
            low in rules.context["titles_first"] and k + 1 < j and k == start
        )
    if w.title[k] and _title_word(w, start, k, j, rules):
        return True
    return low in rules.after and k > start and not inside


def _headline_verb(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether the capitalised word at `k` is a headline's verb ("Acme Lands $61M")."""
    low = w.low[k]
    if w.kind[k] != CAPITAL or low not in rules.subject_verbs or low[-1] != "s" or low in rules.firm:
        return False
    following = w.low[k + 1] if k + 1 < len(w) and w.block[k + 1] == w.block[k] else ""
    return is_common(w, k) and (following in rules.context["currencies"] or w.tag[k] == "VBZ")


def _title_word(w: Words, start: int, k: int, j: int, rules: NameRules) -> bool:
    """Tell whether a word of a Title Case headline is an ordinary word there, no part of a name."""
    low = w.low[k]
    if k > start and w.kind[k] == CAPITAL and low in rules.headline_verbs:
        return True
    if w.kind[k] in (MIXED, DOTTED) or not is_common(w, k):
        return False
    if low in rules.headline_verbs or w.tag[k] in ("VBZ", "VBD", "MD", "IN", "TO", "DT", "RB"):
        return True
    if low in rules.firm or low in rules.institution or rules.is_legal(w.text[k], low):
        # A clue noun stays only behind a word that is none, or beside another clue noun.
        beside = (k + 1 < j and w.low[k + 1] in rules.firm) or w.low[k - 1] in rules.firm
        return k == start or not (in_org(w, k) or beside or not is_common(w, k - 1) or w.kind[k - 1] == MIXED)
    return not in_org(w, k)


def _trim(w: Words, a: int, b: int, rules: NameRules) -> Iterator[Span]:
    joints = ("of", "&", "and", "'s", ",", "-", "–", "'", "the", "for", "(", ")", "amp", ";")
    while a < b and ((w.kind[a] not in NAME_KINDS and w.kind[a] != NUMBER) or w.low[a] in joints):
        a += 1
    if (
        a > 0
        and w.kind[a - 1] == LOWER
        and w.block[a - 1] == w.block[a]
        and w.rank[a - 1] >= 2.0
        and (w.low[a] in rules.firm or rules.is_legal(w.text[a], w.low[a]))
        and (rules.is_legal(w.text[b - 1], w.low[b - 1]) or (b - a == 1 and w.low[a] in rules.firm))
    ):
        # "acme Holdings Ltd.": a brand that writes itself small.
        yield a - 1, b
        return
    while (
        a < b
        and not (w.household[b - 1] or w.joint[b - 1])
        and w.low[b - 1] != ")"
        and not rules.is_legal(w.text[b - 1], w.low[b - 1])
        and ((w.kind[b - 1] not in NAME_KINDS and w.kind[b - 1] != NUMBER) or w.low[b - 1] in joints)
    ):
        b -= 1
    if a >= b or all(rules.is_legal(w.text[k], w.low[k]) or w.kind[k] not in NAME_KINDS for k in range(a, b)):
        return
    if w.surface(a, b).lower() in rules.places:
        yield a, b
        return
    if b - a > 1 and w.low[a] in rules.nationalities and not _keeps_nationality(w, a, b, rules):
        yield from _trim(w, a + 1, b, rules)
        return
    if b - a > 1 and w.first[a] and _describes(w, a, rules):
        yield from _trim(w, a + 1, b, rules)
        return
    if b - a > 1 and w.first[a] and _strips_first(w, a, b, rules):
        yield from _trim(w, a + 1, b, rules)
        return
    half = (b - a) // 2
    if half and (b - a) % 2 == 0 and w.low[a : a + half] == w.low[a + half : b]:
        yield a, a + half
        yield a + half, b
        return
    if (
        b - a > 2
        and w.low[a] == w.low[b - 1]
        and w.kind[b - 2] in NAME_KINDS
        and not rules.is_legal(w.text[b - 1], w.low[b - 1])
    ):
        # "... CEO of Acme Technology Acme's decision": a sentence ended without its full stop.
        yield from _trim(w, a, b - 1, rules)
        yield b - 1, b
        return
    place = _leading_place(w, a, b, rules)
    if place:
        yield from _trim(w, a + place, b, rules)
        return
    yield from _by_entities(w, a, b, rules)


def _describes(w: Words, a: int, rules: NameRules) -> bool:
    """Tell whether a sentence opens with what the firm is ("Insurer Acme Mutual"), not with its name ("Titan SA")."""
    low, following = w.low[a], w.low[a + 1]
    if low not in rules.org_nouns or low in rules.firm or low in rules.takes_of or w.kind[a] != CAPITAL:
        return False
    return not (
        following in rules.firm or rules.is_legal(w.text[a + 1], following) or w.kind[a + 1] not in NAME_KINDS
    )


def _leading_place(w: Words, a: int, b: int, rules: NameRules) -> int:
    """Return the length of a leading country used as an adjective ("US fintech" aside, "UK Acme")."""
    if (
        b - a > 2
        and a > 0
        and w.low[a - 1] == "in"
        and w.low[a] in rules.places
        and not same_entity(w, a, a + 1)
        and w.low[b - 1] in rules.firm
    ):
        # "In Bengaluru Acme Innovations bagged": the place before the name.
        return 1
    if w.low[a] in rules.context["short_countries"] and b - a == 2:
        # "U.S. SEC", unlike "U.S. Steel"
        known = w.household[a + 1] and w.kind[a + 1] == UPPER and not w.household[a]
        return int(known or not same_entity(w, a, a + 1))
    return 0


def _keeps_nationality(w: Words, a: int, b: int, rules: NameRules) -> bool:
    if same_entity(w, a, a + 1):
        return w.low[b - 1] not in rules.product_nouns
    rest = w.low[b - 1]
    return is_common(w, a + 1) and (
        rest in rules.firm or rest in rules.institution or rules.is_legal(w.text[b - 1], rest)
    )


def _strips_first(w: Words, a: int, b: int, rules: NameRules) -> bool:
    """Tell whether the first word of a sentence is only capitalised for standing there."""
    if w.kind[a] != CAPITAL or not is_common(w, a) or same_entity(w, a, a + 1) or w.title[a]:
        return False
    if w.ent_id[a] >= 0 and w.ent_id[a] == w.ent_id[a + 1]:
        return False
    if recurs(w, a):
        return False
    if w.low[a] not in rules.takes_of and all(
        w.low[k] in rules.firm or w.low[k] in rules.institution or rules.is_legal(w.text[k], w.low[k])
        for k in range(a + 1, b)
    ):
        # "Premier Health Holdings": nothing but clue words would be left.
        return False
    if w.ent_id[a] < 0 and w.ent_id[a + 1] >= 0:
        return True
    return w.tag[a] not in ("NNP", "NNPS")


def recurs(w: Words, a: int) -> bool:
    """Tell whether the words `a` and `a + 1` stand together elsewhere in capitals that no sentence's start asks for."""
    pair = w.text[a : a + 2]
    return any(
        w.text[k : k + 2] == pair and k != a and not w.first[k] and not w.title[k] for k in range(len(w) - 1)
    )


def _by_entities(w: Words, a: int, b: int, rules: NameRules) -> Iterator[Span]:
    """Cut where the base model sees a person behind a name that is none ("Acme Jane Doe")."""
    for k in range(a + 1, b):
        if (
            w.ent_id[k] != w.ent_id[k - 1]
            and w.ent_id[k] >= 0
            and w.ent_id[k - 1] >= 0
            and "PERSON" in (w.label[k], w.label[k - 1])
            and w.label[k] != w.label[k - 1]
            and (w.low[k] in rules.given or w.label[k - 1] == "PERSON")
            and w.low[b - 1] not in rules.firm
        ):
            yield from _trim(w, a, k, rules)
            yield from _trim(w, k, b, rules)
            return
    if w.kind[a] == LOWER:
        return
    yield a, b
