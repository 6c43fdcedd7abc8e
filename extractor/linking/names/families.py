"""Families by their own name ("the Lok family"): they own and buy as a person does."""

from __future__ import annotations

from collections.abc import Sequence

from .evidence import PERSON, Mention, name_key
from .words import CAPITAL, MIXED, Words

_OPENS = frozenset(("the", "'s", "’s", "’", "'", "its", "by", "founding", "controlling", "and"))
_NO_FAMILY = frozenset(
    ("of", "office", "offices", "business", "firm", "company", "-", "trust", "foundation", "fund")
)


def with_families(w: Words, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with those inside the name of a family made that family."""
    found = [_family(w, j) for j in range(1, len(w)) if w.text[j] == "family"]
    families = [m for m in found if m is not None]
    covered = {k for m in families for k in range(*m.span)}
    kept = [m for m in mentions if not covered.intersection(range(*m.span))]
    return sorted(kept + families, key=lambda m: m.span)


def _family(w: Words, j: int) -> Mention | None:
    """Return the family whose name ends with the word at `j`."""
    i = j
    while (
        i > 0 and w.kind[i - 1] in (CAPITAL, MIXED) and w.tag[i - 1].startswith("NNP") and not w.first[i - 1]
    ):
        i -= 1
    if not 0 < j - i < 3 or w.low[i - 1] not in _OPENS or w.sent[i] != w.sent[j]:
        return None
    if j + 1 < len(w) and w.low[j + 1] in _NO_FAMILY:
        return None
    return Mention((i, j + 1), name_key(w.surface(i, j + 1)), set(), PERSON, "family")
