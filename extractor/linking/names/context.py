"""What the words around a candidate name say about it: the ids of the clues that hold."""

from __future__ import annotations

from .apposition import skip_aside
from .beside import QUOTES, abbreviates_plain
from .following import clues_behind
from .preceding import clues_before
from .rules import NameRules
from .words import CAPITAL, MIXED, UPPER, Span, Words

# The rank of a word that is never written small: the tagger only guesses at it.
_UNHEARD = 2.0
_DASHES = frozenset(("-", "--", "–", "—"))
_CLOSING = frozenset(("*", "**", "***", "”", '"', "]", "_", "__", "''"))


def context_evidence(w: Words, span: Span, rules: NameRules) -> set[str]:
    """Return the clues that the words around the candidate give."""
    i, j = span
    n, block = len(w), w.block[i]
    out: set[str] = set()

    def low(k: int) -> str:
        return w.low[k] if 0 <= k < n and w.block[k] == block else ""

    p1, p2, p3 = low(i - 1), low(i - 2), low(i - 3)
    behind = j
    while low(behind) in _CLOSING:
        behind += 1
    n1, n2, n3 = low(behind), low(behind + 1), low(behind + 2)
    base = w.base[i] or w.base[j - 1]
    whole = all(w.ent_id[k] == w.ent_id[i] for k in range(i, j))
    out.add(f"base.{base or 'none'}" if whole or not base else f"base.part.{base}")
    if w.first[i]:
        out.add("at.first")
        if j - i == 1 and w.kind[i] == CAPITAL and w.tag[i] not in ("NNP", "NNPS") and w.rank[i] < _UNHEARD:
            out.add("at.first.not_nnp")
    elif w.tag[i] in ("NNP", "NNPS"):
        out.add("tag.nnp")
    if w.title[i]:
        out.add("at.title")
    clues_before(w, i, p1, p2, p3, n1, rules, out)
    clues_behind(w, behind, n1, n2, n3, p1, rules, out)
    if (n1, n2) == ("-", "led"):
        out -= {"before.article", "before.the"}  # the article of "a Tilia-led group" is the group's
    _verbs(w, i, j, behind, rules, out)
    if "after.apposition.person" in out:
        # "according to Jane Doe, the chief of"
        out.discard("before.source")
    if w.block_kind[i] == "heading":
        out.add("at.heading")
        if w.first[i] and "verb.subject" in out:
            out.add("at.heading.subject")
    if p1 in _DASHES and p2 in (")", "/"):
        # "BOSTON--(BUSINESS WIRE)--Acme today announced"
        out.add("at.dateline")
    bracketed = p1 == "(" or (p1 in QUOTES and p2 == "(")
    if bracketed and j == i + 1 and w.kind[i] in (UPPER, MIXED) and abbreviates_plain(w, i):
        out.add("form.term_abbreviation")
    if w.block_kind[i] == "bullet" and (i == 0 or w.block[i - 1] != block):
        out.add("at.bullet")
        if n1 == "," and w.tag[i] not in ("RB", "IN", "CC", "UH"):
            out.add("at.bullet.comma")
        if "verb.subject" in out and base != "PERSON":
            out.add("at.bullet.subject")
    return out


def _verbs(w: Words, i: int, j: int, behind: int, rules: NameRules, out: set[str]) -> None:
    n, block = len(w), w.block[i]
    end = j
    k = j = skip_aside(w, behind, rules)
    while (
        k < n
        and k < j + 5
        and w.block[k] == block
        and w.low[k] in rules.fillers
        and w.low[k] not in rules.subject_verbs
    ):
        k += 1
    if (
        k < n
        and w.block[k] == block
        and w.low[k] in rules.subject_verbs
        and w.kind[k] != UPPER
        and not (k == j and w.tag[k] == "VBN")
    ):
        out.add("verb.subject")
        if any(
            w.low[m] in rules.context["currencies"] or w.low[m] in rules.context["deal_words"]
            for m in range(k + 1, min(n, k + 4))
            if w.block[m] == block
        ):
            out.add("verb.money")
    j = end
    root = next((k for k in range(i, j) if not i <= w.head[k] < j), j - 1)
    head = w.head[root]
    dep = w.dep[root]
    if dep in ("nsubj", "nsubjpass"):
        if w.low[head] in rules.subject_verbs:
            out.add("verb.subject")
        elif w.low[head] in rules.say_verbs:
            out.add("verb.says")
        elif w.tag[head].startswith("V"):
            out.add("verb.other")
    elif dep == "dobj" and w.low[head] in rules.object_verbs:
        out.add("before.deal")
    elif (
        dep == "pobj"
        and w.low[head] == "by"
        and 0 <= w.head[head] < n
        and w.low[w.head[head]] in rules.subject_verbs
    ):
        out.add("verb.agent")
