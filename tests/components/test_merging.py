"""One deal, one entry, over several sentences."""

from __future__ import annotations

from typing import Any

import pytest
import tables
from spacy.language import Language


@pytest.mark.parametrize("case", tables.rows("merging.toml", "deals"))
def test_table(nlp: Language, case: dict[str, Any]) -> None:
    found = [tables.shown_deal(d) for d in nlp(case["text"])._.deals]
    assert tables.in_order(found) == tables.in_order([tables.expected_deal(d) for d in case["deals"]])


def test_evidence_are_the_sentences_that_tell_the_deal(nlp: Language) -> None:
    text = "Tilia Labs raised $12 million. It rained. The round was led by Ridge Ventures."
    (deal,) = nlp(text)._.deals
    assert [text[a:b] for a, b in deal["evidence"]] == [
        "Tilia Labs raised $12 million.",
        "The round was led by Ridge Ventures.",
    ]
    assert text[deal["start"] : deal["end"]] == "raised"
