"""The component `percentages` on blank pipelines."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc


def test_facts_and_spans() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("percentages")
    doc = nlp("It holds 7.8 and 5 percent, and 15-20% of B.")
    assert [(f["low"], f["high"], f["rule"]) for f in doc._.percentages] == [
        ("7.8", "7.8", "percent.shared"),
        ("5", "5", "percent.word"),
        ("15", "20", "percent.range"),
    ]
    assert [s.text for s in doc.spans["percentages"]] == ["7.8", "5 percent", "15-20%"]


def test_facts_survive_bytes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("percentages")
    doc = nlp("about 8.5% of it")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.percentages == [
        {"start": 6, "end": 10, "low": "8.5", "high": "8.5", "modifier": "about", "rule": "percent.sign"}
    ]


def test_empty_text_has_an_empty_list() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("percentages")
    assert nlp("")._.percentages == []
