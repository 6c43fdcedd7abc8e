"""Where a name that is the member of a list begins and ends ("from Alder, 8 VC and Birch capital.")."""

from __future__ import annotations

from .rules import NameRules
from .words import Words

_ENDS = frozenset((",", ";", ".", ")", "]", "and", "&", "|", "—", "–"))


def opens_member(w: Words, i: int, rules: NameRules) -> bool:
    """Tell whether the word before `i` ends the member before or opens the list."""
    if i == 0 or w.block[i - 1] != w.block[i] or w.first[i] or w.title[i]:
        return False
    before = w.low[i - 1]
    return before in rules.context["opens_member"] or before in rules.org_nouns


def ends_member(w: Words, j: int) -> bool:
    """Tell whether the word at `j` ends the member before it."""
    return j >= len(w) or w.block[j] != w.block[j - 1] or w.low[j] in _ENDS
