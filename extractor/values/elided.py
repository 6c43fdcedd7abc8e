"""What a sum leaves unsaid because the one before said it: "C$2 million at $1.10", "115.3 mln stg after 81.3 mln"."""

from __future__ import annotations

import re
from functools import cache

from ..facts import MoneyFact
from ..lexicon.scales import scales
from ..lexicon.values import GAP, alternation, currencies
from .modifiers import find_modifier
from .numbers import FIGURE, plain, read_figure

_REACH = 50
_DIGIT = re.compile("[0-9]")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def inherit(text: str, before: MoneyFact, fact: MoneyFact) -> None:
    """Give a bare price or "50 cents" of `fact` the kind of dollar that its sentence has told before it.

    "C$2.2M of shares at $0.11" are Canadian dollars twice; "CAD$377 million, or $297 million" are not.
    """
    known = currencies().declarations
    if (
        fact["currency"] not in known
        or before["currency"] not in known
        or before["currency"] == fact["currency"]
    ):
        return
    gap = text[before["end"] : fact["start"]]
    if len(gap) > _REACH or "(" in gap or _SENTENCE_END.search(gap):
        return
    if fact["rule"] == "money.minor" or gap.endswith(" at "):
        fact["currency"] = before["currency"]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    s = scales()
    words = alternation((w for w, f in s.words.items() if f > 1000), fold=True)
    letters = alternation((w for w, f in s.letters.items() if f > 1000))
    scale = rf"{GAP}?(?P<word>{words})(?![A-Za-z])|(?P<letter>{letters})(?!\w)"
    number = rf"(?<![\w.,$€£¥₹-])(?P<figure>{FIGURE})(?:{scale})"
    leads, tails = alternation(s.elided_leads), alternation(s.elided_tails)
    return (
        re.compile(rf"(?<!\w){leads}\s{number}(?=\s{tails}(?!\w)|[.,;)](?:\s|$)|\s*$)"),
        re.compile(rf"{number}(?=\s{alternation(s.elided_parts)}(?!\w))"),
    )


def with_elided(text: str, facts: list[MoneyFact]) -> list[MoneyFact]:
    """Return `facts` with the bare figures behind one that are money of the same currency.

    >>> text = "to 115.3 mln stg after 81.3 mln."
    >>> told = MoneyFact(start=3, end=16, low="", high="", currency="GBP", modifier=None, same_as=None, rule="")
    >>> [(f["low"], f["currency"]) for f in with_elided(text, [told])][1]
    ('81300000', 'GBP')
    """
    out: list[MoneyFact] = []
    for k, fact in enumerate(facts):
        out.append(fact)
        stop = min(
            len(text), fact["end"] + _REACH, facts[k + 1]["start"] if k + 1 < len(facts) else len(text)
        )
        if _DIGIT.search(text, fact["end"], stop) is None:
            continue
        sentence_end = _SENTENCE_END.search(text, fact["end"], stop)
        if sentence_end is not None:
            stop = sentence_end.start() + 1
        for pattern in _patterns():
            m = pattern.search(text, fact["end"], stop)
            if m is not None:
                out.append(_elided(text, m, fact["currency"]))
                break
    return out


def _elided(text: str, m: re.Match[str], currency: str | None) -> MoneyFact:
    s = scales()
    factor = s.words[m["word"].casefold()] if m["word"] else s.letters[m["letter"]]
    value = plain(read_figure(m["figure"]) * factor)
    start, end = m.start("figure"), m.end("word" if m["word"] else "letter")
    return MoneyFact(
        start=start,
        end=end,
        low=value,
        high=value,
        currency=currency,
        modifier=find_modifier(text, start, end),
        same_as=None,
        rule="money.elided",
    )
