"""Stakes from whole sentences: the table of invented ones."""

from __future__ import annotations

from typing import Any

import pytest
import tables
from spacy.language import Language

_FIELDS = ("holder", "company", "percent", "size", "action")


_CASES = [*tables.rows("stakes.toml", "stakes"), *tables.rows("stakes-told.toml", "stakes")]


@pytest.mark.parametrize("case", _CASES)
def test_table(nlp: Language, case: dict[str, Any]) -> None:
    found = [{f: x[f] for f in _FIELDS} for x in nlp(case["text"])._.stakes]  # type: ignore[literal-required]
    wanted = [{f: row.get(f) for f in _FIELDS} for row in case.get("stakes", ())]
    assert tables.in_order(found) == tables.in_order(wanted)


def test_spans_quote_the_share(nlp: Language) -> None:
    text = "Northlake Capital bought 8.5% of Oskar Dairy Group."
    (stake,) = nlp(text)._.stakes
    assert text[stake["start"] : stake["end"]] == "bought 8.5%"
    assert stake["rule"] == "stake.verb.named"


def test_every_action_and_size_is_in_the_table() -> None:
    told = [row for p in tables.rows("stakes.toml", "stakes") for row in p.values[0].get("stakes", ())]
    assert {row["action"] for row in told} == {"holds", "buys", "raises", "sells", "seeks"}
    assert {row["size"] for row in told if "size" in row} >= {
        "majority",
        "remaining",
        "controlling",
        "half",
        "full",
    }
