"""Shares that only their buyer lacks: "the 28% of X that it does not own", "the stock still in other hands"."""

from __future__ import annotations

import re

from .amounts import spaced
from .sentence import Sentence

_REACH = 14
_UNOWNED = re.compile(
    r"\b(?:that |which )?(?:it|they|ORG) (?:(?:does|do|did|had|has|have|is|are)(?: not|n't|n’t)"
    r"(?: yet| already| currently)? (?:own|have|hold|control|possess|held|owned|secured)|lacks?|lacked)\b|"
    r"\bnot already (?:own|held)|"
    r"\b(?:still )?in other hands\b|\bstill (?:held|owned) by (?:others|outside|minority|public)"
)


def unowned(s: Sentence, head: int) -> bool:
    """Tell whether what the share at `head` is of is all that its buyer has not yet: who buys it gets control."""
    return bool(_UNOWNED.search(spaced(s.units[head + 1 : head + _REACH])))
