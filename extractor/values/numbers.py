"""Numbers as news writes them: figures, fractions, words and magnitudes, read into exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from ..lexicon.scales import scales
from ..lexicon.values import GAP, alternation

_FRACTION = (
    r"(?:1/2|[13]/4|[12]/3|[1-4]/5|[1357]/8|[1-9]/10|(?:1[135]|[13579])/16|\d{1,2}/(?:32|64))(?![0-9/])"
)
FIGURE = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # 1,234,567.89 and 1,50,000
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])(?:,[0-9]+)?"  # 1.200.000,50
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])"  # 1.200,50
    r"|[0-9]{1,3}(?:['’][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"  # 1'200'000
    r"|[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"  # thin spaces
    r"|[0-9]{1,3}(?: [0-9]{3}){2,}(?![0-9])"  # 1 200 000
    rf"|[0-9]+[- ]{_FRACTION}|{_FRACTION}"  # 57-1/2
    r"|[0-9]{1,3},[0-9]{1,2}(?![0-9,]|\.[0-9])"  # 1,5
    r"|[0-9]+(?:\.[0-9]+)?)"
)

_WORD_START = "(?<![A-Za-z0-9])"


@cache
def figure_pattern() -> re.Pattern[str]:
    """Return the pattern of a figure, a fraction of one character behind it included."""
    # The look-ahead is the scanner's fast path: it skips what is no digit without trying the branches.
    return re.compile(rf"(?=[0-9]){FIGURE}[{''.join(scales().glyphs)}]?")


@cache
def words_pattern() -> re.Pattern[str]:
    """Return the pattern of number words ("two hundred and fifty million", "half a billion", "million")."""
    s = scales()
    small = alternation(s.numbers, fold=True)
    hundred = "[Hh](?ai:undred)"
    big = alternation((w for w, f in s.words.items() if f > 100 and not w.endswith("s")), fold=True)
    bigs = alternation((w for w, f in s.words.items() if f > 100), fold=True)
    part = alternation((f for f in s.fractions), fold=True)
    counted = (
        rf"(?:(?:{small}|{hundred})(?:{GAP}(?:{small}|{hundred}(?:{GAP}and{GAP}{small})?))*"
        rf"(?:{GAP}and{GAP}(?:a{GAP})?{part})?)"
    )
    run = (
        rf"(?:{counted}(?:{GAP}{bigs}(?![A-Za-z])(?:{GAP}{counted})?)*"
        rf"|{big}(?:{GAP}{big})?(?:{GAP}and{GAP}a{GAP}half)?)"
    )
    fraction = rf"{part}(?:{GAP}(?:of{GAP})?an?|{GAP}of{GAP}one)?(?:{GAP}{big})?"
    return re.compile(rf"{_WORD_START}(?:{fraction}|{run})(?![A-Za-z])")


@cache
def _words_scanner() -> re.Pattern[str]:
    """Return the pattern of a boundary and number words: it looks at two letters before it tries a word."""
    s = scales()
    vocabulary = [*s.numbers, *s.words, *s.fractions]
    first, second = ("".join(sorted({c for w in vocabulary for c in (w[k], w[k].upper())})) for k in (0, 1))
    heads = alternation({w[:3] for w in vocabulary}, fold=True)
    body = words_pattern().pattern.removeprefix(_WORD_START)
    return re.compile(rf"[^A-Za-z0-9](?=[{first}][{second}])(?={heads}){body}")


def find_words(text: str) -> list[tuple[int, int]]:
    """Return the spans of number words, in order.

    >>> find_words("half a billion or ten")
    [(0, 14), (18, 21)]
    """
    at_start = words_pattern().match(text)
    spans = [at_start.span()] if at_start is not None else []
    begin = spans[0][1] if spans else 0
    return spans + [(m.start() + 1, m.end()) for m in _words_scanner().finditer(text, begin)]


def plain(value: Decimal) -> str:
    """Return a decimal as a plain string without exponent or trailing zeros.

    >>> plain(Decimal("12.50")), plain(Decimal("3E+6"))
    ('12.5', '3000000')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_figure(text: str, *, comma: bool = False) -> Decimal:
    """Read a figure matched by `FIGURE`, fractions and separators included.

    `comma` says that the currency's own country writes a decimal comma, which settles "1.200".

    >>> [str(read_figure(t)) for t in ("1,234.5", "57-1/2", "1.200.000", "1,50,000", "1,5")]
    ['1234.5', '57.5', '1200000', '150000', '1.5']
    >>> str(read_figure("1.200", comma=True)), str(read_figure("1.200"))
    ('1200', '1.200')
    """
    if text.isdecimal():
        return Decimal(text)
    extra = scales().glyphs.get(text[-1])
    if extra is not None:
        return extra + (read_figure(text[:-1], comma=comma) if len(text) > 1 else 0)
    if "/" in text:
        whole, _, part = text.replace("-", " ").rpartition(" ")
        top, _, bottom = part.partition("/")
        return Decimal(whole or 0) + Decimal(top) / Decimal(bottom)
    if not text.isascii() or " " in text or "'" in text:
        text = re.sub(r"[\s'’]", "", text)
    dots, commas = text.count("."), text.count(",")
    tail = len(text) - 1 - max(text.rfind("."), text.rfind(","))
    if dots > 1 or (dots and commas and text.rfind(",") > text.rfind(".")):
        return Decimal(text.replace(".", "").replace(",", "."))
    if commas == 1 and not dots and tail != 3:
        return Decimal(text.replace(",", "."))
    if comma and dots == 1 and not commas and tail == 3 and text[0] != "0":
        return Decimal(text.replace(".", ""))
    return Decimal(text.replace(",", ""))


def read_words(text: str) -> Decimal | None:
    """Read number words; None where they do not make one number ("five ten").

    >>> [str(read_words(t)) for t in ("half a billion", "two hundred and fifty million", "one-and-a-half")]
    ['500000000.0', '250000000', '1.5']
    >>> read_words("million"), read_words("five ten")
    (Decimal('1000000'), None)
    """
    s = scales()
    words = [w for w in re.split(r"[\s\-‐‑]+", text.casefold()) if w not in ("and", "a", "an", "of")]
    if words[:2] == ["three", "quarters"]:
        words[:2] = ["three quarters"]
    if words[0] in s.fractions and words[1:2] == ["one"]:
        del words[1]  # "a quarter of one percent"
    total = current = Decimal(0)
    last: Decimal | None = None  # the magnitude read before, which the next must stay below
    seen = False  # a number since then
    for k, word in enumerate(words):
        if word in s.numbers:
            if seen and not _adds(current, s.numbers[word]):
                return None
            current, seen = current + s.numbers[word], True
        elif word in s.fractions:
            # "one and a half million" scales the half too; "a million and a half" halves the million.
            current += s.fractions[word] * (last if last is not None and k == len(words) - 1 else Decimal(1))
            seen = True
        elif word == "hundred":
            if current >= 100:
                return None
            current, seen = (current or Decimal(1)) * 100, True
        elif word in s.words:
            factor = s.words[word]
            if not seen and total:
                total *= factor
            elif last is not None and factor >= last:
                return None
            else:
                total += (current if seen else Decimal(1)) * factor
            current, seen, last = Decimal(0), False, factor
        else:
            return None
    return total + current


def _adds(current: Decimal, number: int) -> bool:
    """Tell whether a number word goes on the number so far: "twenty" + "five", "two hundred" + "fifty"."""
    rest = current % 100
    return (rest == 0 and current > 0) or (rest >= 20 and rest % 10 == 0 and number < 10)
