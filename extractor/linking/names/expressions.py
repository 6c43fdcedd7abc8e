"""Referring expressions: "it", "the firm", "the two companies", and those that stand for nothing."""

from __future__ import annotations

from collections.abc import Mapping

from .rules import ReferenceRules
from .salience import Named
from .words import LOWER, Words

_BE = frozenset(
    ("is", "was", "'s", "be", "been", "seems", "looks", "turns", "remains", "takes", "makes", "became")
)
_DETERMINERS = frozenset(("the", "this"))
_OWNERS = frozenset(("his", "her"))
_FIRMS = frozenset(("company", "firm", "startup"))
_BIDS = frozenset(("bid", "bids", "offer", "offered", "proposal"))
_BID_REACH = 12
_OPENERS = frozenset(("a", "an", "the", "this"))


def reference_at(w: Words, i: int, rules: ReferenceRules) -> tuple[int, str, str]:
    """Return (end, kind, head noun) of the reference that starts at word `i`; end 0 for none."""
    low, n, block = w.low[i], len(w), w.block[i]
    if low in rules.pronouns:
        # "IT" is a trade, not a pronoun.
        bare = w.text[i].isupper() or (low == "it" and _expletive(w, i))
        return (0, "", "") if bare else (i + 1, low, low)
    if low in rules.pair_openers and i + 1 < n and w.block[i + 1] == block and w.low[i + 1] in rules.pairs:
        return i + 2, "pair", w.low[i + 1]
    if low in _OWNERS and i + 1 < n and w.block[i + 1] == block and w.low[i + 1] in _FIRMS:
        return i + 2, "own", w.low[i + 1]
    if low not in _DETERMINERS:
        return 0, "", ""
    if (
        i + 2 < n
        and w.low[i + 1] in ("former", "latter")
        and w.tag[i + 2][:2] in ("VB", "MD", "PO", ",", ".")
    ):
        return i + 2, w.low[i + 1], w.low[i + 1]
    for k in range(i + 1, min(n, i + 7)):
        if w.block[k] != block:
            break
        word = w.low[k]
        following = w.low[k + 1] if k + 1 < n and w.block[k + 1] == block else ""
        if word in rules.generic or word in rules.specific or (word == "business" and _bid_for(w, i)):
            if following == "-" or (k + 1 < n and w.tag[k + 1] in ("NN", "NNS", "NNP", "NNPS") and following):
                # "the company report", "the startup Acme": the noun only describes what follows.
                continue
            between = w.low[i + 1 : k]
            goes_on = following in rules.continued and not (following == "for" and _priced(w, k + 2))
            if goes_on or any(b in rules.other_than for b in between):
                return 0, "", ""
            if between and w.kind[k] != LOWER:
                # "the Acme Group" is a name.
                return 0, "", ""
            if word in rules.gatherings and _gathering(w, i, k, word):
                return 0, "", ""
            return k + 1, "firm", word
        if word in rules.pairs and word != "two" and k - i <= 2:
            if following in rules.continued or w.low[i + 1] not in ("two", word):
                return 0, "", ""
            return k + 1, "pair", word
        # Only describing words may stand between; a name there means the phrase is about it.
        if not (
            w.tag[k] in ("JJ", "NN", "VBN", "VBG", "CD", "NNP", "HYPH", "RB", "JJS", "JJR")
            or word in ("-", ",")
        ):
            break
    return 0, "", ""


def _bid_for(w: Words, i: int) -> bool:
    """Tell whether somebody bids for what starts at word `i`."""
    near = range(max(0, i - _BID_REACH), i)
    return w.low[i - 1] == "for" and any(w.low[k] in _BIDS and w.sent[k] == w.sent[i] for k in near)


def _priced(w: Words, k: int) -> bool:
    """Tell whether a sum stands at word `k` ("bought the miner for about $5M")."""
    return any(tag in ("$", "CD") for tag in w.tag[k : k + 3])


def _gathering(w: Words, i: int, k: int, word: str) -> bool:
    """Tell whether "the group" means people who joined: the text introduced one as "a group"."""
    if any(b in ("investor", "investors", "management", "shareholder") for b in w.low[i + 1 : k]):
        return True
    return any(
        w.low[m] == word and w.low[m - 1] not in ("the", "this") and w.kind[m] == LOWER for m in range(1, i)
    )


def crowd_speaks(w: Words, i: int, at: Mapping[int, Named], rules: ReferenceRules) -> bool:
    """Tell whether the "it" at `i` stands for people who joined ("a group led by Ann Roe said it")."""
    verb = w.head[w.head[i]]
    for k in range(i - 1, -1, -1):
        if w.sent[k] != w.sent[i]:
            return False
        if w.head[k] == verb and w.dep[k] == "nsubj" and w.low[k] in rules.gatherings and w.kind[k] == LOWER:
            start = k
            while start > 0 and w.low[start] not in _OPENERS and w.sent[start - 1] == w.sent[k]:
                start -= 1
            led = any(m in at for m in range(k, i)) and w.low[k + 1] != ","
            if led or any(m in at for m in range(start, k)):
                return False  # "a group led by Acme said it": Acme may be meant
            return w.low[start] in ("a", "an") or k > start + 1 or _gathering(w, start, k, w.low[k])
    return False


def _expletive(w: Words, i: int) -> bool:
    """Tell whether "it" at `i` stands for nothing ("it is clear that")."""
    n = len(w)
    if i + 1 >= n:
        return True
    following = w.low[i + 1]
    if following in _BE or following in ("will", "would", "may", "might", "has", "had"):
        k = i + 2
        if following in _BE or (k < n and w.low[k] in ("be", "been", "take")):
            while k < n and (w.tag[k] == "RB" or w.low[k] in ("be", "been", "being")):
                k += 1
            return not (k < n and (w.tag[k] in ("VBG", "VBN", "DT", "TO") or w.low[k] in ("in", "now")))
    return w.dep[i] == "expl"
