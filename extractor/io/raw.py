"""Bytes to text: gzip, byte-order marks, encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from pathlib import Path

from ..errors import ArticleError

_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
# As browsers do (WHATWG Encoding): pages that declare these names are written in Windows-1252.
_MEANT = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}

GZIP_ERRORS = (EOFError, zlib.error, gzip.BadGzipFile)


def read_bytes(path: Path, *, gzipped: bool) -> bytes:
    """Read a file, decompressed when `gzipped`; raise `ArticleError` when it cannot be read."""
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if gzipped else data
    except GZIP_ERRORS as error:
        raise not_gzip(path.as_posix(), error) from None
    except OSError as error:
        raise unreadable(path.as_posix(), error) from None


def unreadable(source: str, error: OSError) -> ArticleError:
    """Return the failure of a file that the system does not let us read."""
    return ArticleError(
        source, "", f"cannot be read: {error.strerror or error}", "check the path and its rights"
    )


def not_gzip(source: str, error: Exception) -> ArticleError:
    """Return the failure of a `.gz` file that is none, or is cut short."""
    return ArticleError(source, "", f"not a whole gzip file: {error}", "compress it again or drop the .gz")


def decode(data: bytes, source: str, *, html: bool = False) -> str:
    """Return `data` as text, exactly: only a UTF-8 byte-order mark goes, line ends stay as they are.

    UTF-8 is required, except that an HTML page may declare another encoding. Raises `ArticleError` for an
    empty, binary or wrongly encoded file.
    """
    if data.startswith(_WIDE):
        raise ArticleError(source, "", "is UTF-16 or UTF-32, not UTF-8", "save it as UTF-8")
    if b"\0" in data:
        place = f"byte {data.index(0)}"
        raise ArticleError(source, place, "binary data, not text", "give the article's text or leave it out")
    encoding = _declared(data) if html else "utf-8"
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            source, f"byte {error.start}", f"not valid {encoding}", "save it as UTF-8"
        ) from None
    except LookupError:
        raise ArticleError(
            source, "", f"declares unknown encoding {encoding!r}", "save it as UTF-8"
        ) from None
    if not text.strip():
        raise ArticleError(source, "", "empty", "give the article's text or leave it out")
    return text


def _declared(data: bytes) -> str:
    found = None if data.startswith(codecs.BOM_UTF8) else _CHARSET.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    return _MEANT.get(name, name)
