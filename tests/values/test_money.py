"""Amounts of money against the table `cases/money.toml`, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.lexicon.values import currencies
from extractor.values.money import find_money

from .cases import rows, written

ROWS = rows("money.toml")


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_table(text: str, expected: list[str]) -> None:
    assert [written(text, f, f["currency"] or "?") for f in find_money(text)] == expected


def test_table_has_every_rule() -> None:
    made = {f["rule"] for text, _ in ROWS for f in find_money(text)}
    kinds = ("sign", "code", "name", "minor", "lakh", "words", "range", "elided")
    assert made == {f"money.{kind}" for kind in kinds}


def test_same_words_give_same_facts_wherever_they_stand() -> None:
    text = "It paid CAD$377 million, or $297 million."
    moved = "Before.\n\n" + text
    shift = len(moved) - len(text)
    there = [{**f, "start": f["start"] - shift, "end": f["end"] - shift} for f in find_money(moved)]
    assert there == find_money(text)


# The dotted capital and the dotless small i, the Kelvin sign and the wide blank are letters and blanks to `re`.
PIECES = st.sampled_from(
    [
        "$",
        "€",
        "US$",
        "Rs",
        "5",
        "1,200",
        "3.5",
        "million",
        "bn",
        "-",
        "dollars",
        "pounds",
        "kr",
        "half",
        "about",
        "(",
        ")",
        "%",
        "won",
        "yuan",
        "two",
        "½",
        "1/2",
        ",",
        ".",
        "crore",
        "p",
        "S/",
        "or",
        "and",
        "between",
        "to",
        "a",
        "mİllıon",
        "K",
        " ",
        " ",
        " ",
        "\n",
        "\u3000",
    ]
)


@settings(deadline=None)  # the first example loads the rules
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_facts_of_any_text_are_sorted_apart_and_true(text: str) -> None:
    end = 0
    for k, f in enumerate(find_money(text)):
        assert end <= f["start"] < f["end"] <= len(text)
        end = f["end"]
        assert float(f["low"]) <= float(f["high"])
        assert text[f["start"] : f["end"]] == text[f["start"] : f["end"]].strip()
        assert f["same_as"] is None or f["same_as"] < k


@settings(deadline=None)  # the first example loads the rules
@given(
    st.decimals(min_value="0.01", max_value=999, places=2),
    st.sampled_from([("million", 10**6), ("bn", 10**9), ("crore", 10**7), ("thousand", 10**3)]),
    st.sampled_from(["$", "€", "US$", "HK$", "₹", "£"]),
)
def test_written_amount_is_read_back(number: object, scale: tuple[str, int], sign: str) -> None:
    text = f"{sign}{number} {scale[0]}"
    (fact,) = find_money(f"It raised {text} last year")
    assert float(fact["low"]) == pytest.approx(float(str(number)) * scale[1])
    assert fact["end"] - fact["start"] == len(text)


@pytest.mark.parametrize(
    "code", sorted(c for c, f in currencies().before.items() if f.kind == "code" and not f.need)
)
def test_every_strong_code_is_read_on_both_sides(code: str) -> None:
    form = currencies().before[code]
    (before,) = find_money(f"a loan of {code} 12 million for it")
    (after,) = find_money(f"a loan of 12 million {code} for it")
    assert before["currency"] == after["currency"] == form.candidates[0]
    assert before["low"] == after["low"] == str(12 * 10**6 * int(form.factor))


@pytest.mark.parametrize(
    "name", sorted(n for n, f in currencies().after_folded.items() if not f.need and f.kind == "name")
)
def test_every_name_is_read(name: str) -> None:
    (fact,) = find_money(f"a loan of 12 million {name} for it")
    assert fact["low"] == "12000000"
    assert fact["currency"] in currencies().after_folded[name].candidates
