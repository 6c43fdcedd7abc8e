"""This pipeline beside what stock tools and a list of triggers make of the same articles: the table of the README.

    python -m benchmarks.baselines [GOLD] [--corpus DIR] [--json FILE]

- `stock`: the base model's ORG, MONEY and PERCENT entities; price-parser (with the scale words that it passes
  over) for the values; a deal for every trigger of a list, with the nearest organizations of its sentence before
  and after it and the nearest amount. No stakes.
- `triggers only`: the same without a model: capitalized words beside a trigger, amounts by their sign.
- `extractor`: this pipeline.

The intervals are 95%, by bootstrap over articles. Every figure is F, defined in `docs/scoring.md`.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

import extractor
from benchmarks.baselines.systems import stock, triggers_only
from extractor.gold.article import article_paths, read_article
from extractor.pipeline import BASE_MODEL
from extractor.report.text import interval, number
from extractor.schema import to_json
from extractor.scoring.evaluation import Comparison, Evaluation, compare, evaluate
from extractor.scoring.records import Record, read_records, to_record

ROOT = Path(__file__).parents[2]
FIGURES = (
    "org.strict",
    "org.entity",
    "money.value",
    "percent.value",
    "stake",
    "deal.detect",
    "deal.slots",
    "deal.exact",
)


def systems() -> dict[str, Callable[[str, str, str | None], Any]]:
    """Return every system: from id, text and date of publication to a record as plain data."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        base = stock(spacy.load(BASE_MODEL))
    nlp = extractor.load()

    def ours(id: str, text: str, published: str | None) -> Any:
        return json.loads(to_json(extractor.extract(text, id=id, published=published, nlp=nlp)))

    return {
        "triggers only": lambda id, text, _: triggers_only(id, text),
        "stock": lambda id, text, _: base(id, text),
        "extractor": ours,
    }


def run(gold: Mapping[str, Record], corpus: Path) -> tuple[dict[str, Evaluation], Comparison]:
    """Return the evaluation of every system on the gold articles, and the last of them against stock."""
    paths = article_paths(corpus)
    articles = [read_article(paths[i]) for i in gold]
    texts = {a.id: a.text for a in articles}
    found = {
        name: {a.id: to_record(read(a.id, a.text, a.published)) for a in articles}
        for name, read in systems().items()
    }
    evaluations = {name: evaluate(gold, records, texts=texts) for name, records in found.items()}
    return evaluations, compare(gold, found["extractor"], found["stock"])


def table(evaluations: Mapping[str, Evaluation], comparison: Comparison) -> list[str]:
    """Return the table in Markdown."""
    names = list(evaluations)
    lines = [f"| F | {' | '.join(names)} | 95% | p against stock |", "|---|" + "---:|" * (len(names) + 2)]
    for key in FIGURES:
        cells = [number(e.figures[key].f) for e in evaluations.values()]
        d = comparison.differences[key]
        cells += [interval(evaluations["extractor"].figures[key].interval), number(d.p)]
        lines.append(f"| `{key}` | {' | '.join(cells)} |")
    rates = [number(e.false_deals.per_1000, 1) for e in evaluations.values()]
    return [*lines, f"| false deals per 1,000 sentences | {' | '.join(rates)} | | |"]


def main() -> None:
    """Print the table for a gold file, and write everything as JSON when asked to."""
    parser = argparse.ArgumentParser(
        description="The table of the README: baselines and this pipeline on gold."
    )
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "gold" / "test.jsonl")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="the folder of articles")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure")
    args = parser.parse_args()
    gold = read_records(args.gold)
    evaluations, comparison = run(gold, args.corpus)
    name = (
        args.gold.resolve().relative_to(ROOT) if args.gold.resolve().is_relative_to(ROOT) else args.gold.name
    )
    print(f"{name}: {len(gold)} articles\n")
    print("\n".join(table(evaluations, comparison)))
    if args.json:
        figures = {name: msgspec.to_builtins(e.figures) for name, e in evaluations.items()}
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
