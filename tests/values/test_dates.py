"""Date expressions against the table `cases/dates.toml`, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.facts import DateFact
from extractor.lexicon.dates import date_rules
from extractor.values.calendar import RESOLVERS
from extractor.values.dates import find_date, find_dates

from .cases import table

ROWS = [
    (section["published"] or None, text, facts)
    for section in table("dates.toml").values()
    for text, *facts in section["cases"]
]


def written(text: str, fact: DateFact) -> str:
    first, last = fact["from_date"], fact["to_date"]
    days = "open" if first is None else first if first == last else f"{first}..{last}"
    return f"{text[fact['start'] : fact['end']]} = {days}"


@pytest.mark.parametrize(("published", "text", "expected"), ROWS, ids=[text for _, text, _ in ROWS])
def test_table(published: str | None, text: str, expected: list[str]) -> None:
    assert [written(text, f) for f in find_dates(text, published)] == expected


def test_every_rule_names_a_resolver() -> None:
    assert {rule.resolve for rule in date_rules().rules} <= set(RESOLVERS)


def test_first_date_that_resolves_is_the_date() -> None:
    assert find_date("On Wednesday it recalled a deal of 2015", None) == {
        "start": 35,
        "end": 39,
        "from_date": "2015-01-01",
        "to_date": "2015-12-31",
    }
    assert find_date("bought on Wednesday", None) == {
        "start": 10,
        "end": 19,
        "from_date": None,
        "to_date": None,
    }
    assert find_date("grew 76%", "2021-09-29") is None


def test_a_day_of_publication_that_is_no_date_leaves_dates_open() -> None:
    assert find_dates("last month", "September")[0]["from_date"] is None


PIECES = st.sampled_from(
    [
        "Q3",
        " ",
        "2021",
        "last ",
        "year",
        "Feb. 29",
        "March ",
        "in ",
        "99",
        " decades ago",
        "since ",
        "by ",
        "to ",
        "-",
        "Monday",
        ", ",
        "two ",
        "fortn\u0130ghts ago",
        "weeks ago",
    ]
)


@settings(deadline=None)  # the first example loads the rules
@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join)),
    st.one_of(st.none(), st.dates().map(str)),
)
def test_dates_of_any_text_are_sorted_apart_and_true(text: str, published: str | None) -> None:
    end = 0
    for f in find_dates(text, published):
        assert end <= f["start"] < f["end"] <= len(text)
        end = f["end"]
        assert (f["from_date"] is None) == (f["to_date"] is None)
        assert f["from_date"] is None or f["from_date"] <= str(f["to_date"])
