"""Whole folders of forms and whole gold files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ..errors import GoldError
from .article import article_paths, read_article
from .build import build
from .check import GoldRecord, check_record
from .form import read_form
from .stats import tables


def build_forms(
    forms: Path, corpus: Path, only: Sequence[str] = ()
) -> tuple[dict[str, list[GoldRecord]], list[GoldError]]:
    """Build every form of a folder; return the records by split, sorted by id, and every problem.

    With `only`, the other forms are not read. Articles are looked up in `corpus` by id.
    """
    articles = article_paths(corpus)
    paths = {p.stem: p for p in sorted(forms.glob("*.toml"))}
    problems = [
        GoldError(str(forms), id, "there is no such form", "name the form's file without .toml")
        for id in only
        if id not in paths
    ]
    splits: dict[str, list[GoldRecord]] = {}
    for id, path in paths.items():
        if only and id not in only:
            continue
        form, faults = read_form(path, str(path))
        problems += faults
        if form is None:
            continue
        if id not in articles:
            problems.append(GoldError(str(path), "id", f"no article {id!r} in {corpus}", "add or rename it"))
            continue
        article = read_article(articles[id])
        record, faults = build(form, article, str(path))
        # What build lets pass may still be no sound record, such as one deal entered twice.
        problems += faults or [GoldError(str(path), *fault) for fault in check_record(record, article.text)]
        splits.setdefault(form.head.split, []).append(record)
    return splits, problems


def check_files(files: Sequence[Path], corpus: Path) -> list[GoldError]:
    """Return everything that is wrong in gold files against the articles of `corpus`, in file order.

    The files together are the gold: an id may stand in one of them only, and every article has its record.
    """
    articles = article_paths(corpus)
    problems: list[GoldError] = []
    seen: dict[str, Path] = {}
    for file in files:
        records, faults = read_gold(file)
        problems += faults
        for place, record in records:
            id = str(record.get("id"))
            if id in seen:
                what = f"the id {id!r} is also in {seen[id]}"
                problems.append(GoldError(str(file), place, what, "keep one record for an article"))
            seen[id] = file
            if id not in articles:
                what = f"no article {id!r} in {corpus}"
                problems.append(GoldError(str(file), place, what, "add the article or remove the record"))
                continue
            for where, problem, remedy in check_record(record, read_article(articles[id]).text):
                problems.append(
                    GoldError(str(file), f"{place}, {where}" if where else place, problem, remedy)
                )
    for id, path in articles.items():
        if id not in seen:
            problems.append(
                GoldError(str(path), "", "the article has no gold", "annotate it and build the gold")
            )
    return problems


def count_files(files: Sequence[Path], corpus: Path) -> str:
    """Return the tables that count gold files, a column for each; raise `GoldError` for an unsound one."""
    articles = article_paths(corpus)
    sets: dict[str, list[GoldRecord]] = {}
    words: dict[str, int] = {}
    for file in files:
        records, problems = read_gold(file)
        for place, record in records:
            if record.get("id") not in articles:
                problems.append(GoldError(str(file), place, "no such article", f"add it to {corpus}"))
        if problems:
            raise problems[0]
        sets[file.stem] = [record for _, record in records]
        words |= {r["id"]: len(read_article(articles[r["id"]]).text.split()) for r in sets[file.stem]}
    return tables(sets, words)


def write_gold(path: Path, records: Sequence[GoldRecord]) -> None:
    """Write records as JSONL, sorted by id; the same records give the same bytes."""
    lines = [msgspec.json.encode(r) + b"\n" for r in sorted(records, key=lambda r: r["id"])]
    part = path.with_name(path.name + ".part")
    part.write_bytes(b"".join(lines))
    part.replace(path)


def read_gold(path: Path) -> tuple[list[tuple[str, GoldRecord]], list[GoldError]]:
    """Read a gold file; return each record with its place in the file, and the lines that are none."""
    records: list[tuple[str, GoldRecord]] = []
    problems = []
    for n, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as e:
            problems.append(GoldError(str(path), f"line {n}", f"not JSON: {e}", "build the file again"))
            continue
        if isinstance(record, dict):
            records.append((f"line {n} ({record.get('id')})", record))
        else:
            problems.append(GoldError(str(path), f"line {n}", "not an object", "build the file again"))
    return records, problems
