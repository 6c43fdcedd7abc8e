"""The sums of tellings compared: equal, rounded, or others of the same kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .candidates import Candidate
from .tellings import Deal

_ROUNDING = Decimal("0.03")


def values_of(
    cs: Sequence[Candidate], money: Sequence[Mapping[str, Any]], kind: str = "value"
) -> set[tuple[Any, Any]]:
    """Return the sums of one kind that the tellings give, each with its currency."""
    return {
        (money[u.index]["low"], money[u.index]["currency"])
        for c in cs
        for k, j in c.amounts
        if k == kind
        for u in (c.sentence.units[j],)
    }


def rounds_to(rough: str, exact: str) -> bool:
    """Tell whether the sum `rough` is `exact` with fewer digits ("$1.5M" of "$1.52 million")."""
    a, b = Decimal(rough), Decimal(exact)
    fewer = len(a.normalize().as_tuple().digits) < len(b.normalize().as_tuple().digits)
    return fewer and abs(a - b) <= abs(b) * _ROUNDING


def agree(a: set[tuple[Any, Any]], b: set[tuple[Any, Any]]) -> bool:
    """Tell whether two sets of (sum, currency) have a sum in common, exactly or rounded."""
    return any(y == z and (x == w or rounds_to(x, w) or rounds_to(w, x)) for x, y in a for w, z in b)


def tells_other(d: Deal, c: Candidate, money: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether `d` has amounts of the kind that `c` tells, and they are others."""
    kinds = {kind for kind, _ in c.amounts}
    return any(
        values_of(d.tellings, money, kind)
        and not values_of(d.tellings, money, kind) & values_of([c], money, kind)
        for kind in kinds
    )
