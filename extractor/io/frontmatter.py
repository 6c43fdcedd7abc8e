"""The front matter of a Markdown file: what stands between two `---` or `+++` lines at its head."""

from __future__ import annotations

import re
import tomllib

from ..errors import ArticleError

_YAML = re.compile(r"---[ \t]*\r?\n(.*?)(?<=\n)---[ \t]*(?:\r?\n|\Z)", re.S)
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.S)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*\r?$")
_FIRST = re.compile(r"(?:[ \t\r]*(?:#.*)?\n)*(?:[A-Za-z_][\w-]*[ \t]*:(?:\s|$)|\s*$)")
_COMMENT = re.compile(r"\s+#.*$")


def split_front_matter(text: str, source: str) -> tuple[dict[str, str], int]:
    """Return the plain `key: value` fields at the head of `text` and the offset where the body starts.

    Nested values and lists are passed over. Text without front matter gives no fields and 0, as does a `---`
    that is a rule: never closed, or followed by prose. Raises `ArticleError` for `+++` front matter that is
    not TOML.

    >>> split_front_matter('---\\ntitle: "Deals: week 3"\\ntags: [a]\\n---\\nBody', "a.md")
    ({'title': 'Deals: week 3'}, 41)
    >>> split_front_matter("Body", "a.md")
    ({}, 0)
    """
    if (found := _YAML.match(text)) and _FIRST.match(found[1]):
        return _fields(found[1]), found.end()
    if found := _TOML.match(text):
        try:
            table = tomllib.loads(found[1].replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError as error:
            raise ArticleError(
                source, "front matter", f"not TOML: {error}", 'write key = "value" lines'
            ) from None
        return {k.lower(): str(v) for k, v in table.items() if not isinstance(v, dict | list)}, found.end()
    return {}, 0


def _fields(head: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in head.splitlines():
        found = _FIELD.match(line)
        if found:
            value = _plain(found[2] or "")
            if value is not None:
                fields[found[1].lower()] = value
    return fields


def _plain(value: str) -> str | None:
    """Return a scalar without quotes and comment, or None for what YAML reads as another thing."""
    if value[:1] in ('"', "'"):
        quote = value[0]
        closing = value.rfind(quote)
        inner = value[1:closing] if closing > 0 else value[1:]
        return inner.replace("''", "'") if quote == "'" else inner.replace('\\"', '"').replace("\\\\", "\\")
    value = _COMMENT.sub("", value).strip()
    return None if not value or value in ("null", "~") or value[0] in "[{|>&*!#" else value
