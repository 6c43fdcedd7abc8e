"""The vocabulary of the name rules as typed sets, filled from the rule files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class NameRules:
    """Sets of lower-case words; what each is for is told in `rules/organizations/*.toml`."""

    legal: frozenset[str]
    as_written: Mapping[str, str]
    firm: frozenset[str]
    institution: frozenset[str]
    trade: frozenset[str]
    takes_of: frozenset[str]
    takes_for: frozenset[str]
    takes_and: frozenset[str]
    after_and: frozenset[str]
    other: frozenset[str]
    place_nouns: frozenset[str]
    org_nouns: frozenset[str]
    person_nouns: frozenset[str]
    product_nouns: frozenset[str]
    possessions: frozenset[str]
    fillers: frozenset[str]
    subject_verbs: frozenset[str]
    object_verbs: frozenset[str]
    relations: frozenset[str]
    relation_links: frozenset[str]
    say_verbs: frozenset[str]
    launch_verbs: frozenset[str]
    headline_verbs: frozenset[str]
    list_before: frozenset[str]
    list_strong: frozenset[str]
    cut: frozenset[str]
    titles: frozenset[str]
    terms: frozenset[str]
    after: frozenset[str]
    places: frozenset[str]
    nationalities: frozenset[str]
    honorifics: frozenset[str]
    given: frozenset[str]
    famous: frozenset[str]
    particles: frozenset[str]
    certain: Mapping[str, tuple[str, ...]]
    ambiguous: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, int]
    products: frozenset[str]
    product_words: frozenset[str]
    context: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]

    def is_legal(self, text: str, low: str) -> bool:
        """Tell whether the word is a legal form, as written."""
        return low in self.legal and self.as_written.get(low, text) == text

    def is_household(self, text: str) -> bool:
        """Tell whether `text` is a household name as written, in capitals, or a long one with capitals astray."""
        written = self.certain.get(text.lower(), ())
        return text in written or (bool(written) and len(text) > 5 and text[:1].isupper())


@dataclass(frozen=True)
class ReferenceRules:
    """The words of `rules/organizations/references.toml`."""

    generic: frozenset[str]
    specific: frozenset[str]
    pairs: frozenset[str]
    pair_openers: frozenset[str]
    pronouns: frozenset[str]
    young: frozenset[str]
    fund_words: frozenset[str]
    continued: frozenset[str]
    other_than: frozenset[str]
    gatherings: frozenset[str]
    ownership: frozenset[str]
    never: frozenset[str]
    descriptions: frozenset[str]
