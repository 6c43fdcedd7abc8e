"""Names that shorten another name of the article, or are another's and more."""

from __future__ import annotations

from collections import defaultdict

from .evidence import NameEvidence, name_key
from .rules import NameRules
from .words import CAPITAL, MIXED, UPPER, Span, Words

_LEAST_GLUED = 4


def _extends(w: Words, span: Span, names: dict[str, NameEvidence], rules: NameRules) -> bool:
    """Tell whether a name is an organization's and a word that is no clue ("Acme Teleport", a product)."""
    i, j = span
    if j == i + 1:
        return w.kind[i] == MIXED and _extends_glued(w.text[i], names, rules)
    for k in range(j - 1, i, -1):
        text = w.surface(i, k)
        short = names.get(name_key(text))
        told = short is not None and short.score > 0.5 and len(short.mentions) > 1 and not _defined(short)
        if told or text in rules.certain.get(text.lower(), ()):
            rest = w.low[k:j]
            return not any(
                r in rules.firm or r in rules.institution or r in rules.places or rules.is_legal(t, r)
                for r, t in zip(rest, w.text[k:j], strict=True)
            )
    return False


def _goes_on(w: Words, span: Span, names: dict[str, NameEvidence]) -> bool:
    """Tell whether a name is a firm's of several words and one more ("Acme Oil Green", a unit of Acme Oil)."""
    i, j = span
    short = names.get(name_key(w.surface(i, j - 1))) if j - i > 2 else None
    return short is not None and short.score > 1 and _is_firm(short)


def _extends_glued(text: str, names: dict[str, NameEvidence], rules: NameRules) -> bool:
    """Tell whether a name is another's and more, written as one word ("AcmePay", what Acme sells)."""
    for k in range(len(text) - 1, _LEAST_GLUED - 1, -1):
        if not text[k].isupper():
            continue
        short = names.get(text[:k].lower())
        if short is not None and short.score > 0.5 and short.text == text[:k]:
            return not (text[k:].lower() in rules.firm or text[k:].lower() in rules.trade)
    return False


def _defined(name: NameEvidence) -> bool:
    """Tell whether a name is introduced as another's short form ("Acme Foods (“Acme”)")."""
    return any("before.defined" in m.clues for m in name.mentions)


def _is_firm(name: NameEvidence) -> bool:
    return any(m.clues & {"form.legal", "form.firm", "form.trade"} for m in name.mentions)


def mark_bracketed(w: Words, names: dict[str, NameEvidence]) -> None:
    """Give the acronym in brackets behind the name that it shortens ("American General Life Co (AGL)") its clues."""
    ends = {m.span[1]: m.span for n in names.values() if n.score > 0.5 for m in n.mentions}
    for name in names.values():
        for m in name.mentions:
            i, j = m.span
            k = i - 1 if i and w.low[i - 1] == "(" else i - 2
            if k < 0 or j != i + 1 or w.kind[i] != UPPER or w.low[k] != "(" or k not in ends:
                continue
            if _takes_initials(w, w.text[i], ends[k]):
                name.extra.update(("short.acronym", "short.bracket"))
                m.clues.discard("form.term")
                m.clues.discard("form.term_abbreviation")


def _takes_initials(w: Words, short: str, long: Span) -> bool:
    """Tell whether `short` is made of first letters of the words of `long`, in order and from the first.

    Letters from within a word make tickers too ("Northlake Foods (NLF)").
    """
    first = iter(w.text[k][0].upper() for k in range(*long))
    return len(short) > 1 and short[0] == w.text[long[0]][0].upper() and all(c in first for c in short)


def _located(name: NameEvidence) -> bool:
    """Tell whether the name is only the place of the one it shortens ("Northport Bank, based in Northport")."""
    return all("before.in" in m.clues and "base.ORG" not in m.clues for m in name.mentions)


def mark_short_forms(w: Words, names: dict[str, NameEvidence], lower: set[str], rules: NameRules) -> None:
    """Give names that shorten another name of the article the clue of what that one is."""
    firsts: dict[str, list[str]] = defaultdict(list)
    initials: dict[str, str] = {}
    surnames: set[str] = set()
    inner: set[str] = set()
    for key, name in names.items():
        i, j = name.mentions[0].span
        if j - i < 2:
            continue
        if name.score > 0.5:
            firsts[w.low[i]].append(key)
            if _is_firm(name):
                inner.update(
                    w.low[k]
                    for k in range(i + 1, j)
                    if w.kind[k] == CAPITAL and w.low[k] not in lower and w.low[k] not in rules.firm
                )
        if name.score > 0:
            letters = "".join(w.text[k][0] for k in range(i, j) if w.kind[k] in (CAPITAL, UPPER, MIXED))
            initials[letters.lower()] = key
    for key, name in names.items():
        i, j = name.mentions[0].span
        # "Hal Mercer" is no person where a Hal Mercer Studios Inc is about.
        firm = any(k.startswith(key) for k in firsts.get(w.low[i], ()))
        if j - i > 1 and name.score <= 0.5 and name.person > 0.6 and not firm:
            surnames |= {w.low[i], w.low[j - 1]}
    for key, name in names.items():
        i, j = name.mentions[0].span
        if "form.household" not in name.mentions[0].clues and _extends(w, (i, j), names, rules):
            name.extra.add("short.extends")
        if j - i == 1:
            low = w.low[i]
            if low in surnames and w.kind[i] == CAPITAL:
                name.extra.add("short.person")
                if "form.household" in name.mentions[0].clues:
                    name.extra.add("short.person_household")
            longer = firsts.get(low) and any(k != key for k in firsts[low])
            if longer and low not in rules.nationalities and not _located(name):
                name.extra.add("short.org")
                if any(_is_firm(names[k]) for k in firsts[low] if k != key):
                    name.extra.add("short.org_firm")
                if "doc.seen_lower" not in name.extra and "form.common" in name.mentions[0].clues:
                    # "Summit" for Summit Lithium, where no summit is about.
                    name.extra.add("short.org_common")
                if "form.place" in name.mentions[0].clues and not any(
                    "before.in" in m.clues for m in name.mentions
                ):
                    # "Boulder" for Boulder Steel Corp
                    name.extra.add("short.org_in_place")
            if low in inner and low not in surnames:
                # "Mercer" for Eastman Mercer Co
                name.extra.add("short.inside")
            if w.kind[i] == UPPER and len(low) > 1 and initials.get(low, key) != key:
                name.extra.add("short.acronym")
                long = names[initials[low]].mentions[0].clues
                if long & {"form.legal", "form.firm", "form.institution"}:
                    # "Alder Bridge Group (ABG)" names a firm however plain its words are.
                    for m in name.mentions:
                        if "form.term_abbreviation" in m.clues:
                            m.clues.discard("form.term_abbreviation")
                            name.extra.add("short.bracket")
        else:
            if "short.extends" not in name.extra and _goes_on(w, (i, j), names):
                name.extra.update(("short.org", "short.org_firm"))
            fuller = [k for k in firsts.get(w.low[i], ()) if k != key and k.startswith(key)]
            if fuller and not _located(name):
                name.extra.add("short.org")
                if any(_is_firm(names[k]) for k in fuller):
                    name.extra.add("short.org_firm")
