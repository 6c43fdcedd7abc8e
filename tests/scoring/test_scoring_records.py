"""Reading records: lenient about what is missing, exact about what is wrong and where."""

from __future__ import annotations

import json

import pytest

from extractor.errors import GoldError
from extractor.schema import Amount, Deal, Money, Organization, Record, Roles, Section, Span, Stake, to_json
from extractor.scoring.records import read_records, to_record


def write(path, *lines):
    path.write_text(
        "\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines) + "\n", encoding="utf-8"
    )
    return path


WRONG = [
    ("not JSON", "{", "line 2", "Expecting property name"),
    ("not an object", [1], "line 2", "Expected `object`, got `list`"),
    ("no id", {"deals": []}, "line 2", "`id`"),
    ("deals is no list", {"id": "b", "deals": {}}, "line 2", "$.deals"),
    ("a deal is no object", {"id": "b", "deals": [3]}, "line 2", "$.deals[0]"),
    ("a name is a number", {"id": "b", "organizations": [{"name": 3}]}, "line 2", "$.organizations[0].name"),
    ("no end", {"id": "b", "money": [{"start": 1, "low": "5"}]}, "line 2", "$.money[0]"),
    ("a span is backwards", {"id": "b", "money": [{"start": 4, "end": 1}]}, "line 2", "Span 4-1"),
    ("a span before the text", {"id": "b", "percentages": [{"start": -1, "end": 1}]}, "line 2", "Span -1-1"),
    ("an id twice", {"id": "a"}, "line 2", "a second record 'a'"),
]


@pytest.mark.parametrize("line, place, problem", [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_told_with_its_line(tmp_path, line, place, problem):
    path = write(tmp_path / "gold.jsonl", {"id": "a"}, line)
    with pytest.raises(GoldError) as error:
        read_records(path)
    assert error.value.source == str(path)
    assert error.value.place == place
    assert problem in error.value.problem


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(GoldError, match=r"none\.jsonl: No such file"):
        read_records(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "caf\xe9"}')
    with pytest.raises(GoldError, match=r"latin\.jsonl: byte 11: not UTF-8"):
        read_records(tmp_path / "latin.jsonl")


def test_missing_and_null_are_the_same():
    bare = to_record({"id": "a", "deals": [{"type": "ipo"}], "organizations": [{"name": "Bo"}]})
    null = to_record(
        {
            "id": "a",
            "manner": None,
            "money": None,
            "deals": [{"type": "ipo", "status": None, "amounts": None, "optional": None}],
            "organizations": [{"name": "Bo", "aliases": None}],
        }
    )
    assert null.deals[0].annotated == {"type", "status", "amounts", "optional"}
    assert null.organizations == bare.organizations
    assert (null.money, null.deals[0].amounts, null.deals[0].optional) == ((), (), False)


def test_unknown_keys_are_passed_over_and_order_is_kept(tmp_path):
    path = write(tmp_path / "r.jsonl", {"id": "b", "mood": "good"}, "", {"id": "a", "deals": [{"colour": 1}]})
    assert list(read_records(path)) == ["b", "a"]


def test_every_extracted_record_can_be_read():
    record = Record(
        id="a",
        source=None,
        title=None,
        published=None,
        text_sha256="0",
        sections=(Section(None, 0, 9),),
        organizations=(Organization("Bo", ("B",), (Span(0, 2),)),),
        money=(Money(3, 5, "$5", "5", "5", "USD", None, None, None),),
        percentages=(),
        stakes=(Stake(None, "Bo", "8.5", None, "holds", 0, 2, "s.x"),),
        deals=(
            Deal(
                type="ipo",
                status="completed",
                roles=Roles(target=("Bo",)),
                amounts=(Amount("value", "5", "5", "USD", "$5", 3, 5),),
                stake_percent=None,
                round=None,
                consideration=("cash",),
                undisclosed=True,
                date=None,
                start=0,
                end=2,
                evidence=(Span(0, 2),),
                rule="ipo.x",
                confidence=0.5,
            ),
        ),
    )
    read = to_record(json.loads(to_json(record)))
    assert read.organizations[0].mentions[0].end == 2
    assert read.deals[0].roles["target"] == ("Bo",)
    assert (read.deals[0].rule, read.deals[0].confidence, read.deals[0].undisclosed) == ("ipo.x", 0.5, True)
    assert read.stakes[0].percent == "8.5"
