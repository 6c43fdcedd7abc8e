"""The component `money` on blank pipelines, with and without blocks."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.tokenizer import install_tokenizer


def blank(*names: str) -> Language:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name)
    return nlp


def test_facts_and_spans() -> None:
    doc = blank("money")("It paid CAD$377 million, or $297 million.")
    assert [(f["low"], f["currency"], f["same_as"]) for f in doc._.money] == [
        ("377000000", "CAD", None),
        ("297000000", "USD", 0),
    ]
    assert [(s.text, s.label_, s.id_) for s in doc.spans["money"]] == [
        ("CAD$377 million", "MONEY", "money.sign"),
        ("$297 million", "MONEY", "money.sign"),
    ]


def test_span_grows_to_whole_tokens_and_fact_stays_exact() -> None:
    doc = blank("money")("a $3-a-share bid of USD25m")
    assert [doc.text[f["start"] : f["end"]] for f in doc._.money] == ["$3", "USD25m"]
    assert all(
        s.start_char <= f["start"] < f["end"] <= s.end_char
        for s, f in zip(doc.spans["money"], doc._.money, strict=True)
    )


def test_no_amount_crosses_a_block() -> None:
    nlp = blank("items", "money")
    install_tokenizer(nlp)
    doc = nlp(
        "The startup raised $10\nMillion Dollar Baby won an award that evening in the city of Los Angeles"
    )
    assert [doc.text[f["start"] : f["end"]] for f in doc._.money] == ["$10", "Million Dollar"]


def test_amount_runs_over_the_wrap_of_a_line_where_there_are_no_blocks() -> None:
    doc = blank("money")("sold it for 12.5\nmln dlrs")
    assert [doc.text[f["start"] : f["end"]] for f in doc._.money] == ["12.5\nmln dlrs"]


def test_empty_text_has_an_empty_list() -> None:
    doc = blank("money")("")
    assert doc._.money == []
    assert len(doc.spans["money"]) == 0


def test_facts_survive_bytes() -> None:
    nlp = blank("money")
    doc = nlp("It paid $5 million.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.money == doc._.money
    assert [(s.text, s.id_) for s in again.spans["money"]] == [("$5 million", "money.sign")]


def test_declared_assignments_hold() -> None:
    nlp = blank("money", "percentages")
    assert nlp.analyze_pipes()["problems"] == {"money": [], "percentages": []}
