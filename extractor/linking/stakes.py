"""Stakes: who holds, buys, raises, sells or seeks which share of which named company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..facts import StakeFact
from .focus import SHARED, Focus
from .holders import read_holding
from .modality import find_status
from .reading import Holding
from .rules import ClauseRules
from .sentence import PERCENT, Sentence
from .share import Share, StakeRules
from .shares import find_shares
from .whose import find_company

_CUT = 10
_WHICH = frozenset(("which", "who", "whose"))
_DENIED = ("terminated.negated", "terminated.denied")


def read_stakes(
    s: Sentence, focus: Focus, percents: Sequence[Mapping[str, Any]], rules: StakeRules, clauses: ClauseRules
) -> list[StakeFact]:
    """Return the stakes that sentence `s` tells; `focus` knows the company meant where none is named."""
    out: list[StakeFact] = []
    told: tuple[Share, Holding] | None = None
    focus.open(s)
    recent, focus.recent = focus.recent, False
    shares = find_shares(s, percents, rules, focus.shared)
    for i, share in enumerate(shares):
        holding = _settled(s, read_holding(s, share, rules, clauses, told, focus.shared), rules)
        if holding.action is None:
            continue
        focus.act(holding.holders)
        ahead = shares[i + 1].part if share.form == "bare" and i + 1 < len(shares) else None
        if ahead is not None and ahead.kind == "named" and told is None and holding.rule == "verb":
            holding = replace(holding, company=ahead.at)  # "X has 60% and Y 40% of Z"
        company, how = find_company(s, share, holding, focus, rules, clauses)
        if holding.holders == (company,) and share.form == "change":
            holding = replace(holding, holders=())  # "its" was taken for the company
        if company is None or holding.holders == (company,):
            continue
        again = told is not None or (recent and share.size == "remaining" and bool(holding.holders))
        if how == "focus" and not _certain(share, holding, again):
            continue
        told = (share, holding)
        focus.tell([company], SHARED)
        focus.recent = True
        out += _facts(s, share, holding, company, how)
    return out


def _certain(share: Share, holding: Holding, again: bool) -> bool:
    """Tell whether a share is a stake though its company is not named beside it; `again` after another one."""
    if share.form == "bare" and not share.figures:
        return again
    return again or bool(holding.holders) or (share.form != "bare" and bool(share.figures))


def _settled(s: Sentence, holding: Holding, rules: StakeRules) -> Holding:
    """Return a holding as far as it has come: what is planned is sought, what is denied is none."""
    if holding.action is None:
        return holding
    low = [u.low if u.text != "May" or not j else "" for j, u in enumerate(s.units)]  # the month is no doubt
    for j in range(1, len(low)):
        if low[j] == "interest" and (s.units[j - 1].kind == PERCENT or low[j - 1] in rules.sizes):
            low[j] = "stake"  # "an 8% interest in X" is no sign of doubt
    k = holding.anchor + 1
    if low[k : k + 1] == ["back"]:
        return Holding(None)  # a company that buys back its own shares holds no stake
    held = holding.action == "holds"
    told_of = max((j + 1 for j in range(k) if held and low[j] in _WHICH), default=0)
    before, after = " ".join(low[max(told_of, k - 1 - _CUT) : k]), " ".join(low[k : k + _CUT])
    own = " ".join(low[told_of:])  # "X denied that it wants Y, which owns 5% of it": Y does
    status, cue = find_status(before, after, own, "verb", "stake_purchase", "completed", rules.cues)
    if status == "terminated" and cue in _DENIED and holding.action == "holds":
        return Holding(None)
    if holding.action in ("buys", "raises") and low[k - 2] == "to" and low[k - 3] in rules.open:
        exercised = any(word.startswith("exercis") for word in low[max(0, k - 7) : k])
        return holding if exercised else replace(holding, action="seeks")
    if status == "terminated" and holding.action in ("buys", "raises", "seeks"):
        return Holding(None) if cue == "terminated.negated" else replace(holding, action="seeks")
    if holding.action in ("buys", "raises") and status in ("proposed", "rumored"):
        return replace(holding, action="seeks")
    return holding


def _facts(s: Sentence, share: Share, holding: Holding, company: str, how: str) -> list[StakeFact]:
    """Return a stake for each holder, each with its own figure where there are as many ("30% and 20%")."""
    givers = [h for h in holding.givers if h != company]
    if givers and givers != list(holding.holders):
        sold = replace(holding, action="sells", holders=tuple(givers), givers=())
        bought = replace(holding, givers=())
        return _facts(s, share, sold, company, how) + _facts(s, share, bought, company, how)
    holders: list[str | None] = [h for h in holding.holders if h != company] or [None]
    figures: list[str | None] = [*share.figures] or ["100" if share.size == "full" else None]
    if len(figures) != len(holders):
        figures = [figures[-1]] * len(holders)
    close = holding.anchor < share.start and share.start - holding.anchor < 4
    return [
        StakeFact(
            holder=holder,
            company=company,
            percent=figure,
            size="full" if figure == "100" else share.size,
            action=holding.action or "",
            start=s.units[holding.anchor if close else share.start].start,
            end=s.units[share.head].end,
            rule=f"stake.{holding.rule}.{how}",
        )
        for holder, figure in zip(holders, figures, strict=True)
    ]


def unique(stakes: Sequence[StakeFact]) -> list[StakeFact]:
    """Return the stakes of an article once each: the same holder, company, share and action told again adds nothing."""
    out: list[StakeFact] = []
    for x in stakes:
        same = next((y for y in out if _same(x, y)), None)
        if same is None:
            out.append(x)
            continue
        if "remaining" in (same["size"], x["size"]) and "100" in (same["percent"], x["percent"]):
            # "full ownership" by buying what remains: what is bought is told, not what one then has
            rest = x if x["size"] == "remaining" else same
            same["percent"], same["size"], same["action"] = rest["percent"], rest["size"], rest["action"]
            continue
        same["holder"] = same["holder"] or x["holder"]
        same["percent"] = same["percent"] or x["percent"]
        same["size"] = same["size"] or x["size"]
    return out


def _same(x: StakeFact, y: StakeFact) -> bool:
    """Tell whether two tellings are of one stake; one may give its figure and the other its size word."""
    if x["company"] != y["company"] or (x["holder"] != y["holder"] and x["holder"] and y["holder"]):
        return False
    if x["holder"] == y["holder"] and {x["action"], y["action"]} <= {"buys", "raises"}:
        sizes, figures = {x["size"], y["size"]}, {x["percent"], y["percent"]}
        if sizes == {"full", "remaining"} and "100" in figures:
            return True
    if x["action"] != y["action"] and not {x["action"], y["action"]} <= {"buys", "holds", "raises"}:
        return False
    if x["percent"] == y["percent"] and (x["size"] == y["size"] or x["percent"]):
        return True
    if (x["percent"] and y["percent"]) or (x["size"] and y["size"] and x["size"] != y["size"]):
        return False
    figure, size = x["percent"] or y["percent"], x["size"] or y["size"]
    return x["holder"] == y["holder"] and figure is not None and _fits(float(figure), size)


def _fits(figure: float, size: str | None) -> bool:
    """Tell whether a size word can stand for a figure."""
    return (size in ("majority", "controlling") and 50 < figure < 100) or (size == "minority" and figure < 50)
