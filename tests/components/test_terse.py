"""Deals without a verb: terse items and the rows of tables."""

from __future__ import annotations

from typing import Any

import pytest
import tables
from spacy.language import Language

CASES = [row for name in ("terse.toml", "tables.toml") for row in tables.rows(name, "deals")]


@pytest.mark.parametrize("case", CASES)
def test_tables(nlp: Language, case: dict[str, Any]) -> None:
    found = nlp(case["text"])._.deals
    wanted = [tables.expected_deal(d) for d in case["deals"]]
    assert tables.in_order([tables.shown_deal(d) for d in found]) == tables.in_order(wanted)
