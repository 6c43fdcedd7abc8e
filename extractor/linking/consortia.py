"""Who else buys together: "Also in the group: A and B", "Other members of the consortium are A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.words import word_set
from .candidates import Candidate
from .sentence import ORG, Sentence, is_finite

_BODIES = frozenset(("bidders", "buyers", "consortium", "group", "syndicate"))
_ABOARD = frozenset(("aboard", "involved"))
_INCLUDE = word_set("include") | {"comprises", "counts"}
_REACH = 7


def more_members(s: Sentence, near: Sequence[Candidate]) -> tuple[Candidate, list[str]] | None:
    """Return the purchase by a group that `s` names more members of, and their names."""
    to = next((c for c in reversed(near) if c.type == "acquisition" and _by_group(c)), None)
    verb = next((j for j, u in enumerate(s.units[:_REACH]) if u.low in _INCLUDE), 0)
    before = s.units[:verb]
    told = {word for u in before for word in u.low.split()}
    others = bool(told & {"also", "other", "others", "members"})
    if to is None or not others or not told & (_BODIES | _ABOARD) or any(u.kind == ORG for u in before):
        return None
    end = next((j for j in range(verb + 1, len(s.units)) if is_finite(s.units[j])), len(s.units))
    found = [
        n
        for j in range(verb + 1, end)
        if s.units[j].kind == ORG and s.units[j - 1].low in (s.units[verb].low, ",", "and", "&")
        for n in s.units[j].names
        if n not in to.parties()
    ]
    return (to, found) if found else None


def _by_group(c: Candidate) -> bool:
    """Tell whether the sentence of a purchase speaks of a group that buys."""
    return any(u.low.split()[-1] in _BODIES for u in c.sentence.units) or len(c.roles.get("acquirer", ())) > 1
