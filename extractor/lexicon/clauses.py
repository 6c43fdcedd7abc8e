"""Clause words from `rules/clauses.toml` and `rules/verbs.toml`, typed."""

from __future__ import annotations

from functools import cache

from ..linking.rules import ClauseRules
from ..values.verbs import inflect
from .toml import read_rules


@cache
def forms(verb: str) -> dict[str, set[str]]:
    """Return the forms of a verb (one word) with their tenses."""
    return inflect(verb, read_rules("verbs.toml")["irregular"])


@cache
def clause_rules() -> ClauseRules:
    """Return the words that shape a clause."""
    data = read_rules("clauses.toml")
    connectors = {
        tuple(phrase.split()): slot for slot, phrases in data["connectors"].items() for phrase in phrases
    }
    return ClauseRules(
        connectors=connectors,
        connector_heads=frozenset(words[0] for words in connectors),
        subordinate=frozenset(tuple(p.split()) for p in data["boundaries"]["subordinate"]),
        relative=frozenset(data["boundaries"]["relative"]),
        report=frozenset(form for verb in data["report"]["verbs"] for form in forms(verb)),
        transparent=frozenset(data["transparent"]["words"]),
        auxiliaries=frozenset(data["transparent"]["auxiliaries"]),
        not_itself=frozenset(data["not_itself"]["nouns"]),
        joining=frozenset(data["joining"]["words"]),
        leading=frozenset(tuple(p.split()) for p in data["leading"]["phrases"]),
        taking_part=frozenset(tuple(p.split()) for p in data["taking_part"]["phrases"]),
    )
