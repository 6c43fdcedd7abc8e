"""`extractor gold`: exit codes, what is written and what is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.cli import main

FORM = """
id = "a"
manner = "prose"
split = "test"
organization = [{ name = "Arbor Mills" }]
money = [{ quote = "$5m", low = "5000000", currency = "USD" }]
[[deal]]
type = "funding_round"
status = "completed"
quote = "raised"
target = ["Arbor Mills"]
amounts = [{ kind = "value", quote = "$5m" }]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article and its form."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "gold" / "forms").mkdir(parents=True)
    (tmp_path / "corpus" / "a.txt").write_text("Arbor Mills raised $5m.", encoding="utf-8")
    (tmp_path / "gold" / "forms" / "a.toml").write_text(FORM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["gold", *args])
    return int(stop.value.code or 0)


def test_build_writes_a_file_per_split_and_again_the_same(project):
    assert run("build") == 0
    first = (project / "gold" / "test.jsonl").read_bytes()
    assert json.loads(first)["deals"][0]["roles"]["target"] == ["Arbor Mills"]
    assert not (project / "gold" / "dev.jsonl").exists()
    assert run("build") == 0
    assert (project / "gold" / "test.jsonl").read_bytes() == first


def test_build_of_other_forms_into_one_file(project):
    (project / "gold" / "second").mkdir()
    (project / "gold" / "forms" / "a.toml").rename(project / "gold" / "second" / "a.toml")
    assert run("build", "--forms", "gold/second", "--out", "second.jsonl") == 0
    assert json.loads((project / "second.jsonl").read_bytes())["id"] == "a"


def test_build_names_the_fault_and_writes_nothing(project, capsys):
    form = project / "gold" / "forms" / "a.toml"
    form.write_text(FORM.replace('"raised"', '"rose"'), encoding="utf-8")
    assert run("build") == 1
    shown = capsys.readouterr()
    wanted = "gold/forms/a.toml: deal 1 (rose): the quote is not in the text; copy it from the article\n"
    assert shown.out == wanted
    assert "nothing written" in shown.err
    assert not (project / "gold" / "test.jsonl").exists()


@pytest.mark.parametrize("only, code", [("a", 0), ("b", 1)])
def test_only_tries_and_writes_nothing(project, only, code):
    assert run("build", "--only", only) == code
    assert not (project / "gold" / "test.jsonl").exists()


def test_a_form_without_article(project, capsys):
    (project / "corpus" / "a.txt").rename(project / "corpus" / "b.txt")
    assert run("build") == 1
    assert "no article 'a' in corpus" in capsys.readouterr().out


def test_two_articles_with_one_id(project, capsys):
    (project / "corpus" / "a.md").write_text("Arbor Mills raised $5m.", encoding="utf-8")
    assert run("build") == 1
    assert "has the same id" in capsys.readouterr().err


def test_check_is_silent_about_sound_gold_and_names_a_changed_text(project, capsys):
    run("build")
    assert run("check", "gold/test.jsonl") == 0
    (project / "corpus" / "a.txt").write_text("Arbor Mills raised $6m.", encoding="utf-8")
    capsys.readouterr()
    assert run("check", "gold/test.jsonl") == 1
    wanted = "gold/test.jsonl: line 1 (a): the article's text has changed since the gold was built; "
    assert capsys.readouterr().out.startswith(wanted)


def test_stats_counts(project, capsys):
    run("build")
    assert run("stats", "gold/test.jsonl") == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "|  | test | all |"
    assert {"| articles | 1 | 1 |", "| words | 4 | 4 |", "| deals | 1 | 1 |"} <= set(rows)
    assert "| funding_round | 1 | 1 |" in rows and "| prose | 1 | 1 |" in rows


@pytest.mark.parametrize("args", [("build", "--corpus", "nowhere"), ("check", "nowhere.jsonl"), ("new",)])
def test_wrong_usage(project, args):
    assert run(*args) == 2


def test_new_writes_a_form_that_builds_and_is_not_written_over(project, capsys):
    text = "Arbor Mills Inc. has agreed to buy Loomery Ltd for an undisclosed sum, the company said."
    (project / "corpus" / "mill-news-07.txt").write_text(text, encoding="utf-8")
    assert run("new", "corpus/mill-news-07.txt", "--split", "test") == 0
    form = project / "gold" / "forms" / "mill-news-07.toml"
    written = form.read_text(encoding="utf-8")
    assert 'manner = "mill-news"\nsplit = "test"\n' in written
    assert run("build", "--only", "mill-news-07") == 0
    capsys.readouterr()
    form.write_text("corrected by hand", encoding="utf-8")
    assert run("new", "corpus/mill-news-07.txt") == 1
    assert "is there already" in capsys.readouterr().err
    assert form.read_text(encoding="utf-8") == "corrected by hand"
    assert run("new", "corpus/mill-news-07.txt", "--force") == 0
    assert form.read_text(encoding="utf-8").startswith("# Filled in by the program")
