"""Sales told without a verb under a heading that announces them: "Tilia, to Acme for $5M", "Acme / Tilia"."""

from __future__ import annotations

from itertools import pairwise

from .candidates import Candidate
from .fields import Field, parties_in, verb_in, words_of
from .heads import ListRules, find_amount, find_head
from .sentence import MONEY, ORG, PARTIES, WORD, Sentence

_ARROWS = frozenset(("→", "->"))
_ROLES = {"to": "acquirer", "by": "acquirer", "from": "seller"}
_LABELS = ("acquirer", "seller")
_MERGER = frozenset(("merge", "merger"))
_OPEN = frozenset(("off", "talks"))


def sale(s: Sentence, number: int, item: list[Field], rules: ListRules) -> Candidate | None:
    """Return the acquisition that an item without a verb tells, or None where it names no buyer."""
    head = find_head(s, item[0], rules)
    first, end = item[0].start, item[-1].end
    if head is None:
        return None
    text = words_of(s, first, end)
    told = next((kind for kind, pattern in rules.status if pattern.search(text)), None)
    if told != "terminated" and verb_in(s, first, end, _OPEN):
        return None
    amount = find_amount(s, item, head.end)
    c = Candidate(
        "acquisition",
        "acquisition.list.item",
        told or "completed",
        s,
        number,
        (head.start, item[0].end - 1),
        (first, end),
        tense="past",
    )
    c.add("target", head.names)
    other = _across(s, head.end)
    if other is not None and (told or amount is not None) and not _MERGER & set(text.split()):
        # "Acme / Tilia": who bids stands first; "Tilia → Acme": what is sold goes there
        arrow = s.units[other - 1].text in _ARROWS
        names = list(s.units[other].names)
        c.roles = {"target": head.names if arrow else names, "acquirer": names if arrow else head.names}
    for label, named in pairwise(item):
        role = rules.labels.get(words_of(s, label.start, label.end).strip())
        if named.mark == ":" and role in _LABELS:
            c.add(role, [n for j in parties_in(s, named.start, named.end) for n in s.units[j].names])
    if [u.low for u in s.units[head.end : head.end + 1]] == ["for"] and (
        bid := find_head(s, Field(head.end + 1, item[0].end, ""), rules)
    ):
        c.roles = {"target": bid.names, "acquirer": head.names}  # "Acme for Tilia: $5m"
    for j in parties_in(s, head.end, end):
        word = s.units[j - 1]
        if word.kind == WORD and word.low in _ROLES and s.units[j].kind in PARTIES:
            c.add(_ROLES[word.low], list(s.units[j].names))
    if amount is not None:
        c.amounts = [("", amount)] if s.units[amount].kind == MONEY else []
        c.undisclosed = s.units[amount].kind != MONEY
    return c if c.roles.get("acquirer") else None


def _across(s: Sentence, j: int) -> int | None:
    """Return the organization behind the slash or arrow at unit `j`, a bracket before it aside."""
    units = s.units
    while j < len(units) and s.depth[j]:
        j += 1
    if j + 1 >= len(units) or units[j + 1].kind != ORG:
        return None
    return j + 1 if units[j].text == "/" or units[j].text in _ARROWS else None
