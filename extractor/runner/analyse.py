"""A few articles through the pipeline: to records, or to what went wrong with each."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..io.article import Article
from ..records import to_record
from ..schema import Record, to_json
from .newlines import restore, unix

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Load = Callable[[], "Language"]
_PACKAGE = Path(__file__).parents[1]
_REPORT = "the batch went on without it; report it with the article"


class Problem(NamedTuple):
    """What went wrong with one article and what to do; crosses from process to process."""

    what: str
    remedy: str


def analyse(nlp: Language, articles: Sequence[Article]) -> list[bytes | Problem]:
    """Return for each article its record as a line of JSON without line end, or its problem.

    The articles go through the pipeline together; when one breaks it, they go one by one.
    """
    if not articles:
        return []
    if all(len(article.text) <= nlp.max_length for article in articles):
        try:
            return [to_json(_record(doc, a)) for doc, a in zip(_docs(nlp, articles), articles, strict=True)]
        except Exception as error:  # a rule's bug in one article must not cost the others
            if len(articles) == 1:
                return [_crash(error)]
    if len(articles) == 1:
        what = f"text of {len(articles[0].text):,} characters; the most is {nlp.max_length:,}"
        return [Problem(what, "split the article")]
    return [result for article in articles for result in analyse(nlp, [article])]


def extract_one(
    nlp: Language,
    text: str,
    *,
    id: str,
    source: str | None = None,
    title: str | None = None,
    published: str | None = None,
) -> Record:
    """Return the record of one article; whatever the pipeline raises is raised."""
    article = Article(id, text, source, title, published)
    (doc,) = _docs(nlp, [article])
    return _record(doc, article)


def _docs(nlp: Language, articles: Sequence[Article]) -> list[Doc]:
    docs = []
    for article in articles:
        doc = nlp.make_doc(unix(article.text))
        doc._.published = article.published
        docs.append(doc)
    return list(nlp.pipe(docs, batch_size=len(docs)))


def _record(doc: Doc, article: Article) -> Record:
    record = to_record(
        doc,
        unix(article.text),
        id=article.id,
        source=article.source,
        title=article.title,
        published=article.published,
    )
    return restore(record, article.text)


def _crash(error: Exception) -> Problem:
    """Return an exception as a problem, with the last line of this package that it passed."""
    where = [
        f" at {Path(frame.filename).relative_to(_PACKAGE.parent).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    said = " ".join(str(error).split())[:300]
    return Problem(f"extraction failed: {type(error).__name__}: {said}{where[-1] if where else ''}", _REPORT)
