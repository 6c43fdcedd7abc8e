"""Mergers in which one side pays for the other, told behind them: "Each Tilia share will become one Oskar share"."""

from __future__ import annotations

import re
from itertools import permutations

from .amounts import spaced
from .candidates import Candidate
from .sentence import Sentence


def paying_side(s: Sentence, to: Candidate, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, str] | None:
    """Return (target, acquirer) of the merger `to` where the sentence tells that one partner pays for the other."""
    partners = to.roles.get("partner", [])
    if to.type != "merger" or len(partners) != 2:
        return None
    told = [
        (target, buyer)
        for target, buyer in permutations(partners)
        for text in (spaced(s.units, {target: "TARGET", buyer: "BUYER"}),)
        if any(p.search(text) for p in patterns)
    ]
    return told[0] if len(told) == 1 else None
