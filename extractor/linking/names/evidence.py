"""A candidate name, its mentions and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .words import Span

ORG, PERSON, NONE = "org", "person", ""


@dataclass(slots=True)
class Mention:
    """A candidate with its clues and, in the end, what it was decided to be and the weightiest clue."""

    span: Span
    key: str
    clues: set[str]
    kind: str = NONE
    rule: str = ""


@dataclass(slots=True)
class NameEvidence:
    """The clues of all mentions of one name."""

    size: int
    text: str
    mentions: list[Mention] = field(default_factory=list)
    extra: set[str] = field(default_factory=set)
    sense: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    person: float = 0.0
    best: str = ""


def name_key(text: str) -> str:
    """Return what two spellings of one name share.

    >>> name_key("Toys-R-Us") == name_key("toys r us"), name_key("AT&amp;T") == name_key("AT&T")
    (True, True)
    """
    return "".join(c for c in text.lower().replace("&amp;", "&").replace("&", "and") if c.isalnum())
