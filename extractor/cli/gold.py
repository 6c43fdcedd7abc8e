"""`extractor gold`: annotation forms to gold records, and what is wrong in either."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import GoldError

GOLD = [Path("gold/dev.jsonl"), Path("gold/test.jsonl")]

gold = typer.Typer(help="Build, check, start and count gold annotation.", no_args_is_help=True)

Corpus = Annotated[
    Path, typer.Option("--corpus", help="The folder of articles", exists=True, file_okay=False)
]


def _show(problems: list[GoldError]) -> None:
    for problem in problems:
        typer.echo(str(problem))


@gold.command()
def build(
    corpus: Corpus = Path("corpus"),
    forms: Annotated[
        Path, typer.Option("--forms", help="The folder of forms", exists=True, file_okay=False)
    ] = Path("gold/forms"),
    out: Annotated[
        Path, typer.Option("--out", help="A folder for one file per split, or one .jsonl file for all")
    ] = Path("gold"),
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="Try these forms and write nothing")
    ] = None,
) -> None:
    """Turn annotation forms into gold records; when anything is wrong, say all of it and write nothing."""
    from extractor.gold.files import build_forms, write_gold

    splits, problems = build_forms(forms, corpus, only or ())
    _show(problems)
    built = sum(map(len, splits.values()))
    if problems:
        bad = len({p.source for p in problems})
        typer.echo(f"{len(problems)} problems in {bad} forms; nothing written", err=True)
        raise typer.Exit(1)
    if only:
        typer.echo(f"{built} forms are well", err=True)
        return
    if out.suffix == ".jsonl":
        write_gold(out, [r for records in splits.values() for r in records])
    else:
        for split, records in splits.items():
            write_gold(out / f"{split}.jsonl", records)
    typer.echo(f"{built} records written to {out}", err=True)


@gold.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GOLD]...", help="Gold files", exists=True, dir_okay=False, show_default=False
        ),
    ] = None,
    corpus: Corpus = Path("corpus"),
) -> None:
    """Find what is wrong in gold files (gold/dev.jsonl and gold/test.jsonl) and say where."""
    from extractor.gold.files import check_files

    problems = check_files(files or GOLD, corpus)
    _show(problems)
    if problems:
        typer.echo(f"{len(problems)} problems", err=True)
        raise typer.Exit(1)
    typer.echo("the gold is well", err=True)


@gold.command()
def new(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", exists=True, dir_okay=False)],
    forms: Annotated[Path, typer.Option("--forms", help="The folder of forms")] = Path("gold/forms"),
    manner: Annotated[str | None, typer.Option("--manner", help="The article's manner")] = None,
    split: Annotated[str, typer.Option("--split", help="dev or test")] = "dev",
    force: Annotated[bool, typer.Option("--force", help="Write over a form that is there")] = False,
) -> None:
    """Write an annotation form for an article, filled in by the pipeline, for a person to correct."""
    import extractor
    from extractor.gold.article import read_article
    from extractor.gold.new import form_text

    path = forms / f"{article.stem}.toml"
    if path.exists() and not force:
        raise GoldError(str(path), "", "the form is there already", "use --force to write over it")
    read = read_article(article)
    record = extractor.extract(read.text, id=read.id, published=read.published)
    name = manner or read.id.rstrip("0123456789").rstrip("-_") or read.id
    path.write_text(form_text(record, read.text, manner=name, split=split), encoding="utf-8")
    typer.echo(f"{path} written: correct it, then run `extractor gold build --only {read.id}`", err=True)


@gold.command()
def stats(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[GOLD]...", help="Gold files", exists=True, dir_okay=False),
    ] = None,
    corpus: Corpus = Path("corpus"),
) -> None:
    """Count what gold files hold, as Markdown tables."""
    from extractor.gold.files import count_files

    typer.echo(count_files(files or GOLD, corpus), nl=False)
