"""Every worked example of the guidelines is a complete, sound annotation of its text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.gold.check import check_record

GUIDELINES = (Path(__file__).parents[2] / "gold" / "GUIDELINES.md").read_text(encoding="utf-8")
EXAMPLES = [
    (re.sub(r"(?m)^> ", "", quote).rstrip("\n"), toml)
    for quote, toml in re.findall(r"((?:^> [^\n]*\n)+)\n```toml\n(.*?)```", GUIDELINES, re.M | re.S)
]


def test_no_example_is_left_out():
    assert len(EXAMPLES) == GUIDELINES.count("```toml") >= 14


@pytest.mark.parametrize("text, entries", EXAMPLES, ids=[text[:30] for text, _ in EXAMPLES])
def test_example(built, text, entries):
    record, problems = built(text, entries)
    assert problems == []
    assert check_record(record, text) == []


def test_every_value_of_the_vocabulary_is_explained():
    from extractor.gold import vocabulary
    from extractor.schema import ACTIONS, AMOUNT_KINDS, MODIFIERS, ROLES, STATUSES

    words = (*vocabulary.deal_types(), *STATUSES, *ACTIONS, *MODIFIERS, *AMOUNT_KINDS, *ROLES)
    assert [w for w in words if f"`{w}`" not in GUIDELINES] == []
