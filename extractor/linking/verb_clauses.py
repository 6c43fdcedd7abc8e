"""The clause of a deal verb: its tense and voice, its subject, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .antecedents import (
    arm_owner,
    described,
    handed_sum,
    offering_owner,
    one_spoken_of,
    owner_of,
    principal,
    reduced,
    who_handed,
)
from .clauses import scan_right
from .enumerated import examples_behind, named_by_include
from .judge import names_of
from .phrases import PRONOUNS, verb_group_start
from .rules import ClauseRules, DealRules, Trigger
from .sentence import Sentence
from .slots import Slots
from .subjects import find_subject
from .things import share_before, thing_of
from .together import take_along, with_companions
from .triggers import is_trade, reflexive, tense_of

LEAD = "funding_round.verb.lead"
SALES = frozenset(("acquisition", "divestiture"))
BUYERS = frozenset(("acquirer", "investor"))


@dataclass(frozen=True)
class VerbClause:
    """A deal verb with its clause.

    The verb stands at `i`, its group begins at `start`, its trigger ends at `last`. `noun` is the subject where that
    is no party, `acting` who acts as the text names him, be it by a pronoun. A passive may be about a thing of its
    subject: `thing` is its noun, `shared` the companies if it is a share of them, `keepers` the names of its owners if
    it is an asset. `given` is a sum handed to the subject. `on_itself` tells that the verb's object is its subject,
    `points_back` that its subject is a deal told before.
    """

    s: Sentence
    i: int
    start: int
    last: int
    tense: str
    passive: bool
    t: Trigger
    rules: DealRules
    clauses: ClauseRules
    subject: list[int]
    noun: int | None
    acting: list[int] = field(default_factory=list)
    thing: int | None = None
    shared: list[int] = field(default_factory=list)
    keepers: list[str] = field(default_factory=list)
    given: int | None = None
    on_itself: bool = False
    points_back: bool = False
    slots: Slots = field(default_factory=Slots)

    @property
    def relative(self) -> bool:
        """Tell whether the one who acts stands behind a "which"."""
        return bool(self.acting) and self.s.units[self.acting[0] - 1].low == "which"


def read_clause(
    s: Sentence,
    i: int,
    last: int,
    t: Trigger,
    tenses: frozenset[str],
    rules: DealRules,
    clauses: ClauseRules,
) -> VerbClause | None:
    """Read the clause of the trigger from unit `i` to `last`, None where it tells no deal."""
    start = verb_group_start(s, i, clauses)
    tense, passive = tense_of(s, i, start, last, tenses)
    subject, noun = find_subject(s, i, clauses)
    if t.type in SALES and is_trade(s, i, last, start, noun, clauses):
        return None
    subject = principal(s, start, subject, clauses)
    x = _with_acting(VerbClause(s, i, start, last, tense, passive, t, rules, clauses, subject, noun))
    if not (passive or x.relative):
        own = reflexive(s, last, t)
        x = replace(x, t=own, on_itself=own is not t)
    if not passive and t.type == "acquisition":
        x = replace(x, subject=owner_of(s, start, last) or x.subject)
    told = _with_thing(x)
    if told is None:
        return None
    x = _with_slots(told)
    return _with_reduced(x) if passive else x


def _with_acting(x: VerbClause) -> VerbClause:
    """Add who acts, found by the noun or pronoun of the subject where that is no party."""
    s, noun = x.s, x.noun
    if x.subject or noun is None:
        return replace(x, acting=x.subject)
    subject = described(s, noun, x.clauses) or arm_owner(s, noun) or offering_owner(s, noun, x.rules)
    if not subject and s.units[noun].low in PRONOUNS:
        return replace(x, acting=[noun], subject=one_spoken_of(s, noun))
    return replace(x, acting=subject, subject=subject)


def _with_thing(x: VerbClause) -> VerbClause | None:
    """Put the thing that the subject only owns in its place, None where a share is told as a sale of all."""
    s, t = x.s, x.t
    sold = t.type in SALES and t.roles.get("object" if x.passive else "subject") == "target"
    held = share_before(s, x.subject, x.rules) if x.passive else None
    if held is not None and sold:
        return None  # "an 8% stake in X was sold": X was not
    if held is not None and t.type == "stake_purchase":
        return replace(x, subject=[], noun=held, thing=held, shared=x.subject)
    owned = thing_of(s, x.subject, x.start, x.rules) if sold else None
    if owned is None:
        return x
    # "the mills of X were sold"
    return replace(x, subject=[], noun=owned, thing=owned, keepers=names_of(s, x.subject))


def _with_slots(x: VerbClause) -> VerbClause:
    """Add what stands behind the verb, and the subjects that only stand there."""
    s, t, noun = x.s, x.t, x.noun
    subject = with_companions(s, x.subject, x.start, t.roles.get("subject", ""), x.clauses)
    slots = scan_right(s, x.last, x.clauses)
    if t.type == "acquisition" and not x.passive:
        take_along(s, slots)
    given = handed_sum(s, x.start) if t.roles.get("subject") == "investor" else None
    if given is not None and not x.passive:
        subject = subject or who_handed(s, given, x.clauses)
        slots.values = [(given, "obj")]
    if not subject and noun is not None and s.units[noun].tag == "NNS":
        # "firms that raised money, including X and Y", "firms seeking to float include X and Y"
        subject = examples_behind(s, x.last, slots.end) or named_by_include(s, slots.end)
    return replace(x, subject=subject, slots=slots, given=given)


def _with_reduced(x: VerbClause) -> VerbClause:
    """Add the subject of a passive that has none of its own, and see whether it points back."""
    s, start, subject, noun = x.s, x.start, x.subject, x.noun
    if not subject and x.thing is None:
        subject = reduced(s, start)
    if x.t.id == LEAD and [s.units[j].low for j in subject] == ["it"] and s.units[start].low == "was":
        # "Tilia raised a $5M round. It was led by X"
        return replace(x, subject=[], noun=None, points_back=True)
    return replace(x, subject=subject, noun=noun)
