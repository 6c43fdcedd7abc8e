"""Errors between deals: a party in the wrong role, one deal told as two, two told as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from .compare import Names
from .facts import Mix, Pair, place
from .records import Deal
from .slots import ROLES, amount_slot, name_slot, roles, slots

KINDS = ("role swap", "split", "repeat", "merge")


def mixes(doc: str, pairs: Sequence[Pair], names: Names) -> list[Mix]:
    """Return the role swaps, splits, repeats and merges among the aligned deals of an article.

    - role swap: a party of both deals of a pair, in one role in gold and in another in the prediction;
    - split: a prediction without gold holds a party or amount that a found gold deal lacks;
    - repeat: a prediction without gold has the type and only parties of a gold deal found elsewhere;
    - merge: the prediction of one gold deal holds a wrong party or amount that a missed gold deal has.
    """
    aligned, missed, lone = [], [], []
    for pair in pairs:
        g, p = pair.gold, pair.pred
        if pair.free:
            continue
        if isinstance(g, Deal) and isinstance(p, Deal):
            aligned.append((g, p, pair))
        elif isinstance(g, Deal):
            missed.append(g)
        elif isinstance(p, Deal):
            lone.append(p)
    out = [swap for _, p, pair in aligned for swap in _swaps(doc, p, pair, names)]
    for p in lone:
        out += _first(_lone(doc, g, p, pair, names) for g, _, pair in aligned)
    for g in missed:
        out += _first(_merge(doc, g, p, pair, names) for _, p, pair in aligned)
    return out


def _first(found: Iterator[Mix | None]) -> list[Mix]:
    every = [m for m in found if m]
    return sorted(every, key=lambda m: m.kind != "split")[:1]


def _swaps(doc: str, p: Deal, pair: Pair, names: Names) -> Iterator[Mix]:
    for a in ROLES:
        for b in ROLES:
            ours, theirs = pair.slots.get(f"role.{a}"), pair.slots.get(f"role.{b}")
            if a != b and ours and theirs:
                for name in name_slot(ours.missed, theirs.spurious, names).right:
                    yield Mix(doc, "role swap", name, a, b, place(p), p.rule)


def _fillers(which: str, gold: Deal, pred: Deal, names: Names) -> set[str]:
    """Return the parties and amounts of a pair that are `right`, `missed` or `spurious`, with their slots."""
    compared = slots(gold, pred, names)
    keys = [k for k in compared if k.startswith("role.") or k == "amount"]
    return {f"{k.removeprefix('role.')} {x}" for k in keys for x in getattr(compared[k], which)}


def _lone(doc: str, g: Deal, p: Deal, pair: Pair, names: Names) -> Mix | None:
    if not isinstance(pair.pred, Deal):
        return None
    lacking = _fillers("missed", g, pair.pred, names) & _fillers("right", g, p, names)
    if lacking:
        return Mix(doc, "split", ", ".join(sorted(lacking)), None, None, place(p), p.rule)
    ours, theirs = ([n for names_ in roles(d).values() for n in names_] for d in (g, p))
    if theirs and g.type == p.type and not name_slot(ours, theirs, names).spurious:
        return Mix(doc, "repeat", ", ".join(theirs), None, None, place(p), p.rule)
    return None


def _merge(doc: str, g: Deal, p: Deal, pair: Pair, names: Names) -> Mix | None:
    if not isinstance(pair.gold, Deal):
        return None
    # What is wrong for the one deal, as if it were a deal of its own, is compared with the other.
    wrong = Deal(
        roles={r: pair.slots[f"role.{r}"].spurious for r in ROLES if f"role.{r}" in pair.slots},
        amounts=tuple(a for a in p.amounts if not amount_slot(pair.gold.amounts, (a,)).tp),
    )
    wrong = msgspec.structs.replace(wrong, roles={_raw(r): n for r, n in wrong.roles.items()})
    shared = _fillers("right", g, wrong, names)
    return Mix(doc, "merge", ", ".join(sorted(shared)), None, None, place(p), p.rule) if shared else None


def _raw(role: str) -> str:
    return "acquirer" if role == "buyer" else role
