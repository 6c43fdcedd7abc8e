"""Brands that write themselves small ("relay raises $5m", "an investment in sumly, a Lyon startup")."""

from __future__ import annotations

from .beside import SIGNS
from .rules import NameRules
from .words import LOWER, MIXED, Words

# The rank of a word that is never read anywhere.
_UNHEARD = 2.0
_LEAST = 3
_BEHIND = frozenset((",", ".", "(", ")", ";", "and", "for", "from", "in", "at", "to", "with"))


def mark_small(w: Words, rules: NameRules) -> None:
    """Take for name parts the small words that stand where only a name does, here and wherever they recur."""
    brands = {w.text[i] for i in range(len(w)) if w.kind[i] == LOWER and _is_brand(w, i, rules)}
    for i in range(len(w)):
        if w.kind[i] == LOWER and w.text[i] in brands:
            w.kind[i] = MIXED


def _is_brand(w: Words, i: int, rules: NameRules) -> bool:
    text = w.text[i]
    if not text.isalnum() or len(text) < _LEAST or not w.tag[i].startswith(("NN", "JJ", "FW", "UH", "X")):
        return False
    if _plain(w, i, rules):
        return False
    opens = i == 0 or w.block[i - 1] != w.block[i]
    if w.rank[i] < _UNHEARD or text.endswith("tech"):
        return opens and w.tag[i] not in ("NNS", "NNPS") and _acts(w, i) and _gets(w, i, rules)
    return (opens and (_gets(w, i, rules) or _apposed(w, i, rules))) or _told(w, i, rules)


def _plain(w: Words, i: int, rules: NameRules) -> bool:
    """Tell whether the word is one of the many that only say what somebody is."""
    low = w.low[i]
    return (
        low in rules.org_nouns
        or low in rules.person_nouns
        or low in rules.product_nouns
        or low in rules.firm
        or low in rules.terms
        or low in rules.cut
        or low in rules.titles
        or low in rules.institution
        or low in rules.trade
    )


def _low(w: Words, k: int) -> str:
    return w.low[k] if 0 <= k < len(w) else ""


def _acts(w: Words, i: int) -> bool:
    """Tell whether a finite verb stands behind the word at `i`."""
    return i + 1 < len(w) and w.tag[i + 1] in ("VBD", "VBZ")


def _gets(w: Words, i: int, rules: NameRules) -> bool:
    """Tell whether a verb of dealing and a sum stand behind the word at `i` ("raised £3m")."""
    sums = (_low(w, k) for k in range(i + 2, i + 4))
    return _low(w, i + 1) in rules.subject_verbs and any(
        x in rules.context["currencies"] or x[:1] in SIGNS for x in sums
    )


def _apposed(w: Words, i: int, rules: NameRules) -> bool:
    """Tell whether the words behind the word at `i` say what firm it is (", a provider of")."""
    if _low(w, i + 1) != "," or _low(w, i + 2) not in rules.context["articles"]:
        return False
    return any(_low(w, k) in rules.org_nouns for k in range(i + 3, i + 8))


def _told(w: Words, i: int, rules: NameRules) -> bool:
    """Tell whether what stands before an unheard word makes it a firm's name ("-based", "startup", "stake in")."""
    before, second, behind = _low(w, i - 1), _low(w, i - 2), _low(w, i + 1)
    tied = before in ("based", *rules.context["tied_to"]) and second == "-"
    if tied or (before in rules.org_nouns and w.kind[i - 1] == LOWER):
        closed = behind in _BEHIND or behind in rules.subject_verbs or behind in rules.fillers
        return closed and w.tag[i] != "NNS"
    invested = before in ("in", "into") and second in rules.context["invested_in"]
    return (invested or before in rules.object_verbs) and behind in _BEHIND and _apposed(w, i, rules)
