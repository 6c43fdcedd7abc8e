"""The words of an article as the name rules see them, and what kind of name part a word can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

CAPITAL, UPPER, MIXED, DOTTED, LOWER, NUMBER, OTHER = "U", "A", "M", "D", "l", "n", "p"
NAME_KINDS = frozenset((CAPITAL, UPPER, MIXED, DOTTED))

Span = tuple[int, int]

_DOTTED = re.compile(
    r"[A-Za-z0-9][\w-]*\.(?:com|ai|io|co|me|in|net|org|tv|fm|ly|eu|de|us|uk|app|dev|xyz|gg|tech|bio|health|ventures|capital|so|to|is|it|cc|la|vc|fr|ru|cn|jp)(?:\.\w\w)?"
)
_NUMBER = re.compile(
    r"[\d.,]+(?:st|nd|rd|th|[kmbtxsdgwvp]|bn|mn|tn|cr|[kmg]wh?|[kmgt]b|[mg]?hz|[mn]m|fps)?\.?|'\d\ds?", re.I
)
_UPPER = re.compile(r"[^\W\d_a-z]*[A-Z][A-Z0-9.&/'+-]*s?")
_AMOUNT = re.compile(r"[$€£₹¥]|^[A-Za-z]{1,4}\d+[.,]\d|^[A-Z][A-Za-z]{0,3}\d+(?:bn|mn|tn|m)$")
_DESCRIBES = re.compile(
    r"[-‑](?:based|backed|led|owned|listed|born|style|like|powered|focused|driven|funded|made)$"
)
_PARTS = re.compile(r"[-/]")
# Addresses and what a web page leaves in its text: "www.acme.com", "id=7", "press@acme.com", "a+b+c", "assets.1As".
_DEBRIS = re.compile(r"^www\.|@|=|&amp$|\+\w+\+|\+\d|^[a-z]+\.\d")
# "a16z", "3i": small letters around a number; "24hrs" is a quantity.
_NUMERONYM = re.compile(r"[a-z]\d+[a-z]|\d+[a-z]{3,}\d+|\di")


@dataclass(slots=True)
class Words:
    """Parallel lists over the words of an article, white space left out.

    `head` and `ent_id` are positions in these lists and numbers of base entities (-1 outside); `label` is the
    entity's label; `kind` is one of the constants above; `rank` is how much more frequent the word is in
    capitals than in lower case (natural logarithm of the ratio of frequency ranks, above 0 for names);
    `base` is the base model's label, which `label` repeats where nothing better is known;
    `sense` is how much the word's vector looks like an organization, person, place, product and plain word;
    `title` marks words of sentences in Title Case, `first` the first word of a sentence or quotation, `joint`
    an "and" inside a name.
    """

    text: list[str]
    low: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    label: list[str]
    ent_id: list[int]
    block: list[int]
    sent: list[int]
    kind: list[str]
    rank: list[float]
    title: list[bool]
    first: list[bool]
    block_kind: list[str]
    base: list[str]
    household: list[bool]
    sense: list[tuple[float, ...] | None]
    joint: list[bool]

    def __len__(self) -> int:
        return len(self.text)

    def surface(self, i: int, j: int) -> str:
        """Return the words [i, j) as they are written, white space made single."""
        if j == i + 1:
            return self.text[i]
        return "".join(
            (" " if k > i and self.start[k] > self.end[k - 1] else "") + self.text[k] for k in range(i, j)
        )

    def glued(self, i: int) -> bool:
        """Tell whether word `i` follows the word before it without a space."""
        return 0 < i < len(self) and self.start[i] == self.end[i - 1]


@cache
def kind_of(text: str) -> str:
    """Return what kind of name part a word can be.

    >>> [kind_of(w) for w in ("Accel", "AT&T", "99Games", "iPhone", "ele.me", "a16z", "round", "2015", "a=b")]
    ['U', 'A', 'M', 'M', 'D', 'M', 'l', 'n', 'p']
    """
    if _AMOUNT.search(text):
        return NUMBER
    if _DEBRIS.search(text):
        return OTHER
    if _NUMERONYM.fullmatch(text):
        return MIXED
    if not any(c.isalpha() for c in text):
        return NUMBER if any(c.isdigit() for c in text) else OTHER
    if _NUMBER.fullmatch(text):
        return NUMBER
    if _DOTTED.fullmatch(text) and not text.isupper():
        return DOTTED
    if _DESCRIBES.search(text):
        return LOWER
    if text[0].isupper() and (len(text) == 1 or _UPPER.fullmatch(text)):
        return UPPER
    parts = _PARTS.split(text)
    if (text[0].isupper() and text[1:].islower()) or (
        len(parts) > 1 and parts[0][:1].isupper() and all(p[1:].islower() or len(p) < 2 for p in parts)
    ):
        return CAPITAL
    if any(c.isupper() for c in text):
        # "p2p-Lender" and "non-US" describe; they name nobody.
        return LOWER if len(parts) > 1 and parts[0].islower() else MIXED
    return LOWER


def is_common(w: Words, i: int) -> bool:
    """Tell whether word `i` is an everyday word that merely stands in capitals."""
    return w.rank[i] < -0.35


def in_org(w: Words, i: int) -> bool:
    """Tell whether the base model takes word `i` for part of an organization's name."""
    return w.label[i] == "ORG"


def same_entity(w: Words, i: int, k: int) -> bool:
    """Tell whether the base model puts both words into one organization."""
    return w.ent_id[i] >= 0 and w.ent_id[i] == w.ent_id[k] and w.label[i] == "ORG"
