"""Compare the slots of two deals. What a slot is: `docs/scoring.md`."""

from __future__ import annotations

from collections.abc import Sequence

from .compare import Names, close
from .facts import Slot, amount_words
from .records import Amount, Deal

ROLES = ("target", "buyer", "partner", "seller", "lender", "venture")
"""The scored roles; acquirer and investor are one role `buyer`, for the type already tells them apart."""

_BUYERS = ("acquirer", "investor", "lead_investor")


def roles(deal: Deal) -> dict[str, list[str]]:
    """Return a deal's parties by scored role, a buyer under two roles once.

    >>> roles(Deal(roles={"investor": ("Acme", "Bo"), "lead_investor": ("Bo",)}))["buyer"]
    ['Acme', 'Bo']
    """
    out = {r: list(deal.roles.get(r, ())) for r in ROLES if r != "buyer"}
    out["buyer"] = list(dict.fromkeys(n for r in _BUYERS for n in deal.roles.get(r, ())))
    return out


def slots(gold: Deal, pred: Deal, names: Names) -> dict[str, Slot]:
    """Return every slot that one of the two deals fills."""
    out: dict[str, Slot] = {}
    for key, a, b in (("type", gold.type, pred.type), ("status", gold.status, pred.status)):
        _single(out, key, a, b, a == b)
    ours, theirs = roles(gold), roles(pred)
    for role in ROLES:
        if ours[role] or theirs[role]:
            out[f"role.{role}"] = name_slot(ours[role], theirs[role], names)
    out["amount"] = amount_slot(gold.amounts, pred.amounts)
    x, y = (None if d.stake_percent is None else str(d.stake_percent) for d in (gold, pred))
    _single(out, "stake_percent", x, y, close(x, y))
    x, y = ((d.round or "").casefold().strip() for d in (gold, pred))
    _single(out, "round", x, y, x == y)
    return out


def _single(out: dict[str, Slot], key: str, a: str | None, b: str | None, same: bool) -> None:
    if not a and not b:
        return
    right = (a,) if a and same else ()
    missed, spurious = (a,) if a and not same else (), (b,) if b and not same else ()
    out[key] = Slot(len(right), len(spurious), len(missed), right, missed, spurious)


def name_slot(gold: Sequence[str], pred: Sequence[str], names: Names) -> Slot:
    """Compare two lists of names, one to one."""
    pairs = names.pairs(gold, pred)
    found, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    right = tuple(g for i, g in enumerate(gold) if i in found)
    missed = tuple(g for i, g in enumerate(gold) if i not in found)
    spurious = tuple(p for j, p in enumerate(pred) if j not in taken)
    return Slot(len(right), len(spurious), len(missed), right, missed, spurious)


def amount_slot(gold: Sequence[Amount], pred: Sequence[Amount]) -> Slot:
    """Compare amounts by kind; the parallel currencies of one kind count once.

    Any one of them found is the find; one spurious amount of a kind and three are one error.
    """
    tp = fp = fn = 0
    right, missed, spurious = list[str](), list[str](), list[str]()
    for kind in sorted({a.kind or "" for a in (*gold, *pred)}):
        ours = [a for a in gold if (a.kind or "") == kind]
        theirs = [a for a in pred if (a.kind or "") == kind]
        hits = [p for p in theirs if any(same_amount(g, p) for g in ours)]
        wrong = [p for p in theirs if p not in hits]
        words = [f"{kind} {amount_words(a)}" for a in ours]
        tp, fn = tp + bool(hits), fn + (bool(ours) and not hits)
        fp += bool(wrong)
        if hits:
            right.append(" = ".join(words))
        elif ours:
            missed.append(" = ".join(words))
        if wrong:
            spurious.append(", ".join(f"{kind} {amount_words(a)}" for a in wrong))
    return Slot(tp, fp, fn, tuple(right), tuple(missed), tuple(spurious))


def same_amount(a: Amount, b: Amount) -> bool:
    """Tell whether two amounts have the same value and currency."""
    highs = [x.low if x.high is None else x.high for x in (a, b)]
    return close(a.low, b.low) and close(*highs) and a.currency == b.currency
