"""Lines whose fields slashes part: "Tilia raises $5M / France, Staffing / Ridge Ventures, Oskar Partners"."""

from __future__ import annotations

from .candidates import Candidate
from .sentence import PARTIES, Sentence, is_finite

_JOINTS = frozenset((",", "and", "&", "+", "."))


def add_backers(found: list[Candidate], s: Sentence) -> None:
    """Add the parties of the last field, where it holds nothing else, to the round that the first field tells."""
    rounds = [c for c in found if c.type == "funding_round" and ".verb." in c.rule]
    slashes = [j for j, u in enumerate(s.units) if u.text == "/" and s.units[j - 1].end < u.start]
    if len(rounds) != 1 or not slashes:
        return
    field = s.units[slashes[-1] + 1 :]
    behind = s.units[slashes[0] :]
    listed = all(u.kind in PARTIES or u.low in _JOINTS for u in field)
    if field and listed and not any(is_finite(u) for u in behind):
        own = rounds[0].parties()
        rounds[0].add("investor", [n for u in field for n in u.names if n not in own])
