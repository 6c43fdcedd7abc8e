"""Percentages against the table `cases/percent.toml`, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.lexicon.percent import percent_units
from extractor.values.percent import find_percentages

from .cases import rows, written

ROWS = rows("percent.toml")


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_table(text: str, expected: list[str]) -> None:
    assert [written(text, f, None) for f in find_percentages(text)] == expected


def test_table_has_every_rule() -> None:
    made = {f["rule"] for text, _ in ROWS for f in find_percentages(text)}
    u = percent_units()
    units = {unit.id for forms in (u.signs, u.words, u.glued) for unit in forms.values()}
    assert made == units | {"percent.range", "percent.shared", "percent.elided"}


PIECES = st.sampled_from(
    [
        "%",
        "percent",
        "pct",
        " ",
        "5",
        "7.8",
        "ten",
        "-",
        " to ",
        " and ",
        "½",
        "basis points",
        "\n",
        ",",
        "pc",
        ".",
    ]
)


@settings(deadline=None)  # the first example loads the rules
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_facts_of_any_text_are_sorted_apart_and_true(text: str) -> None:
    end = 0
    for f in find_percentages(text):
        assert end <= f["start"] < f["end"] <= len(text)
        end = f["end"]
        assert float(f["low"]) <= float(f["high"])


@settings(deadline=None)  # the first example loads the rules
@given(
    st.decimals(min_value="0.01", max_value=100, places=2),
    st.sampled_from(["%", " percent", " per cent", " pct"]),
)
def test_written_percentage_is_read_back(number: object, unit: str) -> None:
    (fact,) = find_percentages(f"took {number}{unit} of it")
    assert float(fact["low"]) == float(str(number))
