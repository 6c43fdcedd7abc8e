"""Whole folders of forms and whole gold files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from ..errors import GoldError
from .article import article_paths, read_article
from .build import build
from .form import read_form

GoldRecord = dict[str, Any]


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
        record, faults = build(form, read_article(articles[id]), str(path))
        problems += faults
        splits.setdefault(form.head.split, []).append(record)
    return splits, problems


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
