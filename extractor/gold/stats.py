"""Count what gold holds: by split, by kind of fact, by deal type and by manner, as Markdown tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from .check import GoldRecord

Sets = Mapping[str, Sequence[GoldRecord]]


def tables(sets: Sets, words: Mapping[str, int]) -> str:
    """Return the tables of gold sets, keyed by their names; `words` is the length of each article by id.

    An optional deal or stake is counted like any other, and once more in a row of its own.
    """
    facts: dict[str, Callable[[GoldRecord], int]] = {
        "articles": lambda r: 1,
        "words": lambda r: words[r["id"]],
        "organizations": lambda r: len(r["organizations"]),
        "mentions of them": lambda r: sum(len(o["mentions"]) for o in r["organizations"]),
        "money": lambda r: len(r["money"]),
        "percentages": lambda r: len(r["percentages"]),
        "stakes": lambda r: len(r["stakes"]),
        "deals": lambda r: len(r["deals"]),
        "optional stakes and deals": lambda r: sum(x["optional"] for x in (*r["stakes"], *r["deals"])),
    }
    return "\n".join(
        (
            _table("", {name: [sum(map(f, sets[s])) for s in sets] for name, f in facts.items()}, sets),
            _table("deal type", _count(sets, lambda r: (d["type"] for d in r["deals"])), sets),
            _table("deal status", _count(sets, lambda r: (d["status"] for d in r["deals"])), sets),
            _table("stake action", _count(sets, lambda r: (s["action"] for s in r["stakes"])), sets),
            _table("manner (articles)", _count(sets, lambda r: (r["manner"],)), sets),
        )
    )


def _count(sets: Sets, of: Callable[[GoldRecord], Iterable[str]]) -> dict[str, list[int]]:
    counts = [Counter(key for r in records for key in of(r)) for records in sets.values()]
    total = sum(counts, Counter[str]())
    return {key: [c[key] for c in counts] for key in sorted(total, key=lambda k: (-total[k], k))}


def _table(title: str, rows: Mapping[str, Sequence[int]], sets: Sets) -> str:
    lines = [f"| {' | '.join((title, *sets, 'all'))} |", "|---|" + "---:|" * (len(sets) + 1)]
    lines += [f"| {' | '.join((key, *(f'{n:,}' for n in (*row, sum(row)))))} |" for key, row in rows.items()]
    return "\n".join(lines) + "\n"
