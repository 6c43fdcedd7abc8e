"""Add up the clues for each name of an article.

Evidence is gathered per name over the whole article, for a name rarely means two things in one article: what
one mention shows ("Acme, a Boston startup") holds for all of them.
"""

from __future__ import annotations

from collections import defaultdict

from .context import context_evidence
from .evidence import Mention, NameEvidence, name_key
from .form import form_evidence, sense_evidence
from .rules import NameRules
from .shortened import mark_bracketed, mark_short_forms
from .words import CAPITAL, LOWER, NAME_KINDS, Span, Words

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
    "after.site",
    "after.based",
    "form.unsure",
    "before.the",
    "after.noun",
    "before.ticker",
)
# An article in which more than this share of the words speak of games is about games, and names are titles.
_GAMES_SHARE = 0.008
_MANY = 4
_COMMAS = frozenset(",&;/")


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
    for group in tuple(groups):
        clue = _list_clue(w, group[0].span[0], rules)
        if clue == "list.founders" and len(group) > 1 and w.low[group[-1].span[0] - 1] == ",":
            # "Founded by Jane Doe and Max Roe, Acme makes": the last is what they founded.
            groups.append([group.pop()])
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
    mark_bracketed(w, names)
    mark_short_forms(w, names, lower, rules)
    for group in groups:
        _peers(group, names)
    for name in names.values():
        if name.extra:
            _score(name, rules)
    return names


def clue_values(name: NameEvidence) -> dict[str, float]:
    """Return how far each clue holds for a name, between 0 and 1."""
    counts: dict[str, int] = defaultdict(int)
    # The ticker of a share says nothing about the name that it is spelled like.
    mentions = [m for m in name.mentions if "before.ticker" not in m.clues] or name.mentions
    for m in mentions:
        for clue in m.clues:
            counts[clue] += 1
    total = len(mentions)
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
    if before[:3] == ["of", "likes", "the"]:
        before = before[3:]
    if not before or (
        before[0] not in rules.list_before and before[0] not in ("of", "the", ":", "in", "are")
    ):
        return None
    if before[0] == "by" and any(b in rules.context["begun"] for b in before[1:5]):
        return "list.founders"
    if any(b in rules.list_strong for b in before[:6]):
        return "list.strong"
    return "list.before" if before[0] in rules.list_before else None


def _clearly_firm(name: NameEvidence) -> bool:
    return any(m.clues & {"form.firm", "form.legal", "form.household"} for m in name.mentions)


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
            if len(orgs - {k}) >= _MANY:
                names[k].extra.add("list.peer_orgs")
        if 2 * len(people - {k}) > others and not _clearly_firm(names[k]):
            names[k].extra.add("list.peer_person")
        settled = any("after.comma_based" in m.clues for m in names[k].mentions)
        if 2 * len(places - {k}) > others and not settled and not _clearly_firm(names[k]):
            names[k].extra.add("list.peer_place")
