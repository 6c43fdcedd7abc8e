"""An article as read: what every reader gives and the pipeline takes."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import ArticleError


class Article(NamedTuple):
    """One article; every offset of its record refers to `text`.

    `source` is what the article says of itself, else the file; `published` is an ISO date or None. `file` and
    `place` (such as "line 3", may be empty) say where it was read, for messages.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    published: str | None = None
    file: str = ""
    place: str = ""

    def error(self, problem: str, remedy: str) -> ArticleError:
        """Return an `ArticleError` at this article's place."""
        return ArticleError(self.file or self.source or self.id, self.place, problem, remedy)
