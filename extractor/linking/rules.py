"""The types of clause and deal rules; `lexicon` fills them from the rule files."""

from __future__ import annotations

from dataclasses import dataclass

from .modality import Cue


@dataclass(frozen=True)
class ClauseRules:
    """The contents of `rules/clauses.toml`."""

    connectors: dict[tuple[str, ...], str]
    connector_heads: frozenset[str]
    subordinate: frozenset[tuple[str, ...]]
    relative: frozenset[str]
    report: frozenset[str]
    transparent: frozenset[str]
    auxiliaries: frozenset[str]
    not_itself: frozenset[str]
    joining: frozenset[str]
    leading: frozenset[tuple[str, ...]]
    taking_part: frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Trigger:
    """One rule of a deal type: which role each slot of its clause fills, and what must be there.

    `subject` maps a class of light verbs to the role of their subject (nouns only), `other` is its role where its
    own is filled ("X plans an IPO of Y"); `objects` are the classes of
    object that the verb may have; of `require` at least one must hold, of `need` all, of `without` none. A `weak`
    trigger ("an agreement with") counts only where no other tells what the deal is.
    """

    id: str
    type: str
    roles: dict[str, str]
    subject: dict[str, str]
    other: str
    objects: frozenset[str]
    require: tuple[str, ...]
    need: tuple[str, ...]
    without: tuple[str, ...]
    status: str | None
    weak: bool


@dataclass(frozen=True)
class DealRules:
    """All deal rules, indexed by the word that can start (verbs) or end (nouns) a trigger."""

    verbs: dict[str, list[tuple[Trigger, tuple[str, ...], frozenset[str]]]]
    nouns: dict[str, list[tuple[Trigger, tuple[str, ...]]]]
    status: dict[str, dict[str, str]]
    light: dict[str, set[str]]
    classes: dict[str, set[str]]
    cues: tuple[Cue, ...]
