"""What a clause tells beside its parties: amounts by kind, round, consideration, undisclosed sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..facts import MoneyFact
from ..lexicon.words import word_set
from .amounts import LATER, AmountRule, amount_rule, parallel, spaced
from .candidates import Candidate
from .heads import ListRules
from .phrases import phrase_start
from .sentence import MONEY, Sentence, is_noun

VALUED = frozenset(
    (
        "funding_round",
        "acquisition",
        "merger",
        "stake_purchase",
        "divestiture",
        "ipo",
        "debt_financing",
        "fund_close",
        "share_buyback",
        "spin_off",
        "joint_venture",
    )
)
_PRICED = frozenset(("acquisition", "divestiture", "merger", "stake_purchase", "share_buyback", "ipo"))
_PAID_FOR = frozenset(("acquisition", "merger", "stake_purchase", "divestiture"))
_BY_MONEY = frozenset(("funding_round", "debt_financing", "fund_close"))
_ROUNDS = word_set("rounds")
_DEAL_WORDS = word_set("deal_words")
_DEAL_HEADS = word_set("deal_heads")


@dataclass(frozen=True)
class DetailRules:
    """The contents of `rules/details.toml` and `rules/amounts.toml`."""

    rounds: tuple[tuple[str, re.Pattern[str]], ...]
    considerations: tuple[tuple[str, re.Pattern[str]], ...]
    undisclosed: re.Pattern[str]
    undisclosed_next: re.Pattern[str]
    earlier: re.Pattern[str]
    joined: re.Pattern[str]
    advisers: re.Pattern[str]
    amounts: tuple[AmountRule, ...]


def words(s: Sentence, start: int, end: int) -> str:
    """Return the lower-case words of the units from `start` to `end`, spaced as in the text."""
    return spaced(s.units[start:end])


def add_details(
    found: list[Candidate], s: Sentence, money: Sequence[MoneyFact], rules: DetailRules
) -> list[Candidate]:
    """Fill the details of one sentence's candidates and return those that still stand."""
    if not found:
        return []
    found_by = {j: amount_rule(s, j, money, rules.amounts) for j, u in enumerate(s.units) if u.kind == MONEY}
    kinds = {j: rule.deal for j, rule in found_by.items()}
    strong = any(not c.weak for c in found)
    kept = [c for c in found if not (c.weak and strong) and _take_amounts(c, kinds, money)]
    # What only its size tells is of the deal that claims it, if any does.
    told = {j: rule.deal for j, rule in found_by.items() if rule.below is None}
    _share_leftovers(kept, s, told, money)
    _drop_advisers(kept, s, rules)
    whole = words(s, 0, len(s.units))
    for c in kept:
        if c.type == "funding_round":
            c.round = c.round or _round_of(c, kept, s, rules)
        area = whole if _only(c, kept) else words(s, c.clause[0], min(len(s.units), c.clause[1] + 1))
        # A shell pays in its stock for the company that it takes public.
        if c.type in _PAID_FOR or c.rule.startswith("merger."):
            c.consideration = tuple(name for name, p in rules.considerations if p.search(area))
        c.undisclosed = c.undisclosed or bool(rules.undisclosed.search(area))
    return kept


def _drop_advisers(kept: list[Candidate], s: Sentence, rules: DetailRules) -> None:
    """Take advisers on a sale out of those who sell."""
    if not any("seller" in c.roles for c in kept):
        return
    advisers = {n for j, u in enumerate(s.units) if u.names and _advises(s, j, rules) for n in u.names}
    for c in kept:
        if advisers & set(c.roles.get("seller", ())):
            c.roles["seller"] = [n for n in c.roles["seller"] if n not in advisers]


def _advises(s: Sentence, j: int, rules: DetailRules) -> bool:
    """Tell whether the party at unit `j` is described as an adviser on sales of companies."""
    return bool(rules.advisers.search(words(s, j + 1, j + 20)))


def _round_of(c: Candidate, kept: list[Candidate], s: Sentence, rules: DetailRules) -> str | None:
    """Return the round that `c` is: named before what points back at it, in its phrase, its clause, its sentence."""
    # "This series B round was led by": what points back names the round.
    named = find_round(words(s, max(0, c.clause[0] - 5), c.clause[0]), rules) if c.anaphor else None
    first = phrase_start(s, c.anchor[0])
    # "in seed and Series A funding": neither
    joined = first > 0 and s.units[first - 1].low == "and" and not c.amounts_in(first)
    behind = s.units[c.anchor[1] + 2 : c.anchor[1] + 3]
    reach = 2 if [u.text for u in behind] == ["a"] else 3  # "raised $5M a month ago"
    own = None if joined else find_round(words(s, first, c.anchor[1] + reach), rules)
    told = named or own or find_round(_own_words(c, kept), rules)
    if told or not _alone(c, kept):
        return told
    return find_round(rules.earlier.sub("", words(s, 0, len(s.units))), rules)


def find_round(text: str, rules: DetailRules) -> str | None:
    """Return the name of the first round told in lower-case `text`, or None."""
    text = rules.joined.sub("", text)
    best: tuple[int, int, str] | None = None
    for order, (name, pattern) in enumerate(rules.rounds):
        m = pattern.search(text)
        if m and (best is None or (m.start(), order) < best[:2]):
            letter = (m.group(1) or "").upper() if m.groups() else ""
            best = (m.start(), order, name.replace("{}", letter))
    return best[2] if best else None


def _own_words(c: Candidate, kept: list[Candidate]) -> str:
    """Return the words of the clause of `c` without those of the rounds that other candidates tell in it."""
    others = [x for x in kept if x is not c and _another(x, c)]
    later = [_start_of(x) for x in others if x.anchor[0] > c.anchor[1]]
    earlier = [x.anchor[1] + 1 for x in others if x.anchor[1] < c.anchor[0]]
    end = min([len(c.sentence.units), c.clause[1] + 1, *later])
    return words(c.sentence, max([c.clause[0], *earlier]), end)


def _another(x: Candidate, c: Candidate) -> bool:
    """Tell whether `x` tells one more round than `c` ("raised $5M, up from its previous $3M seed round")."""
    other = ".noun." in x.rule and x.amounts and c.amounts and not set(x.amounts) & set(c.amounts)
    return x.type == "funding_round" and (x.further or bool(other))


def _start_of(x: Candidate) -> int:
    return x.anchor[0] if x.further else phrase_start(x.sentence, x.anchor[0])


def _alone(c: Candidate, kept: list[Candidate]) -> bool:
    sums = {tuple(x.amounts) for x in kept if x.amounts}
    beside = any(x.amounts and not c.amounts and _apart(x, c) for x in kept)
    return len(sums) < 2 and not beside and not any(x.further for x in kept) and _only(c, kept)


def _apart(x: Candidate, c: Candidate) -> bool:
    """Tell whether `x` tells a round behind what `c` tells ("the round comes a year after X's $5M seed")."""
    apposed = c.anchor[1] + 2 == phrase_start(x.sentence, x.anchor[0])  # "its last round, a $5M Series A"
    return x.rule == c.rule and x.clause[0] >= c.clause[1] and not apposed


def _only(c: Candidate, kept: list[Candidate]) -> bool:
    return all(other.type == c.type or other is c for other in kept)


def _take_amounts(c: Candidate, kinds: dict[int, str], money: Sequence[MoneyFact]) -> bool:
    """Sort the candidate's amounts by kind; tell whether a deal is left."""
    sorted_ = [(told or kinds[j], j) for told, j in c.amounts]
    if c.type not in _PRICED:
        sorted_ = [("none" if kind == "per_share" else kind, j) for kind, j in sorted_]
    taken: list[tuple[str, int]] = []
    for kind, j in sorted_:
        if kind == "value" and c.type in _BY_MONEY and j != sorted_[0][1]:
            continue
        later = kind == LATER and c.type in _PRICED and any(k == "value" for k, _ in taken)
        kind = "value" if kind == LATER else kind
        if kind == "none" or (any(k == kind for k, _ in taken) and not later):
            continue
        taken += [(kind, m) for m in parallel(c.sentence, j, money) if (kind, m) not in taken]
    c.amounts = taken
    rejected = sorted_ and not any(k == "value" for k, _ in taken) and sorted_[0][0] == "none"
    told = {u.low.rstrip(".") for u in c.sentence.units[c.clause[0] : c.clause[1]]}
    if c.rule == "funding_round.verb.join":
        return True  # "in which X took part, brings the total to $5M"
    led = c.roles.get("lead_investor") and told & _ROUNDS  # what was "raised in all, led by X" is no round
    return not (rejected and c.type in _BY_MONEY and not led)


def _share_leftovers(
    kept: list[Candidate], s: Sentence, kinds: dict[int, str], money: Sequence[MoneyFact]
) -> None:
    """Give amounts that no clause took to the deal they stand with: valuations, prices per share, "a deal worth"."""
    taken = {m for c in kept for _, m in c.amounts}
    for j, kind in kinds.items():
        if j in taken or kind == "none":
            continue
        open_ = [c for c in kept if c.type in VALUED and not any(k == kind for k, _ in c.amounts)]
        if kind == "per_share":
            open_ = [c for c in open_ if c.type in _PRICED]
        elif kind == LATER:
            open_ = [c for c in open_ if c.type in _PRICED and any(k == "value" for k, _ in c.amounts)]
        elif kind == "value":
            near = {u.low for u in s.units[max(0, j - 5) : j]} & _DEAL_WORDS
            open_ = [c for c in open_ if c.type in _PRICED and (near or _names_deal(s, j, c))]
        if not open_:
            continue
        best = min(open_, key=lambda c: (j < c.anchor[0], abs(j - c.anchor[0])))
        group = parallel(s, j, money)
        best.amounts += [("value" if kind == LATER else kind, m) for m in group]
        taken.update(group)


def _names_deal(s: Sentence, j: int, c: Candidate) -> bool:
    """Tell whether the amount at unit `j` stands before the word for the deal `c` ("a $5M all-stock deal")."""
    k = j + 1
    while k < len(s.units) and (
        is_noun(s.units[k]) or s.units[k].tag in ("JJ", "HYPH", "VBN") or s.units[k].low == "all"
    ):
        k += 1
    apart = any(u.low == "," for u in s.units[k : c.anchor[0]])
    return c.type != "ipo" and s.units[k - 1].low in _DEAL_HEADS and not apart


def withhold(told: list[Candidate], s: Sentence, rules: DetailRules) -> None:
    """Mark the deal told last as undisclosed when sentence `s`, close behind, says so ("Terms were not disclosed")."""
    last = told[-1] if told else None
    if last is None or s.section != last.sentence.section:
        return
    text = spaced(s.units)
    if rules.undisclosed_next.search(text) and rules.undisclosed.search(text):
        for c in told:
            c.undisclosed = c.undisclosed or c.number == last.number


def deny(told: list[Candidate], s: Sentence, rules: ListRules) -> None:
    """End the rumor or plan told last in the same block when sentence `s` denies it."""
    if not told or told[-1].sentence.block != s.block or told[-1].status not in ("rumored", "proposed"):
        return
    if rules.denial.search(spaced(s.units)):
        last = told[-1].number
        for c in told:
            if c.number == last:
                c.status, c.cue = "terminated", "denial"
