"""The pipeline: its declarations are true, each component works alone, facts survive bytes and repetition."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
import spacy
import tables
from spacy.language import Language
from spacy.tokens import Doc

from extractor.lexicon.deals import deal_types
from extractor.pipeline import BASE_MODEL, COMPONENTS

TEXT = (
    "Funding\n\nTilia Labs raised $12 million (CAD$15 million) in a Series A led by Ridge Ventures.\n\n"
    "Northlake Foods, which holds 8% of Oskar Dairy Group, agreed to buy Brightpay Systems for $40 million. "
    "It hired Anna Berg."
)
WRITTEN = {
    "items": ("blocks", "sections"),
    "money": ("money",),
    "percentages": ("percentages",),
    "organizations": ("organizations", "people"),
    "references": ("references",),
    "deals": ("deals",),
    "stakes": ("stakes", "deals"),
}
FACTS = [name for names in WRITTEN.values() for name in names]


def facts(doc: Doc) -> dict[str, Any]:
    return {name: doc._.get(name) for name in FACTS}


def test_components_and_order(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "tagger", "items", "parser", "ner", *COMPONENTS]
    assert set(WRITTEN) == {"items", *COMPONENTS}


def test_analysis_finds_no_problem(nlp: Language) -> None:
    """What a component requires, one before it assigns."""
    analysis = nlp.analyze_pipes()
    assert {name: found for name, found in analysis["problems"].items() if found} == {}


@pytest.mark.parametrize("name", WRITTEN)
def test_declared_attributes_are_those_written(nlp: Language, name: str) -> None:
    meta = nlp.get_pipe_meta(name)
    assert {f"doc._.{x}" for x in WRITTEN[name]} == {x for x in meta.assigns if x.startswith("doc._.")}
    doc = nlp(TEXT)
    assert all(doc._.get(x) for x in WRITTEN[name])


@pytest.mark.parametrize("name", WRITTEN)
def test_alone_on_a_blank_pipeline(name: str) -> None:
    """Added by its name to an empty English pipeline, a component finds what it can and breaks on nothing."""
    blank = spacy.blank("en")
    if name in ("deals", "stakes"):
        blank.add_pipe("sentencizer")
    blank.add_pipe(name)
    doc = blank(TEXT)
    for attribute in WRITTEN[name]:
        assert isinstance(doc._.get(attribute), list)
    if name in ("money", "percentages"):
        assert [TEXT[x["start"] : x["end"]] for x in doc._.get(name)] == (
            ["$12 million", "CAD$15 million", "$40 million"] if name == "money" else ["8%"]
        )


def test_alone_on_the_base_model() -> None:
    """Organizations need no component of this package before them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        base = spacy.load(BASE_MODEL, exclude=["lemmatizer", "attribute_ruler"])
    base.add_pipe("organizations")
    names = {o["name"] for o in base(TEXT)._.organizations}
    assert {"Tilia Labs", "Ridge Ventures", "Northlake Foods", "Oskar Dairy Group"} <= names


def test_facts_survive_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert facts(again) == facts(doc)
    assert len(doc._.deals) == 2
    spans = [(s.start, s.end, s.label_, s.id_) for s in doc.spans["organizations"]]
    assert [(s.start, s.end, s.label_, s.id_) for s in again.spans["organizations"]] == spans != []


def test_same_text_same_facts(nlp: Language) -> None:
    """Neither what was read before nor the size of a batch changes a fact."""
    alone = facts(nlp(TEXT))
    others = ["Ridge Holdings sold Oskar Foods.", TEXT, "", TEXT]
    assert [facts(d) for d in nlp.pipe(others, batch_size=2)][1::2] == [alone, alone]


def test_facts_quote_the_text(nlp: Language) -> None:
    """Every offset is inside the text, and every fact names its rule."""

    def pieces(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [p for x in value for p in pieces(x)]
        if isinstance(value, dict):
            own = [value] if "start" in value else []
            return own + [p for x in value.values() for p in pieces(x)]
        return []

    found = pieces(list(facts(nlp(TEXT)).values()))
    assert len(found) > 15
    for piece in found:
        assert 0 <= piece["start"] < piece["end"] <= len(TEXT)
        assert piece.get("rule", "x")
    for name in ("money", "percentages", "references", "deals", "stakes"):
        assert all(x["rule"] for x in nlp(TEXT)._.get(name))


def test_published_day_is_the_callers(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assert doc._.published is None
    doc._.published = "2021-09-30"
    assert nlp(doc)._.published == "2021-09-30"


BROKEN_OFF = [
    "Tilia Labs floated",
    "The mine was sold to Tarn Coal Co of",
    "Northlake Foods, Inc. agreed to buy Brightpay plc",
    "Ridge Capital closed Deep Lake Fund 4",
    "Northlake Foods' latest acquisition",
]


@pytest.mark.parametrize("text", BROKEN_OFF)
def test_texts_that_once_broke_a_component(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_a_text_may_break_off_behind_any_word(nlp: Language) -> None:
    """Every seventh sentence of the deal cases, cut short: no component looks beyond the last word."""
    texts = [
        row.values[0]["text"] for kind in deal_types() for row in tables.rows(f"deals/{kind}.toml", "deals")
    ]
    for text in texts[::7]:
        words = text.split(" ")
        for k in range(1, len(words)):
            cut = " ".join(words[:k]).rstrip(".,")
            assert all(d["end"] <= len(cut) for d in nlp(cut)._.deals), cut
