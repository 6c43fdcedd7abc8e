"""Judge a candidate: its status, and whether it has what its rule requires."""

from __future__ import annotations

import itertools

from ..lexicon.words import word_set
from .assets import is_described
from .candidates import Candidate
from .clauses import Slots
from .modality import find_status
from .objects import Object, is_vehicle
from .phrases import DETERMINERS
from .rules import DealRules, Trigger
from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, REF, WORD, Sentence, Unit, is_noun, is_verb

SIZES = {
    "majority": "majority",
    "controlling": "controlling",
    "control": "controlling",
    "full": "full",
    "all": "full",
    "minority": "minority",
    "entire": "full",
    "remaining": "remaining",
}
_FUND_LINKS = frozenset(("for", "into", "towards", "toward", "in", "across"))
BACK = word_set("back")
_FORMER = word_set("former")
_PLAIN_MONEY = word_set("plain_money")
_JOINTLY = word_set("jointly")
_HIRED_AS = word_set("hired_as")
_HIRED_REACH = 7


def names_of(s: Sentence, found: list[int], role: str = "") -> list[str]:
    """Return the names of the parties found; a person is no target."""
    return [
        name
        for j in found
        if not (s.units[j].kind == PERSON and role in ("target", "partner"))
        for name in s.units[j].names
    ]


def judge(c: Candidate, t: Trigger, i: int, last: int, slots: Slots, rules: DealRules) -> None:
    """Set the status from the words around the trigger, its tense and the type's own table."""
    units = c.sentence.units
    begin = 0
    for j in range(i - 1, -1, -1):
        u = units[j]
        clause = u.low in (",", ";", "which", "who", ":") or (
            u.low == "that" and j and not is_verb(units[j - 1])
        )
        if clause or (
            u.kind in PARTIES and u.low not in ("its", "their") and set(u.names) & c.parties() and j < i
        ):
            begin = j + 1
            break
    if c.tense == "infinitive" and units[i - 1].text == "May" and i > 1:
        c.tense = "past"  # "which in May bought": the month
    if _finite(c, i):
        begin = c.anchor[0]  # who "has bought" does not plan to, whatever else the clause says of them
    end = c.anchor[1] if t.id.split(".")[1] == "noun" else i
    before = " ".join(u.low for k, u in enumerate(units[begin:end], begin) if not (u.text == "May" and k))
    after = " ".join(u.low for u in units[last + 1 : last + 14])
    text = " ".join(u.low for u in units)
    default = t.status or rules.status[t.type][c.tense]
    c.status, c.cue = find_status(before, after, text, c.tense, t.type, default, rules.cues)
    if t.status == "proposed" and c.status in ("completed", "announced"):
        c.status = "proposed"


def _finite(c: Candidate, i: int) -> bool:
    """Tell whether the verb at `i` says what was done, by itself: no gerund, no "round led by"."""
    units = c.sentence.units
    reduced = c.anchor[0] == i and i + 1 < len(units) and units[i + 1].low == "by"
    return c.tense in ("past", "perfect") and units[i].tag != "VBG" and not reduced


def meets(c: Candidate, t: Trigger, slots: Slots, o: Object, passive: bool, rules: DealRules) -> bool:
    """Tell whether the candidate has what its rule requires."""
    units = c.sentence.units

    def has(condition: str) -> bool:
        if condition == "two":
            # "A and B partnered with providers": the other side has no name
            nameless = "with" in slots.things and not slots.parties.get("with") and not passive
            return len(c.roles.get("partner", ())) >= 2 and not (nameless and "with" in t.roles)
        if condition in ("object", "target"):
            owned = (
                c.type == "divestiture"
                and "asset" in o.classes
                and {units[o.start].low, units[o.start - 1].low} & {"its", "their"}
            )
            return (
                bool(c.roles.get("target"))
                or bool(owned)
                or (c.anaphor and c.type in ("acquisition", "stake_purchase"))
                or (c.type == "acquisition" and bool(c.roles.get("acquirer")) and is_described(c.sentence, o))
            )
        if condition == "specific":
            # "sells its dairies", "sells Oskar Foods"; "sells financial services" is a trade.
            inside = units[max(0, o.start - 1) : o.head + 1]
            return passive or any(u.low in DETERMINERS or u.kind in (ORG, REF, PERCENT) for u in inside)
        if condition == "named":
            return units[o.head].kind != REF  # "what separates it from its rivals"
        if condition == "of" and c.type == "acquisition" and c.roles.get("acquirer") and is_described(c.sentence, o):
            return True
        if condition == "subject":
            role = t.roles.get("subject")
            return bool(c.roles.get(role)) or c.anaphor if role else bool(c.parties()) or c.anaphor
        if condition == "sides":
            return bool(c.roles.get("target")) and bool(c.roles.get("acquirer"))
        if condition == "offered":
            return bool(c.roles.get("target")) and (bool(c.roles.get("acquirer")) or "none" not in o.classes)
        if condition == "for_stake":
            return any(
                "stake" in rules.classes.get(u.low, ()) or u.kind == PERCENT
                for u in units[c.anchor[1] : c.clause[1]]
            )
        if condition in ("acquirer", "seller"):
            return bool(c.roles.get(condition))
        if condition == "price":
            return any(slot in ("for", "at") and units[j].kind == MONEY for j, slot in slots.values)
        if condition == "together":
            jointly = any(u.low in _JOINTLY for u in units[max(0, c.anchor[0] - 1) : c.clause[1]])
            return not passive and (jointly or bool(slots.parties.get("with")))
        if condition == "place":
            return units[c.anchor[1] + 1].tag == "NNP"
        if condition == "direct":
            before = units[c.anchor[0] - 1]
            side = "to" if units[c.anchor[1]].low == "sale" else "by"
            beside = before.tag in ("POS", "PRP$", "JJ") or before.kind in PARTIES
            return beside and units[c.anchor[1] + 1].low == side
        if condition == "intransitive":
            return not (passive or slots.parties.get("obj") or slots.things.get("obj"))
        if condition == "passive":
            return passive
        if condition == "as_partner":
            return _hired(c)
        if condition == "own_shares":
            words = units[c.anchor[1] : c.clause[1]]
            return any(
                a.low == "own" and "stake" in rules.classes.get(b.low, ())
                for a, b in itertools.pairwise(words)
            )
        if condition == "bare_sum":
            return units[o.head].kind == MONEY and all(u.low in (".", "!") for u in units[o.head + 1 :])
        if condition == "with_money":
            return any(slot == "with" and units[j].kind == MONEY for j, slot in slots.values)
        if condition == "in_offering":
            return any("ipo" in rules.classes.get(u.low, ()) for u in units[c.anchor[1] : c.clause[1]])
        if condition == "vehicle":
            names = set(c.roles.get("venture", ()))
            named = (u for u in units[c.anchor[1] : c.clause[1]] if u.kind == ORG and set(u.names) & names)
            return any(is_vehicle(u, rules.classes) for u in named)
        if condition == "for_fund":
            return _for_fund(c, rules)
        if condition == "money":
            return bool(c.amounts)
        if condition == "subject_money":
            return bool(c.roles.get("target")) and bool(c.amounts)
        if condition == "undisclosed":
            return any(u.low in ("undisclosed", "unspecified") for u in units[c.clause[0] : c.clause[1]])
        if condition == "anaphor":
            return True
        if condition == "funding":
            return _about_funding(c, slots, rules)
        if condition in ("possessor", "modifier"):
            return bool(c.roles.get(t.roles.get(condition, "")))
        role = t.roles.get(condition, "")
        told = bool(c.roles.get(role)) and role not in t.subject.values()
        return bool(slots.parties.get(condition)) or told

    if c.type == "fund_close" and {u.low for u in units[max(0, c.anchor[0] - 5) : c.anchor[0]]} & _FORMER:
        return False
    if c.type == "divestiture" and c.cue == "terminated.negated":
        return False  # "does not sell its robots": no deal is meant
    if t.without and any(bool(slots.parties.get(x)) for x in t.without):
        return False
    if not c.parties() and not c.anaphor:
        return False
    if t.objects and t.id.split(".")[1] == "noun" and not (o.classes & (t.objects | {"name"})):
        return False
    return any(has(x) for x in t.require) and all(has(x) for x in t.need)


def _hired(c: Candidate) -> bool:
    """Tell whether one party takes the other on "as its supplier"."""
    words = [u.low for u in c.sentence.units[c.anchor[1] + 1 : c.clause[1]]]
    return "as" in words and bool(set(words[words.index("as") :][:_HIRED_REACH]) & _HIRED_AS)


def _for_fund(c: Candidate, rules: DealRules) -> bool:
    """Tell whether the money is "for its second fund", "across three new funds"."""
    words = c.sentence.units[c.anchor[1] : c.clause[1]]
    for k, (a, b) in enumerate(itertools.pairwise(words), start=2):
        if a.low not in _FUND_LINKS or not (b.low in DETERMINERS | {"new"} or b.tag == "CD"):
            continue
        phrase = list(itertools.takewhile(_in_phrase, words[k:]))
        for u, following in itertools.zip_longest(phrase, phrase[1:]):
            names = rules.classes.get(u.low, set()) | rules.classes.get(u.low.removesuffix("s"), set())
            if "fund" in names and not (
                following is not None and is_noun(following) and following.tag != "NNP"
            ):
                return True
    return False


def _in_phrase(u: Unit) -> bool:
    return u.kind == WORD and (is_noun(u) or u.tag in ("JJ", "HYPH", "CD", "VBG", "CC"))


def _about_funding(c: Candidate, slots: Slots, rules: DealRules) -> bool:
    if any(slots.parties.get(x) for x in ("lead", "join", "backed", "from")):
        return True
    words = c.sentence.units[c.clause[0] : c.clause[1]]
    return any(
        rules.classes.get(u.low, set()) & {"round", "funding"} and u.low not in _PLAIN_MONEY
        for u in words
        if u.kind == WORD
    )
