"""Ventures whose shares are told by a ratio: "a 60:40 joint venture", "a 50-50 venture of X and Y"."""

from __future__ import annotations

import re

from .phrases import coordinated
from .reading import Holding, Reading
from .sentence import ORG, Sentence, is_noun
from .share import governing_verb

_RATIO = re.compile(r"(\d\d?)[:/–-](\d\d?)")
_VENTURES = frozenset(("venture", "jv", "partnership", "company"))
_FOUNDING = (
    "form",
    "set",
    "create",
    "creating",
    "launch",
    "establish",
    "build",
    "found",
    "announce",
    "plan",
    "agree",
)


def ratio_at(s: Sentence, j: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the last unit of a ratio at unit `j` that shares a whole, and its two figures."""
    texts = [u.text for u in s.units[j : j + 3]]
    end = j
    found = _RATIO.fullmatch(texts[0])
    if found is None and len(texts) == 3:
        found, end = _RATIO.fullmatch("".join(texts)), j + 2
    if found is None or int(found[1]) + int(found[2]) != 100:
        return None
    return end, (found[1], found[2])


def venture_after(s: Sentence, j: int) -> int | None:
    """Return the noun for a venture that the ratio ending at unit `j` describes."""
    k = j + 1
    while k < len(s.units) and (is_noun(s.units[k]) or s.units[k].tag in ("JJ", "HYPH")):
        if s.units[k].low in _VENTURES:
            return k
        k += 1
    return None


def ratio(r: Reading) -> Holding | None:
    """Read "Y is a 60:40 joint venture of W and X" and "W and X formed a 60:40 venture, Y"."""
    if r.share.form != "ratio":
        return None
    verb, head = governing_verb(r.s, r.share.start, r.rules), r.share.head
    with_ = r.slots.parties.get("with", [])[:1]
    behind = [j for slot in ("of", "between", "by") for j in r.slots.parties.get(slot, [])][:2]
    host = _host(r, with_[0] if with_ and r.low(with_[0] + 1) == "," else head)
    if len(behind) == 2:
        holders = r.names(behind)
    else:
        subject = r.subject(verb) if verb is not None else ()
        owner = r.owner()
        holders = (*(subject if owner is None else r.names([owner])), *r.names(with_))
    if host is None:
        return Holding(None)  # a venture without a name
    holders = tuple(h for h in holders if h not in r.names([host]))
    if len(holders) != 2:
        return Holding(None)
    founded = any(r.low(j).startswith(_FOUNDING) for j in range(r.share.start))
    return Holding("buys" if founded else "holds", holders, r.share.start, "ratio", host)


def _host(r: Reading, head: int) -> int | None:
    """Return the venture's name: behind a comma or "called", before a comma, or before "is"."""
    units, k = r.s.units, head + 1
    if r.low(k) in (",", "called", "named") and k + 1 < len(units) and units[k + 1].kind == ORG:
        return k + 1
    if k < len(units) and units[k].kind == ORG:
        return k
    before = r.share.start - 1
    if r.low(before) in (",", "is", "was") and units[before - 1].kind == ORG:
        return before - 1 if len(coordinated(r.s, before - 1)) == 1 else None
    return None
