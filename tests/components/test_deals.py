"""Deals from whole sentences: the tables of every type, and the example of every rule."""

from __future__ import annotations

from typing import Any

import pytest
import tables
from spacy.language import Language

from extractor.components.sentences import read_sentences
from extractor.lexicon.clauses import clause_rules
from extractor.lexicon.deals import deal_rules, deal_types
from extractor.lexicon.toml import RULES, read_rules
from extractor.linking.tell import read

TYPES = deal_types()
EXAMPLES = [
    pytest.param(kind, f"{kind}.{anchor}.{row['id']}", row["example"], id=f"{kind}.{anchor}.{row['id']}")
    for kind in TYPES
    for anchor in ("verb", "noun")
    for row in read_rules(f"deals/{kind}.toml").get(anchor, ())
]


@pytest.mark.parametrize(
    "case", [row for kind in TYPES for row in tables.rows(f"deals/{kind}.toml", "deals")]
)
def test_tables(nlp: Language, case: dict[str, Any]) -> None:
    found = nlp(case["text"])._.deals
    wanted = [tables.expected_deal(d) for d in case.get("deals", ())]
    assert tables.in_order([tables.shown_deal(d) for d in found]) == tables.in_order(wanted)


def test_every_type_has_a_table_with_each_kind_of_row() -> None:
    """A new type needs a table: deals of three statuses and sentences that tell none."""
    assert {p.stem for p in (tables.CASES / "deals").glob("*.toml")} == set(TYPES)
    for kind in TYPES:
        cases = [p.values[0] for p in tables.rows(f"deals/{kind}.toml", "deals")]
        told = [c for c in cases if any(d["type"] == kind for d in c.get("deals", ()))]
        assert len(told) >= 5, kind
        assert len([c for c in cases if not c.get("deals")]) >= 2, kind
        assert len({d["status"] for c in told for d in c["deals"]}) >= 3, kind


@pytest.mark.parametrize(("kind", "rule", "example"), EXAMPLES)
def test_example_of_every_rule(nlp: Language, kind: str, rule: str, example: str) -> None:
    """The rule itself fires in its example, and what the pipeline returns is one deal of the rule's type."""
    doc = nlp(example)
    rules, clauses = deal_rules(), clause_rules()
    fired = {c.rule for number, s in enumerate(read_sentences(doc)) for c in read(s, number, rules, clauses)}
    assert rule in fired
    assert kind in {d["type"] for d in doc._.deals}


def test_rule_ids_are_unique() -> None:
    ids = [p.values[1] for p in EXAMPLES]
    assert len(ids) == len(set(ids))
    assert len(list((RULES / "deals").glob("*.toml"))) == len(TYPES)
