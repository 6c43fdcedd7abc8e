"""Deal verbs: find them, read voice, tense and clause, and fill the roles of their rules."""

from __future__ import annotations

from collections.abc import Iterator

from .agreements import counterparty
from .antecedents import (
    arm_owner,
    described,
    fronted,
    grown_stake,
    handed_sum,
    is_round,
    offering_owner,
    one_spoken_of,
    owner_of,
    principal,
    reduced,
    relative_object,
    relative_round,
    relative_share,
    relative_sum,
    who_handed,
)
from .assets import (
    LICENCES,
    asset_name,
    called,
    made_by_team,
    named_behind,
    own_thing,
    parent,
    stands_for_owner,
)
from .candidates import PUT_IN, Candidate
from .case import Case
from .clauses import IGNORED, Slots, scan_right
from .enumerated import by_example, examples_behind, named_by_include
from .funds import FOR_FUND, runner
from .judge import BACK, judge, meets, names_of, of_today, size_of
from .objects import Object, find_object
from .phrases import PRONOUNS, is_aside, phrase_start, verb_group_start
from .rules import ClauseRules, DealRules, Trigger
from .sentence import MONEY, ORG, PARTIES, PERCENT, REF, WORD, Sentence
from .subjects import find_subject
from .things import (
    add_thing,
    all_one_has,
    named_things,
    noun_object,
    share_before,
    share_beside,
    share_for,
    size_for,
    thing,
    thing_of,
)
from .together import take_along, with_companions
from .triggers import acts_as_verb, follows, is_trade, paid, reflexive, tense_of
from .ventures import VENTURES, new_company

_LEAD = "funding_round.verb.lead"
_MERGE = "merger.verb.merge"
_SALES = frozenset(("acquisition", "divestiture"))
_RAISED = frozenset(("debt_financing", "fund_close", "funding_round"))
_BUYERS = frozenset(("acquirer", "investor"))


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
                found = _read_verb(s, number, i, last, trigger, tenses, rules, clauses)
                if found is not None:
                    yield found


def _read_verb(
    s: Sentence,
    number: int,
    i: int,
    last: int,
    t: Trigger,
    tenses: frozenset[str],
    rules: DealRules,
    clauses: ClauseRules,
) -> Candidate | None:
    start = verb_group_start(s, i, clauses)
    tense, passive = tense_of(s, i, start, last, tenses)
    subject, noun = find_subject(s, i, clauses)
    if t.type in _SALES and is_trade(s, i, last, start, noun, clauses):
        return None
    subject = principal(s, start, subject, clauses)
    pronoun: list[int] = []
    if not subject and noun is not None:
        subject = described(s, noun, clauses) or arm_owner(s, noun) or offering_owner(s, noun, rules)
        if not subject and s.units[noun].low in PRONOUNS:
            pronoun, subject = [noun], one_spoken_of(s, noun)
    acting = pronoun or subject
    relative = bool(acting) and s.units[acting[0] - 1].low == "which"
    rule, t = t, (t if passive or relative else reflexive(s, last, t))
    if not passive and t.type == "acquisition":
        subject = owner_of(s, start, last) or subject
    sold = t.type in _SALES and t.roles.get("object" if passive else "subject") == "target"
    held = share_before(s, subject, rules) if passive else None
    if held is not None and sold:
        return None  # "an 8% stake in X was sold": X was not
    shared = subject if held is not None and t.type == "stake_purchase" else []
    owned = held if shared else thing_of(s, subject, start, rules) if sold else None
    keepers = names_of(s, subject) if owned is not None and not shared else []
    if owned is not None:
        subject, noun = [], owned  # "the mills of X were sold"
    subject = with_companions(s, subject, start, t.roles.get("subject", ""), clauses)
    slots = scan_right(s, last, clauses)
    if t.type == "acquisition" and not passive:
        take_along(s, slots)
    given = handed_sum(s, start) if t.roles.get("subject") == "investor" else None
    if given is not None and not passive:
        subject = subject or who_handed(s, given, clauses)
        slots.values = [(given, "obj")]
    if not subject and noun is not None and s.units[noun].tag == "NNS":
        # "firms that raised money, including X and Y", "firms seeking to float include X and Y"
        subject = examples_behind(s, last, slots.end) or named_by_include(s, slots.end)
    roles = dict(t.roles)
    c = Candidate(
        t.type,
        t.id,
        "",
        s,
        number,
        (start if start < i else i, last),
        (start, slots.end),
        tense=tense,
        weak=t.weak,
        owners=keepers,
    )
    if passive:
        if "object" not in roles and "subject" not in roles:
            return None
        if not subject and owned is None:
            subject = reduced(s, start)
        if not subject and noun is None and start and s.units[start - 1].kind == MONEY:
            noun = start - 1  # "$5M raised by X"
        if t.id == _LEAD and [s.units[j].low for j in subject] == ["it"] and s.units[start].low == "was":
            subject, noun, c.anaphor = [], None, True  # "Tilia raised a $5M round. It was led by X"
        o = Object(frozenset(("party",) if subject else ("thing",)), i, i)
        if subject and "money" in find_object(s, last, rules.classes).classes:
            o = Object(o.classes | {"dative"}, i, i)  # "Tilia was handed $5M"
        if noun is not None and not subject:
            o = noun_object(s, noun, rules)
        got = handed_sum(s, start) if t.type in _RAISED and t.roles.get("subject") == "target" else None
        if got is not None and not subject:  # "the $5M raised by X"
            o, slots.values = Object(frozenset(("money",)), got, got), [(got, "obj"), *slots.values]
        if not (o.classes & t.objects) and not c.anaphor:
            return None
        if "object" in roles:
            c.add(roles["object"], names_of(s, subject, roles["object"]))
        if not subject and noun is not None:
            first = phrase_start(s, noun)
            c.anaphor = s.units[first].low in BACK or of_today(s, first)
            c.clause = (first, slots.end)  # "its Series B round was led by"
            if "owner" in roles:
                c.add(roles["owner"], names_of(s, [j for j in range(first, noun) if is_aside(s, j, clauses)]))
            c.percent = next((j for j in range(first, noun + 1) if s.units[j].kind == PERCENT), None)
            if shared:
                c.add("target", names_of(s, shared, "target"))
                c.size = size_of(s, first, noun)
            if o.classes & {"asset", "name"} and "object" in roles:
                name = asset_name(s, Object(o.classes, noun, phrase_start(s, noun)))
                c.add(roles["object"], [name] if name else [])
        if "subject" in roles:
            c.add(roles["subject"], names_of(s, slots.parties.get("by", []), roles["subject"]))
            nameless = "by" in slots.things and not slots.parties.get("by") and not slots.owners
            if t.type == "acquisition" and nameless:
                c.type = "divestiture"  # "was bought by a private fund"
        for slot in ("from", "to", "into", "on", "in", "of", "with", "lead", "join", "backed", "along"):
            if slot in roles:
                c.add(roles[slot], names_of(s, slots.parties.get(slot, [])))
        if shared and len(c.roles) < 2:
            return None  # "shares of X were sold at $17"
    else:
        o = own_thing(s, find_object(s, last, rules.classes))
        if t is not rule:
            o = Object(frozenset(("party",)), last + 1, last + 1)
        if t.id == _LEAD and is_round(s, start, last + 1):
            o = Object(frozenset(("none",)), last, last)  # "Tilia raised $5M. X led it"
        if given is not None and "none" in o.classes | t.objects:
            o = Object(o.classes | {"money"}, given, given)
        objects = slots.parties.get("obj", [])
        # "makes X official supplier to Y": what X is made stands behind it.
        if objects and (by_example(s, o, objects[0]) or (t.type == "partnership" and o.start == objects[0])):
            o = Object(frozenset(("party",)), objects[0], objects[0])
        if relative or (not objects and o.classes & {"none"}):
            share = relative_share(s, start, acting, rules, clauses)
            # "X, which it bought a year ago, Y and": what stands behind the time is of another clause.
            behind = [] if share else relative_object(s, start, acting, clauses)
            objects = behind if behind or share else objects
            if share:
                o = Object(frozenset(("stake",)), start, start)
                if "stake" in t.objects:
                    c.add(
                        "target",
                        names_of(s, share.parties.get("in", []) or share.parties.get("of", []), "target"),
                    )
            elif behind:
                o = Object(frozenset(("party",)), behind[0], behind[0])
            elif not objects and (told := relative_round(s, subject, rules)) is not None:
                o = Object(frozenset(("round",)), told, told)
            elif not objects and (fronted_sum := relative_sum(s, subject)) is not None:
                o = Object(frozenset(("money",)), fronted_sum, fronted_sum)
                slots.values.append((fronted_sum, "obj"))
        if "party" in o.classes and "party" not in t.objects and "none" in t.objects:
            return None
        if roles.get("subject") in _BUYERS:
            subject = grown_stake(s, i, o, slots.owners) or _others(s, subject, slots)
        if not (o.classes & t.objects) and not (
            "name" in o.classes and "asset" in t.objects and t.type != "divestiture"
        ):
            return None
        if t.id == _MERGE and slots.parties.get("with") and o.classes & {"party", "asset"}:
            if "party" not in o.classes and not any(u.kind == ORG for u in s.units[o.start : o.head]):
                return None  # "merges its pasta arm with X"
            subject = []  # who merges X with Y is no partner
        if "subject" in roles:
            c.add(roles["subject"], names_of(s, subject, roles["subject"]))
            if roles["subject"] == "target" and t.type in _SALES and noun is not None:
                c.add("target", thing(s, noun, rules))  # "its trucks went to X"
                beside = [j for j in range(phrase_start(s, noun), noun) if s.units[j].kind in PARTIES]
                c.owners = c.owners or names_of(s, beside[:1])
        if "subject" in roles and not subject and noun is None and o.classes & {"party", "asset"}:
            agents = slots.parties.get("by", [])  # "Sold: X, by Y to Z"
            c.add(roles["subject"], names_of(s, agents, roles["subject"]))
        c.anaphor = not subject and (noun is None or _points_back(s, noun, rules))
        if "object" in roles:
            if "party" in o.classes:
                # "X said it would sell it": the second "it" is no party known here.
                own = set(names_of(s, subject))
                found = [
                    n for n in names_of(s, objects, roles["object"]) if n not in own or t.type == "merger"
                ]
                c.add(roles["object"], found)
                if "owner" in roles and objects:
                    c.add(roles["owner"], [n for n in names_of(s, parent(s, o, objects[0])) if n not in own])
            elif o.classes & {"asset", "name"}:
                name = called(s, o, slots.end) or asset_name(s, o)
                its = "its" in (s.units[o.start - 1].low, s.units[o.start].low)
                if its and not subject and roles.get("subject") == "acquirer":
                    name = None  # "received an offer to buy its dairy business"
                if roles["object"] == "partner" and s.units[o.head].tag == "NNS":
                    name = None  # "to supply its depots"
                licence = s.units[o.head].low in LICENCES
                back = name is None and s.units[last + 1].low in BACK and not licence
                c.anaphor = c.anaphor or back
                sellers = names_of(s, [*slots.owners, *slots.parties.get("of", [])])
                c.add(roles["object"], made_by_team(s, o) if name is None else [])
                if name is None and stands_for_owner(s, o):
                    owners = [j for j in slots.owners if s.units[j].kind != REF][:1]
                    c.add(roles["object"], names_of(s, owners or slots.parties.get("of", []), "target"))
                    if roles["object"] not in c.roles:
                        name = named_behind(s, o, rules.classes)
                c.add(roles["object"], [name] if name else [])
                if "owner" in roles and sellers and c.roles.get(roles["object"]) != sellers[:1]:
                    c.add(roles["owner"], sellers[:1])
        elif "owner" in roles:
            owners = [j for j in slots.owners if _owns(s, j, o, t, rules)][:1] or _modifier(s, o)
            told = any(slots.parties.get(x) for x, r in roles.items() if r == "target")
            # "X raised its stake": who buys is no target.
            own = set(names_of(s, subject))
            found = [n for n in names_of(s, owners) if n not in own]
            c.add(roles["owner"] if told or roles["owner"] == "partner" else "target", found)
        if "owner" in roles and s.units[start].low == "to":
            seller = [n for n in names_of(s, counterparty(s, start)) if n not in c.roles.get("target", ())]
            c.add(roles["owner"], seller)
        if t.type == "funding_round" and s.units[start].low == "to" and not c.roles.get("investor"):
            # "is in talks with X to raise $5M"
            c.add("investor", [n for n in names_of(s, counterparty(s, start)) if n not in c.parties()])
        if o.classes & {"round", "funding", "stake", "deal"} and o.head > last:
            c.anaphor = c.anaphor or s.units[last + 1].low in BACK
        bought_by = names_of(s, subject) if roles.get("subject") in _BUYERS else []
        for slot, role in roles.items():
            if slot not in ("subject", "object", "owner") and not (slot == "through" and c.roles.get(role)):
                found = named_things(s, slots.parties.get(slot, []), role)
                # "X paid $5M for 80 percent of the company": the company is another one.
                found = [n for n in found if role not in _BUYERS or n not in c.roles.get("seller", ())]
                c.add(role, [n for n in found if role != "target" or n not in bought_by])
        if t.id == PUT_IN and not c.roles.get("target"):
            c.further = True  # "X had put in $5M"
        if t.id == FOR_FUND and not c.roles.get("target"):
            c.add("target", runner(c))  # "Ann Lowe raised $5M for X's first fund"
        if "with" in roles and not slots.parties.get("with") and "with" in slots.things:
            c.add(roles["with"], names_of(s, slots.owners[:1]))  # "partnered with X's delivery arm"
        if t.type == "stake_purchase" and "stake" in o.classes and not c.roles.get("target"):
            name = named_behind(s, o, rules.classes)
            c.add("target", [name] if name else [])
        if t.type in _SALES | {"stake_purchase"} and not c.roles.get("target"):
            add_thing(s, c, slots, roles, rules)

        if "for" in roles and not slots.parties.get("for"):
            c.add(roles["for"], names_of(s, fronted(s, subject), roles["for"]))
        if t.type == "funding_round" and not c.roles.get("target") and not c.anaphor:
            c.add("target", names_of(s, slots.parties.get("for", []), "target"))
        inside = range(o.start, max(o.head, o.start) + 1)
        c.percent = next((j for j in inside if j < len(s.units) and s.units[j].kind == PERCENT), None)
        if t.type in ("funding_round", "stake_purchase") and c.percent is None:
            c.percent = share_for(s, slots, rules)
        if "stake" in o.classes:
            reached = [j for j, slot in slots.values if slot == "to" and s.units[j].kind == PERCENT]
            c.percent = reached[0] if reached else c.percent
        sized = s.units[last + 1 : o.head]
        if "stake" in o.classes:  # "all of its assets" are no shares
            c.size = size_of(s, last + 1, o.head)
        if t.type == "stake_purchase":
            c.size = c.size or size_for(s, slots, rules)
        if c.size == "full" and t.roles.get("subject") == "seller" and all_one_has(s, o, sized):
            c.size = None  # "sold its entire stake" may be of any size
        if c.percent is None and "stake" in o.classes:
            c.percent = share_beside(s, o)
    if t.type in VENTURES:
        c.add("venture", names_of(s, new_company(s, last + 1)))
    # "lent X, which builds pumps, $5M": the sum stands behind the clause about X.
    far = "dative" in o.classes
    sums = [j for j, slot in slots.values if s.units[j].kind == MONEY and (far or slot != IGNORED)]
    if t.type == "debt_financing":
        sums = [j for j, slot in slots.values if j in sums and slot == "to"] or sums  # "from $5M to $9M"
    raised = [noun] if passive and noun is not None and s.units[noun].kind == MONEY else []
    c.amounts = [("", j) for j in [*paid(s, start, rules), *raised, *sums]]
    judge(c, t, i, last, slots, rules)
    return c if meets(Case(c, t, slots, o, passive, rules)) else None


def _others(s: Sentence, subject: list[int], slots: Slots) -> list[int]:
    """Return the subjects without a pronoun that would stand for what its own clause names as bought."""
    bought = next((slots.parties[x] for x in ("obj", "of", "in") if slots.parties.get(x)), [])
    told = {n for j in bought if s.units[j].kind == ORG for n in s.units[j].names}
    return [j for j in subject if s.units[j].kind != REF or not told & set(s.units[j].names)]


def _owns(s: Sentence, j: int, o: Object, t: Trigger, rules: DealRules) -> bool:
    """Tell whether the possessor at `j` is that of the object or of a round behind it, not of one who took part."""
    behind = find_object(s, j, rules.classes)
    return t.type != "funding_round" or j <= o.head or "round" in behind.classes


def _points_back(s: Sentence, noun: int, rules: DealRules) -> bool:
    """Tell whether the noun phrase with its head at `noun` is a deal told before ("the round", "this deal")."""
    return s.units[noun].low in rules.nouns and s.units[phrase_start(s, noun)].low in BACK


def _modifier(s: Sentence, o: Object) -> list[int]:
    return [j for j in range(o.start, o.head) if s.units[j].kind in PARTIES][:1]
