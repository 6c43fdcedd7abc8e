"""Each kind of fault in a gold record is found, and a sound record has none."""

from __future__ import annotations

import copy
import hashlib

import pytest

from extractor.gold.check import check_record
from extractor.gold.files import check_files, write_gold

TEXT = "Arbor Mills raised $5m from Ada Lowe at a $20m valuation; Arbor holds 5% of Loomery."


def span(quote, start=0):
    at = TEXT.index(quote, start)
    return {"start": at, "end": at + len(quote)}


def money(quote, low):
    here = {**span(quote), "text": quote, "low": low, "high": low, "currency": "USD"}
    return {**here, "modifier": None, "usd": None, "same_as": None}


def record():
    roles = {
        **{r: [] for r in ("acquirer", "seller", "partner", "venture", "lender")},
        "target": ["Arbor Mills"],
        "investor": ["Ada Lowe"],
        "lead_investor": ["Ada Lowe"],
    }
    amounts = [
        {
            "kind": "value",
            **{k: money("$5m", "5000000")[k] for k in ("low", "high", "currency", "text", "start", "end")},
        }
    ]
    return {
        "schema_version": "1",
        "id": "a",
        "manner": "prose",
        "source": "corpus/a.txt",
        "title": None,
        "published": None,
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "sections": [],
        "organizations": [
            {
                "name": "Arbor Mills",
                "aliases": ["Arbor"],
                "mentions": [span("Arbor Mills"), span("Arbor", 20)],
            },
            {"name": "Loomery", "aliases": [], "mentions": [span("Loomery")]},
        ],
        "money": [money("$5m", "5000000"), money("$20m", "20000000")],
        "percentages": [{**span("5%"), "text": "5%", "low": "5", "high": "5", "modifier": None}],
        "stakes": [
            {"holder": "Arbor Mills", "company": "Loomery", "percent": "5", "size": None, "action": "holds",
             **span("holds 5%"), "rule": "gold", "optional": False}
        ],
        "deals": [
            {"type": "funding_round", "status": "completed", "roles": roles, "amounts": amounts,
             "stake_percent": None, "round": "seed", "consideration": [], "undisclosed": False, "date": None,
             **span("raised"), "evidence": [], "rule": "gold", "confidence": 1.0, "optional": False}
        ],
    }  # fmt: skip


def test_sound_record():
    assert check_record(record(), TEXT) == []


def put(path, value):
    """Return a change that sets one value deep in a record."""

    def change(r):
        *way, last = path
        for key in way:
            r = r[key]
        r[last] = value

    return change


def twice(table):
    return lambda r: r[table].append({**copy.deepcopy(r[table][0]), "status": "announced", "start": 0})


WRONG = {
    "text changed": (put(["text_sha256"], "0" * 64), "has changed"),
    "no record": (put(["money"], None), "is no record"),
    "version": (put(["schema_version"], "2"), "schema_version is '2'"),
    "manner": (put(["manner"], None), "has no manner"),
    "optional": (put(["stakes", 0, "optional"], None), "optional is not"),
    "offsets of a mention": (put(["organizations", 1, "mentions", 0, "start"], 70), "no form of it"),
    "mention outside": (put(["organizations", 1, "mentions", 0, "end"], 700), "outside the text"),
    "never mentioned": (put(["organizations", 1, "aliases"], ["Loom"]), "'Loom' is never mentioned"),
    "two organizations, one name": (put(["organizations", 1, "name"], "Arbor Mills"), "listed twice"),
    "overlapping mentions": (put(["organizations", 1, "mentions", 0], {"start": 0, "end": 5}), "overlaps"),
    "offsets of money": (put(["money", 0, "start"], 3), "not '$5m'"),
    "overlapping money": (put(["money", 1], {**money("$5m", "5")}), "overlaps or precedes"),
    "currency": (put(["money", 1, "currency"], "RMB"), "ISO 4217"),
    "modifier": (put(["percentages", 0, "modifier"], "circa"), "modifier is 'circa'"),
    "decimal": (put(["percentages", 0, "low"], "5%"), "low is '5%'"),
    "range": (put(["percentages", 0, "low"], "6"), "is below"),
    "same_as": (put(["money", 0, "same_as"], 1), "no amount before it"),
    "company": (put(["stakes", 0, "company"], "Arbor"), "is no organization's name"),
    "holder": (put(["stakes", 0, "holder"], "Ida Lowe"), "not in the text"),
    "stake percent": (put(["stakes", 0, "percent"], "five"), "percent is 'five'"),
    "size": (put(["stakes", 0, "size"], "big"), "size is 'big'"),
    "action": (put(["stakes", 0, "action"], "own"), "action is 'own'"),
    "stake twice": (twice("stakes"), "says the same"),
    "type": (put(["deals", 0, "type"], "round"), "type is 'round'"),
    "status": (put(["deals", 0, "status"], "done"), "status is 'done'"),
    "role": (put(["deals", 0, "roles", "buyer"], []), "unknown role 'buyer'"),
    "short party": (put(["deals", 0, "roles", "target"], ["Arbor"]), "is a short form"),
    "party": (put(["deals", 0, "roles", "target"], ["Nimbus"]), "is no mention"),
    "lead": (put(["deals", 0, "roles", "lead_investor"], ["Loomery"]), "is not in investor"),
    "amount": (put(["deals", 0, "amounts", 0, "low"], "6"), "is not in money"),
    "kind": (put(["deals", 0, "amounts", 0, "kind"], "price"), "kind is 'price'"),
    "round": (put(["deals", 0, "round"], "serie A"), "round is 'serie A'"),
    "date": (
        put(["deals", 0, "date"], {"text": "May", "start": 0, "end": 3, "from": None, "to": None}),
        "not 'May'",
    ),
    "deal twice": (twice("deals"), "says the same"),
}


@pytest.mark.parametrize("change, message", WRONG.values(), ids=list(WRONG))
def test_wrong_record(change, message):
    wrong = record()
    change(wrong)
    faults = check_record(wrong, TEXT)
    assert any(message in problem for _, problem, _ in faults) or any(message in r for _, _, r in faults), (
        faults
    )


def test_files_and_corpus_must_match(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for id in ("a", "b"):
        (corpus / f"{id}.txt").write_text(TEXT, encoding="utf-8")
    gold = [tmp_path / "dev.jsonl", tmp_path / "test.jsonl"]
    write_gold(gold[0], [record()])
    write_gold(gold[1], [record(), {**record(), "id": "c"}])
    told = [str(p).removeprefix(f"{tmp_path}/") for p in check_files(gold, corpus)]
    assert told == [
        f"test.jsonl: line 1 (a): the id 'a' is also in {gold[0]}; keep one record for an article",
        f"test.jsonl: line 2 (c): no article 'c' in {corpus}; add the article or remove the record",
        "corpus/b.txt: the article has no gold; annotate it and build the gold",
    ]


def test_broken_lines_are_named(tmp_path):
    gold = tmp_path / "dev.jsonl"
    gold.write_text('{"id": \n[]\n\n', encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    assert [p.place for p in check_files([gold], tmp_path / "corpus")] == ["line 1", "line 2"]
