"""The status of a deal and the kinds of its amounts, from whole sentences."""

from __future__ import annotations

from typing import Any

import pytest
import tables
from spacy.language import Language


@pytest.mark.parametrize("case", tables.rows("modality.toml", "status"))
def test_status(nlp: Language, case: dict[str, Any]) -> None:
    found = [d["status"] for d in nlp(case["text"])._.deals]
    assert found == ([] if case["status"] == "none" else [case["status"]])


@pytest.mark.parametrize("case", tables.rows("amounts.toml", "kinds"))
def test_amounts(nlp: Language, case: dict[str, Any]) -> None:
    amounts = [a for d in nlp(case["text"])._.deals for a in d["amounts"]]
    found = [tables.shown_amount(a["kind"], a) for a in sorted(amounts, key=lambda a: a["start"])]
    assert found == case["kinds"]
