"""Find the sentences written in Title Case, where a capital says nothing."""

from __future__ import annotations

from .rules import NameRules
from .words import CAPITAL, LOWER, UPPER, Words

_LEAST = 3
_ALL = 2
_SMALL_SHARE = 0.3


def mark_titles(w: Words, rules: NameRules) -> None:
    """Set `w.title` for the words of every sentence whose everyday words are written with capitals.

    A list of names has many capitals too; but its everyday words ("and", "investors") are small, and the clue
    nouns of names ("Partners") are not counted.
    """
    a, n = 0, len(w)
    for b in range(1, n + 1):
        whole = w.block_kind[a] == "heading" or (b < n and w.sent[b] == w.sent[a])
        if b < n and whole and w.block[b] == w.block[a]:
            # The parser makes nothing of a heading; it is read as one.
            continue
        large = small = 0
        for k in range(a, b):
            if len(w.text[k]) <= 3:
                continue
            if w.kind[k] == LOWER:
                small += 1
            elif w.kind[k] in (CAPITAL, UPPER) and w.rank[k] < -0.35 and k > a:
                large += not (w.low[k] in rules.firm or rules.is_legal(w.text[k], w.low[k]))
        if (large >= _LEAST and small <= _SMALL_SHARE * (large + small)) or (large >= _ALL and not small):
            for k in range(a, b):
                w.title[k] = True
        a = b
