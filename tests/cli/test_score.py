"""`extractor score` and `extractor agreement`: what they print, write and exit with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.cli import main

TEXT = "Norvane agreed to buy Calder."


def record(id: str, status: str = "announced", **more: object) -> dict[str, object]:
    """Return a record with one deal."""
    deal = {
        "type": "acquisition",
        "status": status,
        "roles": {"acquirer": ["Norvane"], "target": ["Calder"]},
        "start": 8,
        "end": 21,
        "rule": "acquisition.verb.buy",
    }
    return {"id": id, "deals": [deal], **more}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gold of two articles, records that are right, wrong in one status, and malformed; one text."""
    monkeypatch.chdir(tmp_path)
    files = {
        "gold": [record("x-1", manner="prose"), record("x-2", manner="list")],
        "good": [record("x-1"), record("x-2")],
        "bad": [record("x-1", status="completed"), record("x-2"), record("y")],
        "none": [],
    }
    for name, records in files.items():
        lines = "".join(json.dumps(r) + "\n" for r in records)
        Path(f"{name}.jsonl").write_text(lines, encoding="utf-8")
    Path("broken.jsonl").write_text('{"id": "x-1"}\n{"id": 3}\n', encoding="utf-8")
    Path("corpus").mkdir()
    Path("corpus/x-1.txt").write_text(TEXT, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Run the command line; return exit code, output and messages."""
    with pytest.raises(SystemExit) as stop:
        main(list(args))
    shown = capsys.readouterr()
    return int(stop.value.code or 0), shown.out, shown.err


SHOWN = [
    (["score", "gold.jsonl", "good.jsonl"], "deal.slots"),
    (["score", "gold.jsonl", "bad.jsonl"], "not scored: 1 record without gold"),
    (["score", "gold.jsonl", "bad.jsonl"], "F by manner"),
    (["score", "gold.jsonl", "bad.jsonl", "--by", "source"], "F by source"),
    (["score", "gold.jsonl", "none.jsonl"], "2 articles, 2 without a record"),
    (["score", "gold.jsonl", "bad.jsonl", "--only", "x-1"], "1 article\n"),
    (
        ["score", "gold.jsonl", "bad.jsonl", "--errors"],
        "deal status wrong: gold announced | predicted completed",
    ),
    (["score", "gold.jsonl", "bad.jsonl", "--errors"], "    Norvane [{agreed to buy}] Calder."),
    (["score", "gold.jsonl", "bad.jsonl", "--by-rule"], "acquisition.verb.buy"),
    (["score", "gold.jsonl", "good.jsonl", "--against", "bad.jsonl"], "1 gained, 0 lost"),
    (["score", "gold.jsonl", "bad.jsonl", "--against", "good.jsonl"], "- lost: deal status: announced"),
    (["score", "gold.jsonl", "good.jsonl", "--fail-under", "deal.slots=1"], "deal.slots"),
    (["agreement", "good.jsonl", "bad.jsonl"], "2 articles annotated by both, 1 by one only"),
    (["agreement", "good.jsonl", "bad.jsonl", "--errors"], "deal status wrong"),
]


@pytest.mark.parametrize("args, words", SHOWN)
def test_shown(capsys, args, words):
    code, out, err = run(capsys, *args)
    assert words in out
    assert (code, err) == (0, "")


HIDDEN = [
    (["score", "gold.jsonl", "bad.jsonl"], "status wrong"),
    (["score", "gold.jsonl", "bad.jsonl"], "acquisition.verb.buy"),
    (["score", "gold.jsonl", "bad.jsonl", "--errors", "--kind", "stake"], "status wrong"),
    (["score", "gold.jsonl", "bad.jsonl", "--errors", "--only", "x-2"], "status wrong"),
    (["score", "gold.jsonl", "good.jsonl", "--against", "bad.jsonl", "--kind", "stake"], "1 gained"),
]


@pytest.mark.parametrize("args, words", HIDDEN)
def test_not_shown(capsys, args, words):
    code, out, _ = run(capsys, *args)
    assert words not in out
    assert code == 0


FAILING = [
    (
        ["score", "gold.jsonl", "bad.jsonl", "--fail-under", "deal.slots=0.99"],
        1,
        "deal.slots is 0.8750, at least 0.99",
    ),
    (["score", "gold.jsonl", "none.jsonl", "--fail-under", "deal.exact=0.1"], 1, "deal.exact is 0.0000"),
    (["score", "gold.jsonl", "good.jsonl", "--fail-under", "stake=0.1"], 1, "stake is undefined"),
    (["score", "gold.jsonl", "good.jsonl", "--fail-under", "deal=0.1"], 2, "no figure 'deal'"),
    (["score", "gold.jsonl", "good.jsonl", "--fail-under", "deal.slots"], 2, "FIGURE=LEAST"),
    (["score", "gold.jsonl", "good.jsonl", "--by", "colour"], 2, "none of source, manner"),
    (["score", "broken.jsonl", "good.jsonl"], 1, "broken.jsonl: line 2: Expected `str`, got `int`"),
    (["score", "gold.jsonl", "broken.jsonl"], 1, "broken.jsonl: line 2"),
    (["score", "gold.jsonl", "absent.jsonl"], 1, "absent.jsonl: No such file"),
    (["score", "gold.jsonl"], 2, "RECORDS"),
    (["agreement", "gold.jsonl", "broken.jsonl"], 1, "broken.jsonl: line 2"),
]


@pytest.mark.parametrize("args, code, words", FAILING)
def test_failing(capsys, args, code, words):
    found, _, err = run(capsys, *args)
    assert found == code
    assert words in " ".join(err.replace("│", " ").split())


def test_json(capsys):
    _, out, _ = run(
        capsys, "score", "gold.jsonl", "bad.jsonl", "--json", "--errors", "--against", "good.jsonl"
    )
    data = json.loads(out)
    assert data["figures"]["deal.slots"]["f"] == 0.875
    assert data["figures"]["stake"]["f"] is None
    assert [e["quote"] for e in data["errors"]] == [TEXT]
    assert data["comparison"]["changes"][0]["change"] == "lost"
    _, out, _ = run(capsys, "agreement", "good.jsonl", "bad.jsonl", "--json")
    assert json.loads(out)["kappas"]["deal.type"] is None


def test_same_seed_same_output(capsys):
    args = ("score", "gold.jsonl", "bad.jsonl", "--against", "none.jsonl", "--samples", "200")
    first, again, other = (run(capsys, *args, "--seed", s)[1] for s in ("1", "1", "2"))
    assert first == again
    assert first.count("\n") == other.count("\n")


def test_page(capsys):
    code, _, _ = run(
        capsys, "score", "gold.jsonl", "bad.jsonl", "--html", "page.html", "--against", "good.jsonl"
    )
    assert code == 0
    page = Path("page.html").read_text(encoding="utf-8")
    assert "bad.jsonl against gold.jsonl" in page
    assert TEXT in page
