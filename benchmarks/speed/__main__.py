"""Words per second, end to end, against the bare base model over the same texts; and the memory of each.

    python -m benchmarks.speed [--rounds N] [--json FILE] [INPUT...]

`ours` reads the articles and writes records as JSON, as `extractor extract` does with one worker. `bare` is
the base model's full pipeline over the texts, already in memory. Each round runs both over all files, in turn
every few files; the ratio is the median of the rounds' ratios. Memory is the peak of a process of its
own that loads and runs once.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from extractor.errors import ArticleError
from extractor.io import Article, read_all
from extractor.io.find import find
from extractor.pipeline import BASE_MODEL, load
from extractor.runner import run

CORPUS = Path(__file__).parents[2] / "corpus"
GROUP = 12
Files = Sequence[Path | ArticleError]
Runner = Callable[[Files], float]


def load_bare() -> Language:
    """Load the base model as it comes."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(BASE_MODEL)


def read(files: Sequence[Path | ArticleError]) -> list[Article]:
    """Return the articles of the files; errors are left out."""
    return [item for item in read_all(files) if isinstance(item, Article)]


def ours() -> Runner:
    """Return what reads, extracts and encodes everything, with the pipeline loaded."""
    nlp = load()

    def work(files: Files) -> float:
        started = time.perf_counter()
        for outcome in run(read_all(files), load=lambda: nlp):
            if outcome.article and outcome.record is None:
                raise SystemExit(f"extraction failed: {outcome.error}")
        return time.perf_counter() - started

    return work


def bare() -> Runner:
    """Return what runs the base model over the same texts, with model loaded and texts read."""
    nlp = load_bare()

    def work(files: Files) -> float:
        texts = [article.text for article in read(files)]
        started = time.perf_counter()
        for _ in nlp.pipe(texts, batch_size=16):
            pass
        return time.perf_counter() - started

    return work


SYSTEMS: dict[str, Callable[[], Runner]] = {"bare": bare, "ours": ours}


def compare(files: Files, rounds: int) -> Iterator[dict[str, float]]:
    """Yield each round's seconds by system, after one unmeasured run of each.

    The systems take turns every few files, so that what else the machine does falls on both.
    """
    works = {name: make() for name, make in SYSTEMS.items()}
    groups = [files[k : k + GROUP] for k in range(0, len(files), GROUP)]
    for number in range(rounds + 1):
        taken = dict.fromkeys(works, 0.0)
        for k, group in enumerate(groups):
            for name in list(works)[:: 1 if (number + k) % 2 else -1]:
                taken[name] += works[name](group)
        if number:
            yield taken


def peak_memory(name: str, inputs: list[str]) -> float:
    """Return the peak memory in MB of a new process that loads one system and runs it once."""
    command = [sys.executable, "-m", "benchmarks.speed", "--only", name, *inputs]
    out = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CORPUS.parent).stdout
    return float(out)


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="*", metavar="INPUT", default=[str(CORPUS)])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    parser.add_argument("--only", choices=list(SYSTEMS), help=argparse.SUPPRESS)
    args = parser.parse_args()
    inputs = [str(Path(name).resolve()) for name in args.inputs]
    files = find(inputs).files
    if args.only:
        SYSTEMS[args.only]()(files)
        unit = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kilobytes elsewhere
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
        return
    articles = read(files)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words:,} words, Python {platform.python_version()}")
    # First, while this process is small: a new process starts with the peak of the one that makes it.
    memory = {name: peak_memory(name, inputs) for name in SYSTEMS}
    rates: dict[str, list[float]] = {name: [] for name in SYSTEMS}
    for taken in compare(files, args.rounds):
        for name, value in taken.items():
            rates[name].append(words / value)
        print("  ".join(f"{name} {values[-1]:,.0f}" for name, values in rates.items()), "words per second")
    ratio = statistics.median(a / b for a, b in zip(rates["ours"], rates["bare"], strict=True))
    figures = {
        "articles": len(articles),
        "words": words,
        "rounds": args.rounds,
        "ratio": round(ratio, 2),
        **{f"{name}_words_per_second": round(statistics.median(values)) for name, values in rates.items()},
        **{f"{name}_peak_mb": round(value) for name, value in memory.items()},
    }
    for name in SYSTEMS:
        rate, peak = figures[f"{name}_words_per_second"], figures[f"{name}_peak_mb"]
        print(f"{name}: median {rate:,} words per second, peak memory {peak:,} MB")
    print(f"ours / bare: {ratio:.2f}")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
