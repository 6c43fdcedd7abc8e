"""Inflect English verbs: the forms a trigger can take."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

BASE, PRESENT, PAST, PARTICIPLE, GERUND = "base", "present", "past", "participle", "gerund"
_BE = {
    BASE: ("be",),
    PRESENT: ("is", "are"),
    PAST: ("was", "were"),
    PARTICIPLE: ("been",),
    GERUND: ("being",),
}


def inflect(verb: str, irregular: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Return every form of `verb` with the tenses it can be; `irregular` gives past and participle.

    >>> sorted(inflect("acquire", {}))
    ['acquire', 'acquired', 'acquires', 'acquiring']
    >>> sorted(inflect("nab", {}))
    ['nab', 'nabbed', 'nabbing', 'nabs']
    >>> sorted(inflect("buy", {"buy": ["bought", "bought"]})["bought"])
    ['participle', 'past']
    >>> sorted(inflect("be", {}))
    ['are', 'be', 'been', 'being', 'is', 'was', 'were']
    """
    if verb == "be":
        return {form: {tense} for tense, of_tense in _BE.items() for form in of_tense}
    forms: dict[str, set[str]] = {}

    def put(form: str, tense: str) -> None:
        forms.setdefault(form, set()).add(tense)

    doubled = verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb) else verb
    put(verb, BASE)
    if verb == "have":
        put("has", PRESENT)
    elif re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        put(verb + "es", PRESENT)
    elif re.search(r"[^aeiou]y$", verb):
        put(verb[:-1] + "ies", PRESENT)
    else:
        put(verb + "s", PRESENT)
    if verb in irregular:
        past, participle = irregular[verb]
    elif verb.endswith("e"):
        past = participle = verb + "d"
    elif re.search(r"[^aeiou]y$", verb):
        past = participle = verb[:-1] + "ied"
    else:
        past = participle = doubled + "ed"
    put(past, PAST)
    put(participle, PARTICIPLE)
    stem = verb[:-1] if re.search(r"[^eoy]e$", verb) else doubled
    if verb in irregular and re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb):
        stem = verb + verb[-1]
    put(verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing", GERUND)
    if re.search(r"[^e]el$", verb):  # "cancelled" beside "canceled"
        put(verb + "led", PAST)
        put(verb + "led", PARTICIPLE)
        put(verb + "ling", GERUND)
    return forms


def plural(noun: str) -> str:
    """Return the plural of a regular noun; one that ends like a plural stays.

    >>> [plural(x) for x in ("round", "facility", "takeover bid", "buy-back", "bonds", "mou")]
    ['rounds', 'facilities', 'takeover bids', 'buy-backs', 'bonds', 'mous']
    """
    if noun.endswith("s"):
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:x|z|ch|sh)$", noun) else "s")
