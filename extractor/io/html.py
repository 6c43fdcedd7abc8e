"""The main text of an HTML page, and what its metadata says of title and date."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..errors import ArticleError
from .dates import parse_date

_SPACE = re.compile(r"[ \t\r\n\f]+")
_MARKS = {"head": "## ", "item": "- "}
_BLOCKS = {"head", "item", "p", "quote", "list", "table", "row", "lb", "code", "div"}
_DATE_METAS = (
    'meta[property="article:published_time"]',
    'meta[property="og:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="datePublished"]',
    'meta[name="publish-date" i]',
    'meta[name="pubdate" i]',
    'meta[name="dc.date" i]',
    'meta[name="dc.date.issued" i]',
    'meta[name="date" i]',
    'time[itemprop="datePublished"]',
    "time[pubdate]",
)
# A library prints nothing: without a handler, Python shows the reader's warnings on standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def main_text(page: str, source: str) -> str:
    """Return the article of a page as text: paragraphs apart by a blank line, `## heading`, `- item`.

    Menus, asides, comments and footers are left out (trafilatura). Raises `ArticleError` when no main text is
    found.
    """
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(page, include_comments=False, include_formatting=True, with_metadata=False)
    except Exception as error:  # the parser's own errors on broken pages are of many kinds
        what = f"not readable as HTML: {type(error).__name__}: {error}"
        raise ArticleError(source, "", what, "save the article as text") from None
    body = getattr(found, "body", None)
    text = _join(list(_lines(body))) if body is not None else ""
    if not text:
        raise ArticleError(source, "", "no main text found in the page", "save the article as text")
    return text


def metadata(page: str) -> tuple[str | None, str | None]:
    """Return title and publication date (ISO) as the page's metadata state them, None where they do not."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    og = tree.css_first('meta[property="og:title"]')
    shown = tree.css_first("title") or tree.css_first("h1")
    title = (og and og.attributes.get("content")) or (shown and shown.text())
    dates = (_stated(node.attributes) for css in _DATE_METAS for node in tree.css(css))
    linked = (d for node in tree.css('script[type="application/ld+json"]') for d in _ld_dates(node.text()))
    published = next((iso for d in (*dates, *linked) if d and (iso := parse_date(d))), None)
    return _SPACE.sub(" ", title or "").strip() or None, published


def _stated(attributes: dict[str, str | None]) -> str | None:
    return attributes.get("content") or attributes.get("datetime")


def _ld_dates(script: str) -> Iterator[str]:
    """Yield every `datePublished` of a JSON-LD script, outermost first; nothing when it is not JSON."""
    try:
        level: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while level:
        yield from (x["datePublished"] for x in level if isinstance(x, dict) and _is_text(x, "datePublished"))
        level = [y for x in level for y in _inside(x)]


def _is_text(table: dict[str, Any], key: str) -> bool:
    return isinstance(table.get(key), str)


def _inside(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _lines(body: Any) -> Iterator[str]:
    """Yield the blocks of trafilatura's tree as lines, each with its mark."""
    parts: list[str] = []
    mark = ""

    def flush() -> Iterator[str]:
        nonlocal mark
        line = _SPACE.sub(" ", "".join(parts)).strip()
        parts.clear()
        if line:
            yield mark + line
            mark = ""

    def walk(node: Any) -> Iterator[str]:
        nonlocal mark
        if node.tag == "row":
            yield from flush()
            cells = (_SPACE.sub(" ", "".join(cell.itertext())).strip() for cell in node)
            yield "| " + " | ".join(cells) + " |"
            return
        block = node.tag in _BLOCKS
        if block:
            yield from flush()
            mark = _MARKS.get(node.tag, mark)
        parts.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str):  # comments have a function for a tag
                yield from walk(child)
            parts.append(child.tail or "")
        if block:
            yield from flush()
            mark = "" if node.tag in _MARKS else mark

    yield from walk(body)
    yield from flush()


def _join(lines: list[str]) -> str:
    """Set blocks apart by a blank line, items of one list and rows of one table by none."""
    text = lines[0] if lines else ""
    for before, line in pairwise(lines):
        together = before[:2] == line[:2] and line[:2] in ("- ", "| ")
        text += ("\n" if together else "\n\n") + line
    return text
