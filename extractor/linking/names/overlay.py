"""Lay known names over the base model's entities, so that runs are cut around them."""

from __future__ import annotations

from collections.abc import Iterable

from .rules import NameRules
from .words import CAPITAL, NAME_KINDS, NUMBER, Words

_LONGEST = 7


def first_words(names: Iterable[str]) -> dict[str, int]:
    """Return the first word of each lower-case name and how many words the longest name with it can have."""
    out: dict[str, int] = {}
    for name in names:
        first = (
            name.split(maxsplit=1)[0].split("-")[0].split("'")[0]
            if "&" not in name.split()[0]
            else name.split()[0]
        )
        size = min(_LONGEST, len(name.split()) + 2 * name.count("-") + 2 * name.count("'") + name.count("."))
        out[first] = max(out.get(first, 0), size)
        whole = name.split(maxsplit=1)[0]
        out[whole] = max(out.get(whole, 0), size)
    return out


def lay_household(w: Words, rules: NameRules) -> None:
    """Mark the names of the household list in `w.label`, `w.ent_id` and `w.household`, longest first."""
    next_id = 1 + max(w.ent_id, default=-1)
    i, n = 0, len(w)
    while i < n:
        size = rules.starts.get(w.low[i])
        if not size or (w.kind[i] not in NAME_KINDS and w.kind[i] != NUMBER):
            i += 1
            continue
        for j in range(min(n, i + size), i, -1):
            if w.block[j - 1] != w.block[i]:
                continue
            text = _as_read(w, i, j)
            if j == i + 1 and w.kind[i] == CAPITAL and w.rank[i] < -0.35:
                continue
            if j == i + 1 and _within(w, i, rules):
                # "Harmon Vale" time and again is no Vale.
                continue
            if j == i + 1 and i > 0 and w.low[i - 1] in rules.given and w.kind[i - 1] == CAPITAL:
                # "Andreas Bayer" is a person.
                continue
            if rules.is_household(text):
                larger = (
                    w.ent_id[i] >= 0
                    and w.base[i] == "ORG"
                    and w.ent_id[i] == w.ent_id[j - 1]
                    and (
                        (j < n and w.ent_id[j] == w.ent_id[i] and w.kind[j] in NAME_KINDS)
                        or (i > 0 and w.ent_id[i - 1] == w.ent_id[i] and w.kind[i - 1] in NAME_KINDS)
                    )
                )
                for k in range(i, j):
                    w.household[k] = True
                    if not larger:
                        w.label[k], w.ent_id[k] = "ORG", next_id
                next_id += 1
                i = j - 1
                break
        i += 1


def _within(w: Words, i: int, rules: NameRules) -> bool:
    """Tell whether the word at `i` never stands without the unheard name before it."""
    if (
        not i
        or w.kind[i - 1] != CAPITAL
        or w.rank[i - 1] < 0.5
        or w.low[i - 1] in rules.titles | rules.places
    ):
        return False
    before = [w.text[k - 1] if k else "" for k in range(len(w)) if w.text[k] == w.text[i]]
    return len(before) > 1 and set(before) == {w.text[i - 1]}


def _as_read(w: Words, i: int, j: int) -> str:
    """Return the words [i, j) with the sign for what a web page writes in its place."""
    return w.surface(i, j).replace("&amp;", "&")


def lay_known(w: Words, known: set[str], starts: dict[str, int]) -> set[int]:
    """Mark names accepted elsewhere in the article in Title Case sentences; return the sentences touched."""
    next_id = 1 + max(w.ent_id, default=-1)
    touched: set[int] = set()
    i, n = 0, len(w)
    while i < n:
        size = starts.get(w.low[i])
        if not w.title[i] or not size or (w.kind[i] not in NAME_KINDS and w.kind[i] != NUMBER):
            i += 1
            continue
        for j in range(min(n, i + size), i, -1):
            if w.block[j - 1] != w.block[i] or _as_read(w, i, j).lower() not in known:
                continue
            for k in range(i, j):
                w.label[k], w.ent_id[k] = "ORG", next_id
            next_id += 1
            touched.add(w.sent[i])
            i = j - 1
            break
        i += 1
    return touched
