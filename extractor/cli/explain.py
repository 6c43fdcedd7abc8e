"""`extractor explain`: what every rule saw in a text, and what nearly fired."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

_STYLES = {
    "head": "bold underline",
    "name": "bold",
    "rule": "cyan",
    "good": "green",
    "bad": "red",
    "dim": "dim",
}


def explain(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|FILE", help="A sentence or article, a file of one, or - for standard input"
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one article a line")] = False,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="The day that dates are told from, YYYY-MM-DD"),
    ] = None,
) -> None:
    """Explain a text: mentions with their evidence, triggers, the rule of every stake and deal, and near misses.

    A FILE may be of any format that `extract` reads. Rules that nearly fired are listed with what stopped them,
    in the words of the rule files. Offsets count a line end as one character.
    """
    from extractor.explain import explain as explained
    from extractor.pipeline import load
    from extractor.report.explain import explanation_lines
    from extractor.runner.newlines import unix

    _check_day(published)
    articles = list(_articles(text))
    nlp = load()
    for number, (id, body, day) in enumerate(articles):
        doc = nlp.make_doc(unix(body))
        doc._.published = published or day
        told = explained(nlp(doc), id)
        if json:
            import msgspec

            typer.echo(msgspec.json.encode(told).decode())
            continue
        if number:
            typer.echo("")
        if len(articles) > 1:
            typer.echo(id)
        _show(explanation_lines(told))


def _check_day(published: str | None) -> None:
    try:
        if published is not None:
            date.fromisoformat(published)
    except ValueError:
        raise typer.BadParameter(f"{published!r} is no day YYYY-MM-DD", param_hint="--published") from None


def _articles(text: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield (id, text, day of publication) of what `text` names: a file's articles, or the text itself.

    A single word is a file's name even when there is no such file: it is no text that tells anything.
    """
    if len(text.split()) != 1 and not _is_file(text):
        yield "-", text, None
        return
    from extractor.errors import ArticleError
    from extractor.io import read_articles

    for article in read_articles([text]):
        if isinstance(article, ArticleError):
            raise article
        yield article.id, article.text, article.published


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False  # a whole article is too long for a name


def _show(lines: Iterable[list[tuple[str, str]]]) -> None:
    """Print lines, coloured on a terminal and plain elsewhere."""
    from rich.console import Console
    from rich.text import Text

    console = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
    for line in lines:
        if console.is_terminal:
            console.print(Text.assemble(*((text, _STYLES.get(style, "")) for text, style in line)))
        else:
            sys.stdout.write("".join(text for text, _ in line) + "\n")
