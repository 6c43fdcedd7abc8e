"""Every fact of the five manners is found or is a known miss with its reason; a known miss that is found must go."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.misses.__main__ import MANNERS, TABLE, misses

_CORPUS = Path(__file__).parent.parent.parent / "corpus"


def test_known_misses_are_the_misses(tmp_path: Path) -> None:
    """Compare the table with what the pipeline misses now, both ways."""
    records = tmp_path / "records.jsonl"
    files = sorted(str(p) for m in MANNERS for p in _CORPUS.glob(f"{m}-*"))
    subprocess.run(
        [sys.executable, "-m", "extractor", "extract", *files, "-o", str(records)],
        check=True,
        capture_output=True,
    )
    now = Counter(json.dumps(m, sort_keys=True) for m in misses(records))
    known = Counter(
        json.dumps(json.loads(line), sort_keys=True)
        for line in TABLE.read_text(encoding="utf-8").splitlines()
    )
    assert sorted((now - known).elements()) == [], "new misses: mend them or run python -m benchmarks.misses"
    assert sorted((known - now).elements()) == [], "found now: run python -m benchmarks.misses"


def test_every_known_miss_has_a_reason() -> None:
    """Hold each line to its form."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) == {"doc", "kind", "item", "slot", "gold", "reason"}
        assert json.loads(line)["reason"]
