"""Who a round told before drew, and who its money came from: "The round included A", "The money came from B"."""

from __future__ import annotations

from ..lexicon.words import word_set
from .boundaries import names_follow
from .candidates import Candidate
from .sentence import MONEY, Sentence, is_finite
from .sequels import INVESTORS, LED, OPENING, Sequel, last_round, listed, opened_by, round_behind

_FUNDS = word_set("funds")
_COMING = word_set("coming")
_DRAWING = frozenset(
    ("included", "includes", "featured", "features", "drew", "attracted", "counted", "brought", "had", "has")
)


def drew(x: Sequel) -> Candidate | None:
    """Read "The round included A and B" and "Led by A, it drew in B" after the telling of a round."""
    units, last = x.units, x.round
    if last is None and any(u.low in ("latest", "newest", "round") for u in units[:OPENING]):
        last = last_round(x.told)  # "This latest round includes"
    verb = next((j for j, u in enumerate(units) if is_finite(u)), None)
    if last is None or verb is None or units[verb].low not in _DRAWING:
        return None
    opened = next((j + 1 for j in range(verb) if units[j].low == ","), 0) if units[0].low in LED else 0
    if not round_behind(x.s, opened):
        return None
    first = _first_drawn(x.s, verb)
    return x.joined(last, verb, "investor", listed(x.s, first)) if names_follow(x.s, first - 1) else None


def _first_drawn(s: Sentence, verb: int) -> int:
    """Return the unit where the list behind the verb starts."""
    units, first = s.units, verb + 1
    while first < len(units) and (units[first].tag in ("RB", "RP") or units[first].low == "in"):
        first += 1
    backer = next((j for j in range(first, min(first + 5, len(units))) if units[j].low in INVESTORS), None)
    if backer is not None and [u.low for u in units[backer + 1 : backer + 2]] in (["in"], [","], [":"]):
        return backer + 2  # "the round has a new backer in X"
    return first


def source(x: Sequel) -> Candidate | None:
    """Read "The money came from A and B" after the telling of a round."""
    units, last = x.units, x.round
    head = opened_by(x.s, _FUNDS)
    if head is None or last is None:
        return None
    link = next(
        (j for j in range(head + 1, min(head + OPENING, len(units))) if units[j].low in ("from", "by")), None
    )
    between = units[head + 1 : link]
    if link is None or not any(u.low in _COMING for u in between) or any(u.kind == MONEY for u in between):
        return None
    c = x.joined(last, head, "investor", listed(x.s, link + 1))
    if c is not None and any(u.low == "report" for u in units[link:]):
        for told in (t for t in x.near if t.type == last.type and t.cue == "tense"):
            told.status, told.cue = "rumored", "addition.report"  # only a report says so
        c.status = last.status
    return c


def with_sum(x: Sequel) -> Candidate | None:
    """Read "With $5M from A and B, X is ready" as more about the round of that sum."""
    units = x.units
    money = next((j for j, u in enumerate(units[:OPENING]) if u.kind == MONEY), None)
    last = last_round(x.told)
    if money is None or last is None or "with" not in [u.low for u in units[:2]]:
        return None
    link = next(
        (j for j in range(money + 1, min(money + OPENING, len(units))) if units[j].low == "from"), None
    )
    end = next((j for j, u in enumerate(units) if is_finite(u)), None)
    if link is None or end is None:
        return None
    comma = max((j for j in range(link, end) if units[j].low == ","), default=link)
    c = x.joined(last, money, "investor", listed(x.s, link + 1, comma))
    if c is not None:
        c.amounts = [("", money)]
    return c
