"""Resolve "it", "the firm", "the two companies" to the organizations they stand for.

The organization in focus is the one that was mentioned most, as subject and lately: the subject of a sentence
counts more than its object, and every sentence in between halves the weight. Of those, what the section names most
is the likelier one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...lexicon.words import word_set
from .beside import QUOTES, names_unit
from .expressions import crowd_speaks, reference_at
from .rules import ReferenceRules
from .salience import Named, Salience, choose, descriptions, listed, mention_weight, role_weight, topics
from .words import Words

_INSIDERS = word_set("insiders")
_RELATIVE = 6
_ASIDE = 0.3
# Who did this is hardly what the next sentence is about.
_INVESTING = (["led"], ["co-led"], ["participated"], ["joined"])
_SAYING = tuple([verb, *that] for verb in ("said", "says", "announced") for that in ([], ["that"]))
_ON_A_DAY = word_set("times") | {"last", "this", "earlier", "on", "today", "yesterday"}
_WHEN = frozenset(("after", "before", "since", "until", "when"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BEHIND = frozenset((".", ";", "for", "from", "to"))
_HEADING = 0.3
_OPENING = 4


@dataclass(frozen=True)
class Resolved:
    """A stretch of words [i, j) that stands for organization `org`."""

    i: int
    j: int
    org: int
    rule: str


def resolve(w: Words, named: list[Named], sections: list[int], rules: ReferenceRules) -> list[Resolved]:
    """Return the references of an article in text order; `sections` gives the section of each word."""
    out: list[Resolved] = []
    at = {m.i: m for m in named}
    described = descriptions(w, named, rules)
    topic, in_list = topics(named, sections), listed(w, named)
    focus = Salience()
    heading = Salience()
    i, n = 0, len(w)
    pair: tuple[int, int] | None = None
    last_sentence: list[Named] = []
    current: list[Named] = []
    org: int | None
    while i < n:
        if i and (
            sections[i] != sections[i - 1]
            or (w.block[i] != w.block[i - 1] and w.block_kind[i] != "paragraph")
        ):
            focus, heading, pair, last_sentence, current = (
                Salience(),
                _next_heading(focus, w, i),
                None,
                [],
                [],
            )
        elif i and w.block[i] != w.block[i - 1]:
            focus.fade(0.4)
            last_sentence, current = current or last_sentence, []
        elif i and w.sent[i] != w.sent[i - 1]:
            focus.fade(0.5)
            last_sentence, current = current or last_sentence, []
        if i in at:
            m = at[i]
            if w.surface(m.i, m.j).lower() not in rules.never:
                aside = names_unit(w, m.i) or w.low[m.j : m.j + 1] in _INVESTING
                focus.see(m.org, _ASIDE if aside else mention_weight(w, m, m.i in in_list))
            if current and current[-1].org != m.org and _joined(w, current[-1].j, m.i):
                pair = (current[-1].org, m.org)
            current.append(m)
            i = m.j
            continue
        end, rule, head = reference_at(w, i, rules)
        if not end or (head == "it" and crowd_speaks(w, i, at, rules)):
            i += 1
            continue
        if rule in ("former", "latter"):
            told = current if len({m.org for m in current}) > 1 else last_sentence
            if told:
                org = told[0 if rule == "former" else -1].org
                out.append(Resolved(i, end, org, "reference.pair"))
                focus.see(org, role_weight(w, i, end))
        elif rule == "pair":
            both = pair or _only_two(current) or _only_two(last_sentence)
            if both:
                out += [Resolved(i, end, org, "reference.pair") for org in both]
        else:
            ahead = _subject_ahead(w, i, head, at) if head in ("it", "its") and not current else None
            if rule == "own":
                run = (m.org for m in reversed(current) if _INSIDERS & set(w.low[m.j : m.j + 3]))
                org = next(run, None)  # "Acme founder Ann Roe said her company"
            elif current and _stands_beside(w, current[-1], i, end, head, rules):
                org = current[-1].org
            elif ahead is not None:
                org = ahead
            else:
                present = focus.beside(heading, _HEADING)
                about = topic.get(sections[i], Salience())
                org = choose(w, i, end, head, present, about, current, described, named, rules)
            if org is not None:
                out.append(Resolved(i, end, org, f"reference.{rule}"))
                focus.see(org, 0.8 * role_weight(w, i, end))
                current.append(Named(i, end, org))
        i = end
    return out


def _stands_beside(w: Words, m: Named, i: int, end: int, head: str, rules: ReferenceRules) -> bool:
    """Tell whether the reference at `i` only means the name before it ("Acme the firm", "Acme, which sold its")."""
    if head not in rules.pronouns:
        return m.j == i or _set_beside(w, m.j, i, end)
    if head == "it" and m.j == i - 1 and w.low[i - 1] in _WHEN and w.low[i + 1 : i + 2] == ["was"]:
        return w.tag[i + 2 : i + 3] == ["VBN"]  # "she ran Acme until it was bought"
    said = w.low[m.j : m.j + 1] + [x for x in w.low[m.j + 1 : i] if x not in _ON_A_DAY]
    if head == "it" and m.j < i and said in _SAYING:
        return True  # "Acme said it", "Acme said last week it", whoever was named before
    k = m.j + (w.low[m.j] == ",")
    return head == "its" and w.low[k] in ("which", "that") and i - k < _RELATIVE


def _set_beside(w: Words, j: int, i: int, end: int) -> bool:
    """Tell whether the reference [i, end) is set beside the name that ends at `j` ("bought Acme (A), the miner.")."""
    between = [x for x in w.low[j:i] if x not in QUOTES and x not in ("(", ")", "”")]
    return between == [","] and end < len(w) and w.low[end] in _BEHIND


def _subject_ahead(w: Words, i: int, head: str, at: Mapping[int, Named]) -> int | None:
    """Return the organization behind the comma of an opening.

    As in "Following its purchase by Foo, Acme will" and "Two years after it was sold to Foo, the app Acme is".
    """
    first = i
    while first > 0 and w.sent[first - 1] == w.sent[i]:
        first -= 1
    clause = head == "it"
    opens = w.low[i - 1] in _WHEN if clause else w.tag[first] in ("IN", "VBG", "RB")
    if i - first > _OPENING or i == first or not opens:
        return None
    comma = next((k for k in range(i + 1, len(w) - 1) if w.low[k] == ","), None)
    if comma is None or w.sent[comma] != w.sent[i]:
        return None
    if not clause and any(tag in _FINITE for tag in w.tag[i + 1 : comma]):
        return None
    k = comma + 1
    while clause and k not in at and k < min(comma + _OPENING, len(w) - 1) and w.tag[k] in ("DT", "JJ", "NN"):
        k += 1
    if k not in at:
        return None
    behind = at[k].j
    return at[k].org if behind < len(w) and w.tag[behind] in _FINITE else None


def _next_heading(focus: Salience, w: Words, i: int) -> Salience:
    """Carry what a heading names into the text under it."""
    return focus if i and w.block_kind[i - 1] == "heading" and w.block_kind[i] != "bullet" else Salience()


def _joined(w: Words, a: int, b: int) -> bool:
    return 0 < b - a <= 2 and w.low[b - 1] in ("and", "&", "with")


def _only_two(mentions: list[Named]) -> tuple[int, int] | None:
    orgs = list(dict.fromkeys(m.org for m in mentions))
    return (orgs[0], orgs[1]) if len(orgs) == 2 else None
