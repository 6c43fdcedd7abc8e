"""The arguments of a verb or noun in its clause: who stands before it, what follows behind which word."""

from __future__ import annotations

from dataclasses import dataclass, field

from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, WORD, Sentence, Unit, is_finite, is_noun, is_verb

_DETERMINERS = frozenset(("a", "an", "the", "its", "their", "his", "her", "one", "another", "this", "both"))
_DASHES = frozenset(("-", "--", "–", "—"))
_QUOTES = frozenset(("'", '"', "“", "”", "''", "``", "`"))
_GERUND_RULERS = frozenset(("by", "for", "after", "with", "in", "from", "about", "on", "of", "before", "without", "via"))
_GROUPS = frozenset(("consortium", "group", "team", "conglomerate", "giant", "itself", "inc", "corp"))
_BODIES = frozenset(("board", "directors", "management", "subsidiary", "unit", "affiliate", "arm", "division", "parent"))
_PRONOUNS = frozenset(("it", "they", "he", "she", "we"))
_IGNORED = "ignored"


@dataclass(frozen=True)
class ClauseRules:
    """The contents of `rules/clauses.toml`."""

    connectors: dict[tuple[str, ...], str]
    connector_heads: frozenset[str]
    subordinate: frozenset[tuple[str, ...]]
    relative: frozenset[str]
    report: frozenset[str]
    transparent: frozenset[str]
    auxiliaries: frozenset[str]
    not_itself: frozenset[str]
    joining: frozenset[str]


@dataclass
class Slots:
    """What follows a trigger: parties by slot, amounts with their slot, where each slot's words start.

    `things` are the first units of noun phrases without a name (an asset, "a round") by slot; `owners` the
    parties that stand as possessors before such a thing.
    """

    parties: dict[str, list[int]] = field(default_factory=dict)
    values: list[tuple[int, str]] = field(default_factory=list)
    things: dict[str, list[int]] = field(default_factory=dict)
    owners: list[int] = field(default_factory=list)
    end: int = 0

    def first(self, slot: str) -> int | None:
        """Return the first party of a slot."""
        found = self.parties.get(slot)
        return found[0] if found else None


def connector_at(s: Sentence, j: int, rules: ClauseRules) -> tuple[str, int] | None:
    """Return (slot, length) of the longest connector that starts at unit `j`."""
    if s.units[j].low not in rules.connector_heads or s.units[j].kind != WORD:
        return None
    for length in range(min(4, len(s.units) - j), 0, -1):
        slot = rules.connectors.get(tuple(u.low for u in s.units[j : j + length]))
        if slot:
            return slot, length
    return None


def _subordinate_at(s: Sentence, j: int, rules: ClauseRules) -> bool:
    words = tuple(u.low for u in s.units[j : j + 2])
    return words[:1] in rules.subordinate or words in rules.subordinate


def is_possessive(u: Unit) -> bool:
    """Tell whether the unit is the mark of a possessive, no quotation mark and no short "is"."""
    return u.kind == WORD and (u.tag == "POS" or (u.low in ("'s", "’s") and u.tag != "VBZ"))


def is_aside(s: Sentence, j: int, rules: ClauseRules, stop: int | None = None) -> bool:
    """Tell whether the party at `j` only describes another ("X's", "X founder Ann", "X shares") before `stop`."""
    units = s.units
    if j + 1 >= len(units) or s.depth[j + 1] > s.depth[j]:
        return False
    nxt = units[j + 1]
    if units[j].low in ("its", "their", "his", "her") or is_possessive(nxt):
        return True
    k, n = j + 1, len(units) if stop is None else stop
    while k < n and units[k].kind == WORD and (is_noun(units[k]) or units[k].tag in ("JJ", "CC", "HYPH")):
        if units[k].low in rules.not_itself:
            return True
        if units[k].low == "and" or units[k].low == "&":
            return False
        k += 1
    # "Dropbox engineer Ann", "Taptap owner XD": the first only describes the second.
    return k > j + 1 and k < len(units) and units[k].kind in (PERSON, ORG) and units[k - 1].tag in ("NN", "NNS")


def scan_right(s: Sentence, i: int, rules: ClauseRules) -> Slots:
    """Collect what follows the trigger at unit `i` up to the end of its clause.

    The slot of a party is `obj` until a connector ("from", "led by") names another; text in brackets,
    appositions, relative and infinitive clauses is passed over.
    """
    units, out = s.units, Slots()
    slot, last_main, appos = "obj", "obj", False
    since_comma: list[tuple[str, int]] = []
    comma = False
    j, base = i + 1, s.depth[i]
    while j < len(units):
        u = units[j]
        if s.depth[j] != base:
            if s.depth[j] < base:
                break
            if u.kind in (MONEY, PERCENT):
                out.values.append((j, "aside"))
            j += 1
            continue
        found = connector_at(s, j, rules)
        if found and u.low == "to" and _infinitive(s, j):
            found = None
        if found and is_verb(units[j - 1]) and u.low == "by" and out.parties.get("by"):
            slot, j = _IGNORED, j + 1  # "by Foo, run by Bar": the second agent is another verb's
            continue
        if found:
            name, length = found
            if name == "include":
                name = slot if slot not in ("of", _IGNORED) else last_main
                if name == "obj" and out.first("obj") is not None:
                    name = _IGNORED
            elif name == "along" and last_main in ("from", "lead", "by", "join", "with"):
                name = "join" if last_main in ("lead", "join", "by") else last_main
            elif name == "of" and slot in ("lead", "from", "by", "join", "with") and out.parties.get(slot):
                name = _IGNORED
            slot, appos, since_comma = name, False, []
            if slot not in ("of", _IGNORED, "via", "on", "at", "as_part", "role_as", "for", "in"):
                last_main = slot
            j += length
            continue
        if u.kind in (MONEY, PERCENT):
            out.values.append((j, slot))
        elif u.kind in PARTIES:
            if not appos and slot != _IGNORED:
                if is_aside(s, j, rules):
                    if is_possessive(units[j + 1]) or u.low in ("its", "their"):
                        out.owners.append(j)
                else:
                    out.parties.setdefault(slot, []).append(j)
                    since_comma.append((slot, j))
        elif u.low in (";", "|", "•") or _subordinate_at(s, j, rules):
            break
        elif u.low in rules.relative or (u.low == "to" and _infinitive(s, j)):
            slot, appos = _IGNORED, False
        elif u.text in _DASHES and u.text != "-":
            slot = _IGNORED
        elif u.low == ",":
            since_comma, comma = [], True
            appos = _opens_apposition(s, j, slot, out)
        elif u.low in ("and", "&", "or"):
            appos = False
            if _verb_follows(s, j, rules):
                break
        elif is_finite(u) and u.low not in ("'s",) and slot != _IGNORED:
            # The party before a finite verb is its subject: it opens the next clause.
            if comma and all(x.tag in ("RB", "MD") or x.low in rules.auxiliaries for x in units[_last(since_comma, j) + 1 : j]):
                for name, k in since_comma:
                    out.parties[name].remove(k)
            break
        elif u.low in rules.joining and out.parties.get("with"):
            # "with existing investors A, B and C also participating"
            out.parties.setdefault("join", []).extend(out.parties.pop("with"))
            slot = _IGNORED
        elif u.tag == "VBG" and units[j - 1].low == ",":
            slot = _IGNORED
        elif is_noun(u) and not appos and slot != _IGNORED:
            out.things.setdefault(slot, []).append(j)
        j += 1
    out.end = j
    return out


def _last(parties: list[tuple[str, int]], default: int) -> int:
    return parties[-1][1] if parties else default


def _infinitive(s: Sentence, j: int) -> bool:
    k = j + 1
    while k < len(s.units) and s.units[k].tag == "RB":
        k += 1
    return k < len(s.units) and s.units[k].kind == WORD and s.units[k].tag == "VB"


def _opens_apposition(s: Sentence, j: int, slot: str, out: Slots) -> bool:
    """Tell whether the comma at `j` opens a description rather than the next item of a list."""
    if j + 1 >= len(s.units):
        return False
    u = s.units[j + 1]
    if u.kind != WORD or u.low in ("and", "or", "&"):
        return False
    if u.low in _DETERMINERS:
        return True
    k = j + 1
    while k < len(s.units) and s.units[k].kind == WORD and s.units[k].low not in (",", "and", ".", ";", "of", "in"):
        k += 1
    # "from existing investors A, early backers B and C": a description directly before a name is no apposition.
    return not (k < len(s.units) and s.units[k].kind in PARTIES and k > j + 1)


def _verb_follows(s: Sentence, j: int, rules: ClauseRules) -> bool:
    k = j + 1
    while k < len(s.units) and s.units[k].low in rules.transparent and s.units[k].low not in ("on", "in", "this"):
        k += 1
    return k < len(s.units) and (is_finite(s.units[k]) or (is_verb(s.units[k]) and s.units[k].tag == "VB"))


def verb_group_start(s: Sentence, i: int, rules: ClauseRules) -> int:
    """Return the first unit of the verb group that ends at `i` ("has also agreed to" acquire)."""
    j = i
    while j > 0:
        u = s.units[j - 1]
        if u.kind != WORD or s.depth[j - 1] != s.depth[i]:
            break
        if u.low in rules.auxiliaries or (u.tag in ("RB", "MD") and u.low not in ("more", "back")):
            j -= 1
        else:
            break
    return j


def coordinated(s: Sentence, j: int) -> list[int]:
    """Return the party at `j` and those joined to it on its left ("A, B and C" from C)."""
    found = [j]
    k = j - 1
    while k >= 0:
        if s.units[k].low in ("and", "&", ",", "both", "/", "+"):
            k -= 1
            continue
        if s.units[k].low == ")" and s.depth[k]:
            while k > 0 and s.depth[k]:
                k -= 1
            continue
        if s.units[k].kind in PARTIES and s.units[k + 1].low in ("and", "&", ",", "/", "(", "+"):
            found.insert(0, k)
            k -= 1
            continue
        m = k
        while m > 0 and s.units[m].kind == WORD and s.units[m].tag in ("JJ", "HYPH", "NN", "NNS", "NNP", "VBN", "DT"):
            m -= 1
        if m < k and s.units[m].low in ("and", "&") and s.units[m - 1].kind in PARTIES and s.units[k + 1] is s.units[found[0]]:
            k = m
            continue
        break
    # A lone comma joins nothing: "Last week, in Paris, A and B" needs an "and" between the last two.
    if len(found) > 1 and not any(s.units[m].low in ("and", "&", "/", "+") for m in range(found[0], j)):
        return [j]
    return found


def find_subject(s: Sentence, i: int, rules: ClauseRules) -> tuple[list[int], int | None]:
    """Return the parties that are the subject of the verb at `i`, or the noun that is when it is no party.

    Looks left from the verb group: past adverbs and times, over brackets and appositions, through relative
    pronouns to the antecedent, through "and" to the subject of the verb before, through control verbs and
    reporting verbs up the chain.
    """
    return _subject(s, verb_group_start(s, i, rules), rules, 0)


def _subject(s: Sentence, start: int, rules: ClauseRules, calls: int) -> tuple[list[int], int | None]:
    units, j = s.units, start - 1
    if calls > 6:
        return [], None
    base = s.depth[start]
    while j >= 0:
        u = units[j]
        if s.depth[j] > base:
            j -= 1
            continue
        if s.depth[j] < base:
            return [], None
        if u.kind in PARTIES:
            if is_aside(s, j, rules, start):
                return [], j
            return coordinated(s, j), None
        if u.low in rules.relative:
            return _antecedent(s, j, rules)
        if u.low in _PRONOUNS:
            # "X said it …": the one who says is the one who does.
            k = j - 1
            while k >= 0 and (s.units[k].low == "that" or s.units[k].low in rules.transparent):
                k -= 1
            if k > 0 and s.units[k].kind in PARTIES and s.units[k - 1].low in ("the", "told", "tells", "informed"):
                k -= 2 if s.units[k - 1].low == "the" else 1  # "X told the SEC it …"
            if k >= 0 and is_verb(s.units[k]) and s.units[k].low in rules.report:
                return _subject(s, verb_group_start(s, k, rules), rules, calls + 1)
            return [], j
        if u.kind == WORD and (u.low in rules.transparent or u.text in _QUOTES or u.tag == "RB"):
            j -= 1
            continue
        if u.low in (",",) or u.text in _DASHES:
            k = _before_aside(s, j, rules)
            if k is None:
                return [], None
            if is_aside(s, k, rules, start):
                return [], k
            return coordinated(s, k), None
        if u.low in ("and", "or", "&", "but"):
            verb = _verb_before(s, j)
            if verb is None:
                return [], None
            return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
        if is_verb(u) or u.tag == "JJ" or (is_noun(u) and units[start].low == "to"):
            # Control: "agreed to", "is set to", "has plans to", "in talks to".
            if units[start].low == "to" or u.tag in ("VBG", "VBN") or u.low in rules.report:
                verb = j if is_verb(u) else _verb_before(s, j)
                if verb is None:
                    noun = _party_before(s, j)
                    return ([noun], None) if noun is not None else ([], j)
                return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
        if u.low in _GERUND_RULERS and units[start].tag == "VBG":
            verb = _verb_before(s, j)
            if verb is None:
                return [], None
            return _subject(s, verb_group_start(s, verb, rules), rules, calls + 1)
        if is_noun(u):
            k = phrase_start(s, j)
            if u.low in _GROUPS and units[j - 1].kind in PARTIES:
                return [j - 1], None
            if u.low in _BODIES and (k < j or units[j - 1].low in ("and", "its", "their")):
                # "X's board agreed": X did. "X said its board agreed": X did, too.
                while k > 1 and (units[k - 1].low in ("and", "its", "their") or is_noun(units[k - 1])):
                    k -= 1
                owners = [m for m in range(k, j) if units[m].kind in PARTIES]
                named = [m for m in owners if units[m].kind == ORG and not is_possessive(units[m + 1])]
                if owners:
                    return (named or owners)[-1:], None
                if units[k].low in ("its", "their") and k and units[k - 1].low in rules.report:
                    return _subject(s, verb_group_start(s, k - 1, rules), rules, calls + 1)
            if k > 1 and units[k - 1].low == "," and units[k].low in ("a", "an", "the", "one", "which"):
                if units[k - 2].kind in PARTIES:
                    return coordinated(s, k - 2), None
                if units[k - 2].low == ")":
                    m = _before_aside(s, k - 1, rules)
                    if m is not None:
                        return coordinated(s, m), None
            m = _opening_party(s, j)
            return ([m], None) if m is not None else ([], j)
        if u.low == "that":
            j -= 1
            continue
        break
    return [], None


def _opening_party(s: Sentence, j: int) -> int | None:
    """Return the party that opens the sentence as "X, a maker of …" when no verb stands between it and unit `j`."""
    units = s.units
    if len(units) < 4 or units[0].kind not in PARTIES or units[1].low != "," or units[2].low not in _DETERMINERS:
        return None
    return None if any(is_finite(u) for u in units[3:j]) else 0


def _antecedent(s: Sentence, j: int, rules: ClauseRules) -> tuple[list[int], int | None]:
    k = j - 1
    while k >= 0 and (s.units[k].low in (",", ")") or s.depth[k] > s.depth[j] or s.units[k].low in ("of", "in")):
        k -= 1
    if k < 0:
        return [], None
    if s.units[k].kind in PARTIES:
        return coordinated(s, k), None
    if is_verb(s.units[k]) and s.units[k].low in rules.report:
        return _subject(s, verb_group_start(s, k, rules), rules, 4)
    return [], k


def _before_aside(s: Sentence, j: int, rules: ClauseRules) -> int | None:
    """Return the party before the aside that ends with the comma or dash at `j`.

    The aside's own names are passed over: the party sought is followed by a comma, dash or bracket and not
    ruled by a preposition.
    """
    best: int | None = None
    for k in range(j - 1, -1, -1):
        if s.depth[k] != s.depth[j]:
            continue
        u, nxt = s.units[k], s.units[k + 1]
        if u.low in (";", ":") and k < j - 1:
            break
        if u.kind not in PARTIES or not (nxt.low in (",", "(") or nxt.text in _DASHES):
            continue
        if nxt.low == "," and k + 1 == j and k > 0 and best is None:
            # "…, backed by Foo, raised": Foo belongs to the aside when something rules it.
            if not _ruled(s, k, rules):
                return k
            continue
        if not _ruled(s, k, rules):
            return k
    return best


def _ruled(s: Sentence, k: int, rules: ClauseRules) -> bool:
    """Tell whether a preposition or verb stands before the party at `k`, descriptions aside."""
    m = k - 1
    while m >= 0 and s.units[m].kind in (WORD, *PARTIES):
        u = s.units[m]
        if u.kind in PARTIES:
            m -= 1
            continue
        if u.tag in ("IN", "TO") or is_verb(u) or u.low in rules.connector_heads:
            return u.low not in ("that", "says", "said")
        if u.low in (",", "and", "&") and m > 0 and s.units[m - 1].kind in PARTIES:
            m -= 1
            continue
        if u.low in (",", ".", ";", ":"):
            return False
        m -= 1
    return False


def _verb_before(s: Sentence, j: int) -> int | None:
    for k in range(j - 1, -1, -1):
        if s.depth[k] == s.depth[j] and is_verb(s.units[k]) and s.units[k].tag != "VBG":
            return k
    return None


def _party_before(s: Sentence, j: int) -> int | None:
    for k in range(j - 1, -1, -1):
        if s.depth[k] == s.depth[j] and s.units[k].kind in PARTIES:
            return k
    return None


def _inside_phrase(before: Unit) -> bool:
    """Tell whether a participle behind `before` belongs to a noun phrase ("its proposed", "a $5M agreed")."""
    return before.low in (*_DETERMINERS, "-") or before.kind in (MONEY, PERCENT) or before.tag in ("PRP$", "POS", "JJ")


def phrase_start(s: Sentence, i: int) -> int:
    """Return the first unit of the noun phrase whose head is at `i`."""
    j = i
    while j > 0 and s.depth[j - 1] == s.depth[i]:
        u: Unit = s.units[j - 1]
        if u.kind in (MONEY, PERCENT) or u.kind in PARTIES or u.low in _DETERMINERS:
            j -= 1
        elif u.kind == WORD and (
            u.tag in ("JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "VBN", "VBG", "PRP$", "DT", "$")
            or u.low in ("-", "'s", "’s", "/")
        ):
            if u.tag in ("VBN", "VBG") and not (j > 1 and _inside_phrase(s.units[j - 2])):
                break
            j -= 1
        else:
            break
    return j
