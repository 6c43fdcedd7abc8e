"""Where a headline that runs into its text ends: "Tilia grabs $2M Tilia, a maker of kites, has raised …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\s,()]+")
_SENTENCE_END = re.compile(r"(?<!\b[DMS][rst])(?<!\bvs)[.!?][\"”’)]*\s")
_REACH = 150
_POSSESSIVE = ("'s", "’s")
_LEAST_WORDS = 3
_LEAST_BETWEEN = 2
_LONGEST_DESCRIPTION = 4


@dataclass(frozen=True)
class HeadlineRules:
    """The words of `rules/items.toml` that tell a new sentence from a headline that goes on."""

    predicate: re.Pattern[str]
    inside: frozenset[str]
    auxiliary: frozenset[str]
    saying: frozenset[str]
    places: frozenset[str]


def headline_end(text: str, start: int, end: int, rules: HeadlineRules) -> int | None:
    """Return where the text behind a headline in text[start:end] begins, or None when no headline runs into it.

    The text begins by naming the headline's company again, without a mark of punctuation between.
    """
    stop = _SENTENCE_END.search(text, start, end)
    limit = min(end, start + _REACH if stop is None else min(stop.start(), start + _REACH))
    spans = [m.span() for m in _WORD.finditer(text, start, limit)]
    words = [text[a:b] for a, b in spans]
    for k in range(_LEAST_WORDS, len(words)):
        if words[k - 1] in rules.saying:
            return None  # a headline does not say "said"
        if not _opens(text, spans, k, rules):
            continue
        first, length = _repeated(words, k)
        aside = (
            text[spans[first + length - 1][1] :].lstrip().startswith(",")
        )  # "Tilia, a maker": text already
        if not length or aside or not rules.predicate.match(text, spans[k + length - 1][1], end):
            continue
        if k - first - length < _LEAST_BETWEEN:
            continue
        inside = words[k - 1][0].isupper() and not words[k - 1].endswith(_POSSESSIVE)
        if first and (inside or any(w in rules.inside for w in words[:first])):
            continue  # inside a longer name, or not what the headline is about
        opening = _described_from(words, k, first, rules)
        if opening is not None:
            return spans[opening][0]
    return None


def _opens(text: str, spans: list[tuple[int, int]], k: int, rules: HeadlineRules) -> bool:
    """Tell whether a sentence can open at word `k`: only white space before it, and no word that asks for more."""
    before = text[spans[k - 1][0] : spans[k - 1][1]]
    return (
        text[spans[k - 1][1] : spans[k][0]].isspace()
        and not before.endswith((":", ";", "-", "–", "—", "'", "’", "”", '"'))
        and before.lower() not in rules.inside
    )


def _repeated(words: list[str], k: int) -> tuple[int, int]:
    """Return where the words from `k` on stand before and how many do; a name has a capital or opens the headline."""
    best = (0, 0)
    for first in range(k):
        length = 0
        while first + length < k and k + length < len(words) and words[first + length] == words[k + length]:
            length += 1
        if (first == 0 or words[k][0].isupper()) and length > best[1] and len(words[k]) > 2:
            best = (first, length)
    return best


def _described_from(words: list[str], k: int, first: int, rules: HeadlineRules) -> int | None:
    """Return the word where the description before the name begins ("Storage firm Tilia"), `k` without one.

    None when the name is the object of a verb ("has lent Tilia").
    """
    if words[k - 1].endswith(_POSSESSIVE):
        return k - 2 if words[k - 2] in rules.places else k - 1  # "San Jose's Tilia"
    for j in range(k - 1, max(first, k - 1 - _LONGEST_DESCRIPTION), -1):
        if words[j] in rules.auxiliary:
            return None
        if not words[j].replace("-", "").isalpha() or words[j] in rules.inside:
            return k
        if words[j][0].isupper():
            return j if j < k - 1 else k
    return k
