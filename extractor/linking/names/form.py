"""What a candidate name itself says about it: the ids of the clues that hold."""

from __future__ import annotations

from .rules import NameRules
from .words import CAPITAL, DOTTED, MIXED, NAME_KINDS, NUMBER, UPPER, Span, Words, is_common


def form_evidence(w: Words, span: Span, rules: NameRules) -> set[str]:
    """Return the clues that the name itself carries."""
    i, j = span
    out: set[str] = set()
    text = w.surface(i, j)
    low = text.lower()
    last, first, size = w.low[j - 1], w.low[i], j - i
    numbered = size > 1 and (last in rules.context["roman"] or w.kind[j - 1] == NUMBER)
    if numbered and len(w.text[j - 1]) > 1 and w.kind[j - 1] == UPPER:
        out.add("form.roman")
    if numbered and (size > 2 or w.low[j - 2] in rules.firm):
        # "Acme Growth Fund III", "Fund 4"
        last = w.low[j - 2]
    if size > 1 and any(rules.is_legal(w.text[k], w.low[k]) for k in range(i + 1, j)):
        out.add("form.legal")
    if size > 1:
        if last in rules.firm:
            out.add("form.firm")
        elif last in rules.institution or _headed(w, i, j, rules):
            out.add("form.institution")
        elif last in rules.trade:
            out.add("form.trade")
        elif last in rules.other:
            out.add("form.other")
        elif last in rules.place_nouns:
            out.add("form.place_noun")
    elif any(last in nouns for nouns in (rules.firm, rules.institution, rules.org_nouns, rules.other)):
        out.add("form.clue_alone")
    if size == 1 and w.kind[i] == MIXED:
        out.add("form.model" if _is_model(text) else "form.camel")
    elif w.kind[j - 1] == DOTTED or w.kind[i] == DOTTED:
        out.add("form.domain")
    elif size == 1 and w.kind[i] == UPPER:
        out.add("form.upper" if len(text) > 1 else "form.letter")
    elif (size > 1 and w.kind[j - 1] == NUMBER and last not in rules.firm) or any(
        _is_model(w.text[k]) for k in range(i, j) if w.kind[k] in (MIXED, UPPER)
    ):
        out.add("form.model")
    elif size > 1 and any(w.kind[k] == MIXED for k in range(i, j)):
        out.add("form.camel_part")
    if "&" in w.low[i:j]:
        out.add("form.ampersand")
    if low in rules.places:
        out.add("form.place")
    elif size > 1 and first in rules.nationalities:
        out.add("form.nationality")
    elif size == 1 and low in rules.nationalities:
        out.add("form.place")
    if text in rules.products:
        out -= {"form.firm", "form.trade", "form.institution"}
        out.add("form.product")
    elif w.text[i].rstrip("+") in rules.product_words and not out & {
        "form.firm",
        "form.institution",
        "form.legal",
    }:
        out.add("form.product")
    if not (size > 1 and rules.is_household(text)) and (low in rules.terms or _all_terms(w, i, j, rules)):
        # What is a term as a whole is none for its last word.
        out -= {"form.firm", "form.trade", "form.institution"}
        out.add("form.term")
    if rules.is_household(text):
        # "Grab a coffee": what is also an everyday word needs support.
        out.add(
            "form.ambiguous" if size == 1 and w.kind[i] == CAPITAL and is_common(w, i) else "form.household"
        )
    elif text in rules.ambiguous.get(low, ()):
        out.add("form.ambiguous")
    if size == 1 and low in rules.famous:
        out.add("form.famous")
    craft = last in rules.trade and last not in rules.context["surnames"]
    firm = craft or last in rules.firm or "form.legal" in out
    if 2 <= size <= 4 and first in rules.given and w.kind[i] == CAPITAL and not firm:
        out.add("form.given")
    if 2 <= size <= 4 and any(len(w.text[k]) == 2 and w.text[k][1] == "." for k in range(i, j - 1)):
        out.add("form.initial")
    if size == 1 and w.kind[i] == CAPITAL:
        out.add("form.common" if is_common(w, i) else "form.rare" if w.rank[i] > 0.5 else "form.unsure")
    elif size > 1 and all(w.kind[k] not in NAME_KINDS or is_common(w, k) for k in range(i, j)):
        out.add("form.all_common")
    if size > 5:
        out.add("form.long")
    return out


def _headed(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether the noun before "of" or the first word makes the name an institution's or a bank's."""
    if w.low[i] in rules.context["headed"]:
        return True
    if "of" not in w.low[i + 1 : j]:
        return False
    head = w.low[w.low.index("of", i + 1, j) - 1]
    return head in rules.takes_of or head in rules.institution or head in rules.firm


def _all_terms(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether a name is made of terms alone ("Chinese AI", "AI and Machine Learning", "Fund IV")."""
    if j - i == 1:
        return _is_term(w.low[i], rules)
    k, phrases = i, 0
    if w.low[i] in rules.nationalities or w.low[i] == "global":
        k += 1
    while k < j:
        size = next((n for n in (3, 2) if k + n <= j and w.surface(k, k + n).lower() in rules.terms), 0)
        phrases += size > 0
        if not size and not (
            _is_term(w.low[k], rules)
            or w.low[k] in rules.after
            or w.low[k] in rules.context["roman"]
            or (k > i and len(w.text[k]) == 1)
        ):
            return False
        k += size or 1
    if w.low[i] not in rules.nationalities or w.low[j - 1] in rules.context["national"]:
        return True
    # "Indian Bank" and "Indian Venture Capital Company" are firms, "Indian Hedge Fund" is none.
    return phrases > 0 and not rules.is_legal(w.text[j - 1], w.low[j - 1]) and w.low[j - 1] != "company"


def _is_term(low: str, rules: NameRules) -> bool:
    return low in rules.terms or low in rules.cut or low in rules.titles


def sense_evidence(w: Words, span: Span, rules: NameRules) -> dict[str, float]:
    """Return what the word vectors make of the name: the mean over its words that are no clue words."""
    i, j = span
    own = [
        k
        for k in range(i, j)
        if w.kind[k] in NAME_KINDS and w.low[k] not in rules.firm and not rules.is_legal(w.text[k], w.low[k])
    ]
    read = [s for s in (w.sense[k] for k in own) if s is not None]
    if not own or not read:
        return {"sense.unknown": 1.0}
    return {
        f"sense.{name}": round(min(1.0, max(0.0, sum(s[n] for s in read) / len(read))), 3)
        for n, name in enumerate(("org", "person", "place", "product", "plain"))
    }


def _is_model(text: str) -> bool:
    """Tell whether a word looks like a model number ("PS4", "G3", "S8", "ARA-1")."""
    letters = text.rstrip("0123456789")
    return len(letters) < len(text) and 0 < len(letters.rstrip("-")) <= 4 and len(text) <= 6
