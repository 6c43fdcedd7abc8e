"""The worked examples of docs/scoring.md, computed by hand there, come out of the scorer."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from extractor.scoring.catalog import FIGURES
from extractor.scoring.document import score_document
from extractor.scoring.records import to_record

PAGE = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"^### Example: (.*?)\n.*?^```json gold\n(.*?)^```\n\n^```json prediction\n(.*?)^```\n\n^```figures\n(.*?)^```",
    re.M | re.S,
)
FIGURE = re.compile(r"(\S+)\s+tp (\S+)\s+fp (\S+)\s+fn (\S+)\s+P (\S+)\s+R (\S+)\s+F (\S+)")

ROWS = [
    pytest.param(gold, pred, line, id=f"{name}: {line.split()[0]}")
    for name, gold, pred, lines in EXAMPLE.findall(PAGE)
    for line in lines.splitlines()
]


def test_no_example_is_left_out():
    assert PAGE.count("### Example") == len(EXAMPLE.findall(PAGE)) == PAGE.count("```figures")
    assert len(ROWS) > 30


@pytest.mark.parametrize("gold, pred, line", ROWS)
def test_figure(gold, pred, line):
    key, *numbers = FIGURE.fullmatch(line.strip()).groups()
    records = [to_record({"id": "a", **json.loads(x)}) for x in (gold, pred)]
    tally = score_document(*records).counts[key]
    assert tuple(tally) == tuple(map(float, numbers[:3]))
    told = [None if n == "-" else float(n) for n in numbers[3:]]
    assert [None if x is None else round(x, 3) for x in (tally.precision, tally.recall, tally.f)] == told


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_is_defined(key):
    last = key.rpartition(".")[2]
    assert any(
        name in PAGE for name in (f"`{key}`", f"`….{last}`", f"`.{last}`", f"`{last}`", f"`role.{last}`")
    )
