"""Conditions on what money is for: a round, a fund, talks of an investment, or nothing but the sum."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ..lexicon.words import word_set
from .case import Case
from .phrases import DETERMINERS, is_possessive
from .sentence import MONEY, ORG, REF, WORD, Unit, is_noun

_FUND_LINKS = frozenset(("for", "to", "into", "towards", "toward", "in", "across", "with"))
_ORDINALS = word_set("ordinals")
_FRESH = frozenset(("debut", "first", "flagship", "inaugural", "maiden", "new", "newest"))
_TOPICS = frozenset(("about", "concerning", "on", "over", "regarding"))
_INVESTING = re.compile(
    r", (?:an?|the) (?:[\w-]+ ){0,3}?(?:vc|venture(?: capital)?|private equity|growth equity|buyout) "
    r"(?:firm|investor|fund)\b"
)
_FIRM_NAME = re.compile(r"\b(?:Ventures|Venture (?:Partners|Capital)|VC|Funds)$")
_LISTING = frozenset(("debuted", "debuting", "floated", "floating", "listed", "listing"))
_LISTING_REACH = 9
_WHEN = frozenset(("after", "as", "by", "when"))
_PLAIN_MONEY = word_set("plain_money")
_BACKERS = word_set("givers") | {"backer", "investor"}
_TAKERS = word_set("takers")
_KINDS = frozenset(("equity", "first", "follow-on", "growth", "initial", "minority", "seed", "strategic"))
_SALES = frozenset(("buyout", "loss", "management", "managers", "profit", "unnamed"))
_SALE_REACH = 7
_TIMES = word_set("times")
_YEAR = re.compile("(?:19|20)[0-9][0-9]")
_TALK_REACH = 13
_NO_USES = frozenset(("claims", "damages", "deal", "fine", "losses", "sale", "sales", "settlement", "work"))
_TOPIC_REACH = 5


def bare_sum(x: Case) -> bool:
    """Tell whether the object is a sum that ends the sentence ("raised $5M.") or what a headline tells of it.

    A headline goes on with what the money is for or with the next clause ("X gets $5M to map the sea").
    """
    behind = x.units[x.o.head + 1 :]
    if x.units[x.o.head].kind != MONEY:
        return False
    headline = x.units[-1].low not in (".", "!", "?") and x.c.tense == "present"
    goes_on = [u.tag for u in behind[:2]] == ["TO", "VB"] or [u.low for u in behind[:1]] in (
        [","],
        ["as"],
        ["while"],
    )
    goes_on = goes_on or _for_use(x, behind)
    return all(u.low in (".", "!", "(", ")") for u in behind) or (headline and goes_on)


def _for_use(x: Case, behind: Sequence[Unit]) -> bool:
    """Tell whether a headline goes on with what the money will be used for ("gets $5M for charge points")."""
    phrase = behind[1:5]
    sold = any(x.is_class(u, "asset") or x.is_class(u, "stake") or u.low in _NO_USES for u in phrase)
    used = bool(phrase) and phrase[0].kind == WORD and phrase[0].tag in ("VBG", "NN", "NNS", "JJ")
    return [u.low for u in behind[:1]] == ["for"] and used and not sold


def sum_behind(x: Case, *slots: str) -> bool:
    """Tell whether a sum stands in one of the slots."""
    return any(slot in slots and x.units[j].kind == MONEY for j, slot in x.slots.values)


def for_fund(x: Case) -> bool:
    """Tell whether the money is "for its second fund", "across three new funds"."""
    words = x.behind
    if _one_more(x):
        return True
    for k, (a, b) in enumerate(itertools.pairwise(words), start=2):
        owned = (
            b.kind == ORG and k < len(words) and is_possessive(words[k])
        )  # "in Ridge Partners' debut fund"
        if a.low not in _FUND_LINKS or not (
            owned or b.low in DETERMINERS | _FRESH | _ORDINALS or b.tag == "CD" or b.text == "Fund"
        ):
            continue
        phrase = list(itertools.takewhile(_in_phrase, words[k + owned - (b.text == "Fund") :]))
        if len(phrase) == 1 and phrase[0].low in _ORDINALS:
            return True  # "seeks $5M for a sixth"
        for u, following in itertools.zip_longest(phrase, phrase[1:]):
            names = x.rules.classes.get(u.low, set()) | x.rules.classes.get(u.low.removesuffix("s"), set())
            if "fund" in names and not (
                following is not None and is_noun(following) and following.tag != "NNP"
            ):
                return True
    return False


def _one_more(x: Case) -> bool:
    """Tell whether the sum is that of one more fund told before it ("X raised a fund, Y closed one of $5M")."""
    low = [u.low for u in x.units[x.c.anchor[1] + 1 : x.c.anchor[1] + 3]]
    told = any("fund" in x.rules.classes.get(u.low, set()) for u in x.units[: x.c.anchor[0]])
    return told and low[:1] in (["one"], ["another"]) and low[1:] in (["of"], ["worth"], ["at"])


def _in_phrase(u: Unit) -> bool:
    return u.kind == WORD and (is_noun(u) or u.tag in ("JJ", "HYPH", "CD", "VBG", "CC"))


def about_funding(x: Case) -> bool:
    """Tell whether the clause speaks of a round, of funding, or of who gave it."""
    if any(x.slots.parties.get(slot) for slot in ("lead", "join", "backed", "from")):
        return True
    if any(x.units[j].low in _BACKERS for j in x.slots.things.get("from", ())):
        return True  # "took $5M from a strategic backer"
    words = x.clause
    return any(
        x.rules.classes.get(u.low, set()) & {"round", "funding"} and u.low not in _PLAIN_MONEY
        for u in words
        if u.kind == WORD
    )


def about_investment(x: Case) -> bool:
    """Tell whether the talks are "about a possible investment"."""
    return any(
        (x.is_class(u, "round") or x.is_class(u, "funding")) and not x.is_class(u, "venture")
        for u in _topic(x.behind)
        if is_noun(u)
    )


def about_sale(x: Case) -> bool:
    """Tell whether they are "talks about a sale", their partner's description between, or "sale talks"."""
    first = x.c.anchor[1] + 1
    topic = [x.units[x.c.anchor[0] - 1], *_topic(x.units[first : first + _TALK_REACH])]
    return any(u.low == "sale" for u in topic)


def _topic(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the units that begin with "about" or another word before a topic."""
    at = next((k for k, u in enumerate(units) if u.low in _TOPICS), len(units))
    return units[at : at + _TOPIC_REACH]


def investment_firm(x: Case) -> bool:
    """Tell whether the subject is a firm that invests, as told or named ("X, a venture capital firm, raised")."""
    names = set(x.c.roles.get("target", ()))
    first = next((j for j, u in enumerate(x.units) if u.kind == ORG and set(u.names) & names), x.c.anchor[0])
    told = " ".join(u.low for u in x.units[first + 1 : x.c.anchor[0]] if u.kind in (WORD, REF))
    firm = bool(_INVESTING.match(told)) or any(_FIRM_NAME.search(n) for n in names)
    return firm and not x.slots.parties.get("from")


def cash(x: Case) -> bool:
    """Tell whether the sum is handed over as such, no price of what follows it ("a $5M contract")."""
    for k, u in enumerate(x.units[x.c.anchor[1] + 1 :], start=x.c.anchor[1] + 2):
        if u.kind == MONEY:
            after = x.units[k] if k < len(x.units) else None
            classes = x.rules.classes.get(after.low, set()) if after is not None else set()
            return after is None or not is_noun(after) or bool(classes & {"funding", "round"})
    return True


def raised_in_offering(x: Case) -> bool:
    """Tell whether an offering is told behind the trigger; "for its debut fund" is none."""
    low = [u.low for u in x.units[x.o.head : x.o.head + _LISTING_REACH]]
    listed = any(a in _LISTING and b in ("on", "in") for a, b in itertools.pairwise(low))
    if listed and _WHEN & set(low):
        return True  # "raised $5M when it listed on Nasdaq", "after debuting in Oslo"
    return any(
        x.is_class(u, "ipo") and not any(after.low == "fund" for after in x.behind[j + 1 : j + 2])
        for j, u in enumerate(x.behind)
    )


def offering_raises(x: Case) -> bool:
    """Tell whether an offering is the subject ("the IPO would raise", "X's offering, which raised")."""
    j = x.c.anchor[0] - 1
    if x.units[j].low in ("which", "that"):
        j -= 1 + (x.units[j - 1].low == ",")
    return x.is_class(x.units[j], "ipo")


def sale_told(x: Case) -> bool:
    """Tell whether it is said when or how the whole was sold ("was sold last year", "at a loss", "to its managers")."""
    behind = [u.low for u in x.units[x.c.anchor[1] + 1 : x.c.anchor[1] + _SALE_REACH]]
    dated = any(low in _TIMES or _YEAR.fullmatch(low) for low in behind[:3])
    return dated or bool(_SALES & set(behind))


def own_investment(x: Case) -> bool:
    """Tell whether the noun is an investment whose kind or time is told ("Foo's 2019 investment in Bar")."""
    kinds = {u.low for u in x.units[x.c.clause[0] : x.c.anchor[0]]} & _KINDS
    dated = any(u.low in _TIMES or _YEAR.fullmatch(u.low) for u in x.clause)
    owned = x.units[x.c.anchor[1]].low == "investment" and x.has("target", "investor")
    return owned and bool(kinds or dated) and bool(x.slots.parties.get("in") or x.slots.parties.get("into"))


def own_money_in(x: Case) -> bool:
    """Tell whether the object is the subject's own investment in another ("raised its investment in Foo")."""
    named = x.slots.parties.get("in") or x.slots.parties.get("into")
    inside = [u.low for u in x.units[x.c.anchor[1] + 1 : x.o.head + 1]]
    return bool(named) and inside[-1:] == ["investment"] and bool({"its", "their"} & set(inside))


def taken(x: Case) -> bool:
    """Tell whether the subject got the money, not gave it ("$5M in funding for nine startups", "investment in X")."""
    given = any(
        x.units[j].low in _TAKERS for slot in ("to", "for", "in") for j in x.slots.things.get(slot, ())[:1]
    )
    inside = [u.low for u in x.units[x.o.head : x.o.head + 2]] in (
        ["investment", "in"],
        ["investment", "into"],
    )
    return not given and not (inside and ".verb." in x.c.rule)
