"""Articles from JSON Lines: an object with `id`, `text`, optional `title`, `published`, `source` a line."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

import msgspec

from ..errors import ArticleError
from .article import Article
from .dates import parse_date

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ADD_TEXT = 'write {"id": ..., "text": ...} on each line'


def read_lines(lines: Iterable[bytes], source: str) -> Iterator[Article | ArticleError]:
    """Yield the article, or what is wrong, of every line that is not blank.

    A file that is no text at all gives one error and ends.
    """
    for number, line in enumerate(lines, 1):
        place = f"line {number}"
        if number == 1:
            if line.startswith(_WIDE):
                yield ArticleError(source, "", "is UTF-16 or UTF-32, not UTF-8", "save it as UTF-8")
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if b"\0" in line:
            yield ArticleError(source, place, "binary data, not text", _ADD_TEXT)
            return
        if line.strip():
            try:
                yield _article(line, source, place)
            except ArticleError as error:
                yield error


def _article(line: bytes, source: str, place: str) -> Article:
    try:
        found = msgspec.json.decode(line)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise ArticleError(source, place, f"not JSON in UTF-8: {error}", _ADD_TEXT) from None
    if not isinstance(found, dict):
        raise ArticleError(source, place, f"not an object but {_kind(found)}", _ADD_TEXT)
    if isinstance(found.get("id"), int) and not isinstance(found["id"], bool):
        found["id"] = str(found["id"])
    for key in ("id", "text"):
        if not isinstance(found.get(key), str):
            what = f"{key!r} is {_kind(found[key])}, not a string" if key in found else f"no field {key!r}"
            raise ArticleError(source, place, what, f"add the article's {key} as a string")
        if not found[key].strip():
            raise ArticleError(source, place, f"{key!r} is empty", "give the article or leave the line out")
    for key in ("title", "published", "source"):
        if not isinstance(found.get(key), str | None):
            what = f"{key!r} is {_kind(found[key])}, not a string"
            raise ArticleError(source, place, what, "write a string or null")
    return Article(
        id=found["id"],
        text=found["text"],
        source=found.get("source") or source,
        title=found.get("title") or None,
        published=stated_date(found.get("published"), "published", source, place),
        file=source,
        place=place,
    )


def stated_date(written: str | None, key: str, source: str, place: str) -> str | None:
    """Return a stated publication date as an ISO date, None for none; raise `ArticleError` for no date."""
    if not written:
        return None
    found = parse_date(written)
    if found is None:
        raise ArticleError(source, place, f"{key!r} is no full date: {written!r}", "write it as YYYY-MM-DD")
    return found


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
