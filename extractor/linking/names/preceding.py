"""Clues in the words before a name: "startup Acme", "the chief of Acme", "invested in Acme"."""

from __future__ import annotations

from .beside import QUOTES, SIGNS, invested, is_code, is_listed, is_product, offering, owned_noun, sold
from .rules import NameRules
from .words import CAPITAL, LOWER, NAME_KINDS, UPPER, Words

_STARTUPS = frozenset(("startup", "start-up"))
_QUOTE_ENDS = frozenset(("”", '"', "''"))


def clues_before(
    w: Words, i: int, p1: str, p2: str, p3: str, n1: str, rules: NameRules, out: set[str]
) -> None:
    """Add the clues of the words before the candidate that starts at `i`; `p1` is the nearest."""
    manages = p1 == "manager" and p2 in ("asset", "wealth")
    opens = i > 0 and w.first[i - 1] and p1.removesuffix("s") in rules.org_nouns  # "Insurers Acme and Birch"
    if (p1 in rules.org_nouns and w.kind[i - 1] != CAPITAL) or p1 in _STARTUPS or manages or opens:
        out.add("before.noun")
    elif p1 in rules.person_nouns or p1 in rules.titles:
        out.add("before.title")
        if p1 in rules.context["offices"]:
            out.add("before.office")
    elif p1 in rules.product_nouns:
        out.add("before.product")
    elif p1 == "," and p2 in rules.org_nouns and p3 in ("her", "his", "my"):
        out.add("before.noun")
    elif p1 == "," and offering(w, i - 2, rules):
        out.add("before.offering")
    elif p1 == "," and p2 in rules.context["divisions"] and owned_noun(w, i - 2):
        out.add("before.division")
    elif p1 == "," and p2 in rules.org_nouns and i > 1 and w.kind[i - 2] == LOWER:
        out.add("before.noun_comma")
    elif i and p1 in rules.context["divisions"] and w.kind[i - 1] == LOWER and owned_noun(w, i - 1):
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
        or (p1 == "in" and (p2 in rules.context["invested_in"] or p3 == "series"))
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
        out.discard("before.in")
    elif p1 in ("in", "into", "on") and invested(w, i - 2, rules):
        out.add("before.funded")
        out.discard("before.in")
    elif p1 in rules.relation_links and (
        p2 in rules.context["sums"] or p2[:1] in SIGNS or p3 in rules.context["currencies"]
    ):
        out.add("before.sum")
    elif p1 == "to" and (p2 in rules.context["goes"] or sold(w, i - 2, rules)):
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
