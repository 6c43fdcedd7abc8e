"""The articles that gold is about: found by id in a folder, read as extraction reads them."""

from __future__ import annotations

from pathlib import Path

from ..errors import ArticleError, GoldError
from ..io.article import Article
from ..io.read import is_article, read_file, split_name


def article_paths(corpus: Path) -> dict[str, Path]:
    """Return the article files of a folder by id, sorted; raise `GoldError` when two have the same id."""
    paths: dict[str, Path] = {}
    for path in sorted(corpus.rglob("*")):
        if path.is_file() and is_article(path.name):
            id = split_name(path.name)[0]
            if id in paths:
                raise GoldError(str(path), "", f"{paths[id].name} has the same id", "rename one of them")
            paths[id] = path
    return paths


def read_article(path: Path) -> Article:
    """Read one article as extraction reads it; raise `ArticleError` when it cannot be read."""
    for article in read_file(path):
        if isinstance(article, ArticleError):
            raise article
        return article
    raise GoldError(str(path), "", "holds no article", "give a file with one article")
