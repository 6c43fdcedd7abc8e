"""The component `items`: no sentence, name or deal crosses a block."""

from __future__ import annotations

import pytest
from spacy.language import Language

LIST = """Funding

* Tilia Labs raised $12M from Ridge Ventures
* Brightpay Systems, $3M, seed
•Oskar Dairy Group was bought by Northlake Foods (approx. $40 million. Terms apply.) on Friday
"""


def test_every_block_starts_a_sentence(nlp: Language) -> None:
    doc = nlp(LIST)
    starts = {s[0].idx if not s[0].is_space else s[1].idx for s in doc.sents}
    for block in doc._.blocks:
        assert block["start"] in starts, LIST[block["start"] : block["end"]]


def test_no_name_and_no_amount_crosses_a_block(nlp: Language) -> None:
    doc = nlp(LIST)
    spans = [m for o in doc._.organizations for m in o["mentions"]] + doc._.money
    assert len(spans) >= 8
    for span in spans:
        assert [b for b in doc._.blocks if b["start"] <= span["start"] and span["end"] <= b["end"]], span


def test_deals_stay_in_their_items(nlp: Language) -> None:
    """Two items are two deals: neither takes the other's investor or amount."""
    first, second, *_ = nlp(LIST)._.deals
    assert (first["roles"]["target"], [a["low"] for a in first["amounts"]]) == (["Tilia Labs"], ["12000000"])
    assert (second["roles"], [a["low"] for a in second["amounts"]]) == (
        {"target": ["Brightpay Systems"]},
        ["3000000"],
    )


def test_blocks_belong_to_the_section_of_their_heading(nlp: Language) -> None:
    doc = nlp(LIST)
    assert [s["heading"] for s in doc._.sections] == ["Funding"]
    assert [b["kind"] for b in doc._.blocks] == ["heading", "bullet", "bullet", "bullet"]


@pytest.mark.parametrize(
    "text",
    [
        "Tilia Labs (which paid $5 million. In cash.) is old.",
        "Tilia Labs Inc. said so.",
        "PathLabs India $12M, Series C from A91 Partners",
        "Tilia Labs: IPO upsized, 20m shares at $19",
        pytest.param(
            "Tilia Labs paid approx. $5 million.",
            marks=pytest.mark.xfail(strict=True, reason="'approx' and its full stop are two tokens"),
        ),
    ],
)
def test_brackets_and_abbreviations_end_no_sentence(nlp: Language, text: str) -> None:
    assert len(list(nlp(text).sents)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "•", "-----"])
def test_nothing_to_cut(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc._.deals == [] and doc._.stakes == []
    assert [text[b["start"] : b["end"]].strip() for b in doc._.blocks] in ([], ["•"])


def test_a_bullet_belongs_to_no_sentence_of_an_item(nlp: Language) -> None:
    doc = nlp("Funding\n• Tilia Labs raised $12M\n• Oskar Dairy raised $3M")
    assert [s.text.strip() for s in doc.sents if "raised" in s.text] == [
        "Tilia Labs raised $12M",
        "Oskar Dairy raised $3M",
    ]
