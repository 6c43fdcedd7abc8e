"""Articles from files and standard input; records to files.

Text is exactly what the file holds: only a UTF-8 byte-order mark goes and line ends stay as they are, so
that every offset counts characters of the file itself. Of Markdown it is what follows the front matter, of
HTML the main text, of JSONL the field `text`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import ArticleError
from .article import Article
from .find import find
from .read import STDIN, read_file, read_stream

__all__ = ["Article", "read_all", "read_articles"]


def read_articles(inputs: Sequence[str], skip: Sequence[Path] = ()) -> Iterator[Article | ArticleError]:
    """Yield the articles of files, folders, globs and `-` in order; what cannot be read as an error."""
    yield from read_all(find(inputs, skip).files)


def read_all(files: Sequence[Path | ArticleError]) -> Iterator[Article | ArticleError]:
    """Yield the articles of the files that `find` lists, and its errors in their places."""
    for file in files:
        if isinstance(file, ArticleError):
            yield file
        elif str(file) == STDIN:
            yield from read_stream(sys.stdin.buffer)
        else:
            yield from read_file(file)
