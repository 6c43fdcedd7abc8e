"""Find the texts of scored articles, so that errors are shown in their sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..errors import ArticleError
from ..io import read_articles
from ..scoring.records import Record


def find_texts(
    records: Mapping[str, Record], folder: Path | None, gold: Path | None = None
) -> dict[str, str]:
    """Return the texts of records by id, of those articles that the folder holds.

    Without a folder, the first of `texts` beside the gold file, `corpus` beside the gold file's folder and
    `corpus` here that holds any. A text whose hash is not the record's is left out: its offsets would quote
    other words.
    """
    folders = [folder] if folder else [*_usual(gold), Path("corpus")]
    for place in folders:
        if place.is_dir():
            texts = _read(records, place)
            if texts:
                return texts
    return {}


def _usual(gold: Path | None) -> Iterable[Path]:
    return () if gold is None else (gold.parent / "texts", gold.parent.parent / "corpus")


def _read(records: Mapping[str, Record], folder: Path) -> dict[str, str]:
    out = {}
    for article in read_articles([str(folder)]):
        if isinstance(article, ArticleError) or article.id not in records:
            continue
        told = records[article.id].text_sha256
        if told is None or told == hashlib.sha256(article.text.encode()).hexdigest():
            out[article.id] = article.text
    return out
