"""Deal nouns: what owns them, what governs them, what follows them, and the roles of their rules."""

from __future__ import annotations

from collections.abc import Iterator

from .candidates import Candidate
from .case import Case
from .deal_nouns import ROUND, DealNoun, deal_noun
from .enumerated import each_listed
from .judge import BACK, judge, meets, of_today
from .noun_owners import add_owners
from .noun_roles import add_around, add_named, take_buyer
from .noun_subjects import add_subject
from .noun_sums import add_sums, part_of_sum
from .noun_targets import add_targets
from .predicates import read_predicate
from .rules import ClauseRules, DealRules
from .sentence import MONEY, REF, WORD, Sentence, is_noun
from .topics import read_topic

_LOAN = "debt_financing.noun.loan"
_PRIOR = frozenset(("earlier", "previous", "prior"))
_FURTHER = frozenset(("a", "an", "another"))


def noun_candidates(s: Sentence, number: int, rules: DealRules, clauses: ClauseRules) -> Iterator[Candidate]:
    """Yield a candidate for every deal noun of the sentence whose surroundings meet its rule."""
    for i, u in enumerate(s.units):
        if u.kind != WORD or u.low not in rules.nouns or (u.tag == "VBZ" and not _talks(s, i)):
            continue
        if u.tag == "VB" and i and (s.units[i - 1].low == "to" or s.units[i - 1].tag in ("MD", "RB")):
            continue  # "to float", "did not raise"
        if u.low == "raise" and [x.kind for x in s.units[i + 1 : i + 2]] == [MONEY]:
            continue  # "we saw X raise $5M"
        if (
            i + 1 < len(s.units)
            and (is_noun(s.units[i + 1]) or s.units[i + 1].text == "-")
            and s.units[i + 1].tag != "NNP"
            and not any(x.text.isdigit() for x in s.units[i + 2 : i + 3])  # "a Series A-2"
        ):
            continue  # not the head: "the acquisition vehicle", "round-trip"
        if u.low == "seed" and i + 1 < len(s.units) and s.units[i + 1].low in ("and", "or", "/"):
            continue  # "a seed and growth fund"
        if u.low in ("debt", "loans") and _beside_equity(s, i):
            continue  # "in a mix of equity and debt": one round
        best = 0
        for t, words in rules.nouns[u.low]:
            first = _start(s, i, words) if len(words) >= best else None
            if first is None:
                continue
            best = len(words)
            found = _read_noun(deal_noun(s, first, i, t, rules, clauses), number)
            if found is not None:
                yield from each_listed(found)


def _talks(s: Sentence, i: int) -> bool:
    """Tell whether the tagger took a noun for a verb at unit `i` ("when talks with X fell through")."""
    after = s.units[i + 1].low if i + 1 < len(s.units) else ""
    return s.units[i].low == "talks" and after == "with" and s.units[i - 1].tag in ("WRB", "IN")


def _beside_equity(s: Sentence, i: int) -> bool:
    units = s.units
    before = [x.low for x in units[max(0, i - 2) : i]]
    behind = [x.low for x in units[i + 1 : i + 3]]
    return before in (["equity", "and"], ["equity", "/"]) or behind in (["and", "equity"], ["/", "equity"])


def _start(s: Sentence, i: int, words: tuple[str, ...]) -> int | None:
    """Return the first unit of the phrase `words` that ends at unit `i`; a hyphen may join its words."""
    j = i
    for n, word in enumerate(reversed(words)):
        if n and j > 0 and s.units[j].text == "-":
            j -= 1
        if j < 0 or s.units[j].low != word:
            return None
        j -= 1
    return j + 1


def _read_noun(n: DealNoun, number: int) -> Candidate | None:
    """Return what the noun tells of a deal, None where its surroundings do not meet its rule."""
    if part_of_sum(n):
        return None
    s, t, slots, anchor = n.s, n.t, n.slots, (n.first, n.last)
    c = Candidate(t.type, t.id, "", s, number, anchor, (n.start, slots.end), tense="noun", weak=t.weak)
    owned = add_owners(c, n)
    add_around(c, n, owned)
    sought = take_buyer(c, n)
    add_named(c, n)
    o = read_topic(s, n.last, n.start, slots, t, c, n.rules, n.clauses)
    add_subject(c, n, owned)
    add_targets(c, n)
    add_sums(c, n, read_predicate(s, n.last, slots, t, c, n.rules, n.clauses))
    c.anaphor = _points_back(c, n)
    c.further = _is_further(c, n)
    judge(c, t, n.governor if n.governor is not None else n.first, n.last, slots, n.rules)
    if sought and c.status == "proposed":
        c.status = "announced"  # who has found one looks for none
    return c if meets(Case(c, t, slots, o, False, n.rules)) else None


def _points_back(c: Candidate, n: DealNoun) -> bool:
    """Tell whether the phrase points back at a deal told before ("the round", "Series B" as an opening)."""
    units, start = n.units, n.start
    if n.t.id == ROUND and start and units[start - 1].low == "in" and c.roles.get("investor"):
        return True  # "raised $5M soon after its start, in a seed round from X"
    back = units[start].low in BACK or of_today(n.s, start) or units[start].kind == REF
    return back or (start == 0 and units[0].low == "series")


def _is_further(c: Candidate, n: DealNoun) -> bool:
    """Tell whether the noun tells one more round or loan of a company told before."""
    units, start = n.units, n.start
    before_this = any(u.low in _PRIOR for u in units[start : n.first]) and bool(c.amounts)
    another = before_this or (units[start].low in _FURTHER and bool(n.sums))
    told_of_whom = {"target", "lender"} & c.roles.keys()
    inner = start > 0 and units[start - 1].low == "including"  # "had raised $9M, including a $5M round"
    return n.t.id in (ROUND, _LOAN) and another and (inner or not told_of_whom)
