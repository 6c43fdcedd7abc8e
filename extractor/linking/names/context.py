"""What the words around a candidate name say about it: the ids of the clues that hold."""

from __future__ import annotations

from .apposition import apposition, based, skip_aside
from .beside import QUOTES, abbreviates_plain, invested, is_code, is_listed, is_product, offering, owned_noun
from .rules import NameRules
from .words import CAPITAL, LOWER, MIXED, NAME_KINDS, UPPER, Span, Words

_QUOTE_ENDS = frozenset(("”", '"', "''"))
_SIGNS = frozenset("$€£₹¥")
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
        if j - i == 1 and w.kind[i] == CAPITAL and w.tag[i] not in ("NNP", "NNPS"):
            out.add("at.first.not_nnp")
    elif w.tag[i] in ("NNP", "NNPS"):
        out.add("tag.nnp")
    if w.title[i]:
        out.add("at.title")
    _before(w, i, p1, p2, p3, n1, rules, out)
    _after(w, behind, n1, n2, n3, p1, rules, out)
    _verbs(w, i, j, behind, rules, out)
    if "after.apposition.person" in out:
        # "according to Jane Doe, the chief of"
        out.discard("before.source")
    if w.block_kind[i] == "heading":
        out.add("at.heading")
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


def _at(w: Words, k: int) -> str:
    return w.low[k] if 0 <= k < len(w) else ""


def _before(w: Words, i: int, p1: str, p2: str, p3: str, n1: str, rules: NameRules, out: set[str]) -> None:
    if (p1 in rules.org_nouns and w.kind[i - 1] != CAPITAL) or p1 in ("startup", "start-up"):
        out.add("before.noun")
    elif p1 in rules.person_nouns or p1 in rules.titles:
        out.add("before.title")
        if p1 in rules.context["offices"]:
            out.add("before.office")
    elif p1 in rules.product_nouns:
        out.add("before.product")
    elif p1 == "," and offering(w, i - 2, rules):
        out.add("before.offering")
    elif p1 == "," and p2 in rules.context["divisions"] and owned_noun(w, i - 2):
        out.add("before.division")
    elif i and w.kind[i - 1] == LOWER and w.tag[i - 1] in ("NN", "NNS") and p1:
        out.add("before.plain_noun")
    if (
        (p1 == ":" and p2 in rules.context["exchanges"])
        or (p1 in rules.context["exchanges"] and p2 in ("(", ",", ";") and w.kind[i] == UPPER)
        or (p1 == ":" and is_listed(w, i, rules))
        or (p1 == "(" and is_code(w, i))
        or (p2 == "(" and is_code(w, i - 1))
    ):
        out.add("before.ticker")
    if (p1 == "on" and p2 == "more") or (p1 == "to" and p2 == "according"):
        out.add("before.source")
    if p1 == "of" and i > 1 and rules.is_legal(w.text[i - 2], p2):
        out.add("before.seat")
    if p1 in rules.honorifics:
        out.add("before.honorific")
    if (p1 in ("based", "headquartered") and p2 == "-") or p1.endswith("-based"):
        out.add("before.based")
    elif p2 == "-" and p1 in rules.context["tied_to"]:
        out.add("before.backed")
    if (
        p1 in rules.context["naming"]
        and (p2 in rules.org_nouns or p2 in rules.context["renaming"] or p3 in rules.org_nouns)
        and not is_product(p2, rules)
    ):
        out.add("before.called")
    elif p1 in ("called", "named", "dubbed"):
        out.add("before.called.product" if is_product(p2, rules) else "before.called.other")
    if p1 in ("of", "at", "from") and (p2 in rules.person_nouns or p2 in rules.titles):
        out.add("before.title_of")
    if (
        p1 in rules.object_verbs
        or (p1 == "in" and p2 in rules.context["invested_in"])
        or (p1 in rules.context["adverbs"] and (p2 in rules.object_verbs or p2 in rules.context["phrasal"]))
        or (p1 == "for" and p2 in rules.context["pays"])
    ):
        out.add("before.deal")
    elif p1 in rules.relation_links and p2 in rules.relations:
        out.add("before.relation")
    elif p1 in ("in", "near", "across") or (p1 == "of" and p2 in rules.context["lands"]):
        out.add("before.in")
    elif p1 == "at":
        out.add("before.at")
    elif p1 == "by":
        out.add("before.by")
    elif p1 == "on" and p2 in rules.context["posts"]:
        out.add("before.posted")
    elif p1 == "on" and p2 not in ("more", "based"):
        out.add("before.on")
    elif p1 in rules.context["prepositions"]:
        out.add("before.prep")
    if (p1 in ("in", "on") and p2 in rules.context["versed"]) or (
        p1 == "of" and p2 in rules.context["supply"]
    ):
        out.add("before.field")
    if (p1 in _QUOTE_ENDS and n1 in rules.context["speaks"]) or (
        p1 in rules.context["speaks"] and p2 in _QUOTE_ENDS and n1 not in ("in", ",")
    ):
        out.add("at.quotation")
    possessive = p1 == "'s" or (p1 == "'" and p2[-1:] == "s")
    if possessive and i > 1 and w.kind[i - 2] in NAME_KINDS:
        place = p2 in rules.places or w.base[i - 2] in ("GPE", "LOC")
        out.add("before.at_home" if place else "before.owned")
    if p1 in ("of", "in") and p2 in rules.context["percent"]:
        out.add("before.percent")
    elif p1 in ("in", "into", "on") and invested(w, i - 2, rules):
        out.add("before.funded")
    elif p1 in rules.relation_links and (
        p2 in rules.context["sums"] or p2[:1] in _SIGNS or p3 in rules.context["currencies"]
    ):
        out.add("before.sum")
    elif p1 == "to" and p2 in rules.context["goes"]:
        out.add("before.goes")
    if p1 in rules.launch_verbs or (p2 in rules.launch_verbs and p1 in ("the", "its", "a", "an", "new")):
        out.add("before.launch")
    if p1 in QUOTES:
        out.add("before.defined" if p2 in ("(", "or", "and") else "before.quote")
    if p1 == "by" and not p2:
        out.add("before.byline")
    if p1 == "the":
        out.add("before.the")
    elif p1 in ("its", "their"):
        out.add("before.its")
    elif p1 in rules.context["determiners"]:
        out.add("before.article")


def _after(w: Words, j: int, n1: str, n2: str, n3: str, p1: str, rules: NameRules, out: set[str]) -> None:
    n = len(w)
    if n1 in (",", "-", "–", "—", "(", "--") and (
        n2 in rules.context["articles"] or n2 in ("formerly", "previously") or "'s" in (n3, _at(w, j + 3))
    ):
        kind = apposition(w, j + 1, rules)
        if kind:
            out.add(f"after.apposition.{kind}")
    elif n1 == "," and (
        n2 in rules.person_nouns
        or n2 in rules.titles
        or n2 in rules.context["person_openers"]
        or (n2 == "co" and n3 == "-")
    ):
        out.add("after.apposition.person")
    if n1 in ("is", "was") and n2 in rules.context["articles"]:
        kind = apposition(w, j + 1, rules)
        if kind:
            out.add(f"after.is.{kind}")
    if n1 in ("(", ",") and n2 in ("formerly", "previously") and n3 not in rules.context["not_renamed"]:
        out.add("after.formerly")
    if n1 == "," and n2 == "which":
        out.add("after.which")
        if any(low in rules.subject_verbs for low in w.low[j + 2 : j + 5]):
            out.add("verb.subject")
    if n1 == "who" or (n1 == "," and n2 == "who"):
        out.add("after.who")
    if n1 == "(" and (n2 in rules.context["exchanges"] or n3 in rules.context["exchanges"] or n3 == ":"):
        out.add("after.ticker")
    elif (
        n1 in ("(", ":", ",", "-", "–", "—", "|")
        and (n2 in rules.context["currencies"] or n2 in ("approx", "approx.") or n2[:1] in _SIGNS)
    ) or (n1 == "(" and _sum_behind(w, skip_aside(w, j, rules), rules)):
        out.add("after.money")
    elif (
        n1 == "("
        and w.kind[min(j + 1, n - 1)] in NAME_KINDS
        and (n2 in rules.places or w.surface(j + 1, min(n, j + 3)).lower() in rules.places)
    ):
        out.add("after.place_bracket")
    elif n1 == "(" and (n2 in rules.titles or n2 in rules.person_nouns or (n2 == "co" and n3 == "-")):
        out.add("after.apposition.person")
    if n1 in ("for", "at") and (n2 in rules.context["currencies"] or n2[:1] in _SIGNS):
        out.add("after.price")
    elif n1 in rules.context["currencies"] or n1[:1] in _SIGNS:
        out.add("after.sum")
    if p1 == "the" and n1 in rules.context["deal_nouns"]:
        out.add("after.deal_noun")
    if n1 in rules.context["offerings"]:
        out.add("after.offering")
    if n1 in rules.titles and j < n and w.kind[j] != "p":
        out.add("after.title")
    elif n1 == "'s":
        if n2 in rules.titles or n3 in rules.titles:
            out.add("after.title")
        elif n2 in rules.possessions or n3 in rules.possessions:
            out.add("after.possession")
        else:
            out.add("after.s")
    elif n1 in rules.context["shares"]:
        out.add("after.shares")
    elif n1 in rules.context["rival"]:
        out.add("after.rival")
    elif n1 in rules.context["makers"]:
        out.add("after.maker")
    elif n1 in rules.product_nouns:
        out.add("after.product")
    elif n1 in rules.org_nouns:
        out.add("after.noun")
    if n1 in rules.context["sites"] or n2 in rules.context["sites"]:
        out.add("after.site")
    if n1 == "-" and n2 in rules.context["backing"]:
        out.add("after.backed")
    elif n1 == "-" and n2 in ("based", "headquartered", "born"):
        out.add("after.based")
    elif n1 == "," and based(w, j):
        out.add("after.comma_based")
    elif n1 == "-":
        out.add("after.hyphen")
    elif n1 in rules.context["of_person"]:
        out.add("after.of_person")
    if n1 in rules.say_verbs:
        out.add("after.say")
    if n1 == "and" and n2 == "its":
        out.add("after.its")
    if n1 == "," and n2 in rules.context["incorporated"]:
        out.add("form.legal")


def _sum_behind(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether a colon or dash and a sum of money stand at `k` ("Acme (home care): $5m")."""
    if k + 1 >= len(w) or w.low[k] not in (":", "-", "–", "—", "|"):
        return False
    return w.low[k + 1] in rules.context["currencies"] or w.low[k + 1][:1] in _SIGNS


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
