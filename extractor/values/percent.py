"""Find percentages: spans, values in percent, modifiers and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ..facts import PercentFact
from ..lexicon.percent import PercentUnit, percent_units
from ..lexicon.scales import scales
from ..lexicon.values import GAP, alternation
from .modifiers import find_modifier
from .numbers import figure_pattern, plain, read_figure, read_words, words_pattern
from .ranges import FROM, is_range

# How far before its unit a number is looked for: "one hundred and twenty-five" and a blank.
_REACH = 30
# A minus is a sign behind one of these; elsewhere it is terse for a fall, which a percentage tells without a sign.
_MINUS = re.compile(r"(?:\b(?:of|at|to|from|is|was|be|by|between|and)\s)([-–−])$|(?:^|\s)([Mm]inus )$")
_POINTS = re.compile(r"[\s-]{0,2}(?:percentage )?points?(?![A-Za-z])")
_GAP_END = re.compile(rf"{GAP}$")
_CODED = re.compile(r"[0-9A-F]{2}|[0-9]")


@dataclass(slots=True)
class _Percent:
    start: int
    end: int
    value: Decimal
    unit: PercentUnit | None


@cache
def _units() -> re.Pattern[str]:
    # Each branch begins with a letter class or a sign, which lets the scanner skip all other characters.
    u = percent_units()
    branches = [alternation(u.signs)]
    for first in sorted({w[0] for w in u.words}):
        head = f"[{first}{first.upper()}]"
        rest = "|".join(
            GAP.join(re.escape(p) for p in w[1:].split(" "))
            for w in sorted(u.words, key=lambda w: (-len(w), w))
            if w[0] == first
        )
        branches.append(rf"{head}(?<![A-Za-z]{head})(?ai:{rest})(?![A-Za-z])")
    branches += [rf"{w[0]}(?<=[0-9]{w[0]}){w[1:]}(?![A-Za-z])" for w in sorted(u.glued)]
    return re.compile("|".join(branches))


@cache
def _number_end() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?<![0-9_A-Z,/])(?:{figure_pattern().pattern}|[{''.join(scales().glyphs)}])$"),
        re.compile(rf"{words_pattern().pattern}$"),
    )


def find_percentages(text: str) -> list[PercentFact]:
    """Return every percentage of `text` in order, without overlaps; values are decimal strings in percent.

    Offsets are characters of `text`. A range is one fact; "7.8 and 5 percent" are two. Basis points are
    hundredths.

    >>> [(f["low"], f["high"]) for f in find_percentages("15 to 20 pct, then half a percent")]
    [('15', '20'), ('0.5', '0.5')]
    >>> find_percentages("from 0 to 60 in 3 seconds")
    []
    """
    found: list[_Percent] = []
    facts: list[PercentFact] = []
    busy = 0
    for m in _units().finditer(text):
        p = _read(text, m)
        if p is not None and p.start >= busy:
            found.append(p)
            busy = p.end
    done = 0
    for i, p in enumerate(found):
        if i < done:
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        if following is not None and _is_range(text, p, following):
            facts.append(_fact(text, p.start, following.end, p.value, following.value, "percent.range"))
            done = i + 2
            continue
        _with_shared(text, p, facts)
    return _with_elided(text, facts)


_ELIDED_REACH = 40
# A sentence's end, or a figure that what follows is compared with: "up 687% (496 vs. 63)".
_OTHER_MATTER = re.compile(r"[.!?]\s|\n|[0-9]\s*$")


@cache
def _elided() -> re.Pattern[str]:
    leads = alternation(scales().elided_leads)
    return re.compile(rf"(?<!\w){leads}\s([0-9]{{1,2}}(?:\.[0-9]+)?)(?=[,.;)](?:\s|$)|\s*$)")


def _with_elided(text: str, facts: list[PercentFact]) -> list[PercentFact]:
    """Return `facts` with the fractions behind one that leave the unit out: "to 7.1% from 9.2"."""
    out: list[PercentFact] = []
    for k, fact in enumerate(facts):
        out.append(fact)
        if fact["rule"] == "percent.shared":
            continue
        stop = min(
            len(text), fact["end"] + _ELIDED_REACH, facts[k + 1]["start"] if k + 1 < len(facts) else len(text)
        )
        m = _elided().search(text, fact["end"], stop)
        if m is not None and _OTHER_MATTER.search(text, fact["end"], m.start()) is None:
            out.append(_fact(text, m.start(1), m.end(1), Decimal(m[1]), Decimal(m[1]), "percent.elided"))
    return out


def _fact(text: str, start: int, end: int, low: Decimal, high: Decimal, rule: str) -> PercentFact:
    return PercentFact(
        start=start,
        end=end,
        low=plain(low),
        high=plain(high),
        modifier=find_modifier(text, start, end),
        rule=rule,
    )


def _read(text: str, m: re.Match[str]) -> _Percent | None:
    """Read the number before a unit."""
    u = percent_units()
    surface = " ".join(m.group().split())
    unit = u.signs.get(surface) or u.glued.get(surface) or u.words.get(surface.casefold())
    if unit is None:
        unit = u.words[re.sub(r"\s*[-‐‑]\s*", " ", surface.casefold())]
    end = m.end()
    if surface in u.signs:
        if _CODED.match(text, end):
            return None  # "%20" of a page address
        after = _POINTS.match(text, end)
        if after is not None:
            end, unit = after.end(), u.words["percentage points"]
    before = _number_before(text, m.start()) or _part_before(text, m.start())
    if before is None:
        return None
    start, value = before
    if value == 1:
        start, value = _part_before(text, start) or (start, value)
    minus = _MINUS.search(text, max(0, start - 12), start)
    if minus is not None:
        start, value = minus.start(1) if minus[1] else minus.start(2), -value
    return _Percent(start, end, value * unit.factor, unit)


@cache
def _parts() -> re.Pattern[str]:
    parts = alternation(scales().parts, fold=True)
    return re.compile(rf"(?<![A-Za-z])({parts}){GAP}of{GAP}(?:a{GAP})?$")


def _part_before(text: str, at: int) -> tuple[int, Decimal] | None:
    """Return start and value of the part of one percent told before `at`: "three-quarters of (a)"."""
    m = _parts().search(text, max(0, at - _REACH), at)
    return (m.start(), scales().parts[" ".join(re.sub("[-‐‑]", " ", m[1]).casefold().split())]) if m else None


def _number_before(text: str, at: int) -> tuple[int, Decimal] | None:
    """Return start and value of the number that ends at `at`, one gap apart at most."""
    gap = _GAP_END.search(text, max(0, at - 3), at)
    end = gap.start() if gap is not None else at
    window = max(0, end - _REACH)
    figures, words = _number_end()
    if end and (text[end - 1].isdigit() or text[end - 1] in "½¼¾⅓⅔⅛⅜⅝⅞"):
        m = figures.search(text, window, end)
        if m is None:
            return None
        start = m.start()
        if start and text[start - 1] == "." and text[start].isdigit():
            if start > 1 and text[start - 2].isalnum():
                return None  # a version: "1.2.5"
            start -= 1
        return start, read_figure(text[start:end])
    w = words.search(text, window, end)
    if w is None:
        return None
    value = read_words(w.group())
    return (w.start(), value) if value is not None else None


def _is_range(text: str, a: _Percent, b: _Percent) -> bool:
    if b.start - a.end > 6 or not a.value < b.value or (a.unit is None) != (b.unit is None):
        return False
    return is_range(text, a.start, a.end, b.start, both_told=True)


_JOIN = re.compile(r"[^\S\n]{0,2}\n?(?P<join>\bto\b|\band\b|\bor\b|,|-|–|~|(?<=\d)—(?=\d))[^\S\n]{0,2}\n?$")


def _with_shared(text: str, p: _Percent, facts: list[PercentFact]) -> None:
    """Append `p`, with the numbers before it that share its unit: a range's low end or a list's members."""
    assert p.unit is not None
    end = p.start
    chain: list[tuple[int, int, Decimal]] = []
    while True:
        join = _JOIN.search(text, max(0, end - 8), end)
        before = _bare_number(text, join.start()) if join is not None else None
        if join is None or before is None or (facts and before[0] < facts[-1]["end"]):
            break
        start, value = before
        value *= p.unit.factor
        word = join["join"]
        if word in ("to", "-", "–", "—", "~") or word == "and":
            ranged = value < p.value and is_range(text, start, join.start(), end, both_told=False)
            if ranged and not chain:
                facts.append(_fact(text, start, p.end, value, p.value, "percent.range"))
                return
        if word in ("-", "–", "—", "~"):
            break
        if word == "to" and not FROM.search(text, max(0, start - 8), start):
            break
        if word in (",", "and", "or") and not _lists(text, start, join.start(), p):
            break
        chain.append((start, join.start(), value))
        end = start
        if word == "to":
            break
    for start, stop, value in reversed(chain):
        facts.append(_fact(text, start, stop, value, value, "percent.shared"))
    facts.append(_fact(text, p.start, p.end, p.value, p.value, p.unit.id))


def _bare_number(text: str, at: int) -> tuple[int, Decimal] | None:
    before = _number_before(text, at)
    if before is None or text[before[0] : at].casefold() in scales().fractions:
        return None
    lead = text[before[0] - 1] if before[0] else " "
    return None if lead in "-$€£¥₹" or lead.isalnum() else before


def _lists(text: str, start: int, end: int, p: _Percent) -> bool:
    """Tell whether the bare number at `start:end` is a percentage like the one after it: "7.8 and 5 percent".

    A fraction, or "respectively" behind, says so; a whole number alone may count anything ("in 2015 and 5 percent").
    """
    figure = text[start:end]
    if not figure[0].isdigit():
        return False
    return ("." in figure or "respectively" in text[p.end : p.end + 60]) and len(figure) <= 6
