"""A form and its article as short text, built in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.gold.build import build
from extractor.gold.form import read_form
from extractor.io.article import Article

HEAD = 'id = "a"\nmanner = "prose"\nsplit = "dev"\n'

Built = tuple[dict[str, Any], list[str]]


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Built]:
    """Build TOML entries against a text; return the record and the problems without the form's name."""

    def run(text: str, entries: str, head: str = HEAD) -> Built:
        path = tmp_path / "a.toml"
        path.write_text(head + entries, encoding="utf-8")
        form, problems = read_form(path, "a.toml")
        if form is None:
            return {}, [str(p).removeprefix("a.toml: ") for p in problems]
        record, faults = build(form, Article("a", text, "corpus/a.txt"), "a.toml")
        return record, [str(p).removeprefix("a.toml: ") for p in (*problems, *faults)]

    return run
