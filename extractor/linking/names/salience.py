"""Salience: how present each organization is at a place of the text, and which one a reference there means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from .rules import ReferenceRules
from .words import Words

_ROLES = {
    "nsubj": 1.0,
    "nsubjpass": 1.0,
    "dobj": 0.6,
    "poss": 0.55,
    "pobj": 0.45,
    "attr": 0.5,
    "ROOT": 0.7,
    "agent": 0.5,
}
_UNITS = frozenset(("affiliate", "arm", "division", "subsidiary", "unit"))
_LEAST = 0.12
# What the organization that a section names most weighs beside those in focus, and the least mentions for it.
_TOPIC = 0.3
_MENTIONS = 3
# A customer or investor in a list is hardly what the next sentence is about.
_LISTED = 0.5


@dataclass(frozen=True)
class Named:
    """A mention of an organization: words [i, j), its number, whether it is a household name."""

    i: int
    j: int
    org: int
    known: bool = False


@dataclass(slots=True)
class Salience:
    """How present each organization is at one place of the text."""

    weight: dict[int, float] = field(default_factory=dict)

    def fade(self, factor: float) -> None:
        """Let every organization recede by a factor."""
        for org in self.weight:
            self.weight[org] *= factor

    def see(self, org: int, weight: float) -> None:
        """Add a mention of an organization."""
        self.weight[org] = self.weight.get(org, 0.0) + weight

    def beside(self, other: Salience, factor: float) -> Salience:
        """Return this salience with a share of another added."""
        out = Salience(dict(self.weight))
        for org, weight in other.weight.items():
            out.see(org, factor * weight)
        return out


def topics(named: list[Named], sections: list[int]) -> dict[int, Salience]:
    """Return for each section how often it names each organization, as a share of the one it names most."""
    counts: dict[int, Counter[int]] = {}
    for m in named:
        counts.setdefault(sections[m.i], Counter())[m.org] += 1
    return {
        section: Salience({org: n / max(found.values()) for org, n in found.items() if n >= _MENTIONS})
        for section, found in counts.items()
    }


def listed(w: Words, named: list[Named]) -> set[int]:
    """Return where the names start that stand in a list with others ("Acme, Tilia and Corvue")."""
    out: set[int] = set()
    for a, b in pairwise(named):
        between = w.low[a.j : b.i]
        if between == [","] or (0 < len(between) <= 2 and between[-1] in ("and", "or", "&")):
            out |= {a.i, b.i}
    return out


def role_weight(w: Words, i: int, j: int) -> float:
    """Return how much the grammatical role of the words [i, j) puts them in focus."""
    root = next((k for k in range(i, j) if not i <= w.head[k] < j), j - 1)
    for _ in range(4):
        if w.dep[root] not in ("conj", "appos", "compound", "nmod"):
            break
        if w.dep[root] in ("compound", "nmod"):
            # "X's Tilia unit said it": Tilia did.
            return 0.9 * _ROLES.get(w.dep[w.head[root]], 0.4) if w.low[w.head[root]] in _UNITS else 0.35
        root = w.head[root]
    return _ROLES.get(w.dep[root], 0.4)


def mention_weight(w: Words, m: Named, in_list: bool) -> float:
    """Return how much a mention puts its organization in focus; one in a list counts less, unless it acts."""
    acts = w.first[m.i] and w.tag[m.j : m.j + 1] in (["VBD"], ["VBZ"])  # whatever the parser says of its name
    weight = 1.0 if acts else role_weight(w, m.i, m.j)
    return _LISTED * weight if in_list and weight < 1.0 else weight


def descriptions(w: Words, named: list[Named], rules: ReferenceRules) -> dict[int, set[str]]:
    """Return the nouns with which each organization is introduced ("miner Acme", "Acme, a bank")."""
    out: dict[int, set[str]] = {}
    for m in named:
        words = {w.low[k] for k in range(max(0, m.i - 2), m.i) if w.block[k] == w.block[m.i]}
        words |= {w.low[k] for k in range(m.i, m.j)}
        k = m.j
        if k + 1 < len(w) and w.low[k] in (",", "is", "(") and w.low[k + 1] in ("a", "an", "the"):
            words |= {w.low[q] for q in range(k, min(len(w), k + 10)) if w.block[q] == w.block[m.i]}
        out.setdefault(m.org, set()).update(words & rules.descriptions)
    return out


def choose(
    w: Words,
    i: int,
    end: int,
    head: str,
    focus: Salience,
    topic: Salience,
    current: list[Named],
    described: dict[int, set[str]],
    named: list[Named],
    rules: ReferenceRules,
) -> int | None:
    """Return the organization that the reference [i, end) with the noun `head` stands for, if any is present enough."""
    weight = dict(focus.weight)
    for org in weight:
        weight[org] += _TOPIC * topic.weight.get(org, 0.0)
    if not weight:
        return None
    barred = {_same_clause_subject(w, i, end, current)}
    if head not in rules.pronouns and _owned(w, i, end, rules) and w.dep[end - 1] != "nsubj":
        # "Acme said it may buy more of the company's stock": the company is the other one.
        barred |= {m.org for m in current if role_weight(w, m.i, m.j) >= 1.0}
        if not any(v >= _LEAST for o, v in weight.items() if o not in barred):
            barred = set()
    known = {m.org for m in named if m.known}
    funds = {m.org for m in named if w.low[m.j - 1] in rules.fund_words}
    for org in list(weight):
        if org in barred:
            del weight[org]
        elif head in rules.young and (org in known or org in funds):
            # Many a startup is as well known as the giants; a fund is none.
            weight[org] *= 0.2 if org in funds else 0.6
        elif head in described.get(org, ()):
            weight[org] += 0.6
    if not weight:
        return None
    ranked = sorted(weight, key=lambda o: (-weight[o], o))
    best = ranked[0]
    if weight[best] < _LEAST:
        return None
    if head in rules.specific:
        present = [o for o in ranked if weight[o] >= _LEAST]
        matching = [o for o in present if head in described.get(o, ())]
        if matching or len(present) > 1 or w.dep[end - 1] == "attr":
            return matching[0] if matching else None  # "Acme became the supplier to Foo"
    return best


def _owned(w: Words, i: int, end: int, rules: ReferenceRules) -> bool:
    """Tell whether the text speaks of owning what the reference stands for ("shares of the company")."""
    before = w.low[max(0, i - 4) : i]
    after = w.low[end : end + 4]
    return any(b in rules.ownership for b in before) or (
        after[:1] == ["'s"] and any(a in rules.ownership for a in after)
    )


def _same_clause_subject(w: Words, i: int, end: int, current: list[Named]) -> int | None:
    """Return the organization that is the subject of the verb whose object the reference is."""
    root = end - 1
    if w.dep[root] not in ("dobj", "pobj", "dative"):
        return None
    verb = w.head[root]
    if w.dep[root] == "pobj":
        verb = w.head[verb]
    verbs = {verb}
    while w.dep[verb] in ("xcomp", "conj") and w.head[verb] != verb:
        verb = w.head[verb]
        verbs.add(verb)  # "Acme agreed to buy the miner"
    for m in current:
        last = next((k for k in range(m.i, m.j) if not m.i <= w.head[k] < m.j), m.j - 1)
        if w.dep[last] in ("nsubj", "nsubjpass") and w.head[last] in verbs:
            return m.org
    return None
