"""Many articles through the pipeline, in one process or several, in input order and to the same bytes."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..errors import ArticleError
from ..io.article import Article
from .analyse import Load, Problem, analyse
from .pool import Pool

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Outcome", "run"]

# Articles that go through the pipeline together: enough for the model's matrices to be large. The number of
# workers has no say in it, so that it cannot change what is found.
CHUNK_ARTICLES = 16
CHUNK_CHARACTERS = 16_000


Chunk = list[Article | ArticleError]


class Outcome(NamedTuple):
    """What became of one article: its record as a line of JSON without line end, or an error.

    `article` is None where none could be read.
    """

    article: Article | None
    record: bytes | None
    error: ArticleError | None
    words: int


def run(
    articles: Iterable[Article | ArticleError], *, workers: int = 1, load: Load | None = None
) -> Generator[Outcome, None, None]:
    """Return an iterator over the outcome of each article in order, with each error in the place of one.

    A second article of the same id is an error. With one worker the pipeline is loaded before this returns
    and runs in this process; with more it is loaded in processes of their own, and a process that dies costs
    one article. `load` makes the pipeline (`extractor.load` when None). Raises `ExtractorError` when workers
    cannot load it.
    """
    load = load or _default
    chunks = _chunks(_unique(articles))
    return _here(chunks, load()) if workers == 1 else _spread(chunks, workers, load)


def _default() -> Language:
    from ..pipeline import load

    return load()


def _here(chunks: Iterable[Chunk], nlp: Language) -> Generator[Outcome, None, None]:
    for chunk in chunks:
        yield from _outcomes(chunk, analyse(nlp, _articles(chunk)))


def _spread(chunks: Iterable[Chunk], workers: int, load: Load) -> Generator[Outcome, None, None]:
    sent: deque[Chunk] = deque()

    def send() -> Iterator[list[Article]]:
        for chunk in chunks:
            sent.append(chunk)
            yield _articles(chunk)

    with Pool(workers, load) as pool:
        for lines in pool.map(send()):
            yield from _outcomes(sent.popleft(), lines)


def _outcomes(chunk: Chunk, lines: list[bytes | Problem]) -> Iterator[Outcome]:
    results = iter(lines)
    for item in chunk:
        if isinstance(item, ArticleError):
            yield Outcome(None, None, item, 0)
            continue
        line, words = next(results), len(item.text.split())
        if isinstance(line, Problem):
            yield Outcome(item, None, item.error(*line), words)
        else:
            yield Outcome(item, line, None, words)


def _articles(chunk: Chunk) -> list[Article]:
    return [item for item in chunk if isinstance(item, Article)]


def _unique(articles: Iterable[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    seen: dict[str, str] = {}
    for item in articles:
        if isinstance(item, Article):
            here = ", ".join(x for x in (item.file or item.source or item.id, item.place) if x)
            first = seen.setdefault(item.id, here)
            if first is not here:
                yield item.error(
                    f"duplicate id {item.id!r}, first in {first}", "give each article its own id"
                )
                continue
        yield item


def _chunks(items: Iterable[Article | ArticleError]) -> Iterator[Chunk]:
    chunk: Chunk = []
    size = 0
    for item in items:
        length = len(item.text) if isinstance(item, Article) else 0
        if chunk and (len(chunk) == CHUNK_ARTICLES or size + length > CHUNK_CHARACTERS):
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += length
    if chunk:
        yield chunk
