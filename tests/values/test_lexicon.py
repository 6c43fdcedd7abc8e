"""Rule files of the value grammar: what is wrong in one is told with file, key, value and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from extractor.errors import RuleError
from extractor.lexicon import dates, percent, scales, toml, values


def _broken(monkeypatch: pytest.MonkeyPatch, module: Any, file: str, change: Callable[[Any], object]) -> None:
    data = deepcopy(toml.read_rules(file))
    change(data)
    monkeypatch.setattr(module, "read_rules", lambda _: data)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda d: d["currency"]["USD"].update(sings=["$"]),
            ["currencies.toml", "currency.USD.sings", "'sings'", "per_usd"],
        ),
        (lambda d: d["currency"]["CAD"].update(family="dolar"), ["currency.CAD.family", "'dolar'", "dollar"]),
        (lambda d: d["currency"].update(XX={}), ["currency.XX", "'XX'", "ISO 4217"]),
        (
            lambda d: d["currency"]["CAD"].update(per_usd="many"),
            ["currency.CAD.per_usd", "'many'", "decimal"],
        ),
        (lambda d: d["currency"]["CAD"].update(hints="("), ["currency.CAD.hints", "'('", "a list of words"]),
        (lambda d: d["currency"]["ISK"].update(code="faint"), ["currency.ISK.code", "'faint'", "weak"]),
        (lambda d: d["currency"]["SEK"].update(scaled=["XSEK"]), ["currency.SEK.scaled", "'XSEK'", "M, m"]),
        (
            lambda d: d["families"]["dollar"].update(default="USX"),
            ["families.dollar.default", "'USX'", "USD"],
        ),
        (lambda d: d["families"]["dollar"].update(word=[]), ["families.dollar.word", "'word'", "words"]),
    ],
)
def test_currencies(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[Any], object], told: list[str]
) -> None:
    _broken(monkeypatch, values, "currencies.toml", change)
    with pytest.raises(RuleError) as e:
        values.currencies.__wrapped__()
    assert [t for t in told if t not in str(e.value)] == []


def test_scales(monkeypatch: pytest.MonkeyPatch) -> None:
    _broken(monkeypatch, scales, "scales.toml", lambda d: d["scale"][0].update(factor="100x"))
    with pytest.raises(RuleError, match=r"scales\.toml: scale hundred: found '100x'; use a decimal number"):
        scales.scales.__wrapped__()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d["unit"][0].update(sign=["%"]), "unit percent.sign: found 'sign'"),
        (lambda d: d["unit"][0].update(factor="x"), "unit percent.sign.factor: found 'x'"),
    ],
)
def test_percent(monkeypatch: pytest.MonkeyPatch, change: Callable[[Any], object], told: str) -> None:
    _broken(monkeypatch, percent, "percent.toml", change)
    with pytest.raises(RuleError) as e:
        percent.percent_units.__wrapped__()
    assert told in str(e.value)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [("in {moon}", "date.day: found part {moon}; use one of: count"), ("(", "date.day: not a regular")],
)
def test_dates(monkeypatch: pytest.MonkeyPatch, pattern: str, told: str) -> None:
    _broken(monkeypatch, dates, "dates.toml", lambda d: d["rule"][0].update(pattern=pattern))
    with pytest.raises(RuleError) as e:
        dates.date_rules.__wrapped__()
    assert told in str(e.value)


def test_every_active_currency_of_the_news_is_there() -> None:
    codes = {f.candidates[0] for f in values.currencies().before.values() if f.kind == "code"}
    majors = "USD EUR GBP JPY CNY INR CAD AUD NZD HKD SGD TWD KRW CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH TRY"
    others = "ILS AED SAR QAR KWD BHD OMR EGP ZAR NGN KES GHS BRL MXN ARS CLP COP PEN THB IDR MYR PHP VND PKR BDT LKR"
    assert set(f"{majors} {others}".split()) - codes == set()
