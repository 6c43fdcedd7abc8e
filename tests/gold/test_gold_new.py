"""A record's form builds the record again."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from extractor.gold.new import apart, around, form_text
from extractor.schema import Record

GOLD = Path(__file__).parents[2] / "gold"
CORPUS = Path(__file__).parents[2] / "corpus"
RECORDS = [json.loads(line) for p in sorted(GOLD.glob("*.jsonl")) for line in p.read_bytes().splitlines()]

TEXT = (
    "Sun paid $5 to Sun Press. $5 is not much, Sun said; "
    "Sun Press said $5 million is. The Sun shone on $5 notes."
)


def facts(record):
    """What a form holds: everything but flags that the program never sets."""
    for item in (*record["stakes"], *record["deals"]):
        item.pop("optional", None)
    keys = ("organizations", "money", "percentages", "stakes", "deals")
    for org in record["organizations"]:
        org["aliases"] = sorted(org["aliases"])
    return {key: record[key] for key in keys}


def again(built, record, text):
    toml = form_text(msgspec.convert(record, Record), text, manner="prose", split="dev")
    toml = toml.replace(f'id = "{record["id"]}"', 'id = "a"', 1)
    return built(text, toml, head="")


@pytest.mark.parametrize("record", RECORDS, ids=[r["id"] for r in RECORDS])
def test_gold_round_trip(built, record):
    from extractor.gold.article import article_paths, read_article

    text = read_article(article_paths(CORPUS)[record["id"]]).text
    rebuilt, problems = again(built, record, text)
    assert problems == []
    assert facts(rebuilt) == facts(record)


def test_places_that_quotes_alone_do_not_tell(built):
    """Shared short forms, a name that is a word, the third of three equal quotes: all come back."""
    first, second = (
        [TEXT.index("Sun"), TEXT.index("Sun said")],
        [TEXT.index("Sun Press"), TEXT.rindex("Sun Press")],
    )
    third = TEXT.rindex("$5")
    money = {"low": "5", "high": "5", "currency": "USD", "modifier": None, "usd": None, "same_as": None}
    record = {
        "schema_version": "1",
        "id": "a",
        "source": None,
        "title": None,
        "published": None,
        "text_sha256": "",
        "sections": [],
        "organizations": [
            {"name": "Sun", "aliases": [], "mentions": [{"start": s, "end": s + 3} for s in first]},
            {"name": "Sun Press", "aliases": [], "mentions": [{"start": s, "end": s + 9} for s in second]},
        ],
        "money": [{"start": third, "end": third + 2, "text": "$5", **money}],
        "percentages": [],
        "stakes": [],
        "deals": [],
    }
    rebuilt, problems = again(built, record, TEXT)
    assert problems == []
    assert facts(rebuilt) == facts(record)


def test_plain_quote_marks_of_a_record_become_those_of_the_text(built):
    text = "Macy’s said Macy’s sold Loomery."
    record = {
        **{key: [] for key in ("money", "percentages", "stakes", "sections")},
        **dict.fromkeys(("source", "title", "published")),
        "id": "a",
        "text_sha256": "",
        "organizations": [
            {"name": "Macy's", "aliases": [], "mentions": [{"start": 0, "end": 6}, {"start": 12, "end": 18}]}
        ],
        "deals": [
            {
                **dict.fromkeys(("stake_percent", "round", "date")),
                **{key: [] for key in ("amounts", "consideration", "evidence")},
                "type": "divestiture",
                "status": "completed",
                "roles": {"seller": ["Macy's"], "target": ["Loomery", "Loomsbury"]},
                "undisclosed": False,
                "start": 19,
                "end": 23,
                "rule": "",
                "confidence": 1.0,
            }
        ],
    }
    rebuilt, problems = again(built, record, text)
    assert problems == []
    assert rebuilt["organizations"][0]["name"] == "Macy’s"
    roles = rebuilt["deals"][0]["roles"]
    assert (roles["seller"], roles["target"]) == (["Macy’s"], ["Loomery"])


def test_a_missing_currency_is_asked_for(built):
    text = "It paid 5 crowns."
    record = {
        **{key: [] for key in ("organizations", "percentages", "stakes", "deals", "sections")},
        **dict.fromkeys(("source", "title", "published")),
        "id": "a",
        "schema_version": "1",
        "text_sha256": "",
        "money": [
            {"start": 8, "end": 16, "text": "5 crowns", "low": "5", "high": "5", "currency": None}
            | {"modifier": None, "usd": None, "same_as": None}
        ],
    }
    _, problems = again(built, record, text)
    assert problems == ["money 1 (5 crowns): currency is 'XXX'; use its ISO 4217 code, such as USD or CNY"]


def test_names_with_quotes_and_backslashes_stay_toml():
    record = msgspec.convert(
        {
            **{key: [] for key in ("money", "percentages", "stakes", "deals", "sections")},
            **dict.fromkeys(("source", "title", "published")),
            "id": "a",
            "text_sha256": "",
            "organizations": [{"name": 'The "A\\B"', "aliases": [], "mentions": [{"start": 0, "end": 9}]}],
        },
        Record,
    )
    toml = form_text(record, 'The "A\\B" fell', manner="prose", split="dev")
    assert tomllib.loads(toml)["organization"] == [{"name": 'The "A\\B"'}]


@pytest.mark.parametrize(
    "start, quote",
    [
        (0, "Sun paid"),
        (TEXT.index("$5 is"), "$5 is"),
        (TEXT.index("Sun said"), "Sun said;"),
        (TEXT.rindex("Sun Press"), "said; Sun"),
        (TEXT.index("Sun shone"), "Sun shone"),
    ],
)
def test_around(start, quote):
    assert around(TEXT, (start, TEXT.index(" ", start))) == quote


@pytest.mark.parametrize(
    "start, others, quotes",
    [
        (0, [TEXT.index("Sun Press")], ["Sun paid"]),
        (TEXT.index("Sun Press"), [0, TEXT.index("Sun said")], ["Sun Press."]),
        (TEXT.index("Sun shone"), [TEXT.index("Sun said")], ["Sun shone"]),
        (0, [0], []),
    ],
)
def test_apart(start, others, quotes):
    assert apart(TEXT, (start, start + 3), [(k, k + 3) for k in others]) == quotes
