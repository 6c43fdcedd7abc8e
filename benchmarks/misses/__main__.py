"""List what the pipeline misses in the development articles of five manners, each with its reason.

Writes `tests/cases/known-misses.jsonl`, which a test holds against the pipeline both ways: a new miss fails it,
and so does a miss that is none any more. Run after a change of rules: `python -m benchmarks.misses`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent.parent
_GOLD = _ROOT / "gold" / "dev.jsonl"
TABLE = _ROOT / "tests" / "cases" / "known-misses.jsonl"
MANNERS = ("china-prose", "india-bullets", "daily-runon", "terse-pro", "newsflash")


def errors(records: Path) -> list[dict[str, Any]]:
    """Return what is missed or wrong in `records`, as `extractor score --errors --json` tells it."""
    command = [sys.executable, "-m", "extractor", "score", str(_GOLD), str(records)]
    only = [x for manner in MANNERS for x in ("--only", manner)]
    run = subprocess.run(
        [*command, *only, "--errors", "--json", "--samples", "1"], check=True, capture_output=True, cwd=_ROOT
    )
    found = json.loads(run.stdout)["errors"]
    return [e for e in found if e["outcome"] != "spurious"]


def misses(records: Path) -> list[dict[str, str]]:
    """Return the misses of `records` as lines of the table, in order."""
    named, told = _names(records), _names(_GOLD)
    return [
        {
            "doc": e["doc"],
            "kind": e["kind"],
            "item": str(e["item"]),
            "slot": str(e["slot"]),
            "gold": str(e["gold"]),
            "reason": _reason(e, told[e["doc"]] - named.get(e["doc"], set())),
        }
        for e in errors(records)
    ]


def _names(records: Path) -> dict[str, set[str]]:
    """Return the forms of the organizations of each record."""
    rows = map(json.loads, records.read_text(encoding="utf-8").splitlines())
    return {r["id"]: {n for o in r["organizations"] for n in (o["name"], *o["aliases"])} for r in rows}


def _reason(e: dict[str, Any], lost: set[str]) -> str:
    """Say why a fact is missed; `lost` are the names of its article that were not recognized."""
    if e["kind"] in ("deal", "stake"):
        if any(name in str(e["gold"]) for name in lost):
            return "a party is not recognized"
        if not e["slot"]:
            return "no rule reads this telling"
        return "not linked to the deal" if e["pred"] is None else "read otherwise"
    return "not recognized" if e["pred"] is None else "cut, named or read otherwise"


def main() -> None:
    """Extract the corpus and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        subprocess.run(
            [sys.executable, "-m", "extractor", "extract", str(_ROOT / "corpus"), "-o", str(records)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        lines = [json.dumps(m, ensure_ascii=False) for m in misses(records)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
