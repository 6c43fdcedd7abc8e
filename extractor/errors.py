"""One base error whose message names the place, what is wrong there and what to do about it."""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of every error this package raises on purpose.

    `source` is the file (or `-`), `place` where in it (a line, a key, an offset; may be empty),
    `problem` what is wrong and `remedy` what the reader can do. `str(error)` joins them in one line.

    >>> str(ExtractorError("a.jsonl", "line 3", "no field 'text'", "add the article's text"))
    "a.jsonl: line 3: no field 'text'; add the article's text"
    """

    def __init__(self, source: str, place: str, problem: str, remedy: str) -> None:
        self.source, self.place, self.problem, self.remedy = source, place, problem, remedy
        super().__init__(": ".join(x for x in (source, place, f"{problem}; {remedy}") if x))


class RuleError(ExtractorError):
    """A rule file is malformed: names file, key, the value found and the values allowed."""


class ArticleError(ExtractorError):
    """One article cannot be read; the batch goes on without it."""


class GoldError(ExtractorError):
    """A gold file or annotation form is wrong at the named place."""
