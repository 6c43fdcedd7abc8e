"""Find the "and"s that stand inside a name ("Alder and Birch Inc"), where the article never parts the two."""

from __future__ import annotations

from .rules import NameRules
from .words import CAPITAL, NAME_KINDS, NUMBER, Words, is_common, same_entity

_LONGEST_LEFT = 3
_LONGEST_RIGHT = 2
# So many words behind a name show whether one or two are spoken of ("said they").
_SPOKEN_OF = 4
# Behind the "'s" of a shop's name these stand, behind that of an owner hardly ever.
_CLOSING = frozenset((",", ".", ";", ")"))
_PREPOSITIONS = frozenset(("for", "from", "in", "to", "with", "out"))


def mark_joints(w: Words, rules: NameRules) -> None:
    """Set `w.joint` for every "and" inside a name that ends in a legal form, and where the name recurs without."""
    places = [
        j
        for j in range(1, len(w) - 1)
        if w.low[j] == "and"
        and w.block[j - 1] == w.block[j + 1]
        and w.kind[j - 1] in NAME_KINDS
        and w.kind[j + 1] in NAME_KINDS
    ]
    pairs = {
        (w.low[j - 1], w.low[j + 1])
        for j in places
        if _one_name(w, j, rules) or _compound(w, j, rules) or _speaks_as_one(w, j, rules)
    }
    for j in places:
        w.joint[j] = (w.low[j - 1], w.low[j + 1]) in pairs
    _mark_shops(w, rules)


def _mark_shops(w: Words, rules: NameRules) -> None:
    """Set `w.joint` for the "'s" of names that never stand without it ("Marlow's, a chain of shops")."""
    owners = [j - 1 for j in range(1, len(w) - 1) if w.low[j] == "'s" and w.kind[j - 1] in NAME_KINDS]
    closed = {w.text[k] for k in owners if _closes(w, k)}
    bare = {w.text[k] for k in range(len(w)) if w.low[k + 1 : k + 2] != ["'s"]}
    for k in owners:
        w.joint[k + 1] = w.text[k] in closed - bare and not rules.is_household(w.text[k])


def _closes(w: Words, k: int) -> bool:
    """Tell whether nothing owned stands behind the "'s" of the word at `k`, nor is meant ("X's brand and Y's for")."""
    if w.block[k] != w.block[k + 2]:
        return False
    sole = all(w.low[j] != "'s" or w.sent[j] != w.sent[k] for j in range(max(0, k - 30), k))
    return w.low[k + 2] in _CLOSING or (sole and w.low[k + 2] in _PREPOSITIONS)


def _compound(w: Words, j: int, rules: NameRules) -> bool:
    """Tell whether the "and" at `j` stands inside words that go together in names ("Alder Savings and Loan")."""
    if f"{w.low[j - 1]} {w.low[j + 1]}" not in rules.context["compounds"]:
        return False
    opened = j > 1 and w.kind[j - 2] in NAME_KINDS and w.block[j - 2] == w.block[j]
    return opened and (not w.title[j] or (j + 2 < len(w) and w.low[j + 2] in rules.firm | rules.institution))


def _speaks_as_one(w: Words, j: int, rules: NameRules) -> bool:
    """Tell whether one firm opens the sentence and speaks of itself or has a verb for one.

    As in "Alder and Birch said it" and "Alder and Birch has acquired".
    """
    i, k = _left(w, j, rules), j + 2
    while k < len(w) and w.kind[k] in NAME_KINDS and k - j <= _LONGEST_RIGHT:
        k += 1
    opens = w.first[i] or (i > 0 and w.low[i - 1] in rules.org_nouns)
    if w.title[j] or not 0 < j - i <= _LONGEST_LEFT or not opens or not _acts_as_one(w, k):
        return False
    if w.low[i] in rules.given or w.low[j + 1] in rules.given:
        return False  # "Jane Doe and John Roe said it"
    return not _stands_alone(w, j + 1, w.low[j - 1 : j + 1], [], rules) and not any(
        rules.is_household(w.surface(a, b)) for a, b in ((i, j), (j + 1, k))
    )


def _acts_as_one(w: Words, k: int) -> bool:
    """Tell whether the words at `k`, behind a name, are said of one."""
    return w.low[k : k + 2] == ["said", "it"] or w.low[k : k + 1] in (["has"], ["is"], ["was"])


def _one_name(w: Words, j: int, rules: NameRules) -> bool:
    """Tell whether the words around the "and" at `j` are one name: short, with one legal form at its end."""
    i, k = _left(w, j, rules), _right(w, j, rules)
    if w.title[j] or not k or not 0 < j - i <= _LONGEST_LEFT:
        return False
    if rules.is_household(w.surface(i, j)):
        return False
    if i + 1 < j and w.low[i] in rules.given and w.kind[i] == CAPITAL:
        # "Jane Doe and Alder Inc"
        return False
    if w.low[j - 1] in rules.firm and not is_common(w, j + 1) and not _acts_as_one(w, k):
        # "Birch Holdings and Alder Inc" are two.
        return False
    before = w.low[i - 1] if i and w.block[i - 1] == w.block[i] else ""
    listed = before in (",", "and", "&") and w.kind[i - 2] in NAME_KINDS
    two = any(low in rules.context["plural"] for low in w.low[k : k + _SPOKEN_OF])
    if before in rules.context["pair_openers"] or listed or two:
        return False
    whole = w.ent_id[j] >= 0 and same_entity(w, i, k - 1)
    return not _stands_alone(w, j + 1, w.low[j - 1 : j + 1], [], rules) and (
        whole or not _stands_alone(w, i, [], w.low[j : j + 2], rules, j)
    )


def _left(w: Words, j: int, rules: NameRules) -> int:
    """Return where the run of capitals before `j` begins, `j` itself when it holds a legal form."""
    i = j
    while i > 0 and w.block[i - 1] == w.block[j] and w.kind[i - 1] in NAME_KINDS:
        if rules.is_legal(w.text[i - 1], w.low[i - 1]):
            return j
        if w.low[i - 1] in rules.cut:
            break
        i -= 1
    return i


def _right(w: Words, j: int, rules: NameRules) -> int:
    """Return the end of the name behind `j`, its legal form included; 0 when it has none or is long."""
    for k in range(j + 2, min(len(w), j + 2 + _LONGEST_RIGHT)):
        if w.block[k] != w.block[j] or w.kind[k] not in NAME_KINDS or w.kind[k] == NUMBER:
            return 0
        if rules.is_legal(w.text[k], w.low[k]):
            return 0 if rules.is_legal(w.text[j + 1], w.low[j + 1]) else k + 1
    return 0


def _stands_alone(
    w: Words, i: int, before: list[str], after: list[str], rules: NameRules, j: int = 0
) -> bool:
    """Tell whether the article names [i, j) somewhere without the words `before` or `after` it."""
    name = w.low[i : j or i + 1]
    size = len(name)
    return any(
        w.kind[m] in NAME_KINDS
        and w.low[m : m + size] == name
        and not (size == 1 and (is_common(w, m) or w.low[m] in rules.nationalities))
        and (w.low[m - len(before) : m] != before or w.low[m + size : m + size + len(after)] != after)
        for m in range(len(before), len(w))
    )
