"""Fit the confidence of deals: how often each rule was right on the project's own gold, development split.

Runs the pipeline over `corpus/`, scores it against `gold/dev.jsonl` and writes `extractor/rules/confidence.toml`:
for each rule the share of its deals that gold has with the same type, drawn towards the share of all rules by
as many pseudo-counts as `_PRIOR`. The test split is never read. Run: `python -m benchmarks.confidence`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
_TABLE = _ROOT / "extractor" / "rules" / "confidence.toml"
_GOLD = _ROOT / "gold" / "dev.jsonl"
_PRIOR = 4


def main() -> None:
    """Fit and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        command = [sys.executable, "-m", "extractor"]
        subprocess.run([*command, "extract", str(_ROOT / "corpus"), "-o", str(records)], check=True)
        scored = subprocess.run(
            [
                *command,
                "score",
                str(_ROOT / "gold" / "dev.jsonl"),
                str(records),
                "--by-rule",
                "--json",
                "--samples",
                "1",
            ],
            check=True,
            capture_output=True,
        )
    rules = [r for r in json.loads(scored.stdout)["rules"] if r["kind"] == "deal"]
    prior = sum(r["right"] for r in rules) / sum(r["items"] for r in rules)
    lines = [
        "# How often a deal of each rule was right on the development gold.",
        "# `python -m benchmarks.confidence` writes this.",
        "# `default` stands for rules that made no deal there.",
        f"default = {prior:.2f}",
        "",
        "[rules]",
    ]
    for r in sorted(rules, key=lambda r: str(r["rule"])):
        share = (r["right"] + _PRIOR * prior) / (r["items"] + _PRIOR)
        lines.append(f'"{r["rule"]}" = {share:.2f}')
    _TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
