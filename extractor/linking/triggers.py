"""Find deal triggers in a sentence and read their clauses: verbs with a voice and tense, nouns with what governs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .candidates import Candidate
from .clauses import (
    ClauseRules,
    Slots,
    coordinated,
    find_subject,
    is_possessive,
    phrase_start,
    scan_right,
    verb_group_start,
)
from .modality import find_status
from .objects import Object, asset_name, find_object
from .rules import DealRules, Trigger
from .sentence import MONEY, PARTIES, PERCENT, PERSON, REF, WORD, Sentence, is_noun, is_verb

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got", "'s"))
_HAVE = frozenset(("has", "have", "had", "having", "'ve"))
_FUTURE = frozenset(("to", "will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll", "'d"))
_SIZES = {"majority": "majority", "controlling": "controlling", "full": "full", "minority": "minority", "entire": "full",
          "remaining": "remaining"}
_OWN_MONEY = frozenset(("of", "obj", "at", "for", "with"))
_BACK = frozenset(("the", "this", "that", "these", "latest", "said", "both"))


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
        return any(tuple(x.low for x in s.units[k : k + len(rest) - 1]) == rest[1:] for k in range(i + 2, i + 10))
    return tuple(x.low for x in s.units[i + 1 : i + 1 + len(rest)]) == rest


def _acts_as_verb(s: Sentence, i: int, tenses: frozenset[str]) -> bool:
    """Tell whether a word that may be a verb is one here; headlines lead the tagger astray."""
    u = s.units[i]
    before = s.units[i - 1] if i else None
    after = s.units[i + 1] if i + 1 < len(s.units) else None
    if is_verb(u):
        inside = before is not None and (before.low in ("the", "a", "an") or (is_noun(before) and u.tag == "VBG"))
        return not (u.tag in ("VBN", "VBG") and after is not None and is_noun(after) and inside)
    if before is None or after is None or before.low in ("the", "a", "an", "'s", "of", "'", "its", "their"):
        return False
    if "base" in tenses and len(tenses) == 1:
        return before.low == "to" or (before.kind in PARTIES and (after.kind in PARTIES or len(coordinated(s, i - 1)) > 1))
    subject = before.kind in PARTIES or before.low == ")" or before.tag in ("NNP", "NN", "NNS", "RB")
    return subject and (after.kind != WORD or not is_verb(after)) and after.low not in (",", ".", "'s")


def _tense(s: Sentence, i: int, start: int, tenses: frozenset[str]) -> tuple[str, bool]:
    """Return (tense, passive) of the verb at `i` whose group starts at `start`."""
    group = {u.low for u in s.units[start:i]}
    after = s.units[i + 1].low if i + 1 < len(s.units) else ""
    u = s.units[i]
    passive = bool("participle" in tenses and u.tag != "VBG" and group & _BE)
    if not group and "participle" in tenses and after in ("by",):
        passive = True
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
    if "past" in tenses or "participle" in tenses:
        return "past", False
    if "base" in tenses and u.tag in ("VB",):
        return "infinitive", False
    return "present", False


def _names(s: Sentence, found: list[int], role: str = "") -> list[str]:
    """Return the names of the parties found; a person is no target."""
    return [
        name
        for j in found
        if not (s.units[j].kind == PERSON and role in ("target", "partner", "seller"))
        for name in s.units[j].names
    ]


def _read_verb(
    s: Sentence, number: int, i: int, last: int, t: Trigger, tenses: frozenset[str],
    rules: DealRules, clauses: ClauseRules,
) -> Candidate | None:
    start = verb_group_start(s, i, clauses)
    tense, passive = _tense(s, i, start, tenses)
    subject, noun = find_subject(s, i, clauses)
    slots = scan_right(s, last, clauses)
    roles = dict(t.roles)
    c = Candidate(t.type, t.id, "", s, number, (start if start < i else i, last), (start, slots.end), tense=tense,
                  weak=t.weak)
    if passive:
        if "object" not in roles and "subject" not in roles:
            return None
        if not subject:
            subject = _reduced(s, start)
        o = Object(frozenset(("party",) if subject else ("thing",)), i, i)
        if noun is not None and not subject:
            o = _noun_object(s, noun, rules)
        if not (o.classes & t.objects):
            return None
        if "object" in roles:
            c.add(roles["object"], _names(s, subject, roles["object"]))
        if not subject and noun is not None:
            c.anaphor = s.units[phrase_start(s, noun)].low in _BACK
            c.percent = next((j for j in range(phrase_start(s, noun), noun + 1) if s.units[j].kind == PERCENT), None)
            if o.classes & {"asset", "name"} and "object" in roles:
                name = asset_name(s, Object(o.classes, noun, phrase_start(s, noun)))
                c.add(roles["object"], [name] if name else [])
        if "subject" in roles:
            c.add(roles["subject"], _names(s, slots.parties.get("by", [])))
        for slot in ("from", "to", "in", "lead", "join", "along"):
            if slot in roles:
                c.add(roles[slot], _names(s, slots.parties.get(slot, [])))
    else:
        o = find_object(s, last, rules.classes)
        objects = slots.parties.get("obj", [])
        if not objects and o.classes & {"none"}:
            share = _relative_share(s, start, subject, rules, clauses)
            objects = [] if share else _relative_object(s, start, subject, clauses)
            if share:
                o = Object(frozenset(("stake",)), start, start)
                if "stake" in t.objects:
                    c.add("target", _names(s, share.parties.get("in", []) or share.parties.get("of", []), "target"))
            elif objects:
                o = Object(frozenset(("party",)), objects[0], objects[0])
        if "party" in o.classes and "party" not in t.objects and "none" in t.objects:
            return None
        if not (o.classes & t.objects) and not ("name" in o.classes and "asset" in t.objects):
            return None
        if "subject" in roles:
            c.add(roles["subject"], _names(s, subject, roles["subject"]))
        c.anaphor = not subject and (noun is None or _points_back(s, noun, rules))
        if "object" in roles:
            if "party" in o.classes:
                c.add(roles["object"], _names(s, objects, roles["object"]))
            elif o.classes & {"asset", "name"}:
                name = asset_name(s, o)
                c.anaphor = c.anaphor or (name is None and s.units[last + 1].low in _BACK)
                owners = _names(s, [*slots.owners, *slots.parties.get("of", [])])
                c.add(roles["object"], [name] if name else [])
                if "owner" in roles and owners:
                    c.add(roles["owner"], owners[:1])
        elif "owner" in roles:
            owners = slots.owners[:1] or _modifier(s, o)
            named = any(slots.parties.get(x) for x, r in roles.items() if r == "target")
            c.add(roles["owner"] if named else "target", _names(s, owners))
        if o.classes & {"round", "funding", "stake"} and o.head > last:
            c.anaphor = c.anaphor or s.units[last + 1].low in _BACK
        for slot, role in roles.items():
            if slot not in ("subject", "object", "owner"):
                c.add(role, _names(s, slots.parties.get(slot, []), role))
        inside = range(o.start, max(o.head, o.start) + 1)
        c.percent = next((j for j in inside if j < len(s.units) and s.units[j].kind == PERCENT), None)
        if "stake" in o.classes:
            reached = [j for j, slot in slots.values if slot == "to" and s.units[j].kind == PERCENT]
            c.percent = reached[0] if reached else c.percent
        c.size = next((_SIZES[u.low] for u in s.units[last + 1 : o.head] if u.low in _SIZES), None)
        if "stake" in o.classes and any(u.low == "all" for u in s.units[last + 1 : o.head]):
            c.size = "full"
    c.amounts = [("", j) for j, slot in slots.values if s.units[j].kind == MONEY]
    _judge(c, t, i, last, slots, rules)
    return c if meets(c, t, slots, o, passive, rules) else None


def _points_back(s: Sentence, noun: int, rules: DealRules) -> bool:
    """Tell whether the noun phrase with its head at `noun` is a deal told before ("the round", "this deal")."""
    return s.units[noun].low in rules.nouns and s.units[phrase_start(s, noun)].low in _BACK


def _noun_object(s: Sentence, noun: int, rules: DealRules) -> Object:
    u = s.units[noun]
    if u.kind == PERCENT:
        return Object(frozenset(("stake",)), noun, noun)
    if u.kind == MONEY:
        return Object(frozenset(("money",)), noun, noun)
    found = rules.classes.get(u.low, set()) | ({"name"} if u.tag.startswith("NNP") else set())
    return Object(frozenset(found or ("thing",)), noun, phrase_start(s, noun))


def _modifier(s: Sentence, o: Object) -> list[int]:
    return [j for j in range(o.start, o.head) if s.units[j].kind in PARTIES][:1]


def _reduced(s: Sentence, start: int) -> list[int]:
    """Return the party directly before a reduced relative ("Oskar Foods, acquired by …")."""
    j = start - 1
    while j >= 0 and (s.units[j].low in (",", ")") or s.depth[j] > s.depth[start]):
        j -= 1
    return [j] if j >= 0 and s.units[j].kind in PARTIES else []


def _relative_share(
    s: Sentence, start: int, subject: list[int], rules: DealRules, clauses: ClauseRules
) -> Slots | None:
    """Return what belongs to the share that the clause is about ("the 5% stake in X that it bought")."""
    if not subject or subject[0] < 2 or s.units[subject[0] - 1].low not in ("that", "which"):
        return None
    for j in range(subject[0] - 2, max(-1, subject[0] - 8), -1):
        if "stake" in rules.classes.get(s.units[j].low, ()) or s.units[j].kind == PERCENT:
            slots = scan_right(s, j, clauses)
            return slots if slots.parties.get("in") or slots.parties.get("of") else None
    return None


def _relative_object(s: Sentence, start: int, subject: list[int], clauses: ClauseRules) -> list[int]:
    """Return the antecedent when the clause is an object relative ("Mobileye, which Intel bought")."""
    if not subject:
        return []
    j = subject[0] - 1
    while j >= 0 and s.units[j].low in clauses.relative:
        j -= 1
    relative = j < subject[0] - 1
    while j >= 0 and s.units[j].low == ",":
        j -= 1
    if j >= 0 and s.units[j].kind in PARTIES and relative:
        return [j]
    if j >= 0 and is_noun(s.units[j]):
        k = phrase_start(s, j) - 1
        if k >= 1 and s.units[k].low == "," and s.units[k - 1].kind in PARTIES:
            return [k - 1]
        inside = [m for m in range(k + 1, j) if s.units[m].kind in PARTIES]
        if relative and inside:
            return inside[-1:]
    return []


def noun_candidates(s: Sentence, number: int, rules: DealRules, clauses: ClauseRules) -> Iterator[Candidate]:
    """Yield a candidate for every deal noun of the sentence whose surroundings meet its rule."""
    for i, u in enumerate(s.units):
        if u.kind != WORD or u.low not in rules.nouns:
            continue
        if i + 1 < len(s.units) and (is_noun(s.units[i + 1]) or s.units[i + 1].text == "-") and s.units[i + 1].tag != "NNP":
            continue  # not the head: "the acquisition vehicle", "round-trip"
        if u.low == "seed" and i + 1 < len(s.units) and s.units[i + 1].low in ("and", "or", "/"):
            continue  # "a seed and growth fund"
        best = 0
        for t, words in rules.nouns[u.low]:
            if len(words) < best or tuple(x.low for x in s.units[i + 1 - len(words) : i + 1]) != words:
                continue
            best = len(words)
            found = _read_noun(s, number, i + 1 - len(words), i, t, rules, clauses)
            if found is not None:
                yield found


def _read_noun(
    s: Sentence, number: int, first: int, i: int, t: Trigger, rules: DealRules, clauses: ClauseRules
) -> Candidate | None:
    units = s.units
    start = phrase_start(s, first)
    slots = scan_right(s, i, clauses)
    c = Candidate(t.type, t.id, "", s, number, (first, i), (start, slots.end), tense="noun", weak=t.weak)
    inside = range(start, first)
    for j in inside:
        if units[j].kind in PARTIES:
            owner = units[j].low in ("its", "their") or is_possessive(units[j + 1])
            slot = "possessor" if owner else "modifier"
            if slot in t.roles:
                found = coordinated(s, j) if j == start else [j]
                if not (t.roles[slot] == "target" and any(slots.parties.get(x) for x in ("of", "for", "in", "into", "to")
                                                          if t.roles.get(x) == "target")):
                    c.add(t.roles[slot], _names(s, found, t.roles[slot]))
        elif units[j].kind == PERCENT:
            c.percent = j
    for slot, role in t.roles.items():
        if slot not in ("possessor", "modifier"):
            c.add(role, _names(s, slots.parties.get(slot, []), role))
    governor = _governor(s, start, rules.light)
    o = Object(frozenset(("none",)), i, start)
    if "of" in t.roles and not slots.parties.get("of"):
        of = next((j for j in range(i + 1, min(i + 2, len(units))) if units[j].low in ("of", "for")), None)
        if of is not None:
            o = find_object(s, of, rules.classes)
            if "stake" in o.classes and t.roles["of"] == "target":
                c.percent = next((j for j in range(of, o.head + 1) if units[j].kind == PERCENT), None)
                more = scan_right(s, o.head, clauses)
                for slot in ("in", "of"):
                    c.add("target", _names(s, more.parties.get(slot, []), "target"))
                c.size = next((_SIZES[u.low] for u in units[of : o.head] if u.low in _SIZES), None)
            elif o.classes & {"asset", "name"} and t.roles["of"] == "target":
                name = asset_name(s, o)
                c.add("target", [name] if name else [])
    elif slots.parties.get("of"):
        o = Object(frozenset(("party",)), i, start)
    if governor is not None:
        classes = rules.light.get(units[governor].low, set())
        for kind in t.subject:
            if kind in classes or kind == "any":
                if t.subject[kind] == "target" and c.roles.get("target"):
                    break
                subject, _ = find_subject(s, governor, clauses)
                c.add(t.subject[kind], _names(s, subject, t.subject[kind]))
                c.clause = (verb_group_start(s, governor, clauses), slots.end)
                break
    later = _read_predicate(s, i, slots, t, c, rules, clauses)
    amounts = [j for j in inside if units[j].kind == MONEY]
    c.amounts = [("", j) for j in amounts]
    c.amounts += [("", j) for j, slot in slots.values if units[j].kind == MONEY and slot in _OWN_MONEY]
    c.amounts += [("", j) for j in later if units[j].kind == MONEY]
    before = units[start - 1] if start else None
    if not c.amounts and before is not None and before.low in ("in", "of") and start > 1 and units[start - 2].kind == MONEY:
        c.amounts = [("", start - 2)]
    c.anaphor = units[start].low in _BACK or units[start].kind == REF
    _judge(c, t, governor if governor is not None else first, i, slots, rules)
    return c if meets(c, t, slots, o, False, rules) else None


def _read_predicate(
    s: Sentence, i: int, slots: Slots, t: Trigger, c: Candidate, rules: DealRules, clauses: ClauseRules
) -> list[int]:
    """Read what a clause says whose subject is the noun ("the round was led by X"); return its amounts."""
    j = slots.end
    if j >= len(s.units) or s.units[j].kind != WORD or s.units[j - 1].low == ",":
        return []
    k = j
    while k < len(s.units) and s.units[k].kind == WORD and (
        s.units[k].low in clauses.auxiliaries or s.units[k].tag in ("RB", "MD")
    ):
        k += 1
    if k >= len(s.units) or (k == j and not is_verb(s.units[k])):
        return []
    more = scan_right(s, k - 1 if k > j else k, clauses)
    for slot in ("lead", "join", "by", "from", "along"):
        if slot in t.roles:
            c.add(t.roles[slot], _names(s, more.parties.get(slot, [])))
    return [m for m, _ in more.values] if s.units[j].low in _BE or s.units[k].low in ("totals", "totaled", "totalled") else []


def _governor(s: Sentence, start: int, light: Mapping[str, set[str]]) -> int | None:
    """Return the verb that the noun phrase starting at `start` belongs to, directly or through prepositions."""
    for j in range(start - 1, max(-1, start - 14), -1):
        u = s.units[j]
        if s.depth[j] != s.depth[start]:
            continue
        if is_verb(u) or (u.kind == WORD and u.tag in ("NNS", "NNP", "NN") and u.low in light and j
                          and (s.units[j - 1].kind in PARTIES or s.units[j - 1].low in (",", ")"))):
            return j
        if u.low in (";", ":", ",") and j < start - 1:
            return None
    return None


def _judge(c: Candidate, t: Trigger, i: int, last: int, slots: Slots, rules: DealRules) -> None:
    """Set the status from the words around the trigger, its tense and the type's own table."""
    units = c.sentence.units
    begin = 0
    for j in range(i - 1, -1, -1):
        u = units[j]
        clause = u.low in (",", ";", "which", "who", ":") or (u.low == "that" and j and not is_verb(units[j - 1]))
        if clause or (u.kind in PARTIES and u.low not in ("its", "their") and
                                                            set(u.names) & c.parties() and j < i):
            begin = j + 1
            break
    before = " ".join(u.low for u in units[begin : c.anchor[1] if t.id.split(".")[1] == "noun" else i])
    after = " ".join(u.low for u in units[last + 1 : last + 14])
    text = " ".join(u.low for u in units)
    kind = "noun" if c.tense == "noun" else "verb"
    default = t.status or rules.status[t.type][c.tense]
    c.status, c.cue = find_status(before, after, text, kind, t.type, default, rules.cues)
    if t.status == "proposed" and c.status in ("completed", "announced"):
        c.status = "proposed"


def meets(c: Candidate, t: Trigger, slots: Slots, o: Object, passive: bool, rules: DealRules) -> bool:
    """Tell whether the candidate has what its rule requires."""
    units = c.sentence.units

    def has(condition: str) -> bool:
        if condition == "two":
            # "A and B partnered with providers": the other side has no name
            nameless = "with" in slots.things and not slots.parties.get("with") and not passive
            return len(c.roles.get("partner", ())) >= 2 and not (nameless and "with" in t.roles)
        if condition in ("object", "target"):
            owned = c.type == "divestiture" and "asset" in o.classes and units[o.start - 1].low in ("its", "their")
            return bool(c.roles.get("target")) or owned or (c.anaphor and c.type in ("acquisition", "stake_purchase"))
        if condition == "subject":
            role = t.roles.get("subject")
            return bool(c.roles.get(role)) or c.anaphor if role else bool(c.parties()) or c.anaphor
        if condition == "for_stake":
            return any("stake" in rules.classes.get(u.low, ()) or u.kind == PERCENT
                       for u in units[c.anchor[1] : c.clause[1]])
        if condition == "with_money":
            return any(slot == "with" for _, slot in slots.values)
        if condition == "in_offering":
            return any("ipo" in rules.classes.get(u.low, ()) for u in units[c.anchor[1] : c.clause[1]])
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
        if condition == "in" and passive:
            return True
        role = t.roles.get(condition, "")
        told = bool(c.roles.get(role)) and role not in t.subject.values()
        return bool(slots.parties.get(condition)) or told

    if t.without and any(bool(slots.parties.get(x)) for x in t.without):
        return False
    if not c.parties() and not c.anaphor:
        return False
    if t.objects and t.id.split(".")[1] == "noun" and not (o.classes & (t.objects | {"name"})):
        return False
    return any(has(x) for x in t.require) and all(has(x) for x in t.need)


def _for_fund(c: Candidate, rules: DealRules) -> bool:
    """Tell whether the money is "for its second fund"."""
    words = c.sentence.units[c.anchor[1] : c.clause[1]]
    for a, b in zip(words, words[1:], strict=False):
        if a.low in ("for", "into", "towards", "toward", "in") and b.low in ("a", "an", "its", "their", "the", "new", "his", "her"):
            k = words.index(b) + 1
            while k < len(words) and words[k].kind == WORD and (is_noun(words[k]) or words[k].tag in ("JJ", "HYPH", "CD", "VBG", "CC")):
                if "fund" in rules.classes.get(words[k].low, ()) and not (k + 1 < len(words) and is_noun(words[k + 1])
                                                                        and words[k + 1].tag != "NNP"):
                    return True
                k += 1
    return False


def _about_funding(c: Candidate, slots: Slots, rules: DealRules) -> bool:
    if any(slots.parties.get(x) for x in ("lead", "join")):
        return True
    words = c.sentence.units[c.clause[0] : c.clause[1]]
    return any(rules.classes.get(u.low, set()) & {"round", "funding"} and u.low not in ("million", "amount", "money")
               for u in words if u.kind == WORD)
