"""Deals that only a stake tells: who bought, raised or sold a share that no deal of the article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..facts import DealFact, StakeFact
from ..lexicon.words import word_set
from .candidates import Candidate
from .modality import Cue, find_status
from .sentence import MONEY, PERCENT, Sentence
from .share import EACH

TRADED = "stake_purchase.stake"
_ROLES = {"buys": "investor", "raises": "investor", "sells": "seller"}
_NEW_COMPANIES = ("joint_venture", "merger", "spin_off", "ipo")
_EXCHANGES = word_set("exchanges")
_CLEAR = ("majority", "controlling", "minority", "remaining")
_CUT = 10


def traded(
    s: Sentence, number: int, stakes: Sequence[StakeFact], deals: Sequence[DealFact], cues: tuple[Cue, ...]
) -> Iterator[Candidate]:
    """Yield a stake purchase for each stake of sentence `s` that changed hands without a deal that tells of it."""
    for x in stakes:
        if x["holder"] is None or x["action"] not in _ROLES or not s.start <= x["start"] < s.end:
            continue
        if not (x["percent"] or x["size"] in _CLEAR) or x["company"].lower() in _EXCHANGES or _told(x, deals):
            continue
        inside = [j for j, u in enumerate(s.units) if u.start < x["end"] and x["start"] < u.end]
        first, last = inside[0], inside[-1]
        if s.units[first].low == "own" and s.units[first - 1].low in EACH:
            continue  # "X and Y will each own half": what both have of a company of theirs
        c = Candidate("stake_purchase", TRADED, "", s, number, (first, last), (0, len(s.units)))
        c.add("target", [x["company"]])
        c.add(_ROLES[x["action"]], [x["holder"]])
        if x["size"] == "remaining" and x["action"] != "sells":
            c.type = "acquisition"  # who buys the rest has it all
        c.percent = next((j for j in inside if s.units[j].kind == PERCENT), None)
        c.size = x["size"]
        c.amounts = [("", j) for j in _price(s, first, last, deals)]
        low = [u.low for u in s.units]
        before, after = " ".join(low[max(0, first - _CUT) : first + 1]), " ".join(low[last + 1 : last + _CUT])
        c.status, c.cue = find_status(before, after, " ".join(low), "verb", c.type, "completed", cues)
        yield c


def _price(s: Sentence, first: int, last: int, deals: Sequence[DealFact]) -> list[int]:
    """Return the sum near the share, if there is only one that no deal has."""
    taken = {a["start"] for d in deals for a in d["amounts"]}
    near = range(max(0, first - _CUT), min(len(s.units), last + _CUT))
    sums = [j for j in near if s.units[j].kind == MONEY and s.units[j].start not in taken]
    return sums if len(sums) == 1 else []


def _told(x: StakeFact, deals: Sequence[DealFact]) -> bool:
    """Tell whether a deal has both the holder and the company, or makes the company whose share it is."""
    for d in deals:
        parties = {n for names in d["roles"].values() for n in names}
        known = x["holder"] in parties or d["type"] in _NEW_COMPANIES
        if x["company"] in parties and (known or _open(d)):
            return True
        if d["type"] in _NEW_COMPANIES and any(start <= x["start"] < end for start, end in d["evidence"]):
            return True
    return False


def _open(d: DealFact) -> bool:
    """Tell whether the deal is a purchase whose buyer and seller are not told: it may be that of the stake."""
    sides = any(d["roles"].get(role) for role in ("acquirer", "investor", "seller"))
    return d["type"] in ("acquisition", "stake_purchase") and not sides
