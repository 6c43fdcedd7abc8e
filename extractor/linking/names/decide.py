"""Decide for every candidate name whether it is an organization, a person or neither, from added-up evidence.

Evidence is gathered per name over the whole article, for a name rarely means two things in one article: what
one mention shows ("Acme, a Boston startup") holds for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from .evidence import context_evidence, form_evidence, sense_evidence
from .overlay import first_words, lay_household, lay_known
from .rules import NameRules
from .runs import Span, candidate_spans
from .titles import mark_titles
from .words import CAPITAL, LOWER, MIXED, NAME_KINDS, UPPER, Words

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
_BETWEEN = frozenset((",", "and", "&", "or", ";", "/", "as", "well", "along", "with", "the", "plus"))


@dataclass(slots=True)
class Mention:
    """A candidate with its own clues and, in the end, what it was decided to be and the clue that weighed most."""

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


def decide(w: Words, rules: NameRules) -> list[Mention]:
    """Return every candidate of the article in text order, decided."""
    mentions, names = gather(w, rules)
    for m in mentions:
        name = names[m.key]
        if name.score > 0:
            m.kind, m.rule = ORG, f"org.{name.best}"
        elif name.person > 0:
            m.kind, m.rule = PERSON, "person"
    return mentions


def gather(w: Words, rules: NameRules) -> tuple[list[Mention], dict[str, NameEvidence]]:
    """Return the candidates in text order and, by key, the weighed evidence for each name.

    Sentences in Title Case are cut a second time, around the names that the rest of the article makes known.
    """
    mark_titles(w, rules)
    lay_household(w, rules, _household_starts(rules))
    mentions = [_mention(w, s, rules) for s in candidate_spans(w, rules)]
    names = _weigh(w, mentions, rules)
    parted = _rejoined(w, [part for m in mentions for part in _part(w, m, names, rules)], names, rules)
    if len(parted) != len(mentions):
        mentions, names = parted, _weigh(w, parted, rules)
    if not any(w.title):
        return mentions, names
    sure = [m for n in names.values() if n.score > 0.5 and len(n.text) > 1 for m in n.mentions]
    known = {form.lower() for m in sure for form in (w.surface(*m.span), _bare(w, m.span, rules))}
    touched = lay_known(w, known, first_words(known)) if known else set()
    if touched:
        again = [_mention(w, s, rules) for s in candidate_spans(w, rules) if w.sent[s[0]] in touched]
        kept = [m for m in mentions if w.sent[m.span[0]] not in touched]
        mentions = sorted(kept + again, key=lambda m: m.span)
        names = _weigh(w, mentions, rules)
    return mentions, names


def _rejoined(
    w: Words, mentions: list[Mention], names: dict[str, NameEvidence], rules: NameRules
) -> list[Mention]:
    """Make one of two candidates side by side that are one known name elsewhere; the parser cut a sentence there."""
    out: list[Mention] = []
    for m in mentions:
        if out and out[-1].span[1] == m.span[0] and w.block[out[-1].span[0]] == w.block[m.span[0]]:
            whole = (out[-1].span[0], m.span[1])
            name = names.get(name_key(_bare(w, whole, rules)))
            if name is not None and name.score > 0.5 and all(other.span != whole for other in name.mentions):
                out[-1] = _mention(w, whole, rules)
                continue
        out.append(m)
    return out


def _part(w: Words, m: Mention, names: dict[str, NameEvidence], rules: NameRules) -> list[Mention]:
    """Cut a candidate in two where one item's last name runs into the next item's first ("Warburg Pincus Blue Apron").

    Both halves must be known otherwise: the second as an organization of the article, the first as one, or as a
    place or term.
    """
    i, j = m.span
    if j - i < 3 or len(names[m.key].mentions) > 1 or m.clues & {"form.legal", "form.household"}:
        return [m]
    for k in range(i + 1, j):
        right = names.get(name_key(_bare(w, (k, j), rules)))
        if right is None or right.score <= 0.5 or w.kind[k] not in NAME_KINDS:
            continue
        text = w.surface(i, k)
        left = names.get(name_key(_bare(w, (i, k), rules)))
        known = (left is not None and left.score > 0.5) or text in rules.certain.get(text.lower(), ())
        if known or text.lower() in rules.places or text.lower() in rules.terms:
            return [_mention(w, (i, k), rules), _mention(w, (k, j), rules)]
    return [m]


_starts: dict[int, dict[str, int]] = {}


def _household_starts(rules: NameRules) -> dict[str, int]:
    if id(rules) not in _starts:
        _starts[id(rules)] = first_words(rules.certain)
    return _starts[id(rules)]


def _bare(w: Words, span: Span, rules: NameRules) -> str:
    """Return the name without the legal form at its end."""
    i, j = span
    while j - 1 > i and (rules.is_legal(w.text[j - 1], w.low[j - 1]) or w.low[j - 1] in (",", "and", "&")):
        j -= 1
    return w.surface(i, j)


def name_key(text: str) -> str:
    """Return what two spellings of one name share.

    >>> name_key("Toys-R-Us") == name_key("toys r us"), name_key("AT&amp;T") == name_key("AT&T")
    (True, True)
    """
    return "".join(c for c in text.lower().replace("&amp;", "&").replace("&", "and") if c.isalnum())


def _mention(w: Words, span: Span, rules: NameRules) -> Mention:
    key = name_key(_bare(w, span, rules)) or w.surface(*span).lower()
    return Mention(span, key, form_evidence(w, span, rules) | context_evidence(w, span, rules))


def _weigh(w: Words, mentions: list[Mention], rules: NameRules) -> dict[str, NameEvidence]:
    names: dict[str, NameEvidence] = {}
    for m in mentions:
        name = names.get(m.key)
        if name is None:
            name = names[m.key] = NameEvidence(m.span[1] - m.span[0], w.surface(*m.span))
            name.sense = sense_evidence(w, m.span, rules)
        name.mentions.append(m)
    groups = _groups(w, mentions)
    for group in groups:
        clue = _list_clue(w, group[0].span[0], rules)
        if clue:
            for m in group:
                m.clues.add(clue)
    lower = {t for t, k in zip(w.low, w.kind, strict=True) if k == LOWER}
    for name in names.values():
        i, j = name.mentions[0].span
        if j == i + 1 and w.kind[i] == CAPITAL and w.low[i] in lower:
            name.extra.add("doc.seen_lower")
        elif j > i + 1 and all(w.low[k] in lower for k in range(i, j) if w.kind[k] in NAME_KINDS):
            name.extra.add("doc.all_seen_lower")
        if len(name.mentions) > 2:
            name.extra.add("doc.frequent")
        _score(name, rules)
    _short_forms(w, names, rules)
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


def _groups(w: Words, mentions: list[Mention]) -> list[list[Mention]]:
    """Return the lists of names ("A, B and C"), each of two members or more, and single names as lists of one."""
    out: list[list[Mention]] = []
    for m in mentions:
        if out:
            last = out[-1][-1].span
            gap = range(last[1], m.span[0])
            if (
                w.sent[last[0]] == w.sent[m.span[0]]
                and 0 < len(gap) <= 5
                and all(w.low[k] in _BETWEEN for k in gap)
            ):
                out[-1].append(m)
                continue
        out.append([m])
    return out


def _list_clue(w: Words, i: int, rules: NameRules) -> str | None:
    block = w.block[i]
    before = [w.low[k] for k in range(i - 1, max(-1, i - 6), -1) if w.block[k] == block]
    while before and before[0] in (
        "the",
        "existing",
        "new",
        "return",
        "returning",
        "fellow",
        "angel",
        "venture",
        "strategic",
        "lead",
    ):
        before = before[1:]
    if not before or (
        before[0] not in rules.list_before and before[0] not in ("of", "the", ":", "in", "are")
    ):
        return None
    if any(b in rules.list_strong for b in before[:4]):
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
        if 2 * len(places - {k}) > others:
            names[k].extra.add("list.peer_place")


def _extends(w: Words, span: Span, names: dict[str, NameEvidence], rules: NameRules) -> bool:
    """Tell whether a name is another organization's name and a word that is no clue ("Acme Teleport": a product)."""
    i, j = span
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


def _short_forms(w: Words, names: dict[str, NameEvidence], rules: NameRules) -> None:
    """Give names that shorten another name of the article the clue of what that one is."""
    firsts: dict[str, list[str]] = defaultdict(list)
    initials: dict[str, str] = {}
    surnames: set[str] = set()
    for key, name in names.items():
        i, j = name.mentions[0].span
        if j - i < 2:
            continue
        if name.score > 0.5:
            firsts[w.low[i]].append(key)
            letters = "".join(w.text[k][0] for k in range(i, j) if w.kind[k] in (CAPITAL, UPPER, MIXED))
            initials[letters.lower()] = key
        elif name.person > 0:
            surnames.add(w.low[j - 1])
            surnames.add(w.low[i])
    for key, name in names.items():
        i, j = name.mentions[0].span
        if j - i == 1:
            low = w.low[i]
            if low in surnames and w.kind[i] == CAPITAL:
                name.extra.add("short.person")
            if firsts.get(low) and any(k != key for k in firsts[low]) and low not in rules.nationalities:
                name.extra.add("short.org")
                if "doc.seen_lower" not in name.extra and "form.common" in name.mentions[0].clues:
                    # "Millennial" for Millennial Lithium, where no other millennial is about.
                    name.extra.add("short.org_common")
                if "form.place" in name.mentions[0].clues and not any(
                    "before.in" in m.clues for m in name.mentions
                ):
                    # "Phoenix" for Phoenix Steel Corp
                    name.extra.add("short.org_in_place")
            if w.kind[i] == UPPER and len(low) > 1 and initials.get(low, key) != key:
                name.extra.add("short.acronym")
        else:
            if any(k != key and k.startswith(key) for k in firsts.get(w.low[i], ())):
                name.extra.add("short.org")
            if "form.household" not in name.mentions[0].clues and _extends(w, (i, j), names, rules):
                name.extra.add("short.extends")
