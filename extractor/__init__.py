"""Turn business-news articles into records of organizations, money, stakes and deals.

Importing this package is cheap: spaCy is imported by the first call of `load` or `extract`.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from .schema import Record

__all__ = ["__version__", "extract", "load"]

__version__ = "0.1.0"


def load() -> Language:
    """Load a new pipeline; raise `OSError` when the base model is not installed."""
    from .pipeline import load

    return load()


def extract(
    text: str,
    *,
    id: str,
    published: str | date | None = None,
    title: str | None = None,
    source: str | None = None,
    nlp: Language | None = None,
) -> Record:
    """Return the record of one article, whose offsets refer to `text`.

    `published` (a date or an ISO date) lets relative dates and dollar values be told. `nlp` is a pipeline of
    `load`; without one, a shared one is loaded at the first call. Raises `ValueError` for an empty text or a
    `published` that is no ISO date.
    """
    from .runner.analyse import extract_one

    if not text.strip():
        raise ValueError("the text is empty")
    iso = date.fromisoformat(str(published)).isoformat() if published else None
    return extract_one(nlp or _shared(), text, id=id, source=source, title=title, published=iso)


@cache
def _shared() -> Language:
    return load()
