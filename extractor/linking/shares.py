"""Shares: the percentages and size words of a sentence that tell a part of a company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..lexicon.words import word_set
from .modality import Cue
from .phrases import phrase_start
from .sentence import ORG, PARTIES, PERCENT, REF, WORD, Sentence, is_finite, is_noun, is_verb

_SMALL = word_set("small")
COPULA = word_set("copula")
_HOLDERS = word_set("holders")


@dataclass(frozen=True)
class StakeRules:
    """The contents of `rules/stakes.toml`, verbs inflected, and the cues of modality."""

    nouns: frozenset[str]
    bare: frozenset[str]
    sized: frozenset[str]
    company: frozenset[str]
    sizes: Mapping[str, str]
    actions: Mapping[str, str]
    action_nouns: Mapping[str, str]
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Share:
    """A share told in a sentence: units of its phrase, of its percentages and its size word."""

    start: int
    head: int
    percents: tuple[int, ...]
    size: str | None


def find_shares(s: Sentence, rules: StakeRules) -> Iterator[Share]:
    """Yield the percentages and size words of a sentence that tell a share of a company."""
    units = s.units
    j = 0
    while j < len(units):
        u = units[j]
        if u.kind == PERCENT:
            if j + 2 < len(units) and units[j + 1].low in ("and", ",") and units[j + 2].kind == PERCENT:
                j += 1
                continue  # "7.8 and 5 percent": read from the last
            share = _percent_share(s, j, rules)
            if share is not None:
                yield share
                j = max(j, share.head)
        elif u.kind == WORD and u.low in rules.sizes:
            k = j + 1
            while (
                k < len(units)
                and units[k].kind == WORD
                and (is_noun(units[k]) or units[k].tag in ("JJ", "HYPH"))
            ):
                k += 1
            # "a majority 60% stake" is told by its percentage
            if k < len(units) and units[k].kind == PERCENT:
                j += 1
                continue
            heads = [m for m in range(j + 1, k) if units[m].low in rules.sized]
            if heads:
                yield Share(phrase_start(s, j), heads[-1], (), rules.sizes[u.low])
                j = heads[-1]
            elif (
                (
                    u.low in ("control", "majority", "half", "rest", "minority")
                    and k < len(units)
                    and units[j + 1].low == "of"
                )
                and j + 2 < len(units)
                and any(
                    (x.kind in PARTIES and x.low != "it") or x.low in rules.nouns
                    for x in units[j + 2 : j + 5]
                )
            ):
                yield Share(phrase_start(s, j), j, (), rules.sizes[u.low])
        elif u.kind == WORD and u.low in rules.bare:
            share = _changed_share(s, j, rules)
            if share is not None:
                yield share
                j = max(j, share.percents[-1]) if share.percents else j
        j += 1


def _changed_share(s: Sentence, j: int, rules: StakeRules) -> Share | None:
    """Return a share whose size is told behind it ("its holding in X to 12%") or not at all ("its stake in X")."""
    units, start = s.units, phrase_start(s, j)
    if any(units[k].kind == PERCENT or units[k].low in rules.sizes for k in range(start, j)):
        return None
    if units[j].low.startswith("interest") and not any(
        units[k].low in ("its", "their", "his", "'s") or units[k].kind == REF for k in range(start, j)
    ):
        return None  # "takes a keen interest in"
    verb = governing_verb(s, start)
    action = rules.actions.get(units[verb].low) if verb is not None else None
    if verb is None or start - verb > 6 or action is None:
        return None
    reached = None
    for k in range(j + 1, min(len(units), j + 16)):
        if is_finite(units[k]):
            break
        if units[k].kind == PERCENT:
            before = [u.low for u in units[max(j, k - 5) : k]]
            if "to" in before and "from" not in before[max(0, len(before) - 2) :]:
                reached = k
                break
            if action in ("raises", "sells") and "by" in before and reached is None:
                reached = k
    if reached is not None and action in ("raises", "sells", "buys", "seeks"):
        return Share(start, j, (reached,), None)
    k = j + 1
    while k < len(units) and (units[k].low in _SMALL or units[k].low == "of"):
        k += 1
    if k > j + 1 and k < len(units) and units[k].kind == PERCENT:
        return Share(start, k, (k,), None)  # "a stake of about 25 percent"
    named = j + 2 < len(units) and units[j + 1].low in ("in", "of")
    if named and action in ("sells", "buys", "seeks") and any(u.kind == ORG for u in units[j + 2 : j + 9]):
        return Share(start, j, (), None)
    return None


def _percent_share(s: Sentence, j: int, rules: StakeRules) -> Share | None:
    units, n = s.units, len(s.units)
    percents = [j]
    start = phrase_start(s, j)
    k = j - 1
    while k > 0 and units[k].low in ("and", ","):
        if units[k - 1].kind == PERCENT:
            percents.insert(0, k - 1)
            k -= 2
        else:
            break
    start = phrase_start(s, percents[0])
    size = next((rules.sizes[units[m].low] for m in range(start, j) if units[m].low in rules.sizes), None)
    m = j + 1
    while (
        m < n
        and units[m].kind == WORD
        and (
            is_noun(units[m])
            or units[m].tag in ("JJ", "HYPH", "VBN", "VBG", "VBD")
            or units[m].low in ("-", "(", ")")
        )
    ):
        if units[m].low in rules.sizes and size is None:
            size = rules.sizes[units[m].low]
        if units[m].low in ("owned", "held", "controlled"):
            return Share(start, m, tuple(percents), size)
        if units[m].low in rules.nouns:
            while m + 1 < n and units[m + 1].low in rules.nouns:
                m += 1
            return Share(start, m, tuple(percents), size)
        m += 1
    inside = j > 0 and units[j - 1].low in ("(", "[")
    bracketed = inside and m < n and (m == j + 1 or units[m - 1].low in (")", "]"))
    if bracketed and j > 1 and units[j - 2].kind in PARTIES and _about_shares(s, rules):
        return Share(j - 2, j, tuple(percents), size)
    if m < n and units[m].low in ("of", "in") and m == j + 1:
        for x in range(m + 1, min(n, m + 8)):
            u = units[x]
            if u.low in ("votes", "voting"):
                return None
            if u.kind in (ORG, REF) or u.low in rules.nouns or u.low in rules.company or u.low == "it":
                after = units[x + 1] if x + 1 < n else None
                if u.kind in (ORG, REF) and after is not None and after.low in ("'s", "’s"):
                    if any(y.low in rules.nouns for y in units[x + 2 : x + 7]):
                        return Share(start, j, tuple(percents), size)
                    return None
                if u.low in ("share", "interest") and units[m].low == "in":
                    return None
                return Share(start, j, tuple(percents), size)
            if u.kind != WORD or u.tag in ("IN", "VBD", "VBZ", "MD") or u.low in (",", "revenue", "sales"):
                break
        return None
    verb = governing_verb(s, start)
    if start > 1 and units[start - 1].low == "of" and units[start - 2].low in ("owner", "owners", "holder"):
        return Share(start, j, tuple(percents), size)
    direct = verb is not None and all(u.low in _SMALL for u in units[verb + 1 : start])
    if (
        verb is not None
        and direct
        and rules.actions.get(units[verb].low) in ("holds", "sells", "buys")
        and m == j + 1
        and (units[verb].low not in COPULA or units[verb].low in ("has", "have", "had"))
    ) and (
        m >= n
        or units[m].low
        in (
            ",",
            ".",
            ";",
            ")",
            "and",
            "while",
            "after",
            "respectively",
            "following",
        )
    ):
        return Share(start, j, tuple(percents), size)
    return None


def _about_shares(s: Sentence, rules: StakeRules) -> bool:
    return any(u.kind == WORD and (u.low in rules.nouns or u.low in _HOLDERS) for u in s.units)


def governing_verb(s: Sentence, start: int) -> int | None:
    """Return the verb that governs the phrase at `start`, directly or through a preposition."""
    for j in range(start - 1, max(-1, start - 16), -1):
        u = s.units[j]
        if s.depth[j] != s.depth[start]:
            continue
        if is_verb(u) and not (
            u.tag in ("VBN", "VBG") and j + 1 < len(s.units) and is_noun(s.units[j + 1]) and j + 1 != start
        ):
            return j
        if u.low in (";", ":"):
            return None
    return None
