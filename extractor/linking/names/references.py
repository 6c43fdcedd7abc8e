"""Resolve "it", "the firm", "the two companies" to the organizations they stand for.

The organization in focus is the one that was mentioned most, as subject and lately: the subject of a sentence
counts more than its object, and every sentence in between halves the weight.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .beside import names_unit
from .words import LOWER, Words

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
_BE = frozenset(
    ("is", "was", "'s", "be", "been", "seems", "looks", "turns", "remains", "takes", "makes", "became")
)
_DETERMINERS = frozenset(("the", "this"))
_OPENERS = frozenset(("a", "an", "the", "this"))
_UNITS = frozenset(("affiliate", "arm", "division", "subsidiary", "unit"))
_LEAST = 0.12
_RELATIVE = 6
_ASIDE = 0.3


@dataclass(frozen=True)
class ReferenceRules:
    """The words of `rules/organizations/references.toml`."""

    generic: frozenset[str]
    specific: frozenset[str]
    pairs: frozenset[str]
    pair_openers: frozenset[str]
    pronouns: frozenset[str]
    young: frozenset[str]
    fund_words: frozenset[str]
    continued: frozenset[str]
    other_than: frozenset[str]
    gatherings: frozenset[str]
    ownership: frozenset[str]
    never: frozenset[str]
    descriptions: frozenset[str]


@dataclass(frozen=True)
class Named:
    """A mention of an organization: words [i, j), its number, whether it is a household name."""

    i: int
    j: int
    org: int
    known: bool = False


@dataclass(frozen=True)
class Resolved:
    """A stretch of words [i, j) that stands for organization `org`."""

    i: int
    j: int
    org: int
    rule: str


@dataclass(slots=True)
class _Focus:
    """How present each organization is at one place of the text."""

    weight: dict[int, float] = field(default_factory=dict)

    def fade(self, factor: float) -> None:
        for org in self.weight:
            self.weight[org] *= factor

    def see(self, org: int, weight: float) -> None:
        self.weight[org] = self.weight.get(org, 0.0) + weight


def resolve(w: Words, named: list[Named], sections: list[int], rules: ReferenceRules) -> list[Resolved]:
    """Return the references of an article in text order; `sections` gives the section of each word."""
    out: list[Resolved] = []
    at = {m.i: m for m in named}
    described = _descriptions(w, named, rules)
    focus = _Focus()
    heading = _Focus()
    i, n = 0, len(w)
    pair: tuple[int, int] | None = None
    last_sentence: list[Named] = []
    current: list[Named] = []
    while i < n:
        if i and (
            sections[i] != sections[i - 1]
            or (w.block[i] != w.block[i - 1] and w.block_kind[i] != "paragraph")
        ):
            focus, heading, pair, last_sentence, current = _Focus(), _next_heading(focus, w, i), None, [], []
        elif i and w.block[i] != w.block[i - 1]:
            focus.fade(0.4)
            last_sentence, current = current or last_sentence, []
        elif i and w.sent[i] != w.sent[i - 1]:
            focus.fade(0.5)
            last_sentence, current = current or last_sentence, []
        if i in at:
            m = at[i]
            if w.surface(m.i, m.j).lower() not in rules.never:
                focus.see(m.org, _ASIDE if names_unit(w, m.i) else _role(w, m.i, m.j))
            if current and current[-1].org != m.org and _joined(w, current[-1].j, m.i):
                pair = (current[-1].org, m.org)
            current.append(m)
            i = m.j
            continue
        end, rule, head = _reference_at(w, i, rules)
        if not end or (head == "it" and _crowd_speaks(w, i, at, rules)):
            i += 1
            continue
        if rule == "pair":
            both = pair or _only_two(current) or _only_two(last_sentence)
            if both:
                out += [Resolved(i, end, org, "reference.pair") for org in both]
        else:
            if current and _stands_beside(w, current[-1], i, head, rules):
                org: int | None = current[-1].org
            else:
                org = _choose(w, i, end, head, focus, heading, current, described, named, rules)
            if org is not None:
                out.append(Resolved(i, end, org, f"reference.{rule}"))
                focus.see(org, 0.8 * _role(w, i, end))
                current.append(Named(i, end, org))
        i = end
    return out


def _stands_beside(w: Words, m: Named, i: int, head: str, rules: ReferenceRules) -> bool:
    """Tell whether the reference at `i` only means the name before it ("Acme the firm", "Acme, which sold its")."""
    if head not in rules.pronouns:
        return m.j == i
    k = m.j + (w.low[m.j] == ",")
    return head == "its" and w.low[k] in ("which", "that") and i - k < _RELATIVE


def _next_heading(focus: _Focus, w: Words, i: int) -> _Focus:
    """Carry what a heading names into the text under it."""
    return focus if i and w.block_kind[i - 1] == "heading" and w.block_kind[i] != "bullet" else _Focus()


def _role(w: Words, i: int, j: int) -> float:
    root = next((k for k in range(i, j) if not i <= w.head[k] < j), j - 1)
    for _ in range(4):
        if w.dep[root] not in ("conj", "appos", "compound", "nmod"):
            break
        if w.dep[root] in ("compound", "nmod"):
            # "X's Tilia unit said it": Tilia did.
            return 0.9 * _ROLES.get(w.dep[w.head[root]], 0.4) if w.low[w.head[root]] in _UNITS else 0.35
        root = w.head[root]
    return _ROLES.get(w.dep[root], 0.4)


def _joined(w: Words, a: int, b: int) -> bool:
    return 0 < b - a <= 2 and w.low[b - 1] in ("and", "&", "with")


def _only_two(mentions: list[Named]) -> tuple[int, int] | None:
    orgs = list(dict.fromkeys(m.org for m in mentions))
    return (orgs[0], orgs[1]) if len(orgs) == 2 else None


def _reference_at(w: Words, i: int, rules: ReferenceRules) -> tuple[int, str, str]:
    """Return (end, kind, head noun) of the reference that starts at word `i`; end 0 for none."""
    low, n, block = w.low[i], len(w), w.block[i]
    if low in rules.pronouns:
        # "IT" is a trade, not a pronoun.
        bare = w.text[i].isupper() or (low == "it" and _expletive(w, i))
        return (0, "", "") if bare else (i + 1, low, low)
    if low in rules.pair_openers and i + 1 < n and w.block[i + 1] == block and w.low[i + 1] in rules.pairs:
        return i + 2, "pair", w.low[i + 1]
    if low not in _DETERMINERS:
        return 0, "", ""
    for k in range(i + 1, min(n, i + 7)):
        if w.block[k] != block:
            break
        word = w.low[k]
        following = w.low[k + 1] if k + 1 < n and w.block[k + 1] == block else ""
        if word in rules.generic or word in rules.specific:
            if following == "-" or (k + 1 < n and w.tag[k + 1] in ("NN", "NNS", "NNP", "NNPS") and following):
                # "the company report", "the startup Acme": the noun only describes what follows.
                continue
            between = w.low[i + 1 : k]
            if following in rules.continued or any(b in rules.other_than for b in between):
                return 0, "", ""
            if between and w.kind[k] != LOWER:
                # "the Acme Group" is a name.
                return 0, "", ""
            if word in rules.gatherings and _gathering(w, i, k, word):
                return 0, "", ""
            return k + 1, "firm", word
        if word in rules.pairs and word != "two" and k - i <= 2:
            if following in rules.continued or w.low[i + 1] not in ("two", word):
                return 0, "", ""
            return k + 1, "pair", word
        # Only describing words may stand between; a name there means the phrase is about it.
        if not (
            w.tag[k] in ("JJ", "NN", "VBN", "VBG", "CD", "NNP", "HYPH", "RB", "JJS", "JJR")
            or word in ("-", ",")
        ):
            break
    return 0, "", ""


def _gathering(w: Words, i: int, k: int, word: str) -> bool:
    """Tell whether "the group" means people who joined: the text introduced one as "a group"."""
    if any(b in ("investor", "investors", "management", "shareholder") for b in w.low[i + 1 : k]):
        return True
    return any(
        w.low[m] == word and w.low[m - 1] not in ("the", "this") and w.kind[m] == LOWER for m in range(1, i)
    )


def _crowd_speaks(w: Words, i: int, at: Mapping[int, Named], rules: ReferenceRules) -> bool:
    """Tell whether the "it" at `i` stands for people who joined ("a group led by Ann Roe said it")."""
    verb = w.head[w.head[i]]
    for k in range(i - 1, -1, -1):
        if w.sent[k] != w.sent[i]:
            return False
        if w.head[k] == verb and w.dep[k] == "nsubj" and w.low[k] in rules.gatherings and w.kind[k] == LOWER:
            start = k
            while start > 0 and w.low[start] not in _OPENERS and w.sent[start - 1] == w.sent[k]:
                start -= 1
            led = any(m in at for m in range(k, i)) and w.low[k + 1] != ","
            if led or any(m in at for m in range(start, k)):
                return False  # "a group led by Acme said it": Acme may be meant
            return w.low[start] in ("a", "an") or k > start + 1 or _gathering(w, start, k, w.low[k])
    return False


def _expletive(w: Words, i: int) -> bool:
    """Tell whether "it" at `i` stands for nothing ("it is clear that")."""
    n = len(w)
    if i + 1 >= n:
        return True
    following = w.low[i + 1]
    if following in _BE or following in ("will", "would", "may", "might", "has", "had"):
        k = i + 2
        if following in _BE or (k < n and w.low[k] in ("be", "been", "take")):
            while k < n and (w.tag[k] == "RB" or w.low[k] in ("be", "been", "being")):
                k += 1
            return not (k < n and (w.tag[k] in ("VBG", "VBN", "DT", "TO") or w.low[k] in ("in", "now")))
    return w.dep[i] == "expl"


def _descriptions(w: Words, named: list[Named], rules: ReferenceRules) -> dict[int, set[str]]:
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


def _choose(
    w: Words,
    i: int,
    end: int,
    head: str,
    focus: _Focus,
    heading: _Focus,
    current: list[Named],
    described: dict[int, set[str]],
    named: list[Named],
    rules: ReferenceRules,
) -> int | None:
    weight = dict(focus.weight)
    for org, value in heading.weight.items():
        weight[org] = weight.get(org, 0.0) + 0.3 * value
    if not weight:
        return None
    barred = {_same_clause_subject(w, i, end, current)}
    if head not in rules.pronouns and _owned(w, i, end, rules) and w.dep[end - 1] != "nsubj":
        # "Acme said it may buy more of the company's stock": the company is the other one.
        barred |= {m.org for m in current if _role(w, m.i, m.j) >= 1.0}
        if not any(v >= _LEAST for o, v in weight.items() if o not in barred):
            barred = set()
    known = {m.org for m in named if m.known}
    funds = {m.org for m in named if w.low[m.j - 1] in rules.fund_words}
    for org in list(weight):
        if org in barred:
            del weight[org]
        elif head in rules.young and (org in known or org in funds):
            weight[org] *= 0.2
        elif head in described.get(org, ()):
            weight[org] += 0.6
    if not weight:
        return None
    ranked = sorted(weight, key=lambda o: (-weight[o], o))
    best = ranked[0]
    if weight[best] < _LEAST:
        return None
    if head in rules.specific:
        matching = [o for o in ranked if head in described.get(o, ()) and weight[o] >= _LEAST]
        return matching[0] if matching else None
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
    for m in current:
        last = next((k for k in range(m.i, m.j) if not m.i <= w.head[k] < m.j), m.j - 1)
        if w.dep[last] in ("nsubj", "nsubjpass") and w.head[last] == verb:
            return m.org
    return None
