"""What one sentence tells of deals: by verbs and nouns, or as a list entry."""

from __future__ import annotations

from .candidates import Candidate
from .nouns import noun_candidates
from .rules import ClauseRules, DealRules
from .sentence import Sentence
from .terse import ListRules, listed, verbless
from .verbs import verb_candidates


def read(s: Sentence, number: int, rules: DealRules, clauses: ClauseRules) -> list[Candidate]:
    """Return the candidates that verbs and nouns of a sentence make."""
    return [*verb_candidates(s, number, rules, clauses), *noun_candidates(s, number, rules, clauses)]


def tell(
    s: Sentence,
    number: int,
    heading: str,
    rules: DealRules,
    clauses: ClauseRules,
    lists: ListRules,
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates of sentence `s` in text order, and those set aside because it is a list entry.

    `heading` is that of the sentence's section.
    """
    found, aside = read(s, number, rules, clauses), []
    if not any(c.roles.get("target") or c.roles.get("partner") for c in found):
        terse = list(listed(s, number, rules.classes)) or list(
            verbless(s, number, rules.classes, clauses, heading, lists)
        )
        if terse:
            found, aside = terse, found
    return sorted(found, key=lambda c: c.anchor), aside
