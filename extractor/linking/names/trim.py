"""Trim what is no part of a name from its edges, and cut names that ran into each other."""

from __future__ import annotations

from collections.abc import Iterator

from .members import opens_member
from .rules import NameRules
from .words import CAPITAL, LOWER, NAME_KINDS, NUMBER, UPPER, Span, Words, is_common, same_entity

# "Toymaker Acme": what it makes goes before.
_BARE_MAKER = 7


def trim(w: Words, a: int, b: int, rules: NameRules) -> Iterator[Span]:
    joints = ("of", "&", "and", "'s", ",", "-", "–", "'", "the", "for", "(", ")")
    while a < b and ((w.kind[a] not in NAME_KINDS and w.kind[a] != NUMBER) or w.low[a] in joints):
        if w.household[a] and w.low[a] == "the" and w.kind[a + 1] in NAME_KINDS:
            # "The Information"
            break
        a += 1
    if (
        0 < a < b
        and w.kind[a - 1] == LOWER
        and w.block[a - 1] == w.block[a]
        and (w.rank[a - 1] >= 2.0 or (w.rank[a - 1] > 0.5 and opens_member(w, a - 1, rules)))
        and (w.low[a] in rules.firm or rules.is_legal(w.text[a], w.low[a]))
        and (rules.is_legal(w.text[b - 1], w.low[b - 1]) or (b - a == 1 and w.low[a] in rules.firm))
    ):
        # "acme Holdings Ltd.": a brand that writes itself small.
        yield a - 1, b
        return
    if b - a == 1 and w.low[a] in rules.firm and _exclaims(w, a - 2, rules):
        yield a - 2, b  # "from Alder and hey! Ventures"
        return
    while (
        a < b
        and not (w.household[b - 1] or w.joint[b - 1])
        and w.low[b - 1] != ")"
        and w.low[b - 1] not in rules.context["small_firm"]
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
        yield from trim(w, a + 1, b, rules)
        return
    if b - a > 1 and w.first[a] and _describes(w, a, b, rules):
        yield from trim(w, a + 1, b, rules)
        return
    if b - a > 1 and w.first[a] and _strips_first(w, a, b, rules):
        yield from trim(w, a + 1, b, rules)
        return
    if b - a > 1 and w.text[a][-1] == "." and w.low[a] in rules.places and a and w.low[a - 1] == ",":
        yield from trim(
            w, a + 1, b, rules
        )  # "in El Segundo, Calif. Acme plans": the sentence ends with a state
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
        yield from trim(w, a, b - 1, rules)
        yield b - 1, b
        return
    place = _leading_place(w, a, b, rules)
    if place:
        yield from trim(w, a + place, b, rules)
        return
    yield from _by_entities(w, a, b, rules)


def _exclaims(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether the small word at `k` and the mark behind it are the first words of a list's member."""
    return k > 0 and w.low[k + 1] == "!" and w.glued(k + 1) and opens_member(w, k, rules)


def _describes(w: Words, a: int, b: int, rules: NameRules) -> bool:
    """Tell whether a sentence opens with what the firm is ("Insurer Acme Mutual"), not with its name ("Titan SA")."""
    low, following = w.low[a], w.low[a + 1]
    if b < len(w) and w.low[b] in ("and", ","):
        low = low.removesuffix("s")  # "Insurers Acme and Birch"
    maker = low in rules.org_nouns or (low.endswith("maker") and len(low) > _BARE_MAKER)
    if not maker or w.kind[a] != CAPITAL or w.household[a]:
        return False
    if (low in rules.firm and low != "fintech") or low in rules.takes_of or low in rules.institution:
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
    if w.joint[a + 1]:
        return True  # "British and Birch Plc"
    if w.low[a] in rules.context["compass"] and w.low[a + 1] not in rules.nationalities:
        return True
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
    if (w.ent_id[a] >= 0 and w.ent_id[a] == w.ent_id[a + 1]) or w.low[a + 1] == "-":
        return False
    if w.household[a] or (
        b < len(w) and w.low[b] in rules.subject_verbs and all(is_common(w, k) for k in range(a, b))
    ):
        # "Happy Minds acquires": nothing but a plain word would be left.
        return False
    if recurs(w, a) or (w.block_kind[a] == "bullet" and w.tag[a][:2] == "NN"):
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
            and w.low[a] not in rules.context["headed"]
        ):
            yield from trim(w, a, k, rules)
            yield from trim(w, k, b, rules)
            return
    if w.kind[a] == LOWER:
        return
    yield a, b
