"""Blocks and sections: the table, and lines that only wrap."""

from __future__ import annotations

from typing import Any

import pytest
import tables
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon.items import block_rules
from extractor.linking.blocks import find_blocks, join_wrapped_lines

WRAPPED = (
    "Northlake Foods said on Tuesday that it had agreed to buy\n"
    "Oskar Dairy Group from Ridge Holdings for a price that it\n"
    "did not disclose, and that the deal would close in May\n"
    "next year."
)


@pytest.mark.parametrize("case", tables.rows("blocks.toml", "blocks", "headings"))
def test_table(case: dict[str, Any]) -> None:
    text = case["text"]
    blocks, sections = find_blocks(text, block_rules())
    assert [[b["kind"], text[b["start"] : b["end"]]] for b in blocks] == case["blocks"]
    assert [s["heading"] or "" for s in sections] == case["headings"]


def test_wrapped_lines_are_one_block() -> None:
    joined = join_wrapped_lines(WRAPPED, block_rules())
    assert joined == WRAPPED.replace("\n", " ")
    assert len(find_blocks(joined, block_rules())[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ridge Holdings Inc said it has acquired\nOskar Dairy Ltd from Northlake PLC\nfor undisclosed terms.",
        "Northlake Foods Corp said it sold\nOskar Dairy for cash.",
        "Tilia Labs was bought by Ridge Holdings and\nNorthlake Foods last week.",
    ],
)
def test_a_sentence_of_few_short_lines_is_one_block(text: str) -> None:
    assert join_wrapped_lines(text, block_rules()) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Tilia Labs (Delft), $5M seed; Ridge Ventures\ntern.ai (Austin), $4M; Accel\nOskar Dairy, size undisclosed",
        "Ridge Holdings buys Oskar\nThe price is $12M.",
        "Tilia Labs raises $12M\n* from Ridge Ventures.",
    ],
)
def test_short_items_are_not_joined(text: str) -> None:
    assert join_wrapped_lines(text, block_rules()) == text


def test_items_of_a_list_are_not_joined() -> None:
    text = "Tilia Labs raises $12 million\nBrightpay buys Oskar Dairy Group\nRidge Holdings names a chief executive"
    assert join_wrapped_lines(text, block_rules()) == text


@given(st.text(alphabet="ab .*#-1\n•(", max_size=200))
def test_blocks_are_in_order_and_apart(text: str) -> None:
    """Blocks follow each other, hold no line break and belong to a section that covers them."""
    blocks, sections = find_blocks(text, block_rules())
    end = 0
    for b in blocks:
        assert end <= b["start"] < b["end"] <= len(text)
        assert "\n" not in text[b["start"] : b["end"]]
        section = sections[b["section"]]
        assert section["start"] <= b["start"] and b["end"] <= section["end"]
        end = b["end"]


@given(st.text(alphabet="abc .,*\n", max_size=300))
def test_joining_keeps_every_offset(text: str) -> None:
    joined = join_wrapped_lines(text, block_rules())
    assert len(joined) == len(text)
    assert all(a == b or (a == "\n" and b == " ") for a, b in zip(text, joined, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Ridge Ventures' dairy in Napa,\nCalif, has been bought by Tilia\nLabs.",
        "Tilia Labs said it will buy Oskar Dairy\n next week.",
        "Oskar Dairy was sold to Northlake Foods's\n    Tilia Labs.",
    ],
)
def test_a_line_that_breaks_off_goes_on_in_the_next(text: str) -> None:
    joined = join_wrapped_lines(text, block_rules())
    assert joined.split() == text.split()
    assert "\n" not in joined


def test_an_indented_line_behind_an_end_starts_a_paragraph() -> None:
    text = "Tilia Labs was sold to\nOskar Dairy.\n    northlake.example has more."
    assert join_wrapped_lines(text, block_rules()).count("\n") == 1
