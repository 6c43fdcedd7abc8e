"""Deal verbs: find them, and make a candidate of the clause of each."""

from __future__ import annotations

from collections.abc import Iterator

from .actives import add_active
from .candidates import Candidate
from .case import Case
from .judge import judge, meets, names_of
from .objects import Object
from .passives import add_passive
from .rules import ClauseRules, DealRules
from .sentence import MONEY, WORD, Sentence
from .slots import IGNORED
from .triggers import acts_as_verb, follows, paid
from .ventures import VENTURES, new_company
from .verb_clauses import VerbClause, read_clause


def verb_candidates(s: Sentence, number: int, rules: DealRules, clauses: ClauseRules) -> Iterator[Candidate]:
    """Yield a candidate for every deal verb of the sentence whose clause meets its rule."""
    for i, u in enumerate(s.units):
        if u.kind != WORD or u.low not in rules.verbs:
            continue
        options = [(t, rest, tenses) for t, rest, tenses in rules.verbs[u.low] if follows(s, i, rest)]
        if not options or not acts_as_verb(s, i, options[0][2]):
            continue
        longest = max(len(rest) for _, rest, _ in options)
        for trigger, rest, tenses in options:
            if len(rest) == longest or longest == 0:
                last = i if "*" in rest else i + len(rest)
                clause = read_clause(s, i, last, trigger, tenses, rules, clauses)
                found = _candidate(clause, number) if clause is not None else None
                if found is not None:
                    yield found


def _candidate(x: VerbClause, number: int) -> Candidate | None:
    """Return the deal that the clause tells, None where it does not meet the rule of its verb."""
    s, t = x.s, x.t
    c = Candidate(
        t.type,
        t.id,
        "",
        s,
        number,
        (min(x.start, x.i), x.last),
        (x.start, x.slots.end),
        tense=x.tense,
        weak=t.weak,
        owners=x.keepers,
    )
    o = add_passive(x, c) if x.passive else add_active(x, c)
    if o is None:
        return None
    if t.type in VENTURES:
        c.add("venture", names_of(s, new_company(s, x.last + 1)))
    c.amounts = [("", j) for j in _sums(x, o)]
    judge(c, t, x.i, x.last, x.slots, x.rules)
    return c if meets(Case(c, t, x.slots, o, x.passive, x.rules)) else None


def _sums(x: VerbClause, o: Object) -> list[int]:
    """Return the sums of the deal: what is paid for it, those behind the verb."""
    s = x.s
    # "lent X, which builds pumps, $5M": the sum stands behind the clause about X.
    far = "dative" in o.classes
    sums = [j for j, slot in x.slots.values if s.units[j].kind == MONEY and (far or slot != IGNORED)]
    if x.t.type == "debt_financing":
        # "from $5M to $9M"
        sums = [j for j, slot in x.slots.values if j in sums and slot == "to"] or sums
    return [*paid(s, x.start, x.rules), *sums]
