"""Clues in the words behind a name: "Acme, a bank", "Acme ($5M)", "Acme's shares"."""

from __future__ import annotations

from .apposition import apposition, based, skip_aside
from .beside import SIGNS
from .rules import NameRules
from .words import NAME_KINDS, Words


def _at(w: Words, k: int) -> str:
    return w.low[k] if 0 <= k < len(w) else ""


def clues_behind(
    w: Words, j: int, n1: str, n2: str, n3: str, p1: str, rules: NameRules, out: set[str]
) -> None:
    """Add the clues of the words from `j` on, behind the candidate; `n1` is the nearest."""
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
    if n1 == "," and n2 in rules.context["passive"] and _deal_verb_near(w, j + 2, rules):
        # "its first startup, Acme, was acquired by"
        out.add("verb.subject")
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
        and (n2 in rules.context["currencies"] or n2 in ("approx", "approx.") or n2[:1] in SIGNS)
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
    if n1 in ("for", "at") and (n2 in rules.context["currencies"] or n2[:1] in SIGNS):
        out.add("after.price")
    elif n1 in rules.context["currencies"] or n1[:1] in SIGNS:
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
    if n1 in rules.say_verbs or (n1 == "today" and n2 in rules.say_verbs):
        out.add("after.say")
    if n1 == "and" and n2 == "its":
        out.add("after.its")
    if n1 == "," and n2 in rules.context["incorporated"]:
        out.add("form.legal")


def _deal_verb_near(w: Words, j: int, rules: NameRules) -> bool:
    return any(low in rules.subject_verbs for low in w.low[j : j + 3])


def _sum_behind(w: Words, k: int, rules: NameRules) -> bool:
    """Tell whether a colon or dash and a sum of money stand at `k` ("Acme (home care): $5m")."""
    if k + 1 >= len(w) or w.low[k] not in (":", "-", "–", "—", "|"):
        return False
    return w.low[k + 1] in rules.context["currencies"] or w.low[k + 1][:1] in SIGNS
