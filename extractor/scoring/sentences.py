"""Sentences by punctuation alone: enough to count them and to show a fact in its own. Pure functions."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_RULES = Path(__file__).parent.parent / "rules" / "scoring.toml"
_END = re.compile(r"""[.!?]["'”’)\]]*(?=\s)""")
_WORD = re.compile(r"(\w+)\.\W*$")


@cache
def _abbreviations() -> frozenset[str]:
    with _RULES.open("rb") as f:
        return frozenset(tomllib.load(f)["abbreviations"])


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text as (start, end); no sentence crosses a line, and one has a letter in it.

    >>> s = "Acme Corp. bought Bo. It paid $1.5M.\\nNo comment"
    >>> [s[a:b] for a, b in sentences(s)]
    ['Acme Corp. bought Bo.', 'It paid $1.5M.', 'No comment']
    """
    out = []
    offset = 0
    for line in text.splitlines(keepends=True):
        start = 0
        for m in _END.finditer(line):
            if not _goes_on(line, m):
                out.append((offset + start, offset + m.end()))
                start = m.end()
        out.append((offset + start, offset + len(line)))
        offset += len(line)
    trimmed = (_trim(text, a, b) for a, b in out)
    return tuple((a, b) for a, b in trimmed if any(c.isalpha() for c in text[a:b]))


def _goes_on(line: str, end: re.Match[str]) -> bool:
    following = line[end.end() :].lstrip()[:1]
    word = _WORD.search(line[: end.start() + 1])
    if word is None:
        return following.islower()
    abbreviated = word[1].lower() in _abbreviations() or (len(word[1]) == 1 and word[1].isupper())
    return following.islower() or abbreviated


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    part = text[a:b]
    return a + len(part) - len(part.lstrip()), a + len(part.rstrip())


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of whole sentences that covers a span.

    >>> s = "One. Two is here. Three."
    >>> a, b = around(s, 5, 8)
    >>> s[a:b]
    'Two is here.'
    """
    inside = [(a, b) for a, b in sentences(text) if a < end and start < b]
    return min([start, *(a for a, _ in inside)]), max([end, *(b for _, b in inside)])
