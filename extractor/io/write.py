"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from ..errors import ArticleError
from .article import Article


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a hidden temporary file beside `path` to write; at the end move it into place.

    When the block raises, `path` is left as it was and the temporary file is gone. Raises `OSError` when the
    folder is not there or not writable.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def errors_path(records: Path) -> Path:
    """Return where the failures of a run are written.

    >>> errors_path(Path("out/records.jsonl")).as_posix()
    'out/records.errors.jsonl'
    """
    return records.with_name(f"{records.stem}.errors.jsonl")


def text_line(article: Article) -> bytes:
    """Return an article as a line of JSONL that can be read again."""
    fields = ("id", "text", "title", "published", "source")
    return msgspec.json.encode({key: getattr(article, key) for key in fields}) + b"\n"


def error_line(error: ArticleError) -> bytes:
    """Return a failure as one line of JSON: source, place (null when it is the whole), what, remedy."""
    line = {
        "source": error.source,
        "place": error.place or None,
        "what": error.problem,
        "remedy": error.remedy,
    }
    return msgspec.json.encode(line) + b"\n"
