"""Deal verbs: find them, read voice, tense and clause, and fill the roles of their rules."""

from __future__ import annotations

from collections.abc import Iterator

from .antecedents import (
    described,
    owner_of,
    principal,
    reduced,
    relative_object,
    relative_round,
    relative_share,
)
from .assets import asset_name, called, named_behind, parent, stands_for_owner
from .candidates import Candidate
from .clauses import IGNORED, Slots, scan_right
from .conditions import Case
from .judge import BACK, SIZES, judge, meets, names_of
from .objects import Object, find_object
from .phrases import coordinated, is_aside, phrase_start, verb_group_start
from .rules import ClauseRules, DealRules, Trigger
from .sentence import MONEY, ORG, PARTIES, PERCENT, REF, WORD, Sentence, is_noun, is_verb
from .subjects import counterparty, find_subject

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got", "getting", "'s"))
_HAVE = frozenset(("has", "have", "had", "having", "'ve"))
_SALES = frozenset(("acquisition", "divestiture"))
_BUYERS = frozenset(("acquirer", "investor"))
_FUTURE = frozenset(
    ("to", "will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll", "'d")
)


def verb_candidates(s: Sentence, number: int, rules: DealRules, clauses: ClauseRules) -> Iterator[Candidate]:
    """Yield a candidate for every deal verb of the sentence whose clause meets its rule."""
    for i, u in enumerate(s.units):
        if u.kind != WORD or u.low not in rules.verbs:
            continue
        options = [(t, rest, tenses) for t, rest, tenses in rules.verbs[u.low] if _follows(s, i, rest)]
        if not options or not _acts_as_verb(s, i, options[0][2]):
            continue
        longest = max(len(rest) for _, rest, _ in options)
        for trigger, rest, tenses in options:
            if len(rest) == longest or longest == 0:
                last = i if "*" in rest else i + len(rest)
                found = _read_verb(s, number, i, last, trigger, tenses, rules, clauses)
                if found is not None:
                    yield found


def _follows(s: Sentence, i: int, rest: tuple[str, ...]) -> bool:
    """Tell whether the other words of a trigger follow unit `i`; "*" stands for up to eight units."""
    if rest[:1] == ("*",):
        return any(
            tuple(x.low for x in s.units[k : k + len(rest) - 1]) == rest[1:] for k in range(i + 2, i + 10)
        )
    return tuple(x.low for x in s.units[i + 1 : i + 1 + len(rest)]) == rest


def _acts_as_verb(s: Sentence, i: int, tenses: frozenset[str]) -> bool:
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
    subject = before.kind in PARTIES or before.low == ")" or before.tag in ("NNP", "NN", "NNS", "RB")
    return subject and (after.kind != WORD or not is_verb(after)) and after.low not in (",", ".", "'s")


def _tense(s: Sentence, i: int, start: int, tenses: frozenset[str]) -> tuple[str, bool]:
    """Return (tense, passive) of the verb at `i` whose group starts at `start`."""
    group = {u.low for u in s.units[start:i]}
    k = i + 1
    while k < len(s.units) and s.depth[k] > s.depth[i]:
        k += 1  # "acquired (and later shuttered) by"
    after = s.units[k].low if k < len(s.units) else ""
    u = s.units[i]
    passive = bool("participle" in tenses and u.tag != "VBG" and group & _BE)
    if "participle" in tenses and after == "by" and all(x.tag == "RB" for x in s.units[start:i]):
        passive = True  # "recently acquired by"
    if group & _FUTURE:
        return "infinitive", passive
    if "gerund" in tenses:
        if group & _BE:
            return "gerund", False
        before = s.units[start - 1].low if start else ""
        return ("past" if before in ("after", "since", "by", "following", "upon", "for") else "gerund"), False
    if group & _HAVE:
        return "perfect", passive
    if passive:
        return ("present" if group & {"is", "are", "'s"} and group & {"being"} else "past"), True
    if "past" in tenses or "participle" in tenses or "did" in group:
        return "past", False
    if "base" in tenses and u.tag in ("VB",):
        return "infinitive", False
    return "present", False


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
    tense, passive = _tense(s, i, start, tenses)
    if t.type in _SALES and s.units[i].low.startswith("sells") and _describes(s, start, clauses):
        return None
    subject, noun = find_subject(s, i, clauses)
    subject = principal(s, start, subject, clauses)
    if not subject and noun is not None:
        subject = described(s, noun, clauses)
    if not passive and t.type == "acquisition":
        subject = owner_of(s, start, last) or subject
    slots = scan_right(s, last, clauses)
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
    )
    if passive:
        if "object" not in roles and "subject" not in roles:
            return None
        if not subject:
            subject = reduced(s, start)
        o = Object(frozenset(("party",) if subject else ("thing",)), i, i)
        if subject and s.units[find_object(s, last, rules.classes).head].kind == MONEY:
            o = Object(o.classes | {"dative"}, i, i)  # "Tilia was handed $5M"
        if noun is not None and not subject:
            o = _noun_object(s, noun, rules)
        if not (o.classes & t.objects):
            return None
        if "object" in roles:
            c.add(roles["object"], names_of(s, subject, roles["object"]))
        if not subject and noun is not None:
            first = phrase_start(s, noun)
            c.anaphor = s.units[first].low in BACK
            c.clause = (first, slots.end)  # "its Series B round was led by"
            if "owner" in roles:
                c.add(roles["owner"], names_of(s, [j for j in range(first, noun) if is_aside(s, j, clauses)]))
            c.percent = next(
                (j for j in range(phrase_start(s, noun), noun + 1) if s.units[j].kind == PERCENT), None
            )
            if o.classes & {"asset", "name"} and "object" in roles:
                name = asset_name(s, Object(o.classes, noun, phrase_start(s, noun)))
                c.add(roles["object"], [name] if name else [])
        if "subject" in roles:
            c.add(roles["subject"], names_of(s, slots.parties.get("by", [])))
        for slot in ("from", "to", "in", "of", "lead", "join", "backed", "along"):
            if slot in roles:
                c.add(roles[slot], names_of(s, slots.parties.get(slot, [])))
    else:
        o = find_object(s, last, rules.classes)
        objects = slots.parties.get("obj", [])
        relative = bool(subject) and s.units[subject[0] - 1].low == "which"
        if relative or (not objects and o.classes & {"none"}):
            share = relative_share(s, start, subject, rules, clauses)
            # "X, which it bought a year ago, Y and": what stands behind the time is of another clause.
            behind = [] if share else relative_object(s, start, subject, clauses)
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
        if "party" in o.classes and "party" not in t.objects and "none" in t.objects:
            return None
        if roles.get("subject") in _BUYERS:
            subject = _others(s, subject, slots)
        if not (o.classes & t.objects) and not (
            "name" in o.classes and "asset" in t.objects and t.type != "divestiture"
        ):
            return None
        if "subject" in roles:
            c.add(roles["subject"], names_of(s, subject, roles["subject"]))
            if roles["subject"] == "target" and t.type == "acquisition" and noun is not None:
                c.add("target", _thing(s, noun, rules))  # "its trucks went to X"
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
                c.anaphor = c.anaphor or (name is None and s.units[last + 1].low in BACK)
                sellers = names_of(s, [*slots.owners, *slots.parties.get("of", [])])
                if name is None and stands_for_owner(s, o):
                    named = [j for j in slots.owners if s.units[j].kind != REF] + slots.parties.get("of", [])
                    c.add(roles["object"], names_of(s, named)[:1])
                    if roles["object"] not in c.roles:
                        name = named_behind(s, o, rules.classes)
                c.add(roles["object"], [name] if name else [])
                if "owner" in roles and sellers and c.roles.get(roles["object"]) != sellers[:1]:
                    c.add(roles["owner"], sellers[:1])
        elif "owner" in roles:
            owners = slots.owners[:1] or _modifier(s, o)
            told = any(slots.parties.get(x) for x, r in roles.items() if r == "target")
            # "X raised its stake": who buys is no target.
            own = set(names_of(s, subject))
            found = [n for n in names_of(s, owners) if n not in own]
            c.add(roles["owner"] if told else "target", found)
        if "owner" in roles and s.units[start].low == "to":
            seller = [n for n in names_of(s, counterparty(s, start)) if n not in c.roles.get("target", ())]
            c.add(roles["owner"], seller)
        if o.classes & {"round", "funding", "stake"} and o.head > last:
            c.anaphor = c.anaphor or s.units[last + 1].low in BACK
        bought_by = names_of(s, subject) if roles.get("subject") in _BUYERS else []
        for slot, role in roles.items():
            if slot not in ("subject", "object", "owner") and not (slot == "through" and c.roles.get(role)):
                found = names_of(s, slots.parties.get(slot, []), role)
                # "X paid $5M for 80 percent of the company": the company is another one.
                c.add(role, [n for n in found if role != "target" or n not in bought_by])
        if "with" in roles and not slots.parties.get("with") and "with" in slots.things:
            c.add(roles["with"], names_of(s, slots.owners[:1]))  # "partnered with X's delivery arm"
        if t.type == "stake_purchase" and "stake" in o.classes and not c.roles.get("target"):
            name = named_behind(s, o, rules.classes)
            c.add("target", [name] if name else [])
        if t.type == "funding_round" and not c.roles.get("target") and not c.anaphor:
            c.add("target", names_of(s, slots.parties.get("for", []), "target"))
        inside = range(o.start, max(o.head, o.start) + 1)
        c.percent = next((j for j in inside if j < len(s.units) and s.units[j].kind == PERCENT), None)
        if t.type == "funding_round" and c.percent is None:
            c.percent = _share_for(s, slots, rules)
        if "stake" in o.classes:
            reached = [j for j, slot in slots.values if slot == "to" and s.units[j].kind == PERCENT]
            c.percent = reached[0] if reached else c.percent
        c.size = next((SIZES[u.low] for u in s.units[last + 1 : o.head] if u.low in SIZES), None)
    # "lent X, which builds pumps, $5M": the sum stands behind the clause about X.
    far = "dative" in o.classes
    sums = [j for j, slot in slots.values if s.units[j].kind == MONEY and (far or slot != IGNORED)]
    c.amounts = [("", j) for j in sums]
    judge(c, t, i, last, slots, rules)
    return c if meets(Case(c, t, slots, o, passive, rules)) else None


def _describes(s: Sentence, start: int, clauses: ClauseRules) -> bool:
    """Tell whether the present tense at `start` says what a firm does for a living ("Tilia, which sells …")."""
    return start > 0 and s.units[start - 1].low in clauses.relative


def _share_for(s: Sentence, slots: Slots, rules: DealRules) -> int | None:
    """Return the percentage of the share that the money is for ("in exchange for a 25% stake")."""
    for j, slot in slots.values:
        if s.units[j].kind == PERCENT and slot == "for":
            behind = s.units[j + 1 : j + 4]
            if any("stake" in rules.classes.get(u.low, ()) for u in behind):
                return j
    return None


def _others(s: Sentence, subject: list[int], slots: Slots) -> list[int]:
    """Return the subjects without a pronoun that would stand for what its own clause names as bought."""
    bought = next((slots.parties[x] for x in ("obj", "of", "in") if slots.parties.get(x)), [])
    told = {n for j in bought if s.units[j].kind == ORG for n in s.units[j].names}
    return [j for j in subject if s.units[j].kind != REF or not told & set(s.units[j].names)]


def _points_back(s: Sentence, noun: int, rules: DealRules) -> bool:
    """Tell whether the noun phrase with its head at `noun` is a deal told before ("the round", "this deal")."""
    return s.units[noun].low in rules.nouns and s.units[phrase_start(s, noun)].low in BACK


def _noun_object(s: Sentence, noun: int, rules: DealRules) -> Object:
    u = s.units[noun]
    if u.kind == PERCENT:
        return Object(frozenset(("stake",)), noun, noun)
    if u.kind == MONEY:
        return Object(frozenset(("money",)), noun, noun)
    found = rules.classes.get(u.low, set()) | ({"name"} if u.tag.startswith("NNP") else set())
    return Object(frozenset(found or ("thing",)), noun, phrase_start(s, noun))


def _thing(s: Sentence, noun: int, rules: DealRules) -> list[str]:
    """Return the name of the asset whose noun phrase ends at `noun`."""
    o = _noun_object(s, noun, rules)
    name = asset_name(s, o) if "asset" in o.classes else None
    return [name] if name else []


def _modifier(s: Sentence, o: Object) -> list[int]:
    return [j for j in range(o.start, o.head) if s.units[j].kind in PARTIES][:1]
