"""Trigger verbs: where one stands, whether the word acts as a verb there, its tense, voice and price."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon.words import word_set
from .phrases import coordinated
from .rules import ClauseRules, DealRules, Trigger
from .sentence import MONEY, ORG, PARTIES, WORD, Sentence, is_noun, is_verb

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got", "getting", "'s"))
_PAUSES = frozenset((",", ":", "(", "–", "—"))
_HAVE = frozenset(("has", "have", "had", "having", "'ve"))
_OWN = word_set("own")
_SUPPORTERS = frozenset(
    ("advisor", "adviser", "backer", "client", "customer", "investor", "partner", "sponsor")
)
_AS_REACH = 9
_CLOSING = frozenset((",", ".", ";", ")", "and", "for", "in", "last"))
_CONSUMERS = word_set("consumers")
_REFLEXIVE = frozenset(("itself", "themselves"))
_SINCE = frozenset(("after", "since", "before", "upon", "following"))
_TIMES = word_set("times") | {"last", "in", "this"}
_FUTURE = frozenset(
    ("to", "will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll", "'d")
)


def follows(s: Sentence, i: int, rest: tuple[str, ...]) -> bool:
    """Tell whether the other words of a trigger follow unit `i`; "*" stands for up to eight units, or for none."""
    if rest[:1] == ("*",):
        return any(_reads(s, k, rest[1:]) for k in range(i + 1, i + 10))
    return _reads(s, i + 1, rest)


def _reads(s: Sentence, k: int, words: tuple[str, ...]) -> bool:
    """Tell whether the units from `k` on are `words`, where "its" stands for any owner."""
    found = tuple("its" if x.low in _OWN else x.low for x in s.units[k : k + len(words)])
    return found == words


def acts_as_verb(s: Sentence, i: int, tenses: frozenset[str]) -> bool:
    """Tell whether a word that may be a verb is one here; headlines lead the tagger astray."""
    u = s.units[i]
    before = s.units[i - 1] if i else None
    after = s.units[i + 1] if i + 1 < len(s.units) else None
    if is_verb(u):
        inside = before is not None and (
            before.low in ("the", "a", "an") or (is_noun(before) and u.tag == "VBG")
        )
        return not (u.tag in ("VBN", "VBG") and after is not None and is_noun(after) and inside)
    if before is None or after is None or before.low in ("the", "a", "an", "'s", "of", "'", "its", "their"):
        return False
    if "base" in tenses and len(tenses) == 1:
        return before.low == "to" or (
            before.kind in PARTIES and (after.kind in PARTIES or len(coordinated(s, i - 1)) > 1)
        )
    tags = ("NNP", "NN", "NNS", "RB", *(("JJ",) if after.kind in PARTIES else ()))
    subject = before.kind in PARTIES or before.low == ")" or before.tag in tags
    return subject and (after.kind != WORD or not is_verb(after)) and after.low not in (",", ".", "'s")


def tense_of(s: Sentence, i: int, start: int, last: int, tenses: frozenset[str]) -> tuple[str, bool]:
    """Return (tense, passive) of the verb at `i` whose group starts at `start` and whose words end at `last`."""
    group = {u.low for u in s.units[start:i]}
    k = last + 1
    while k < len(s.units) and s.depth[k] > s.depth[i]:
        k += 1  # "acquired (and later shuttered) by"
    while k < len(s.units) and (s.units[k].low in _TIMES or (s.units[k].tag == "CD" and k > last + 1)):
        k += 1  # "bought last year by", "bought in 2019 by"
    after = s.units[k].low if k < len(s.units) else ""
    u = s.units[i]
    # "is to become part of", "is to cut": the base form behind "to"
    active = s.units[i - 1].low in ("to", "have")  # "was to have bought"
    passive = bool("participle" in tenses and u.tag != "VBG" and group & _BE and not active)
    if "participle" in tenses and after == "by" and all(x.tag == "RB" for x in s.units[start:i]):
        passive = True  # "recently acquired by"
    if "participle" in tenses and after == "to" and start == i > 0 and s.units[i - 1].low in _PAUSES:
        passive = k + 1 < len(s.units) and s.units[k + 1].kind in PARTIES  # "X, sold to Y"
    if group & _FUTURE == {"to"} and "have" in group:
        return "perfect", passive  # "is said to have bought"
    if group & _FUTURE:
        return "infinitive", passive
    if "gerund" in tenses:
        if group & _BE:
            return "gerund", False
        before = s.units[start - 1].low if start else ""
        return ("past" if before in ("after", "since", "by", "following", "upon", "for") else "gerund"), False
    if group & _HAVE:
        return "perfect", passive
    if passive and s.units[start].low in ("being", "getting") and s.units[start - 1].low not in _SINCE:
        return "gerund", True  # "is not interested in getting acquired"
    if passive:
        return ("present" if group & {"is", "are", "'s"} and group & {"being"} else "past"), True
    if "past" in tenses or "participle" in tenses or "did" in group:
        return "past", False
    if "base" in tenses and u.tag in ("VB",):
        return "infinitive", False
    return "present", False


def reflexive(s: Sentence, last: int, t: Trigger) -> Trigger:
    """Return the rule with its subject in the object's place where it acts on itself.

    As in "sold itself to X" and "sold to X for $5M".
    """
    following = s.units[last + 1 : last + 5]
    itself = bool(following) and following[0].low in _REFLEXIVE
    to_whom = [u.low if u.kind == WORD else u.kind for u in following[:2]] == ["to", ORG]
    to_whom = to_whom and (len(following) < 3 or following[2].low in _CLOSING)
    if t.roles.get("subject") != "seller" or not (itself or to_whom):
        return t
    roles = {slot: role for slot, role in t.roles.items() if slot != "object"}
    return replace(t, roles={**roles, "subject": t.roles.get("object", "")})


def paid(s: Sentence, start: int, rules: DealRules) -> list[int]:
    """Return the sum that somebody pays, or gets, by doing what starts at `start` ("paid $5M to buy")."""
    if start > 1 and s.units[start].tag == "VBG" and s.units[start - 1].low == "by":
        return [start - 2] if s.units[start - 2].kind == MONEY else []  # "raised $5M by issuing bonds"
    if start < 2 or s.units[start].low != "to" or s.units[start - 1].kind != MONEY:
        return []
    verb = next((u for u in reversed(s.units[: start - 1]) if is_verb(u)), None)
    return [start - 1] if verb is not None and "pay" in rules.light.get(verb.low, ()) else []


def is_trade(s: Sentence, i: int, last: int, start: int, noun: int | None, rules: ClauseRules) -> bool:
    """Tell whether the verb at `i` is of everyday trade, no deal.

    As in "Tilia, which sells pumps", "the consoles sold out", "customers can buy it" and "nabbed X as a backer".
    """
    u, following = s.units[i], s.units[last + 1 : last + 2]
    describes = u.low == "sells" and start > 0 and s.units[start - 1].low in rules.relative
    sold_out = u.low.startswith("s") and bool(following) and following[0].low == "out"
    behind = [x.low for x in s.units[last + 1 : last + _AS_REACH]]
    hired = "as" in behind and bool(set(behind[behind.index("as") :]) & _SUPPORTERS)
    return describes or sold_out or hired or (noun is not None and s.units[noun].low in _CONSUMERS)
