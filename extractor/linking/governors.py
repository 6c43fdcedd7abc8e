"""The verb that a deal noun hangs on, directly or through prepositions."""

from __future__ import annotations

from collections.abc import Mapping

from .sentence import PARTIES, WORD, Sentence, is_verb

BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_CONCERNING = frozenset(("concerning", "regarding", "involving"))
_RAISED = frozenset(("amount", "capital", "funding", "money", "sum", "total"))
_NAME_TAGS = ("NNS", "NNP", "NNPS", "NN", "JJ")


def behind_light_verb(s: Sentence, start: int, first: int, light: Mapping[str, set[str]]) -> int:
    """Return where the phrase really starts when the tagger took a verb into it ("X Completes Sale")."""
    for j in range(first - 1, start - 1, -1):
        u = s.units[j]
        if u.low not in light or u.tag not in _NAME_TAGS or j == 0:
            continue
        if s.units[j + 1].low in ("a", "an"):
            return j + 1  # "is finalising a round"
        opens = s.units[j - 1].kind in PARTIES if j > start else s.units[j - 1].low == ","
        if opens and (u.text[0].isupper() or u.tag == "JJ" or (u.tag == "NNS" and j == first - 1)):
            return j + 1
    return start


def find_governor(s: Sentence, start: int, light: Mapping[str, set[str]]) -> int | None:
    """Return the verb that the noun phrase starting at `start` belongs to, directly or through prepositions."""
    if start > 1 and s.units[start - 1].low == "including":
        start -= 2  # "raised $34 million, including a $16 million Series B"
    if start > 3 and [u.low for u in s.units[start - 3 : start]] == [",", "among", "them"]:
        start -= 3  # "announced three deals, among them the purchase of"
    start = owing(s, start)
    if start > 2 and s.units[start - 1].low == "being":
        start = _behind_superlative(s, start - 1)  # "made five deals, the largest being the purchase"
    for j in range(start - 1, max(-1, start - 14), -1):
        u = s.units[j]
        if s.depth[j] != s.depth[start] or (u.tag == "VBN" and s.units[j - 1].low in _RAISED):
            continue  # "brings the total raised to $9M, following a $5M round"
        if (is_verb(u) and u.low not in _CONCERNING) or (
            u.kind == WORD
            and u.tag in _NAME_TAGS
            and u.low in light
            and j
            and s.units[j - 1].low not in ("its", "their")
            and (s.units[j - 1].kind in PARTIES or s.units[j - 1].low in (",", ")", *BE))
        ):
            return j
        if u.low in (";", ":", ",") and j < start - 1:
            return None
    return None


def owing(s: Sentence, start: int) -> int:
    """Return where "courtesy of" or "thanks to" starts before the phrase at `start`, with its comma."""
    pair = (s.units[start - 2].low, s.units[start - 1].low) if start > 2 else ("", "")
    if pair not in (("courtesy", "of"), ("thanks", "to")):
        return start
    return start - 2 - (s.units[start - 3].low == ",")


def _behind_superlative(s: Sentence, being: int) -> int:
    """Return the comma before "the largest one being", `being` where there is none."""
    k = being - 1
    while (
        k > 0 and s.units[k].kind == WORD and s.units[k].tag in ("DT", "JJS", "JJ", "NN", "CD", "RBS", "IN")
    ):
        k -= 1
    superlative = any(u.tag == "JJS" for u in s.units[k:being])
    return k if superlative and s.units[k].low == "," else being
