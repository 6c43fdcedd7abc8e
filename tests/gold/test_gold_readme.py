"""The datasheet's counts are those of the gold files, and its form is the form."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from extractor.gold import form
from extractor.gold.files import check_files, count_files
from extractor.schema import ROLES

ROOT = Path(__file__).parents[2]
README = (ROOT / "gold" / "README.md").read_text(encoding="utf-8")
FILES = [ROOT / "gold" / "dev.jsonl", ROOT / "gold" / "test.jsonl"]


def test_counts_are_current():
    told = re.search(r"<!-- stats -->\n(.*)<!-- /stats -->", README, re.S)
    assert told is not None
    assert told[1].strip() == count_files(FILES, ROOT / "corpus").strip()


def test_gold_is_sound():
    assert [str(p) for p in check_files(FILES, ROOT / "corpus")] == []


ENTRIES = (
    form.Head,
    form.OrganizationEntry,
    form.MoneyEntry,
    form.PercentageEntry,
    form.StakeEntry,
    form.DealEntry,
)


@pytest.mark.parametrize("kind", ENTRIES)
def test_every_key_of_the_form_is_described(kind):
    described = README.split("### The form")[1]
    keys = {f.encode_name for f in msgspec.structs.fields(kind)} - set(ROLES)
    assert [k for k in sorted(keys) if not re.search(rf"\b{k}\b", described)] == []
