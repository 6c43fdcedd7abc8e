"""A form's quotes become the right offsets, and each wrong form is told what is wrong."""

from __future__ import annotations

import pytest

TEXT = (
    "Arbor Mills to buy Arm Looms for $5 million\n"
    "Arbor Mills (Arbor) said it will buy Arm Looms, or Arm, for €4.6m, about $5 million, in cash. "
    "Arbor already holds 5% of Arm and 25% of Armada. In May Ada Lowe, Arm's founder, sold $5 of yarn."
)
ORGS = """
[[organization]]
name = "Arbor Mills"
aliases = ["Arbor"]
[[organization]]
name = "Arm Looms"
aliases = ["Arm"]
[[organization]]
name = "Armada"
"""
MONEY = """
[[money]]
quote = "$5 million"
low = "5000000"
currency = "USD"
[[money]]
quote = "€4.6m"
low = "4600000"
currency = "EUR"
[[money]]
quote = "$5 million"
low = "5000000"
currency = "USD"
modifier = "about"
same_as = "€4.6m"
[[money]]
quote = "$5"
low = "5"
currency = "USD"
"""
PERCENT = """
[[percentage]]
quote = "5%"
low = "5"
[[percentage]]
quote = "25%"
low = "25"
"""
DEAL = """
[[deal]]
type = "acquisition"
status = "announced"
quote = "will buy"
acquirer = ["Arbor Mills"]
target = ["Arm Looms"]
seller = ["Ada Lowe"]
amounts = [{ kind = "value", quote = "$5 million" }, { kind = "value", quote = "€4.6m" }]
consideration = ["cash"]
date = { quote = "May", from = 2024-05-01, to = "2024-05-31" }
"""
STAKE = """
[[stake]]
holder = "Arbor Mills"
company = "Arm Looms"
percent = "5"
action = "holds"
quote = "holds 5%"
optional = true
"""
ALL = ORGS + MONEY + PERCENT + STAKE + DEAL


def quotes(record, table):
    return [TEXT[x["start"] : x["end"]] for x in record[table]]


def test_good_form(built):
    record, problems = built(TEXT, ALL)
    assert problems == []
    mentions = {
        o["name"]: [TEXT[m["start"] : m["end"]] for m in o["mentions"]] for o in record["organizations"]
    }
    assert mentions == {
        "Arbor Mills": ["Arbor Mills", "Arbor Mills", "Arbor", "Arbor"],
        "Arm Looms": ["Arm Looms", "Arm Looms", "Arm", "Arm", "Arm"],
        "Armada": ["Armada"],
    }
    assert quotes(record, "money") == ["$5 million", "€4.6m", "$5 million", "$5"]
    assert [m["same_as"] for m in record["money"]] == [None, None, 1, None]
    assert quotes(record, "percentages") == ["5%", "25%"]
    assert quotes(record, "stakes") == ["holds 5%"] and record["stakes"][0]["optional"] is True
    [deal] = record["deals"]
    # Of two places of "$5 million" the one nearest to the anchor is meant.
    assert [(a["text"], a["start"]) for a in deal["amounts"]] == [
        ("$5 million", TEXT.rindex("$5 million")),
        ("€4.6m", TEXT.index("€4.6m")),
    ]
    assert (deal["date"]["text"], deal["date"]["from"], deal["date"]["to"]) == (
        "May",
        "2024-05-01",
        "2024-05-31",
    )
    assert (deal["optional"], deal["rule"], deal["roles"]["seller"]) == (False, "gold", ["Ada Lowe"])
    assert record["manner"] == "prose" and record["sections"] == []


WRONG = {
    "form not in text": ('"Armada"', '"Armadillo"', "'Armadillo' is not in the text"),
    "other case": ('"Armada"', '"ARMADA"', "the text has 'Armada'"),
    "only part of a longer word": ('aliases = ["Arm"]', 'aliases = ["Loom"]', "'Loom' is not in the text"),
    "two owners": ('name = "Armada"', 'name = "Armada"\naliases = ["Arm"]', "also a form of 'Arm Looms'"),
    "not_in without the name": ('["Arm"]', '["Arm"]\nnot_in = ["of yarn"]', "holds no form"),
    "not_in everywhere": ('name = "Armada"', 'name = "Armada"\nnot_in = ["of Armada"]', "remove this form"),
    "one place left out": ('[[money]]\nquote = "$5"\nlow = "5"\ncurrency = "USD"', "", "'$5' has no entry"),
    "one entry too many": (
        "[[percentage]]",
        '[[percentage]]\nquote = "25%"\nlow = "25"\n[[percentage]]',
        "one too many",
    ),
    "quote not in text": ('"€4.6m"\nlow', '"€4.7m"\nlow', "the quote is not in the text"),
    "same_as unknown": ('same_as = "€4.6m"', 'same_as = "£4m"', "no money entry before it"),
    "currency": ('"EUR"', '"Euro"', "ISO 4217"),
    "number": ('low = "25"', 'low = "25%"', "plain number"),
    "number without quotes": ('low = "25"', "low = 25", "numbers stand in quotes"),
    "high below low": ('low = "25"', 'low = "25"\nhigh = "15"', "swap"),
    "modifier": ('"about"', '"roughly"', "use one of: about, over, under, up_to"),
    "unknown key": ("percent =", "per_cent =", "unknown field"),
    "action": ('"holds"', '"owns"', "use one of: holds"),
    "stake of a person": ('company = "Arm Looms"', 'company = "Ada Lowe"', "is no organization"),
    "type": ('"acquisition"', '"takeover"', "use one of: acquisition"),
    "status": ('"announced"', '"done"', "use one of: rumored"),
    "short form as party": ('target = ["Arm Looms"]', 'target = ["Arm"]', "use the fullest, 'Arm Looms'"),
    "party not in text": ('["Ada Lowe"]', '["Ida Lowe"]', "not in the text"),
    "no party": (
        'acquirer = ["Arbor Mills"]\ntarget = ["Arm Looms"]\nseller = ["Ada Lowe"]\n',
        "",
        "name at least one party",
    ),
    "lead alone": ("seller =", "lead_investor =", "is not in investor"),
    "amount that is no money": (
        'kind = "value", quote = "€4.6m"',
        'kind = "value", quote = "$5m"',
        "no money entry",
    ),
    "kind": ('kind = "value", quote = "€4.6m"', 'kind = "price", quote = "€4.6m"', "use one of: value"),
    "anchor twice": ('"will buy"', '"buy"', "the quote occurs 2 times"),
    "at not in text": ('"will buy"', '"buy"\nat = "must buy"', "'at' is not in the text"),
    "date backwards": ("2024-05-01", "2024-06-01", "ends 2024-05-31, before it starts"),
    "half a date": ("from = 2024-05-01, ", "", "only one of from and to"),
    "no day": ("2024-05-01", '"May"', "write a day as"),
    "round": ("consideration", 'round = "A"\nconsideration', "round is 'A'"),
    "consideration": ('["cash"]', '["shares"]', "use one of: cash, stock"),
    "split": ('split = "dev"', 'split = "train"', "use one of: dev, test"),
    "id": ('id = "a"', 'id = "b"', "is not the form's file name"),
    "no TOML": ("[[deal]]", "[[deal]", "not valid TOML"),
    "one bracket": ("[[deal]]", "[deal]", "two brackets"),
}


@pytest.mark.parametrize("old, new, message", WRONG.values(), ids=list(WRONG))
def test_wrong_form(built, old, new, message):
    head = 'id = "a"\nmanner = "prose"\nsplit = "dev"\n'
    assert (head + ALL).count(old) >= 1
    whole = (head + ALL).replace(old, new, 1)
    _, problems = built(TEXT, whole, head="")
    assert len(problems) >= 1
    assert any(message in p for p in problems), problems


def test_every_fault_is_told_at_once(built):
    entries = ALL.replace('"Armada"', '"Nix"').replace('"EUR"', '"EU"').replace('"acquisition"', '"deal"')
    _, problems = built(TEXT, entries)
    assert [p.split(":")[0] for p in problems] == [
        "organization (Nix)",
        "money 2 (€4.6m)",
        "deal 1 (will buy)",
    ]


def test_at_points_at_one_of_many_places(built):
    deal = DEAL.replace('"will buy"', '"buy"\nat = "to buy Arm"')
    record, problems = built(TEXT, ORGS + MONEY + PERCENT + deal)
    assert problems == [] and record["deals"][0]["start"] == TEXT.index("buy")


def test_one_anchor_serves_two_deals(built):
    other = DEAL.replace('target = ["Arm Looms"]', 'target = ["Armada"]')
    record, problems = built(TEXT, ORGS + MONEY + PERCENT + DEAL + other)
    assert problems == []
    assert {(d["start"], d["end"]) for d in record["deals"]} == {
        (TEXT.index("will buy"), TEXT.index("will buy") + 8)
    }


def test_ignored_words_need_no_entry(built):
    text = "Our book, The $100 Day, is 100% off."
    assert len(built(text, "")[1]) == 2
    head = 'id = "a"\nmanner = "x"\nsplit = "test"\nignore = ["The $100 Day", "100% off"]\n'
    assert built(text, "", head)[1] == []


def test_shared_short_form_is_told_apart_by_not_in(built):
    text = "Sun Pharma rose. Sun Pharma fell as Sun Press wrote: Sun is ill. Sun Press is well; Sun prints."
    orgs = """
    [[organization]]
    name = "Sun Pharma"
    aliases = ["Sun"]
    not_in = ["Sun prints"]
    [[organization]]
    name = "Sun Press"
    aliases = ["Sun"]
    not_in = ["Sun is ill"]
    """
    record, problems = built(text, orgs)
    assert problems == []
    by_name = {o["name"]: [m["start"] for m in o["mentions"]] for o in record["organizations"]}
    assert by_name == {
        "Sun Pharma": [0, 17, text.index("Sun is ill")],
        "Sun Press": [text.index("Sun Press"), text.rindex("Sun Press"), text.index("Sun prints")],
    }
