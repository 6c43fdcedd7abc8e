"""Find the runs of capitals in an article that may be names."""

from __future__ import annotations

import re

from .links import link
from .pieces import pieces
from .rules import NameRules
from .trim import recurs
from .words import CAPITAL, NAME_KINDS, NUMBER, OTHER, Span, Words, same_entity

# "500 Startups", "1st Alder Bank", "50K Ventures"
_DIGITS = re.compile(r"\d+(?:st|nd|rd|th|[a-z])?", re.I)


def candidate_spans(w: Words, rules: NameRules) -> list[Span]:
    """Return the candidate names as [i, j) word spans in text order, none overlapping another."""
    out: list[Span] = []
    i, n = 0, len(w)
    while i < n:
        if not _can_start(w, i, rules):
            i += 1
            continue
        j = _extend(w, i, rules)
        out.extend(pieces(w, i, j, rules))
        i = j
    return out


def _can_start(w: Words, i: int, rules: NameRules) -> bool:
    if w.kind[i] in NAME_KINDS:
        # The "M" of "$10.7M" is no name.
        return not (w.glued(i) and w.kind[i - 1] == NUMBER and len(w.text[i]) <= 2)
    # A number begins a name only when the base model, a clue noun or another place backs it.
    return (
        w.kind[i] == NUMBER
        and _DIGITS.fullmatch(w.text[i]) is not None
        and i + 1 < len(w)
        and (w.kind[i + 1] == CAPITAL or w.low[i + 1] in rules.firm)
        and w.block[i] == w.block[i + 1]
        and not (w.glued(i) and w.kind[i - 1] != OTHER)
        and w.low[i + 1] not in rules.cut
        and (recurs(w, i) or (not w.title[i] and (same_entity(w, i, i + 1) or w.low[i + 1] in rules.firm)))
    )


def _extend(w: Words, i: int, rules: NameRules) -> int:
    """Return the end of the run that starts at `i`."""
    n, block = len(w), w.block[i]
    j = i + 1
    while j < n and w.block[j] == block:
        if w.kind[j] in NAME_KINDS:
            if w.sent[j] != w.sent[j - 1] and _new_sentence(w, i, j, rules):
                break
            j += 1
            continue
        step = link(w, i, j, rules)
        if not step:
            break
        j += step
    return j


def _new_sentence(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether the sentence that the parser starts at `j` inside a run of capitals is a real one.

    The parser cuts names in two where newswire wraps a line; newsletters let one item run into the next.
    """
    if w.low[j - 1][:-1] in rules.context["roman"]:
        return True
    if w.text[j - 1][-1:] == "." or same_entity(w, j - 1, j):
        return False
    if w.low[j] in rules.firm or rules.is_legal(w.text[j], w.low[j]):
        return False
    k = i
    while k > 0 and w.sent[k - 1] == w.sent[j - 1] and w.block[k - 1] == w.block[j]:
        k -= 1
        if w.tag[k].startswith("V") or w.tag[k] == "MD" or i - k > 8:
            return True
    return False
