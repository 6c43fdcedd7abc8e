"""Which files an input names, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.errors import ArticleError
from extractor.io.find import find


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "in/b.txt",
        "in/a.md",
        "in/README.md",
        "in/.hidden.txt",
        "in/.git/c.txt",
        "in/deep/er/z.html.gz",
        "in/deep/y",
        "in/notes.pdf",
        "in/records.jsonl",
        "empty/picture.png",
        "other[1].txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "broken.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "in" / "pipe")
    monkeypatch.chdir(tmp_path)
    return tmp_path


IN = ["in/a.md", "in/b.txt", "in/broken.txt", "in/deep/er/z.html.gz", "in/deep/y"]


@pytest.mark.parametrize(
    ("inputs", "expected", "passed_over"),
    [
        (["in"], IN, 2),
        (["in/"], IN, 2),
        (["in/deep", "in/a.md", "-"], ["in/deep/er/z.html.gz", "in/deep/y", "in/a.md", "-"], 0),
        (["in/*.txt"], ["in/b.txt", "in/broken.txt"], 0),
        (["in/d*"], ["in/deep/er/z.html.gz", "in/deep/y"], 0),
        (["in/deep/**"], ["in/deep/er/z.html.gz", "in/deep/y"], 0),
        (["other[1].txt"], ["other[1].txt"], 0),
        (["in/notes.pdf", "gone.txt"], ["in/notes.pdf", "gone.txt"], 0),
    ],
)
def test_inputs_to_files(tree: Path, inputs: list[str], expected: list[str], passed_over: int) -> None:
    found = find(inputs, skip=[Path("in/records.jsonl")])
    assert [str(x) for x in found.files] == expected
    assert found.passed_over == passed_over


@pytest.mark.parametrize(
    ("name", "what"), [("empty", "no article in this folder"), ("in/*.doc", "no file matches")]
)
def test_an_input_without_articles_is_an_error(tree: Path, name: str, what: str) -> None:
    (error,) = find([name]).files
    assert isinstance(error, ArticleError)
    assert (error.source, error.problem) == (name, what)
