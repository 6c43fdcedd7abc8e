"""Rules that nearly fired: which condition is named, and that nothing is named where the rule fired."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.components.sentences import read_sentences
from extractor.lexicon.clauses import clause_rules
from extractor.lexicon.deals import OBJECTS, deal_rules
from extractor.linking.near import Lifted, lift, near_misses, unread
from extractor.linking.tell import read

ROWS = [
    (
        "Tilia Labs raised prices.",
        "funding_round.verb.raise",
        ("objects: is thing, not funding, money or round",),
    ),
    ("Ridge Holdings sold Oskar Dairy Group.", "acquisition.verb.sell", ("require: no to or lead",)),
    (
        "Ridge Holdings sold Oskar Dairy Group to Northlake Foods.",
        "divestiture.verb.sell",
        ("without: has to",),
    ),
    ("Tessel Software teamed up.", "partnership.verb.partner", ("require: no two",)),
    (
        "Tilia Labs announced a round.",
        "funding_round.noun.round",
        ("require: no money, undisclosed, lead, join, from or own_investment",),
    ),
]


@pytest.fixture(scope="module")
def lifted() -> Lifted:
    return lift(deal_rules(), OBJECTS)


@pytest.mark.parametrize(("text", "rule", "stopped"), ROWS)
def test_rows(nlp: Language, lifted: Lifted, text: str, rule: str, stopped: tuple[str, ...]) -> None:
    (s,) = read_sentences(nlp(text))
    found = {m.rule: m.stopped for m in near_misses(s, 0, deal_rules(), lifted, clause_rules())}
    assert found[rule] == stopped


@pytest.mark.parametrize(("text", "rule", "stopped"), ROWS)
def test_a_rule_fires_or_nearly(
    nlp: Language, lifted: Lifted, text: str, rule: str, stopped: tuple[str, ...]
) -> None:
    """No trigger is told twice: as fired, as nearly fired or as unread."""
    (s,) = read_sentences(nlp(text))
    fired = {(c.rule, c.anchor) for c in read(s, 0, deal_rules(), clause_rules())}
    near = near_misses(s, 0, deal_rules(), lifted, clause_rules())
    assert not fired & {(m.rule, m.anchor) for m in near}
    words = {j for m in near for j in range(m.anchor[0], m.anchor[1] + 1)}
    assert not words & set(unread(s, 0, deal_rules(), lifted, clause_rules()))
    assert all(m.stopped for m in near)


def test_nothing_near_in_a_sentence_without_triggers(nlp: Language, lifted: Lifted) -> None:
    (s,) = read_sentences(nlp("Ridge Holdings is old."))
    assert near_misses(s, 0, deal_rules(), lifted, clause_rules()) == []
    assert unread(s, 0, deal_rules(), lifted, clause_rules()) == []


def test_word_without_a_party_is_unread(nlp: Language, lifted: Lifted) -> None:
    (s,) = read_sentences(nlp("Somebody acquired a mine."))
    assert [s.units[j].text for j in unread(s, 0, deal_rules(), lifted, clause_rules())] == ["acquired"]
    assert near_misses(s, 0, deal_rules(), lifted, clause_rules()) == []
