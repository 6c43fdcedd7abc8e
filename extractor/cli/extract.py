"""`extractor extract`: articles in, JSONL records out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs or -")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The JSONL file to write")],
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to use")] = 1,
) -> None:
    """Extract a record from every article into a JSONL file."""
    raise NotImplementedError
