"""What the words beside a name say of it: a thing that is offered, a code in brackets, a term's short form."""

from __future__ import annotations

import re

from .rules import NameRules
from .words import LOWER, NUMBER, UPPER, Words, is_common

# "(FB.O)", "(D-CA)": the code of a share, the seat of a politician.
_CODE = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}|[DRI]-[A-Z]{2}")
_SOLD_REACH = 8
# Between a verb of investing and the last word of its sum; of the last of several sums.
_SUM_REACH = 7
_LIST_REACH = 40
SIGNS = frozenset("$€£₹¥")
QUOTES = frozenset(('"', "“", "‘", "'", "``", "«"))


def is_product(low: str, rules: NameRules) -> bool:
    """Tell whether the noun names a thing that firms make and never the firm ("solution", not "platform")."""
    return low in rules.product_nouns or (low in rules.context["offerings"] and low not in rules.org_nouns)


def offering(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether the noun at `k` is what somebody offers ("its flagship platform, Acme")."""
    low = w.low[k]
    known = is_product(low, rules) or low in rules.context["offerings"] or low in rules.context["served"]
    return known and owned_noun(w, k)


def owned_noun(w: Words, k: int) -> bool:
    """Tell whether somebody's is the noun at `k` ("its mobile arm", "Acme's new shop")."""
    for m in range(k - 1, max(-1, k - 7), -1):
        if w.low[m] in ("'s", "'", "its", "their", "our", "his", "her"):
            return w.block[m] == w.block[k]
        if not w.tag[m].startswith(("NN", "JJ", "VB", "HYPH", "CD")) or w.tag[m] == "VBZ":
            return False
    return False


def names_unit(w: Words, i: int) -> bool:
    """Tell whether the name at `i` only says what somebody's unit is called ("Acme sold its dairy arm, X")."""
    return i > 1 and w.low[i - 1] == "," and w.kind[i - 2] == LOWER and owned_noun(w, i - 2)


def invested(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether a sum that somebody invests ends at `k` ("put $5 million", "invests €3m")."""
    if not (w.low[k] in rules.context["sums"] or w.low[k][:1] in SIGNS):
        return False
    first = k
    while first > 0 and (w.kind[first] == NUMBER or w.low[first] in rules.context["sums"] | SIGNS):
        first -= 1
    reach = _LIST_REACH if w.low[first] in (",", "and") else _SUM_REACH
    near = range(max(0, k - reach), k)
    return any(w.low[m] in rules.context["invests"] and w.sent[m] == w.sent[k] for m in near)


def sold(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether the words up to `k` say what somebody sold ("sold its dairy arm")."""
    for m in range(k, max(-1, k - _SOLD_REACH), -1):
        if w.sent[m] != w.sent[k] or w.low[m] in (",", ";", "(", ")"):
            return False
        if w.low[m] in rules.context["sells"]:
            return True
    return False


def is_code(w: Words, i: int) -> bool:
    """Tell whether the bracket before `i` holds a code ("(FB.O)") or a ticker and a country ("(9984 JP)")."""
    k = i
    while k < len(w) and k < i + 4 and w.low[k] != ")":
        k += 1
    if w.low[k : k + 1] != [")"] or k == i:
        return False
    ticker = k == i + 2 and all(w.kind[m] in (UPPER, NUMBER) for m in (i, i + 1)) and len(w.text[i + 1]) == 2
    return _CODE.fullmatch(w.surface(i, k)) is not None or (ticker and w.kind[i + 1] == UPPER)


def abbreviates_plain(w: Words, i: int) -> bool:
    """Tell whether the capitals at `i` shorten the plain words before ("electronic health record (EHR)")."""
    letters = [c for c in w.text[i].rstrip("s").lower() if c.isalpha()]
    k, lower = i - 1, 0
    while k >= 0 and (w.low[k] in QUOTES or w.low[k] == "("):
        k -= 1
    for letter in reversed(letters):
        while k >= 0 and (
            w.low[k] in ("-", "of", "and", "the", "for", "as", "a", "to") and w.low[k][0] != letter
        ):
            k -= 1
        if k < 0 or w.low[k][0] != letter or w.block[k] != w.block[i]:
            return False
        lower += w.kind[k] == LOWER or is_common(w, k)
        k -= 1
    return len(letters) > 1 and lower == len(letters)


def is_listed(w: Words, i: int, rules: NameRules) -> bool:
    """Tell whether the capitals behind a colon are a ticker ("(NYSE, NYSE Texas: TLB)", "(Paris: TLB)")."""
    if w.kind[i] != UPPER or w.low[i + 1 : i + 2] not in ([")"], [";"], [","]):
        return False
    k = i - 2
    while k > max(0, i - 8) and w.low[k] not in ("(", ";"):
        k -= 1
    where = w.low[k + 1 : i - 1]
    return w.low[k] in ("(", ";") and (
        " ".join(where) in rules.places
        or any(low in rules.context["exchanges"] for low in where)
        or (len(where) == 1 and w.base[k + 1] == "GPE")
    )


def abbreviated(w: Words, i: int, j: int) -> bool:
    """Tell whether a bracket with the first letters of the words [i, j) stands behind them."""
    letters = "".join(w.text[k][0] for k in range(i, j))
    return j - i > 1 and w.low[j : j + 1] == ["("] and w.text[j + 1 : j + 2] == [letters]
