"""The articles that gold is about: found by id in a folder, read as extraction reads them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..errors import GoldError


class Article(NamedTuple):
    """An article as read; offsets refer to `text`."""

    id: str
    source: str
    text: str
    title: str | None
    published: str | None


def article_paths(corpus: Path) -> dict[str, Path]:
    """Return the article files of a folder by id, sorted; raise `GoldError` when two have the same id."""
    paths: dict[str, Path] = {}
    for path in sorted(corpus.rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.stem != "README":
            if path.stem in paths:
                what = f"{paths[path.stem].name} has the same id"
                raise GoldError(str(path), "", what, "rename one of them")
            paths[path.stem] = path
    return paths


def read_article(path: Path) -> Article:
    """Read one article as extraction reads it."""
    text = path.read_bytes().decode("utf-8")
    return Article(path.stem, path.as_posix(), text, None, None)
