"""Amounts of money beside what other tools read: value and currency right, and characters per second.

    python -m benchmarks.values [--gold FILE] [--corpus DIR] [--budget SECONDS] [--environments DIR] [--json FILE]

Every tool runs in an environment of its own, made on the first run from its pinned requirements (from the package
index; later runs are offline). Two sets: `table` is `tests/cases/money.toml`, on which the grammar was developed, and
`gold` the articles of a gold file. An amount is right when low, high and currency are and, where the tool tells a
place, its span overlaps; figures are precision, recall and F. Speed is characters of the gold articles per second
of processor time, loading left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
import venv
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Worker, and the requirements of its environment (None: the environment of this project).
SYSTEMS = {
    "extractor": ("extractor_worker", None),
    "components": ("components_worker", None),
    "price-parser": ("price_parser_worker", "price-parser"),
    "quantulum3": ("quantulum3_worker", "quantulum3"),
    "recognizers": ("recognizers_worker", "recognizers"),
    "spacy": ("spacy_worker", None),
}
Amounts = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Result:
    """One system on one set; `texts` counts what it answered within the budget."""

    system: str
    set: str
    texts: int
    precision: float
    recall: float
    f: float
    characters_per_second: float


def python_of(requirements: str | None, environments: Path) -> str:
    """Return the interpreter with a tool's requirements, making its environment where there is none."""
    if requirements is None:
        return sys.executable
    folder = environments / requirements
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"making the environment of {requirements} in {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        wanted = HERE / "requirements" / f"{requirements}.txt"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
        (folder / "ready").touch()
    return str(python)


def run(
    system: str, texts: Sequence[str], budget: float, environments: Path
) -> tuple[list[Amounts | None], float]:
    """Return a system's amounts per text (None beyond the budget) and its characters per second."""
    worker, requirements = SYSTEMS[system]
    done = subprocess.run(
        [python_of(requirements, environments), str(HERE / "workers" / f"{worker}.py"), str(budget)],
        input="\n".join(json.dumps(t) for t in texts),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{system} failed:\n{done.stderr[-2000:]}")
    *answers, clock = map(json.loads, done.stdout.splitlines())
    return answers, clock["characters"] / max(clock["seconds"], 1e-9)


def _value(written: str) -> Decimal | None:
    try:
        return round(Decimal(written), 6)
    except InvalidOperation:
        return None


def _same(gold: dict[str, Any], told: dict[str, Any], names: dict[str, str]) -> bool:
    if (_value(told["low"]), _value(told["high"])) != (_value(gold["low"]), _value(gold["high"])):
        return False
    if names.get(told["currency"], told["currency"]) != gold["currency"]:
        return False
    return bool(told["start"] < gold["end"] and gold["start"] < told["end"])


def score(gold: Sequence[Amounts], told: Sequence[Amounts | None]) -> tuple[int, float, float, float]:
    """Return texts answered, precision, recall and F over them."""
    names = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    answered = right = wanted = given = 0
    for expected, got in zip(gold, told, strict=True):
        if got is None:
            continue
        answered, wanted, given = answered + 1, wanted + len(expected), given + len(got)
        left = list(got)
        for g in expected:
            hit = next((t for t in left if _same(g, t, names)), None)
            if hit is not None:
                left.remove(hit)
                right += 1
    return answered, right / max(given, 1), right / max(wanted, 1), 2 * right / max(given + wanted, 1)


def table() -> tuple[list[str], list[Amounts]]:
    """Return texts and amounts of `tests/cases/money.toml`."""
    texts: list[str] = []
    amounts: list[Amounts] = []
    data = tomllib.loads((ROOT / "tests" / "cases" / "money.toml").read_text(encoding="utf-8"))
    for section in data.values():
        for text, *facts in section["cases"]:
            found, at = [], 0
            for fact in facts:
                surface, _, told = fact.partition(" = ")
                words = [
                    w
                    for w in told.partition(" same ")[0].split()
                    if w not in ("about", "over", "under", "up_to")
                ]
                low, _, high = words[0].partition("..")
                start = text.index(surface, at)
                at = start + len(surface)
                found.append(
                    {"start": start, "end": at, "low": low, "high": high or low, "currency": words[1]}
                )
            texts.append(text)
            amounts.append(found)
    return texts, amounts


def gold_set(gold: Path, corpus: Path) -> tuple[list[str], list[Amounts]]:
    """Return texts and amounts of a gold file's articles."""
    from extractor.gold.article import article_paths, read_article

    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    paths = article_paths(corpus)
    return [read_article(paths[r["id"]]).text for r in records], [r["money"] for r in records]


def main(argv: Sequence[str] | None = None) -> None:
    """Run every system on both sets and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT / "gold" / "dev.jsonl")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds a system may take per set (60)")
    parser.add_argument("--environments", type=Path, default=ROOT / "build" / "benchmark-environments")
    parser.add_argument("--only", nargs="*", choices=sorted(SYSTEMS), default=list(SYSTEMS))
    parser.add_argument("--json", type=Path)
    args = parser.parse_args(argv)
    sets = {"table": table(), "gold": gold_set(args.gold, args.corpus)}
    results = []
    for system in args.only:
        for name, (texts, gold) in sets.items():
            told, speed = run(system, texts, args.budget, args.environments)
            results.append(Result(system, name, *score(gold, told), speed))
    print(f"{'system':13s} {'set':6s} {'texts':>6s} {'P':>6s} {'R':>6s} {'F':>6s} {'characters/s':>13s}")
    for r in results:
        speed_told = f"{r.characters_per_second:13,.0f}" if r.set == "gold" else f"{'':13s}"
        print(
            f"{r.system:13s} {r.set:6s} {r.texts:6d} {r.precision:6.3f} {r.recall:6.3f} {r.f:6.3f} {speed_told}"
        )
    if args.json:
        args.json.write_text(json.dumps([asdict(r) for r in results], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
