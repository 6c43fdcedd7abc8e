"""What the user names (files, folders, globs, `-`) to the files to read, in order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import ArticleError
from .raw import unreadable
from .read import STDIN, is_article


class Found(NamedTuple):
    """The files to read, an error in the place of what is not there, and how many files were passed over."""

    files: list[Path | ArticleError]
    passed_over: int


def find(inputs: Sequence[str], skip: Sequence[Path] = ()) -> Found:
    """List the files that `inputs` name, in the order given; those of a folder or glob sorted by path.

    A folder is read to any depth, without hidden files, READMEs, links to folders, files of unknown format
    and the files of `skip` (what this run writes). A name that exists is taken as it is, before it is a glob.
    """
    own = {path.resolve() for path in skip}
    files: list[Path | ArticleError] = []
    passed_over = 0
    for name in inputs:
        path = Path(name)
        if name == STDIN or (not path.is_dir() and (path.exists() or not glob.has_magic(name))):
            files.append(path)
            continue
        met = list(_walk(path)) if path.is_dir() else list(_match(name))
        wanted = [x for x in met if isinstance(x, ArticleError) or x.resolve() not in own]
        kept = [x for x in wanted if isinstance(x, ArticleError) or is_article(x.name)]
        passed_over += len(wanted) - len(kept)
        files += kept
        if not kept:
            what = "no article in this folder" if path.is_dir() else "no file matches"
            files.append(
                ArticleError(name, "", what, "name .txt, .md, .html or .jsonl files or their folder")
            )
    return Found(files, passed_over)


def _match(pattern: str) -> Iterator[Path | ArticleError]:
    names = glob.glob(pattern, recursive=True)  # noqa: PTH207, the pattern may be absolute
    for name in sorted(names, key=lambda x: Path(x).parts):
        path = Path(name)
        if not path.is_dir():
            yield path
        elif "**" not in pattern:  # `**` has already listed what is inside
            yield from _walk(path)


def _walk(folder: Path) -> Iterator[Path | ArticleError]:
    errors: list[ArticleError] = []
    paths: list[Path] = []
    for here, inner, names in os.walk(
        folder, onerror=lambda e: errors.append(unreadable(str(e.filename), e))
    ):
        inner[:] = [x for x in inner if not x.startswith(".")]
        paths += [Path(here, name) for name in names if not name.startswith(".")]
    yield from errors
    yield from sorted((x for x in paths if _is_file(x)), key=lambda x: x.parts)


def _is_file(path: Path) -> bool:
    """Tell whether a folder's entry is a file, or a broken link to one, which then fails to be read."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True
