"""Which names and numbers are the same, and which slots of two deals."""

from __future__ import annotations

import pytest

from extractor.scoring.compare import Names, close, plain
from extractor.scoring.records import Amount, Deal, Organization
from extractor.scoring.sentences import around, sentences
from extractor.scoring.slots import slots

NAMES = Names(
    [Organization("Contemporary Amperex Technology", ("CATL",)), Organization("Kvarn Holdings", ("Kvarn",))]
)

SAME = [
    ("CATL", "Contemporary Amperex Technology Co., Ltd.", True),
    ("catl's", "CATL", True),
    ("CATL’s", "CATL", True),
    ("The Information", "Information", True),
    ("Tapwell GmbH", "TAPWELL", True),
    ("Tapwell  Pvt\nLtd", "Tapwell", True),
    ("Group", "The Group", True),
    ("CATL", "Kvarn", False),
    ("Tapwell", "Tapwell Ventures", False),
    ("Cotap", "tap", False),
    ("Ltd", "Inc", False),
    (None, None, False),
    ("", "", False),
    ("Bo", None, False),
]


@pytest.mark.parametrize("a, b, same", SAME)
def test_same_name(a, b, same):
    assert NAMES.same(a, b) is same
    assert NAMES.same(b, a) is same


def test_a_name_is_never_plained_to_nothing():
    assert [plain(x) for x in ("Inc", "Ltd.", "Group Holdings", "The Co")] == ["inc", "ltd", "group", "co"]


NUMBERS = [
    ("5", "5.0", True),
    ("377000000", 3.77e8, True),
    ("1000000", "1000000.9", True),
    ("1000000", "1000002", False),
    ("0.000001", "0.000002", True),
    ("0", "0", True),
    ("5", "-5", False),
    ("5", None, False),
    (None, None, False),
    ("five", "five", False),
]


@pytest.mark.parametrize("a, b, same", NUMBERS)
def test_close(a, b, same):
    assert close(a, b) is same
    assert close(b, a) is same


USD, CAD = Amount("value", "325", "325", "USD"), Amount("value", "412", "412", "CAD")
INVESTOR = {"roles": {"investor": ("A",)}}
FULLEST = {"roles": {"target": ("Contemporary Amperex Technology",)}}
SLOTS = [
    # gold, prediction, slot, tp, fp, fn (None: the slot is not there)
    ({"type": "ipo"}, {"type": "ipo"}, "type", (1, 0, 0)),
    ({"type": "ipo"}, {"type": "merger"}, "type", (0, 1, 1)),
    ({"type": "ipo"}, {}, "type", (0, 0, 1)),
    ({}, {}, "type", None),
    ({"round": "Series A"}, {"round": " series a"}, "round", (1, 0, 0)),
    ({"round": "Series A"}, {"round": "seed"}, "round", (0, 1, 1)),
    ({}, {"round": "seed"}, "round", (0, 1, 0)),
    ({}, {"round": ""}, "round", None),
    ({"stake_percent": "51"}, {"stake_percent": "51.0"}, "stake_percent", (1, 0, 0)),
    ({"stake_percent": "51"}, {"stake_percent": "49"}, "stake_percent", (0, 1, 1)),
    ({"roles": {"acquirer": ("Bo",)}}, {"roles": {"investor": ("Bo",)}}, "role.buyer", (1, 0, 0)),
    ({"roles": {"investor": ("A", "B"), "lead_investor": ("A",)}}, INVESTOR, "role.buyer", (1, 0, 1)),
    ({"roles": {"target": ("A",)}}, {"roles": {"seller": ("A",)}}, "role.target", (0, 0, 1)),
    ({"roles": {"target": ("A",)}}, {"roles": {"seller": ("A",)}}, "role.seller", (0, 1, 0)),
    ({"roles": {"target": ("A",)}}, {"roles": {"target": ("A", "A")}}, "role.target", (1, 1, 0)),
    ({"roles": {"target": ("CATL",)}}, FULLEST, "role.target", (1, 0, 0)),
    ({"roles": {"target": ()}}, {}, "role.target", None),
    ({"amounts": (USD, CAD)}, {"amounts": (CAD,)}, "amount", (1, 0, 0)),
    ({"amounts": (USD, CAD)}, {"amounts": (USD, CAD)}, "amount", (1, 0, 0)),
    ({"amounts": (USD, CAD)}, {}, "amount", (0, 0, 1)),
    ({}, {"amounts": (USD, CAD)}, "amount", (0, 1, 0)),
    ({"amounts": (USD,)}, {"amounts": (USD, CAD)}, "amount", (1, 1, 0)),
    ({"amounts": (USD,)}, {"amounts": (Amount("valuation", "325", "325", "USD"),)}, "amount", (0, 1, 1)),
    ({"amounts": (USD,)}, {"amounts": (Amount("value", "325", None, "USD"),)}, "amount", (1, 0, 0)),
    ({"amounts": (USD,)}, {"amounts": (Amount("value", "325", "326", "USD"),)}, "amount", (0, 1, 1)),
    ({"amounts": (USD,)}, {"amounts": (Amount("value", "325", "325", None),)}, "amount", (0, 1, 1)),
]  # fmt: skip


@pytest.mark.parametrize("gold, pred, slot, tally", SLOTS)
def test_slot(gold, pred, slot, tally):
    found = slots(Deal(**gold), Deal(**pred), NAMES).get(slot)
    assert (found and found[:3]) == tally


SENTENCES = [
    ("Acme Corp. bought Bo. Then Kvarn sold.", ["Acme Corp. bought Bo.", "Then Kvarn sold."]),
    ("* One item\n* Two items. And more", ["* One item", "* Two items.", "And more"]),
    ("It paid $1.5M to J. Ahn.", ["It paid $1.5M to J. Ahn."]),
    ('"Done." He left.', ['"Done."', "He left."]),
    ("12.5.\n---\n", []),
    ("No stop", ["No stop"]),
    ("", []),
]


@pytest.mark.parametrize("text, parts", SENTENCES)
def test_sentences(text, parts):
    assert [text[a:b] for a, b in sentences(text)] == parts


def test_a_span_over_two_sentences_is_shown_with_both():
    text = "One is here. Two is there. Three."
    a, b = around(text, 4, 16)
    assert text[a:b] == "One is here. Two is there."
