"""`extractor extract`: articles in, JSONL records out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from extractor.cli.screen import stderr

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from extractor.io.find import Found

# More failures than this are only counted on the screen; the errors file has them all.
SHOWN_FAILURES = 20


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files, folders (to any depth), globs, or - for standard input"
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="RECORDS.jsonl", help="Where the records go, one a line")
    ],
    workers: Annotated[
        int, typer.Option("--workers", min=1, help="Processes; the records are the same whatever the number")
    ] = 1,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="TEXTS.jsonl", help="Also write the exact texts that offsets refer to"
        ),
    ] = None,
) -> None:
    """Extract a record from every article into a JSONL file.

    Reads .txt and files without extension, .md, .html and .jsonl, each also with .gz. What cannot be read or
    extracted goes to RECORDS.errors.jsonl and to the screen, and the rest goes on.

    The exit code is 0 when all is well, 1 when an article failed and 2 on wrong usage.
    """
    from extractor.io.find import find
    from extractor.io.write import errors_path

    errors = errors_path(output)
    written = [output, errors, *([texts] if texts else [])]
    _check(inputs, written)
    found = find(inputs, skip=written)
    console = stderr()
    try:
        with ExitStack() as stack:
            streams = _open(written, stack)
            failures = _run(found, streams, workers, console, output)
    except KeyboardInterrupt:
        console.print("interrupted; nothing was written", style="red")
        raise typer.Exit(130) from None
    if not failures:
        errors.unlink()
    raise typer.Exit(1 if failures else 0)


def _check(inputs: Sequence[str], written: Sequence[Path]) -> None:
    """Refuse outputs that cannot be, before anything is read."""
    if len({path.resolve() for path in written}) < len(written):
        raise typer.BadParameter("records, errors and texts need files of their own", param_hint="--texts")
    for path in written:
        if path.suffix == ".gz" or path.name in ("", "-") or (path.exists() and not path.is_file()):
            raise typer.BadParameter(f"{path}: not the name of a plain .jsonl file", param_hint="--output")
        if any(Path(name).resolve() == path.resolve() for name in inputs):
            raise typer.BadParameter(f"{path}: is an input too", param_hint="--output")


def _open(written: Sequence[Path], stack: ExitStack) -> list[BinaryIO]:
    from extractor.io.write import whole_file

    try:
        return [stack.enter_context(whole_file(path)) for path in written]
    except OSError as error:
        what = f"{error.filename}: {error.strerror or error}"
        raise typer.BadParameter(f"cannot write there: {what}", param_hint="--output") from None


def _run(found: Found, streams: Sequence[BinaryIO], workers: int, console: Console, output: Path) -> int:
    """Extract from `found` into the streams of records, errors and texts; return the number of failures."""
    from extractor.io import read_all
    from extractor.io.write import error_line, errors_path, text_line
    from extractor.runner import run

    records_out, errors_out, *texts_out = streams
    articles = words = records = failures = 0
    with _progress(console, found) as progress:
        outcomes = run(read_all(found.files), workers=workers)
        started = time.perf_counter()
        with closing(outcomes):
            for outcome in outcomes:
                articles += outcome.article is not None
                words += outcome.words
                if outcome.record is not None and outcome.article is not None:
                    records += 1
                    records_out.write(outcome.record + b"\n")
                    for out in texts_out:
                        out.write(text_line(outcome.article))
                elif outcome.error is not None:
                    failures += 1
                    errors_out.write(error_line(outcome.error))
                    if failures <= SHOWN_FAILURES:
                        console.print(f"failed: {outcome.error}", style="red")
                rate = words / (time.perf_counter() - started)
                progress.update(progress.task_ids[0], advance=1, rate=f"{rate:,.0f}")
    seconds = time.perf_counter() - started
    rate = words / seconds
    console.print(f"{articles:,} articles, {words:,} words in {seconds:.1f} s ({rate:,.0f} words per second)")
    console.print(f"{records:,} records in {output}")
    console.print(f"{failures:,} failures" + (f" in {errors_path(output)}" if failures else ""))
    if found.passed_over:
        console.print(f"{found.passed_over:,} files of other formats passed over")
    return failures


def _progress(console: Console, found: Found) -> Progress:
    """Return a progress bar over the articles, shown on a terminal only."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from extractor.io.read import count_all

    progress = Progress(
        TextColumn("extracting"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} words per second"),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    progress.add_task("extracting", total=count_all(found.files), rate="-")
    return progress
