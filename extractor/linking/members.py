"""Names of what was told in the plural: "It bought four banks. The banks are A, B and C"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .candidates import Candidate
from .phrases import is_possessive
from .sentence import ORG, PARTIES, Sentence, is_verb

_OPENERS = frozenset(("the", "they", "these", "both", "included"))
_INCLUDE = word_set("include")
_REACH = 8


def members(s: Sentence) -> list[str]:
    """Return the organizations that the sentence lists as what was spoken of, none when it lists none."""
    units = s.units
    if units[0].low.split()[0] not in _OPENERS:
        return []
    verb = next((j for j, u in enumerate(units[1:_REACH], 1) if u.low in _INCLUDE), None)
    if verb is None or any(u.kind in PARTIES or is_verb(u) for u in units[1:verb]):
        return []
    following = verb + 1 + (units[verb + 1].low == "the") if verb + 1 < len(units) else 0
    if not 0 < following < len(units) or units[following].kind != ORG:
        return []
    return [n for j in range(following, len(units)) if _is_item(s, j) for n in units[j].names]


def _is_item(s: Sentence, j: int) -> bool:
    """Tell whether the unit is an organization of the list, none that something else rules or owns."""
    u, before = s.units[j], s.units[j - 1]
    owns = j + 1 < len(s.units) and is_possessive(s.units[j + 1])
    before = s.units[j - 2] if before.low == "the" else before
    return u.kind == ORG and before.low in (",", "and", "&", *_INCLUDE) and not owns


def plural_things(c: Candidate) -> bool:
    """Tell whether the telling has a target, and only things told in the plural without a name."""
    named = {n for u in c.sentence.units if u.kind in PARTIES for n in u.names}
    targets = c.roles.get("target", [])
    return bool(targets) and all(n.endswith("s") and n not in named for n in targets)
