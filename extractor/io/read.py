"""Files of every known format to articles; what cannot be read is yielded as an error, not raised."""

from __future__ import annotations

import gzip
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO

from ..errors import ArticleError
from .article import Article
from .dates import date_in_name
from .frontmatter import split_front_matter
from .html import main_text, metadata
from .jsonl import read_lines, stated_date
from .raw import GZIP_ERRORS, decode, not_gzip, read_bytes, unreadable

STDIN = "-"
FORMATS = {
    "": "text",
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_PAGE = re.compile(rb"<!doctype html|<html|<head|<body|<\?xml", re.I)
_EXTENSION = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,8}$", re.I)


def split_name(name: str) -> tuple[str, str, bool]:
    """Return a file name's stem, its extension in lower case and whether it is gzipped.

    What looks like no extension ("Deals 2021.09.30") belongs to the stem.

    >>> split_name("a.b.HTML.gz"), split_name("weekly.2021.09.30"), split_name("notes.pdf")
    (('a.b', '.html', True), ('weekly.2021.09.30', '', False), ('notes', '.pdf', False))
    """
    gzipped = name.lower().endswith(".gz")
    name = name[:-3] if gzipped else name
    found = _EXTENSION.search(name)
    extension = found[0].lower() if found and found.start() else ""
    return name.removesuffix(found[0]) if found and extension else name, extension, gzipped


def is_article(name: str) -> bool:
    """Tell whether a file of this name, met in a folder, is read: known format, not hidden, no README.

    >>> [is_article(x) for x in ("a", "a.md.gz", "a.pdf", ".a.txt", "README.md")]
    [True, True, False, False, False]
    """
    stem, extension, _ = split_name(name)
    return extension in FORMATS and not name.startswith(".") and stem != "README"


def read_file(path: Path) -> Iterator[Article | ArticleError]:
    """Yield the articles of one file, whose format its name tells, in their order."""
    stem, extension, gzipped = split_name(path.name)
    kind, source = FORMATS.get(extension), path.as_posix()
    try:
        if kind is None:
            raise ArticleError(source, "", f"unknown format {extension!r}", f"give one of {_known()}")
        if kind == "jsonl":
            with gzip.open(path) if gzipped else path.open("rb") as lines:
                yield from read_lines(lines, source)
        else:
            data = read_bytes(path, gzipped=gzipped)
            yield to_article(data, kind, id=stem, file=source, published=date_in_name(path.name))
    except ArticleError as error:
        yield error
    except GZIP_ERRORS as error:
        yield not_gzip(source, error)
    except OSError as error:
        yield unreadable(source, error)


def read_stream(stream: IO[bytes]) -> Iterator[Article | ArticleError]:
    """Yield the articles of standard input: JSONL when it starts with `{`, else one text or HTML page.

    A single article has the id `stdin`. Gzipped input is decompressed.
    """
    read: list[bytes] = []
    for line in stream:
        read.append(line)
        if line.removeprefix(BOM_UTF8).strip():
            break
    head = b"".join(read)
    start = head.removeprefix(BOM_UTF8).lstrip()
    try:
        if head.startswith(b"\x1f\x8b"):
            yield from read_stream(BytesIO(gzip.decompress(head + stream.read())))
        elif start.startswith(b"{"):
            yield from read_lines(chain(read, stream), STDIN)
        else:
            kind = "html" if _PAGE.match(start) else "text"
            yield to_article(head + stream.read(), kind, id="stdin", file=STDIN)
    except ArticleError as error:
        yield error
    except GZIP_ERRORS as error:
        yield not_gzip(STDIN, error)


def to_article(data: bytes, kind: str, *, id: str, file: str, published: str | None = None) -> Article:
    """Return the article that `data` of a one-article format holds.

    `published` is what the file's name says; what the article states goes first. Raises `ArticleError`.
    """
    text = decode(data, file, html=kind == "html")
    source, title = file, None
    if kind == "html":
        title, stated = metadata(text)
        text, published = main_text(text, file), stated or published
    elif kind == "markdown":
        fields, start = split_front_matter(text, file)
        text = text[start:]
        if not text.strip():
            raise ArticleError(file, "", "no text after the front matter", "give the article's text")
        key = "date" if "date" in fields else "published"
        published = stated_date(fields.get(key), key, file, "front matter") or published
        source, title = fields.get("source") or file, fields.get("title") or None
    return Article(id, text, source, title, published, file)


def count_all(files: Sequence[Path | ArticleError]) -> int | None:
    """Return how many articles the files hold, lines of JSONL counted, or None when that cannot be told."""
    counts = [1 if isinstance(file, ArticleError) else _count(file) for file in files]
    return None if None in counts else sum(filter(None, counts))


def _count(path: Path) -> int | None:
    _, extension, gzipped = split_name(path.name)
    if FORMATS.get(extension) != "jsonl" and str(path) != STDIN:
        return 1
    if not path.is_file():  # a pipe can be read only once
        return None
    try:
        with gzip.open(path) if gzipped else path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except (*GZIP_ERRORS, OSError):
        return 1


def _known() -> str:
    return ", ".join(x for x in FORMATS if x) + ", each also with .gz"
