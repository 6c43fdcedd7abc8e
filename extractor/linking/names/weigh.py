"""Add up the clues for each name of an article.

Evidence is gathered per name over the whole article, for a name rarely means two things in one article: what
one mention shows ("Acme, a Boston startup") holds for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from .context import context_evidence
from .form import form_evidence, sense_evidence
from .rules import NameRules
from .words import CAPITAL, LOWER, MIXED, NAME_KINDS, UPPER, Span, Words

ORG, PERSON, NONE = "org", "person", ""

# Clues that count by the share of mentions that show them; any other counts fully when one mention shows it.
_SHARED = (
    "base.",
    "at.",
    "tag.",
    "before.in",
    "before.launch",
    "before.owned",
    "after.product",
    "before.quote",
    "before.article",
    "before.product",
    "after.hyphen",
    "after.based",
    "form.unsure",
    "before.the",
    "after.noun",
    "before.ticker",
)
# An article in which more than this share of the words speak of games is about games, and names are titles.
_GAMES_SHARE = 0.008
_LEAST_GLUED = 4
_COMMAS = frozenset(",&;/")


@dataclass(slots=True)
class Mention:
    """A candidate with its clues and, in the end, what it was decided to be and the weightiest clue."""

    span: Span
    key: str
    clues: set[str]
    kind: str = NONE
    rule: str = ""


@dataclass(slots=True)
class NameEvidence:
    """The clues of all mentions of one name."""

    size: int
    text: str
    mentions: list[Mention] = field(default_factory=list)
    extra: set[str] = field(default_factory=set)
    sense: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    person: float = 0.0
    best: str = ""


def name_key(text: str) -> str:
    """Return what two spellings of one name share.

    >>> name_key("Toys-R-Us") == name_key("toys r us"), name_key("AT&amp;T") == name_key("AT&T")
    (True, True)
    """
    return "".join(c for c in text.lower().replace("&amp;", "&").replace("&", "and") if c.isalnum())


def bare_name(w: Words, span: Span, rules: NameRules) -> str:
    """Return the name without the legal form at its end."""
    i, j = span
    while j - 1 > i and (rules.is_legal(w.text[j - 1], w.low[j - 1]) or w.low[j - 1] in (",", "and", "&")):
        j -= 1
    return w.surface(i, j)


def make_mention(w: Words, span: Span, rules: NameRules) -> Mention:
    key = name_key(bare_name(w, span, rules)) or w.surface(*span).lower()
    return Mention(span, key, form_evidence(w, span, rules) | context_evidence(w, span, rules))


def weigh(w: Words, mentions: list[Mention], rules: NameRules) -> dict[str, NameEvidence]:
    names: dict[str, NameEvidence] = {}
    for m in mentions:
        name = names.get(m.key)
        if name is None:
            name = names[m.key] = NameEvidence(m.span[1] - m.span[0], w.surface(*m.span))
            name.sense = sense_evidence(w, m.span, rules)
        name.mentions.append(m)
    groups = _groups(w, mentions, rules)
    for group in groups:
        clue = _list_clue(w, group[0].span[0], rules)
        if clue == "list.founders" and len(group) > 1 and w.low[group[-1].span[0] - 1] == ",":
            # "Founded by Jane Doe and Max Roe, Acme makes": the last is what they founded.
            group = group[:-1]
        if clue:
            for m in group:
                m.clues.add(clue)
    games = sum(t in rules.context["games"] for t in w.low) > _GAMES_SHARE * len(w)
    lower = {t for t, k in zip(w.low, w.kind, strict=True) if k == LOWER}
    for name in names.values():
        i, j = name.mentions[0].span
        if j == i + 1 and w.kind[i] == CAPITAL and w.low[i] in lower:
            name.extra.add("doc.seen_lower")
        elif j > i + 1 and all(w.low[k] in lower for k in range(i, j) if w.kind[k] in NAME_KINDS):
            name.extra.add("doc.all_seen_lower")
        if games:
            name.extra.add("doc.games")
        if len(name.mentions) > 2:
            name.extra.add("doc.frequent")
        _score(name, rules)
    _bracketed(w, names)
    _short_forms(w, names, lower, rules)
    for group in groups:
        _peers(group, names)
    for name in names.values():
        if name.extra:
            _score(name, rules)
    return names


def clue_values(name: NameEvidence) -> dict[str, float]:
    """Return how far each clue holds for a name, between 0 and 1."""
    counts: dict[str, int] = defaultdict(int)
    for m in name.mentions:
        for clue in m.clues:
            counts[clue] += 1
    total = len(name.mentions)
    values = {c: k / total if c.startswith(_SHARED) else 1.0 for c, k in sorted(counts.items())}
    values.update((c, 1.0) for c in sorted(name.extra))
    values.update(name.sense)
    return values


def _score(name: NameEvidence, rules: NameRules) -> None:
    score, best, best_clue = rules.weights["bias"], 0.0, "base"
    person = rules.weights["person.bias"]
    for clue, value in clue_values(name).items():
        weight = value * rules.weights.get(clue, 0.0)
        score += weight
        if weight > best:
            best, best_clue = weight, clue
        person += value * rules.weights.get(f"person.{clue}", 0.0)
    name.score, name.best, name.person = score, best_clue, person


def _groups(w: Words, mentions: list[Mention], rules: NameRules) -> list[list[Mention]]:
    """Return the lists of names ("A, B and C"); a name that stands alone is a list of one."""
    out: list[list[Mention]] = []
    for m in mentions:
        if out:
            last = out[-1][-1].span
            gap = range(last[1], m.span[0])
            if (
                w.sent[last[0]] == w.sent[m.span[0]]
                and 0 < len(gap) <= 5
                and all(w.low[k] in _COMMAS or w.low[k] in rules.context["between_names"] for k in gap)
            ):
                out[-1].append(m)
                continue
        out.append([m])
    return out


def _list_clue(w: Words, i: int, rules: NameRules) -> str | None:
    block = w.block[i]
    before = [w.low[k] for k in range(i - 1, max(-1, i - 8), -1) if w.block[k] == block]
    while before and before[0] in rules.context["list_fillers"]:
        before = before[1:]
    if not before or (
        before[0] not in rules.list_before and before[0] not in ("of", "the", ":", "in", "are")
    ):
        return None
    if before[0] == "by" and any(b in rules.context["begun"] for b in before[1:5]):
        return "list.founders"
    if any(b in rules.list_strong for b in before[:6]):
        return "list.strong"
    return "list.before" if before[0] in rules.list_before else None


def _peers(group: list[Mention], names: dict[str, NameEvidence]) -> None:
    keys = {m.key for m in group}
    if len(keys) < 2:
        return
    orgs = {k for k in keys if names[k].score > 0.5}
    people = {k for k in keys if names[k].score <= 0 and names[k].person > 0.5}
    places = {k for k in keys if any("form.place" in m.clues for m in names[k].mentions)}
    for k in keys:
        others = len(keys) - 1
        if 2 * len(orgs - {k}) >= others:
            names[k].extra.add("list.peer_org")
        if 2 * len(people - {k}) > others:
            names[k].extra.add("list.peer_person")
        settled = any("after.comma_based" in m.clues for m in names[k].mentions)
        if 2 * len(places - {k}) > others and not settled:
            names[k].extra.add("list.peer_place")


def _extends(w: Words, span: Span, names: dict[str, NameEvidence], rules: NameRules) -> bool:
    """Tell whether a name is an organization's and a word that is no clue ("Acme Teleport", a product)."""
    i, j = span
    if j == i + 1:
        return w.kind[i] == MIXED and _extends_glued(w.text[i], names, rules)
    for k in range(j - 1, i, -1):
        text = w.surface(i, k)
        short = names.get(name_key(text))
        told = short is not None and short.score > 0.5 and len(short.mentions) > 1
        if told or text in rules.certain.get(text.lower(), ()):
            rest = w.low[k:j]
            return not any(
                r in rules.firm or r in rules.institution or r in rules.places or rules.is_legal(t, r)
                for r, t in zip(rest, w.text[k:j], strict=True)
            )
    return False


def _extends_glued(text: str, names: dict[str, NameEvidence], rules: NameRules) -> bool:
    """Tell whether a name is another's and more, written as one word ("AcmePay", what Acme sells)."""
    for k in range(len(text) - 1, _LEAST_GLUED - 1, -1):
        short = names.get(text[:k].lower())
        if text[k].isupper() and short is not None and short.score > 0.5 and short.text == text[:k]:
            return text[k:].lower() not in rules.firm | rules.trade
    return False


def _is_firm(name: NameEvidence) -> bool:
    return any(m.clues & {"form.legal", "form.firm"} for m in name.mentions)


def _bracketed(w: Words, names: dict[str, NameEvidence]) -> None:
    """Give the acronym in brackets behind the name that it shortens ("American General Life Co (AGL)") its clues."""
    ends = {m.span[1]: m.span for n in names.values() if n.score > 0.5 for m in n.mentions}
    for name in names.values():
        for m in name.mentions:
            i, j = m.span
            k = i - 1 if w.low[i - 1] == "(" else i - 2
            if j != i + 1 or w.kind[i] != UPPER or w.low[k] != "(" or k not in ends:
                continue
            if _takes_initials(w, w.text[i], ends[k]):
                name.extra.update(("short.acronym", "short.bracket"))
                m.clues.discard("form.term")
                m.clues.discard("form.term_abbreviation")


def _takes_initials(w: Words, short: str, long: Span) -> bool:
    """Tell whether `short` is made of first letters of the words of `long`, in order and from the first."""
    first = iter(w.text[k][0].upper() for k in range(*long))
    return len(short) > 1 and short[0] == w.text[long[0]][0].upper() and all(c in first for c in short)


def _short_forms(w: Words, names: dict[str, NameEvidence], lower: set[str], rules: NameRules) -> None:
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
            if firsts.get(low) and any(k != key for k in firsts[low]) and low not in rules.nationalities:
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
            longer = [k for k in firsts.get(w.low[i], ()) if k != key and k.startswith(key)]
            if longer:
                name.extra.add("short.org")
                if any(_is_firm(names[k]) for k in longer):
                    name.extra.add("short.org_firm")
