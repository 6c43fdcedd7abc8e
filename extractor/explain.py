"""Explain one analysed article: what every rule saw, which deal each trigger became, and what nearly fired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from spacy.tokens import Doc

from .components.sentences import read_sentences
from .lexicon.additions import addition_rules
from .lexicon.amounts import amount_rules
from .lexicon.clauses import clause_rules
from .lexicon.deals import OBJECTS, deal_rules
from .lexicon.details import detail_rules
from .lexicon.headings import list_rules
from .lexicon.tables import table_rules
from .linking.amounts import amount_rule
from .linking.anaphora import additions, point_back
from .linking.candidates import Candidate
from .linking.cards import cards
from .linking.details import add_details, deny, withhold
from .linking.merge import merge
from .linking.near import Lifted, lift, near_misses, unread
from .linking.sentence import MONEY, Sentence
from .linking.tell import tell
from .linking.traded import TRADED


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the text with the rule that made it; `note` says what it is (a name, a value, a kind)."""

    start: int
    end: int
    text: str
    rule: str
    note: str


class Name(msgspec.Struct, frozen=True):
    """An organization or person with every mention and its evidence."""

    name: str
    mentions: tuple[Piece, ...]


class Telling(msgspec.Struct, frozen=True):
    """A trigger that its rule took for a deal: its clause and what was read there.

    `cue` is the rule of modality that gave the status, or the tense or the table that did; `deal` the number of
    the deal it became, from 1, or None with the reason in `dropped`.
    """

    start: int
    end: int
    text: str
    rule: str
    clause: str
    roles: dict[str, tuple[str, ...]]
    amounts: tuple[str, ...]
    status: str
    cue: str
    deal: int | None
    dropped: str | None


class Near(msgspec.Struct, frozen=True):
    """A trigger whose rule did not fire and the conditions that stopped it; `fired` tells that another rule did."""

    start: int
    end: int
    text: str
    rule: str
    stopped: tuple[str, ...]
    fired: bool


class Explanation(msgspec.Struct, frozen=True):
    """All that the pipeline found in one article, with the rule of each piece.

    `deals` and `stakes` are the facts themselves, `unread` trigger words that were read as no trigger.
    """

    id: str
    blocks: tuple[Piece, ...]
    organizations: tuple[Name, ...]
    people: tuple[Name, ...]
    references: tuple[Piece, ...]
    money: tuple[Piece, ...]
    percentages: tuple[Piece, ...]
    triggers: tuple[Telling, ...]
    near: tuple[Near, ...]
    unread: tuple[Piece, ...]
    deals: tuple[dict[str, Any], ...]
    stakes: tuple[dict[str, Any], ...]


@cache
def _lifted() -> Lifted:
    return lift(deal_rules(), OBJECTS)


def explain(doc: Doc, id: str = "-") -> Explanation:
    """Return the explanation of `doc`, an article that the whole pipeline has read."""
    text = doc.text
    sentences = read_sentences(doc)
    tellings, kinds = _tellings(doc, sentences)
    rules, clauses = deal_rules(), clause_rules()
    lifted = _lifted()
    fired = {(c.sentence.units[c.anchor[0]].start, c.sentence.units[c.anchor[1]].end) for c, _, _ in tellings}
    near, words = [], []
    for number, s in enumerate(sentences):
        for m in near_misses(s, number, rules, lifted, clauses):
            at = s.units[m.anchor[0]].start, s.units[m.anchor[1]].end
            other = any(a < at[1] and at[0] < b for a, b in fired)
            near.append(Near(*at, text[at[0] : at[1]], m.rule, m.stopped, other))
        for j in unread(s, number, rules, lifted, clauses):
            u = s.units[j]
            words.append(_piece(text, u.start, u.end, "", f"tagged {u.tag}"))
    headings = [x["heading"] for x in doc._.sections or ()]
    return Explanation(
        id=id,
        blocks=tuple(
            _piece(text, b["start"], b["end"], b["kind"], headings[b["section"]] or "")
            for b in doc._.blocks or ()
        ),
        organizations=_names(text, doc._.organizations),
        people=_names(text, doc._.people),
        references=tuple(
            _piece(text, r["start"], r["end"], r["rule"], r["name"]) for r in doc._.references or ()
        ),
        money=tuple(
            _piece(
                text,
                m["start"],
                m["end"],
                m["rule"],
                f"{_value(m)} {m['currency'] or '?'}; {kinds.get(k, '')}",
            )
            for k, m in enumerate(doc._.money or ())
        ),
        percentages=tuple(
            _piece(text, p["start"], p["end"], p["rule"], f"{_value(p)}%") for p in doc._.percentages or ()
        ),
        triggers=(*(_telling(text, c, number, why) for c, number, why in tellings), *_by_stakes(doc)),
        near=tuple(near),
        unread=tuple(words),
        deals=tuple({**d, "text": text[d["start"] : d["end"]]} for d in doc._.deals or ()),
        stakes=tuple({**x, "text": text[x["start"] : x["end"]]} for x in doc._.stakes or ()),
    )


def _tellings(
    doc: Doc, sentences: Sequence[Sentence]
) -> tuple[list[tuple[Candidate, int | None, str | None]], dict[int, str]]:
    """Return every candidate with the number of its deal or the reason it has none, and each amount's kind.

    The steps are those of the component `deals`; a test holds the deals they make against its own.
    """
    rules, clauses, lists, details = deal_rules(), clause_rules(), list_rules(), detail_rules()
    money = doc._.money or []
    kept: list[Candidate] = []
    made: list[Candidate] = []
    dropped: dict[int, str] = {}
    kinds: dict[int, str] = {}
    on_cards = cards(sentences, lists)
    for number, s in enumerate(sentences):
        for j, u in enumerate(s.units):
            if u.kind == MONEY:
                rule = amount_rule(s, j, money, amount_rules())
                kinds[u.index] = f"{rule.deal} by {rule.id}"
        heading = doc._.sections[s.section]["heading"] or "" if doc._.sections else ""
        found, aside = tell(
            s,
            number,
            kept,
            heading,
            sentences[number - 1] if number else None,
            rules,
            clauses,
            lists,
            table_rules(),
        )
        if number in on_cards:
            aside, found = aside + found, [on_cards[number]]
        made += aside + found
        dropped |= {id(c): "the item is read as a list entry" for c in aside}
        deny(kept, s, lists)
        withhold(kept, s, details)
        strong = any(not c.weak for c in found)
        first = {id(c): c.amounts[0][1] if c.amounts else None for c in found}
        stay = add_details(found, s, money, details)
        if point_back(stay):
            added = additions(s, number, kept, addition_rules())
            stay += add_details(added, s, money, details)
            made += added
            found += added
            first |= {id(c): None for c in added}
        kept += stay
        for c in found:
            if all(c is not k for k in stay):
                unit = first[id(c)]
                told = "its rule is weak, and another tells what the deal is"
                if not (c.weak and strong) and unit is not None:
                    told = f"its amount is {kinds[s.units[unit].index]}"
                dropped[id(c)] = told
    deals = merge(kept, money)
    home = {_key(c): k for k, d in enumerate(deals, 1) for c in d.tellings}
    # one telling of two purchases is in two deals
    made += [c for d in deals for c in d.tellings if all(c is not m for m in made)]
    return [(c, home.get(_key(c)), dropped.get(id(c)) or _homeless(c, home)) for c in made], kinds


def _by_stakes(doc: Doc) -> Iterator[Telling]:
    """Yield the tellings of the deals that only stakes tell; the component `stakes` adds them behind the others."""
    for k, d in enumerate(doc._.deals or (), 1):
        if d["rule"] == TRADED:
            told = doc.text[d["start"] : d["end"]]
            sums = tuple(f"{a['kind']} {doc.text[a['start'] : a['end']]}" for a in d["amounts"])
            roles = {role: tuple(names) for role, names in d["roles"].items()}
            yield Telling(d["start"], d["end"], told, d["rule"], told, roles, sums, d["status"], "", k, None)


def _key(c: Candidate) -> tuple[Any, ...]:
    """Return what tells a candidate from others, in a deal of its own or with others."""
    return c.number, c.anchor, c.rule, tuple(c.roles.get("target", ()))


def _homeless(c: Candidate, home: dict[tuple[Any, ...], int]) -> str | None:
    """Say why merging left a candidate without a deal; None when it has one."""
    if _key(c) in home:
        return None
    if c.weak:
        return "its rule is weak, and the deal is told already"
    if len(c.roles.get("target", ())) > 1:
        return "each of its companies is a deal"
    if not c.parties():
        return "it names no party and points back at no deal"
    return "it names no target and points back at no deal"


def _telling(text: str, c: Candidate, deal: int | None, dropped: str | None) -> Telling:
    units = c.sentence.units
    start, end = units[c.anchor[0]].start, units[c.anchor[1]].end
    last = units[max(c.anchor[1], min(c.clause[1], len(units)) - 1)].end
    return Telling(
        start,
        end,
        text[start:end],
        c.rule,
        text[min(start, units[c.clause[0]].start) : last],
        {role: tuple(names) for role, names in c.roles.items()},
        tuple(f"{kind} {units[j].text}".strip() for kind, j in c.amounts),
        c.status,
        c.tense if c.cue == "tense" else c.cue,
        deal,
        dropped,
    )


def _names(text: str, facts: Sequence[Any] | None) -> tuple[Name, ...]:
    return tuple(
        Name(o["name"], tuple(_piece(text, m["start"], m["end"], m["rule"], "") for m in o["mentions"]))
        for o in facts or ()
    )


def _piece(text: str, start: int, end: int, rule: str, note: str) -> Piece:
    return Piece(start, end, text[start:end], rule, note)


def _value(fact: Any) -> str:
    """Return a value, or a range with its modifier, in a word: "over 5000000"."""
    value = fact["low"] if fact["low"] == fact["high"] else f"{fact['low']} to {fact['high']}"
    return f"{fact['modifier']} {value}" if fact["modifier"] else value
