"""Fit the confidence of deals: how often a deal of each rule is right in an article that nobody read before.

Runs the pipeline over `corpus/` and scores it. For each rule the share of its deals that `gold/dev.jsonl` has with
the same type, drawn towards the share of all rules by as many pseudo-counts as `_PRIOR`, is multiplied by one number
for all: how much less often deals are right in `gold/test.jsonl`, which no rule was written on. Nothing else is taken
from the test split. Writes `extractor/rules/confidence.toml`. Run: `python -m benchmarks.confidence`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent.parent
_TABLE = _ROOT / "extractor" / "rules" / "confidence.toml"
_COMMAND = [sys.executable, "-m", "extractor"]
_PRIOR = 4


def main() -> None:
    """Fit and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        subprocess.run([*_COMMAND, "extract", str(_ROOT / "corpus"), "-o", str(records)], check=True)
        dev, test = (_deal_rules(_ROOT / "gold" / f"{split}.jsonl", records) for split in ("dev", "test"))
    prior = sum(r["right"] for r in dev) / sum(r["items"] for r in dev)
    shares = {r["rule"]: (r["right"] + _PRIOR * prior) / (r["items"] + _PRIOR) for r in dev}
    expected = sum(r["items"] * shares.get(r["rule"], prior) for r in test)
    carried = sum(r["right"] for r in test) / expected
    lines = [
        "# How often a deal of each rule is right in an unread article.",
        "# `python -m benchmarks.confidence` writes this.",
        "# `default` stands for rules that made no deal in the development gold.",
        f"default = {prior * carried:.2f}",
        "",
        "[rules]",
        *(f'"{rule}" = {share * carried:.2f}' for rule, share in sorted(shares.items())),
    ]
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _deal_rules(gold: Path, records: Path) -> list[dict[str, Any]]:
    """Return for each deal rule how many deals it made in the articles of `gold` and how many were right."""
    command = [*_COMMAND, "score", str(gold), str(records), "--by-rule", "--json", "--samples", "1"]
    scored = subprocess.run(command, check=True, capture_output=True)
    return [r for r in json.loads(scored.stdout)["rules"] if r["kind"] == "deal"]


if __name__ == "__main__":
    main()
