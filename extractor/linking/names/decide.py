"""Decide for every candidate name whether it is an organization, a person or neither."""

from __future__ import annotations

from .evidence import ORG, PERSON, Mention, NameEvidence, name_key
from .joints import mark_joints
from .overlay import first_words, lay_household, lay_known
from .rules import NameRules
from .runs import candidate_spans
from .small import mark_small
from .titles import mark_titles
from .weigh import bare_name, make_mention, weigh
from .words import CAPITAL, NAME_KINDS, Span, Words, is_common


def decide(w: Words, rules: NameRules) -> list[Mention]:
    """Return every candidate of the article in text order, decided."""
    mentions, names = gather(w, rules)
    for m in mentions:
        name = names[m.key]
        if "before.ticker" in m.clues:
            # "(NYSE: ACME)" names the share, not the firm.
            continue
        if name.score > 0:
            m.kind, m.rule = ORG, f"org.{name.best}"
        elif name.person > 0:
            m.kind, m.rule = PERSON, "person"
    return mentions


def gather(w: Words, rules: NameRules) -> tuple[list[Mention], dict[str, NameEvidence]]:
    """Return the candidates in text order and, by key, the weighed evidence for each name.

    Sentences in Title Case are cut a second time, around the names that the rest of the article makes known.
    """
    mark_small(w, rules)
    mark_titles(w, rules)
    mark_joints(w, rules)
    lay_household(w, rules)
    mentions = [make_mention(w, s, rules) for s in candidate_spans(w, rules)]
    names = weigh(w, mentions, rules)
    mentions, names = _recut(w, mentions, names, rules)
    if not any(w.title):
        return mentions, names
    sure = [m for n in names.values() if n.score > 0.5 and len(n.text) > 1 for m in n.mentions]
    known = {form.lower() for m in sure for form in (w.surface(*m.span), bare_name(w, m.span, rules))}
    touched = lay_known(w, known, first_words(known)) if known else set()
    if touched:
        again = [make_mention(w, s, rules) for s in candidate_spans(w, rules) if w.sent[s[0]] in touched]
        kept = [m for m in mentions if w.sent[m.span[0]] not in touched]
        mentions = sorted(kept + again, key=lambda m: m.span)
        mentions, names = _recut(w, mentions, weigh(w, mentions, rules), rules)
    return mentions, names


def _recut(
    w: Words, mentions: list[Mention], names: dict[str, NameEvidence], rules: NameRules
) -> tuple[list[Mention], dict[str, NameEvidence]]:
    """Cut and join candidates by the names that the article shows elsewhere."""
    cut = _rejoined(w, [part for m in mentions for part in _part(w, m, names, rules)], names, rules)
    if [m.span for m in cut] == [m.span for m in mentions]:
        return mentions, names
    return cut, weigh(w, cut, rules)


def _rejoined(
    w: Words, mentions: list[Mention], names: dict[str, NameEvidence], rules: NameRules
) -> list[Mention]:
    """Make one of two candidates side by side that are one name elsewhere; the parser cut them."""
    out: list[Mention] = []
    for m in mentions:
        if out and out[-1].span[1] == m.span[0] and w.block[out[-1].span[0]] == w.block[m.span[0]]:
            whole = (out[-1].span[0], m.span[1])
            name = names.get(name_key(bare_name(w, whole, rules)))
            if name is not None and name.score > 0.5 and all(other.span != whole for other in name.mentions):
                out[-1] = make_mention(w, whole, rules)
                continue
        out.append(m)
    return out


def _part(w: Words, m: Mention, names: dict[str, NameEvidence], rules: NameRules) -> list[Mention]:
    """Cut a candidate in two where one item's last name runs into the next item's first.

    Both halves must be known otherwise: the second as an organization of the article, the first as one, or as
    a place or term.
    """
    i, j = m.span
    if _opens_plainly(w, m, names, rules):
        return [make_mention(w, (i + 1, j), rules)]
    own = _own_part(w, m, names, rules)
    if own:
        return [make_mention(w, own, rules)]
    if j - i < 3 or len(names[m.key].mentions) > 1 or m.clues & {"form.legal", "form.household"}:
        return [m]
    for k in range(i + 1, j):
        right = names.get(name_key(bare_name(w, (k, j), rules)))
        if right is None or right.score <= 0.5 or w.kind[k] not in NAME_KINDS:
            continue
        text = w.surface(i, k)
        left = names.get(name_key(bare_name(w, (i, k), rules)))
        known = (left is not None and left.score > 0.5) or text in rules.certain.get(text.lower(), ())
        if known or text.lower() in rules.places or text.lower() in rules.terms:
            return [make_mention(w, (i, k), rules), make_mention(w, (k, j), rules)]
    return [m]


def _own_part(w: Words, m: Mention, names: dict[str, NameEvidence], rules: NameRules) -> Span | None:
    """Return the known name within a candidate that also holds what it is or what is told of it.

    "Health Company Acme" and "Acme Acquisition" of headlines, where the article names Acme alone.
    """
    i, j = m.span
    if j - i < 2 or len(names[m.key].mentions) > 1 or rules.is_household(w.surface(i, j)):
        return None
    if w.low[j - 1] in rules.context["deal_nouns"] and _known(w, (i, j - 1), names, rules):
        return (i, j - 1)
    for k in range(i + 1, j):
        if w.low[k - 1] in rules.org_nouns and w.kind[k - 1] == CAPITAL and _known(w, (k, j), names, rules):
            return (k, j)
    return None


def _known(w: Words, span: Span, names: dict[str, NameEvidence], rules: NameRules) -> bool:
    name = names.get(name_key(bare_name(w, span, rules)))
    return name is not None and name.score > 0.5 and len(name.mentions) > 1


def _opens_plainly(w: Words, m: Mention, names: dict[str, NameEvidence], rules: NameRules) -> bool:
    """Tell whether a sentence's plain first word ran into a name known without it ("Besides Acme", "Existing Acme")."""
    i, j = m.span
    if j - i > 1 and w.low[i] in rules.context["short_countries"] and len(names[m.key].mentions) == 1:
        following = names.get(name_key(bare_name(w, (i + 1, j), rules)))
        # a sentence that ends with a country: "in the U.S. Acme plans"
        return following is not None and following.score > 0.5 and len(following.mentions) > 1
    if j - i < 2 or not (w.first[i] or w.title[i]) or w.kind[i] != CAPITAL or not is_common(w, i):
        return False
    if len(names[m.key].mentions) > 1 or rules.is_household(w.surface(i, j)):
        return False
    rest = w.surface(i + 1, j)
    if w.low[i] in rules.context["opening"] or w.low[i] in rules.firm or w.low[i] in rules.trade:
        return False
    known = names.get(name_key(bare_name(w, (i + 1, j), rules)))
    return rules.is_household(rest) or (known is not None and known.score > 0.5 and len(known.mentions) > 1)
