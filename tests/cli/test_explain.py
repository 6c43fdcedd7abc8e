"""`extractor explain`: what is shown for a text, a file and nothing, and that it is what the pipeline did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import tables
from spacy.language import Language

from extractor.cli import main
from extractor.explain import explain as explained
from extractor.lexicon.deals import deal_types

Screen = pytest.CaptureFixture[str]
TEXT = (
    "Tilia Labs raised $12 million in a Series A led by Ridge Ventures. It has raised $18 million to date. "
    "Northlake Foods issued notes to Oskar Dairy Group and holds 8% of Brightpay Systems."
)


@pytest.fixture(autouse=True)
def one_pipeline(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run the command in an empty folder, with the pipeline that all tests share."""
    monkeypatch.setattr("extractor.pipeline.load", lambda: nlp)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["explain", *args])
    assert isinstance(stop.value.code, int)
    return stop.value.code


def test_text(capsys: Screen) -> None:
    assert run(TEXT) == 0
    shown = capsys.readouterr().out
    parts = [line for line in shown.splitlines() if not line.startswith(" ")]
    assert parts[:4] == ["Blocks", "Organizations", "References", "Money"]
    assert parts[-2:] == ["Stakes", "Deals"]
    assert "\x1b" not in shown
    for told in (
        "raised  funding_round.verb.raise  deal 1",
        "$12 million is 12000000 USD; value by default  money.sign",
        "1 funding_round completed  funding_round.verb.raise",
        "    lead_investor: Ridge Ventures",
    ):
        assert told in shown
    assert "dropped: its amount is none by total.after" in shown
    assert "Northlake Foods holds 8% of Brightpay Systems  stake.verb.named" in shown


def test_colours_on_a_terminal_only(capsys: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(TEXT) == 0
    assert "\x1b[" in capsys.readouterr().out


def test_json_quotes_the_text(capsys: Screen) -> None:
    assert run(TEXT, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    pieces = [
        *told["blocks"], *told["references"], *told["money"], *told["percentages"], *told["triggers"],
        *told["near"], *told["unread"], *told["deals"], *told["stakes"],
        *(m for o in told["organizations"] for m in o["mentions"]),
    ]  # fmt: skip
    assert len(pieces) > 10
    assert all(TEXT[p["start"] : p["end"]] == p["text"] for p in pieces)
    assert [d["type"] for d in told["deals"]] == ["funding_round"]


def test_near_miss_says_what_stopped_it(capsys: Screen) -> None:
    """A rule's own words: the key of its file and the values that did not hold."""
    assert run("Tilia Labs raised its revenue forecast to $12 million.", "--json") == 0
    near = {n["rule"]: n["stopped"] for n in json.loads(capsys.readouterr().out)["near"]}
    assert near["funding_round.verb.raise"] == ["objects: is thing, not funding, money or round"]
    assert "require: no for_fund or vehicle" in near["fund_close.verb.raise-for-fund"]


def test_word_without_a_party_is_unread(capsys: Screen) -> None:
    assert run("Somebody acquired a mine.", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [p["text"] for p in told["unread"]] == ["acquired"]
    assert told["near"] == told["triggers"] == told["deals"] == []


def test_files(capsys: Screen) -> None:
    Path("one.txt").write_text("Tilia Labs raised $12 million.\r\nThat is all.", encoding="utf-8")
    Path("two.jsonl").write_text(
        "".join(json.dumps({"id": x, "text": f"{x} Labs raised $1 million."}) + "\n" for x in ("Ada", "Bix"))
    )
    assert run("one.txt") == 0
    assert "funding_round completed" in capsys.readouterr().out
    assert run("two.jsonl", "--json") == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["Ada", "Bix"]


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("nowhere.txt",), 1, "nowhere.txt"),
        (("some text", "--published", "May"), 2, "'May' is no day"),
    ],
)
def test_wrong_usage(args: tuple[str, ...], code: int, message: str, capsys: Screen) -> None:
    assert run(*args) == code
    assert message in capsys.readouterr().err


def test_nothing_found(capsys: Screen) -> None:
    assert run("It rained all day.") == 0
    assert capsys.readouterr().out.splitlines()[-4:] == ["Stakes", "  none", "Deals", "  none"]


@pytest.mark.parametrize("table", [*(f"deals/{kind}.toml" for kind in deal_types()), "merging.toml"])
def test_tellings_make_the_deals_of_the_component(nlp: Language, table: str) -> None:
    """The explanation repeats the steps of the component `deals`: the deals and their rules are the same."""
    cases: list[dict[str, Any]] = [p.values[0] for p in tables.rows(table, "deals")]
    for doc in nlp.pipe(case["text"] for case in cases):
        told = explained(doc)
        first: dict[int, str] = {}
        for t in sorted(told.triggers, key=lambda t: t.start):
            if t.deal:
                first.setdefault(t.deal, t.rule)
        assert sorted(first) == list(range(1, len(doc._.deals) + 1)), doc.text
        by_start = {(d["start"], d["rule"]) for d in doc._.deals}
        assert by_start <= {(t.start, t.rule) for t in told.triggers if t.deal}, doc.text
        assert all((t.deal is None) == (t.dropped is not None) for t in told.triggers)
