"""What stands in apposition to a name: what it is, where it is, a bracket to skip."""

from __future__ import annotations

from .rules import NameRules
from .words import NAME_KINDS, Words

_PAUSES = frozenset(",.;:()")


def based(w: Words, j: int) -> bool:
    """Tell whether the words behind the comma at `j` say where a firm is ("a Miami, FL-based maker").

    In "Delft, Holland-based Acme" and "Delft, Holland-based maker Acme" they tell more of a place.
    """
    article = w.low[j + 1 : j + 2] in (["a"], ["an"], ["the"])
    k = end = j + 1 + article
    while end < len(w) and end < k + 6 and (w.kind[end] in NAME_KINDS or w.low[end] == ","):
        end += 1
    if end == k or w.low[end : end + 2] not in (["-", "based"], ["-", "headquartered"]):
        return False
    placed = w.base[j - 1] in ("GPE", "LOC") and "," not in w.low[k:end]
    return article or not (placed or w.kind[min(end + 2, len(w) - 1)] in NAME_KINDS)


def apposition(w: Words, k: int, rules: NameRules) -> str | None:
    """Return what the noun phrase at `k` says the name before it is: org, person, product or None."""
    found: str | None = None
    owned = _owned(w, k)
    article = k
    for m in range(k, min(len(w), k + 14)):
        low = w.low[m]
        if (low in _PAUSES or low in rules.context["clause_openers"]) and m > article and w.low[m - 1] != "-":
            if low == "," and found is None and m - k < 6:
                continue
            if low == "of" and found is None:
                continue
            break
        if low in rules.org_nouns:
            offered = owned and (low in rules.context["offerings"] or low in rules.context["served"])
            found = "product" if offered else "org"
        elif low in rules.person_nouns:
            found = "person"
        elif low in rules.product_nouns:
            found = found or "product"
        if (
            found in ("org", "person")
            and m + 1 < len(w)
            and not w.tag[m + 1].startswith(("NN", "HYPH", "CC"))
        ):
            break
    return found


def _owned(w: Words, k: int) -> bool:
    """Tell whether the noun phrase at `k` says whose the thing is ("its app", "Acme's app")."""
    return w.low[k] in ("its", "their", "our") or any(low in ("'s", "'") for low in w.low[k + 1 : k + 4])


def skip_aside(w: Words, j: int, rules: NameRules) -> int:
    """Return the place behind a bracket or short apposition at `j` ("(Boulder, Colo.)", ", a startup,")."""
    n = len(w)
    if j >= n or w.low[j] not in ("(", ","):
        return j
    if w.low[j] == "," and not (j + 1 < n and w.low[j + 1] in rules.context["articles"]):
        return j
    closing = ")" if w.low[j] == "(" else ","
    for k in range(j + 1, min(n, j + 16)):
        if w.block[k] != w.block[j] or w.low[k] in (".", ";"):
            return j
        if w.low[k] == closing:
            return k + 1
    return j
