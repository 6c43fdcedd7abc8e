"""The rivals of `benchmarks/baselines` do what their description says, and are no straw men."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import benchmarks.baselines.systems as systems
import extractor
from benchmarks.baselines.__main__ import FIGURES, table
from benchmarks.baselines.systems import Found, money, percentages, stock, triggers_only
from extractor.scoring.evaluation import compare, evaluate
from extractor.scoring.records import to_record

AMOUNTS = [
    ("$5 million", "5000000", "USD"),
    ("€1.5bn", "1500000000", "EUR"),
    ("₹15 Cr", "150000000", "INR"),
    ("2 million euros", "2000000", "EUR"),
    ("$1,250", "1250", "USD"),
    ("5.7 billion yuan", "5700000000", "CNY"),
    ("HK$3.4B", "3400000000", "HKD"),
]


@pytest.mark.parametrize("text, low, currency", AMOUNTS)
def test_price_parser_with_scale_words(text, low, currency):
    (found,) = money([Found(0, len(text), text)])
    assert (float(found["low"]), found["currency"]) == (float(low), currency)


def test_what_has_no_number_is_left_out():
    assert money([Found(0, 8, "millions")]) == []
    assert percentages([Found(0, 4, "half")]) == []


TEXT = "Norvane Metals acquired Calder Lithium for $412 million. Nothing else, said Pike. Tapwell raised 5% more."


def test_triggers_only():
    record = to_record(triggers_only("a", TEXT))
    first, second = record.deals
    assert (first.type, first.status) == ("acquisition", "completed")
    assert first.roles == {"acquirer": ("Norvane Metals",), "target": ("Calder Lithium",)}
    assert [(a.low, a.currency) for a in first.amounts] == [("412000000", "USD")]
    assert (second.type, second.roles, second.amounts) == ("funding_round", {"target": ("Tapwell",)}, ())
    assert {o.name for o in record.organizations} == {"Norvane Metals", "Calder Lithium", "Tapwell"}
    assert [(p.low, TEXT[p.start : p.end]) for p in record.percentages] == [("5", "5%")]


def test_stock_reads_what_the_base_model_finds():
    import spacy

    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    ruler = blank.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "ORG", "pattern": "Norvane Metals"},
            {"label": "ORG", "pattern": "Calder Lithium"},
            {"label": "MONEY", "pattern": "412 million"},
            {"label": "PERCENT", "pattern": "5%"},
        ]
    )
    record = to_record(stock(blank)("a", TEXT))
    (deal,) = record.deals
    assert deal.roles == {"acquirer": ("Norvane Metals",), "target": ("Calder Lithium",)}
    assert [(m.low, m.currency, TEXT[m.start : m.end]) for m in record.money] == [
        ("412000000", "USD", "412 million")
    ]
    assert [p.low for p in record.percentages] == ["5"]


def test_the_table_has_every_system_and_figure():
    gold = {
        "a": to_record(
            {"id": "a", "deals": [{"type": "ipo", "status": "completed", "roles": {"target": ["Bo"]}}]}
        )
    }
    e = {name: evaluate(gold, gold, samples=5) for name in ("stock", "extractor")}
    lines = table(e, compare(gold, gold, gold, samples=5))
    assert lines[0] == "| F | stock | extractor | 95% | p against stock |"
    assert len({line.count("|") for line in lines}) == 1
    assert [line.split("`")[1] for line in lines if "`" in line] == list(FIGURES)
    assert "| `deal.slots` | 1.000 | 1.000 | - | - |" in lines


def test_every_trigger_has_a_type_of_the_project():
    tables = tomllib.loads((Path(systems.__file__).parent / "triggers.toml").read_text(encoding="utf-8"))
    types = {p.stem for p in (Path(extractor.__file__).parent / "rules" / "deals").glob("*.toml")}
    assert set(tables) <= types
