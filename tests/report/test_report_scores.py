"""How scores are shown: text, JSON and the page."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from extractor.report.articles import find_texts
from extractor.report.changes import change_lines
from extractor.report.errors import error_lines, marked, show
from extractor.report.machine import as_dict, to_json
from extractor.report.page import page
from extractor.report.text import agreement_lines, comparison_lines, evaluation_lines, rule_lines
from extractor.scoring.evaluation import agree, compare, evaluate
from extractor.scoring.facts import Fact
from extractor.scoring.records import Record, to_record

TEXT = "Quiet day. Norvane agreed to buy Calder for CAD$412 million. Kvarn raised $5m <b>and more</b>.\n* Tapwell won."


def span(quote: str) -> dict[str, int]:
    """Return the place of a quote."""
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote)}


GOLD = {
    "a-1": to_record(
        {
            "id": "a-1",
            "organizations": [
                {"name": n, "mentions": [span(n)]} for n in ("Norvane", "Calder", "Kvarn", "Tapwell")
            ],
            "money": [{**span("CAD$412 million"), "low": "412000000", "currency": "CAD"}],
            "deals": [
                {
                    "type": "acquisition",
                    "status": "announced",
                    "roles": {"acquirer": ["Norvane"], "target": ["Calder"]},
                    "amounts": [{"kind": "value", "low": "412000000", "currency": "CAD"}],
                    **span("agreed to buy"),
                },
                {
                    "type": "funding_round",
                    "status": "completed",
                    "roles": {"target": ["Kvarn"]},
                    **span("raised"),
                },
            ],
        }
    )
}
PRED = {
    "a-1": to_record(
        {
            "id": "a-1",
            "organizations": [
                {"name": "Norvane", "mentions": [span("Norvane")]},
                {"name": "Calder", "mentions": [span("Calder for")]},
                {"name": "Quiet", "mentions": [span("Quiet")]},
            ],
            "money": [{**span("$412 million"), "low": "412000000", "currency": "USD"}],
            "deals": [
                {
                    "type": "acquisition",
                    "status": "completed",
                    "roles": {"acquirer": ["Norvane"], "target": ["Calder"], "seller": ["Quiet"]},
                    "rule": "acquisition.verb.buy",
                    "confidence": 0.8,
                    **span("to buy"),
                },
                {
                    "type": "ipo",
                    "status": "completed",
                    "roles": {"target": ["Quiet"]},
                    "rule": "ipo.x",
                    **span("won"),
                },
            ],
        }
    )
}
TEXTS = {"a-1": TEXT}


@pytest.fixture(scope="module")
def evaluation():
    return evaluate(GOLD, PRED, texts=TEXTS, samples=50)


def test_every_error_is_listed_with_its_sentence(evaluation):
    lines = list(error_lines(evaluation.facts, TEXTS))
    assert lines == [
        "\n== a-1",
        "deal status wrong: gold announced | predicted completed [acquisition.verb.buy] @19",
        "    Norvane [agreed {to buy}] Calder for CAD$412 million.",
        "deal role.seller spurious: predicted Quiet [acquisition.verb.buy] @19",
        "    Norvane [agreed {to buy}] Calder for CAD$412 million.",
        "deal amount missed: gold value 412000000 CAD [acquisition.verb.buy] @19",
        "    Norvane [agreed {to buy}] Calder for CAD$412 million.",
        "deal missed: gold funding_round completed, target Kvarn @67",
        "    Kvarn [raised] $5m <b>and more</b>.",
        "deal spurious: predicted ipo completed, target Quiet [ipo.x] @105",
        "    * Tapwell {won}.",
        "organization span wrong: Calder @33",
        "    Norvane agreed to buy [{Calder] for} CAD$412 million.",
        "organization missed: gold Kvarn @61",
        "    [Kvarn] raised $5m <b>and more</b>.",
        "organization missed: gold Tapwell @97",
        "    * [Tapwell] won.",
        "organization spurious: predicted Quiet @0",
        "    {Quiet} day.",
        "money span wrong: gold 412000000 CAD | predicted 412000000 USD @44",
        "    Norvane agreed to buy Calder for [CAD{$412 million}].",
        "money value wrong: gold 412000000 CAD | predicted 412000000 USD @44",
        "    Norvane agreed to buy Calder for [CAD{$412 million}].",
        "entity missed: gold Kvarn @61",
        "    [Kvarn] raised $5m <b>and more</b>.",
        "entity missed: gold Tapwell @97",
        "    * [Tapwell] won.",
        "entity spurious: predicted Quiet @0",
        "    {Quiet} day.",
    ]


def test_without_the_text_errors_have_no_sentence(evaluation):
    assert [line for line in error_lines(evaluation.facts, {}) if line.startswith("    ")] == []
    lines = list(error_lines(evaluation.facts, {"a-1": "Quiet"}))
    assert [line for line in lines if line.startswith("    ")] == ["    {Quiet}", "    {Quiet}"]


def test_a_long_sentence_is_cut_at_words_around_the_fact():
    text = "word " * 300 + "deal " + "word " * 300
    at = (1500, 1504)
    (shown,) = show([Fact("a", "deal", "", "missed", 0, "x", None, at, None, None)], {"a": text})
    assert shown.quote[slice(*shown.gold_at)] == "deal"
    assert len(shown.quote) <= 400
    assert set(shown.quote.split()) == {"word", "deal"}
    assert "[deal]" in marked(shown)


def test_text_tables(evaluation):
    lines = list(evaluation_lines(evaluation))
    text = "\n".join(lines)
    assert lines[0] == "1 article"
    # Slots: type, target, buyer right; status wrong; seller and the lone deal's three spurious; amount and the
    # missed deal's three missed.
    assert re.search(r"^deal\.slots +0\.375 +0\.375 +0\.375 +- +3 +5 +5$", text, re.M)
    assert re.search(r"^percent\.value +- +- +- +- +0 +0 +0$", text, re.M)
    assert re.search(r"^acquisition +1\s*$", text, re.M)
    assert "false deals: 1 in 4 sentences, 250.0 per 1,000" in lines
    rules = "\n".join(rule_lines(evaluation.rules))
    assert re.search(r"^acquisition\.verb\.buy +1 +1 +1\.000 +0 +0\.600 +0$", rules, re.M)
    assert re.search(r"^ipo\.x +1 +0 +0\.000 +0 +0\.000 +0$", rules, re.M)


def test_changes_in_words():
    found = compare(GOLD, GOLD, PRED, samples=50)
    row = next(line.split() for line in comparison_lines(found) if line.startswith("deal.slots"))
    assert row == ["deal.slots", "1.000", "0.375", "+0.625", "-", "-"]
    text = "\n".join(change_lines([c for c in found.changes if c.fact.kind == "deal"], TEXTS))
    # Gained: the status, the amount and the second deal; gone: the seller and the third deal.
    assert text.startswith("\n3 gained, 0 lost, 0 new errors, 2 gone errors\n")
    assert "+ gained: deal status: announced @19 (before completed [acquisition.verb.buy])" in text
    assert "+ gained: deal: funding_round completed, target Kvarn @67" in text
    assert "~ gone error: deal spurious: predicted ipo completed, target Quiet [ipo.x] @105" in text
    assert "    * Tapwell {won}." in text


def test_agreement_in_words():
    lines = list(agreement_lines(agree(GOLD, PRED, samples=50)))
    assert lines[0] == "1 article annotated by both"
    assert [line.split() for line in lines if line.startswith("deal.status")] == [
        ["deal.status", "0.000", "1"]
    ]


def test_json_has_null_for_what_is_undefined(evaluation):
    data = json.loads(to_json(as_dict(evaluation, TEXTS, compare(GOLD, PRED, GOLD, samples=50), errors=True)))
    assert data["figures"]["percent.value"]["f"] is None
    assert data["figures"]["deal.slots"]["f"] == 0.375
    assert data["errors"][0]["quote"] == "Norvane agreed to buy Calder for CAD$412 million."
    assert data["comparison"]["differences"]["deal.slots"]["difference"] == -0.625
    assert {c["change"] for c in data["comparison"]["changes"]} == {"lost", "new error"}
    assert "facts" not in data
    assert "errors" not in as_dict(evaluation, TEXTS)


def test_the_page_carries_everything_and_loads_nothing(evaluation):
    text = page(evaluation, TEXTS, compare(GOLD, PRED, GOLD, samples=50), names=("<gold>.jsonl", "new.jsonl"))
    assert re.findall(r"(?:src|href)=[\"']?(?!#)\S*", re.sub(r"(?s)<script>.*?</script>", "", text)) == []
    assert "http" not in text
    assert "{{" not in re.sub(r"(?s)<script.*?</script>", "", text)
    assert "<title>new.jsonl against &lt;gold&gt;.jsonl</title>" in text
    packed = re.search(r'(?s)<script type="application/json" id="data">(.*?)</script>', text)[1]
    assert "<b>" not in packed
    data = json.loads(packed)
    quotes = [f["quote"] for f in data["facts"] if f["gold"] == "funding_round completed, target Kvarn"]
    assert quotes == ["Kvarn raised $5m <b>and more</b>."]
    kept = {(f["kind"], f["outcome"]) for f in data["facts"]}
    assert ("deal", "right") in kept
    assert ("organization", "right") not in kept
    assert {c["change"] for c in data["comparison"]["changes"]} == {"lost", "new error"}


def test_texts_are_found_beside_the_gold_and_known_by_their_hash(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    gold = tmp_path / "gold" / "dev.jsonl"
    for name in ("gold/texts", "corpus", "other"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "corpus" / "a-1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "corpus" / "b.txt").write_text("Not asked for.", encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    told = {"a-1": Record("a-1", text_sha256=digest)}
    assert find_texts(told, None, gold) == TEXTS
    assert find_texts(told, None) == TEXTS
    assert find_texts(told, tmp_path / "other", gold) == {}
    (tmp_path / "gold" / "texts" / "a-1.txt").write_text("Another text.", encoding="utf-8")
    assert find_texts(told, None, gold) == TEXTS
    assert find_texts({"a-1": Record("a-1")}, None, gold) == {"a-1": "Another text."}
