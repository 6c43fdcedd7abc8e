"""The README does not drift: its example, commands, snippets and tables are run or compared.

`python tests/test_readme.py` writes the example's record anew, to be read before it is committed.
"""

from __future__ import annotations

import doctest
import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
from spacy.language import Language

import extractor
from extractor.cli import app, main
from extractor.io import Article, read_articles
from extractor.io.read import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = "metals-2021-09-30.txt"


def blocks(language: str) -> list[str]:
    """Return the README's code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def broken_up(record: dict[str, Any]) -> str:
    """Return a record as JSON with each fact on a line of its own."""
    fields = []
    for key, value in record.items():
        written = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            facts = ",\n  ".join(json.dumps(fact, ensure_ascii=False) for fact in value)
            written = f"[\n  {facts}\n ]"
        fields.append(f" {json.dumps(key)}: {written}")
    return "{\n" + ",\n".join(fields) + "\n}\n"


def example_record(nlp: Language, folder: Path) -> dict[str, Any]:
    """Extract the README's example as a file of `folder`, from there."""
    (folder / EXAMPLE).write_text(blocks("text")[0], encoding="utf-8")
    (article,) = read_articles([str(folder / EXAMPLE)])
    assert isinstance(article, Article)
    record = extractor.extract(
        article.text, id=article.id, source=EXAMPLE, published=article.published, nlp=nlp
    )
    from extractor.schema import to_json

    decoded: dict[str, Any] = json.loads(to_json(record))
    return decoded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nlp: Language) -> Path:
    """Return a folder with what the README's commands name; the pipeline is loaded already."""
    monkeypatch.setattr("extractor.pipeline.load", lambda: nlp)
    monkeypatch.chdir(tmp_path)
    (tmp_path / EXAMPLE).write_text(blocks("text")[0], encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    for path in sorted((ROOT / "corpus").glob("*.*"))[:2]:
        shutil.copy(path, tmp_path / "corpus")
    shutil.copytree(ROOT / "gold", tmp_path / "gold")
    for name, text in {
        "articles/a.txt": "Acme bought Beta.",
        "more/b/c.html": "<html><body><p>Acme bought Beta for $5 million on Tuesday.</p></body></html>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    import gzip

    (tmp_path / "week.jsonl.gz").write_bytes(gzip.compress(b'{"id": "w", "text": "Acme bought Beta."}\n'))
    return tmp_path


def test_the_example_is_what_the_tool_gives(nlp: Language, tmp_path: Path) -> None:
    produced = example_record(nlp, tmp_path)
    assert blocks("json")[0] == broken_up(produced)


def test_the_two_commands_are_those_of_the_gate() -> None:
    first, second = (block for block in blocks("sh") if "python3.11" in block)
    assert second in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    steps = [[step.strip() for step in command.split("&&")] for command in (first, second)]
    assert steps[0][0] == steps[1][0] == "python3.11 -m venv .venv"
    assert steps[0][2] == steps[1][2]
    assert [step[3] for step in steps] == [
        ".venv/bin/extractor extract corpus -o records.jsonl",
        ".venv/bin/pytest",
    ]
    assert len(first.splitlines()) == len(second.splitlines()) == 1


def commands() -> list[str]:
    """Return every `extractor` command of the README's shell blocks, pipes and all."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line.split("&&")[-1].strip().replace(".venv/bin/", "") for line in lines if "extractor " in line]


@pytest.mark.parametrize("command", commands())
def test_commands_run(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run each in this process; a pipe's first part becomes standard input, `>` is left to the shell."""
    import io

    if command.startswith("cat "):
        source, command = command.removeprefix("cat ").split(" | ")
        stream = io.BytesIO((folder / source).read_bytes())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    args = shlex.split(command.split(" > ")[0])[1:]
    if args[0] == "score":
        shutil.copy(folder / "gold" / "dev.jsonl", folder / "records.jsonl")
    with pytest.raises(SystemExit) as exit:
        main(args)
    shown = capsys.readouterr()
    assert exit.value.code in (0, None), shown.err
    if args[0] == "extract":
        assert (folder / "records.jsonl").read_text(encoding="utf-8").count("\n") >= 1
        assert "0 failures" in shown.err
    else:
        assert shown.out


@pytest.mark.parametrize("snippet", blocks("python"))
def test_snippets_run(snippet: str, folder: Path) -> None:
    test = doctest.DocTestParser().get_doctest(snippet, {}, "README", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


def test_the_error_line_is_what_the_tool_writes(folder: Path) -> None:
    good = '{"id": "%d", "text": "Acme bought Beta."}\n'
    (folder / "week.jsonl").write_text(good % 1 + good % 2 + '{"id": "3"}\n')
    with pytest.raises(SystemExit) as exit:
        main(["extract", "week.jsonl", "-o", "records.jsonl"])
    assert exit.value.code == 1
    assert (folder / "records.errors.jsonl").read_text(encoding="utf-8") == blocks("json")[1]


@pytest.mark.parametrize("snippet", blocks("toml"))
def test_rules_shown_are_toml(snippet: str) -> None:
    assert tomllib.loads(snippet)


def test_every_command_is_documented_and_helps(capsys: pytest.CaptureFixture[str]) -> None:
    group = typer.main.get_command(app)
    names = list(group.commands)  # type: ignore[attr-defined]
    documented = re.findall(r"^\| `extractor (\w+)` \|", README, re.M)
    assert sorted(documented) == sorted(names)
    for name in names:
        with pytest.raises(SystemExit) as exit:
            main([name, "--help"])
        assert exit.value.code == 0
        assert f"Usage: extractor {name} " in capsys.readouterr().out


def test_every_option_of_extract_is_in_the_readme() -> None:
    command = typer.main.get_command(app).commands["extract"]  # type: ignore[attr-defined]
    options = [
        o for p in command.params for o in p.opts if o.startswith("-") and o not in ("--help", "--output")
    ]
    assert sorted(options) == ["--texts", "--workers", "-o"]
    for option in options:
        assert option in README


def test_every_format_is_in_the_readme() -> None:
    for extension in set(FORMATS) - {"", ".markdown", ".htm", ".ndjson"}:
        assert f"`{extension}`" in README


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as temporary:
        text = broken_up(example_record(extractor.load(), Path(temporary)))
    (ROOT / "README.md").write_text(README.replace(blocks("json")[0], text), encoding="utf-8")
