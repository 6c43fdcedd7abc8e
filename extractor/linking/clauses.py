"""What follows a verb or noun in its clause: which party stands behind which word."""

from __future__ import annotations

from .appositions import aside_end, opens_apposition
from .boundaries import (
    adds_givers,
    contact_end,
    deal_follows,
    infinitive,
    list_goes_on,
    names_follow,
    next_item,
    opens_participle,
    round_follows,
    subject_follows,
    subordinate_at,
    thing_follows,
    verb_follows,
)
from .links import connector_at, read_link
from .phrases import DASHES, is_aside, is_possessive
from .rules import ClauseRules
from .sentence import MONEY, ORG, PARTIES, PERCENT, Sentence, is_finite, is_noun
from .slots import IGNORED, Scan, Slots


def scan_right(s: Sentence, i: int, rules: ClauseRules) -> Slots:
    """Collect what follows the trigger at unit `i` up to the end of its clause.

    The slot of a party is `obj` until a connector ("from", "led by") names another; text in brackets,
    appositions, relative and infinitive clauses is passed over.
    """
    x, base = Scan(s, i, rules, i + 1), s.depth[i]
    while x.j < len(s.units) and s.depth[x.j] >= base:
        behind: int | None = x.j + 1
        if s.depth[x.j] == base:
            behind = _read(x)
        elif s.units[x.j].kind in (MONEY, PERCENT):
            x.out.values.append((x.j, "aside"))
        if behind is None:
            break
        x.j = behind
    x.out.end = x.j
    return x.out


def _read(x: Scan) -> int | None:
    """Read what stands at unit `x.j`; return the next unit to read, None where the clause ends."""
    s, j, u = x.s, x.j, x.units[x.j]
    if x.out.parties.get("with") and (taken := _part_taken(s, j, x.rules)):
        # "with A in the lead and B behind", "with A as one of the investors"
        x.last_main, behind = taken
        x.out.parties.setdefault(x.last_main, []).extend(x.out.parties.pop("with"))
        x.slot = "join"
        return behind
    found = connector_at(s, j, x.rules)
    if found and not (u.low == "to" and infinitive(s, j)):
        return read_link(x, *found)
    if (contact := contact_end(s, j, x.rules)) is not None:
        x.slot = IGNORED
        return contact
    if x.slot == "from" and x.units[j - 1].kind in PARTIES and (u.tag in ("DT", "PDT") or u.kind == PERCENT):
        x.slot = "obj"  # "to buy from X the four mills"
    if u.kind in (MONEY, PERCENT):
        x.out.values.append((j, x.slot))
        return j + 1
    return _read_party(x) if u.kind in PARTIES else _read_word(x)


def _read_party(x: Scan) -> int | None:
    s, j, u = x.s, x.j, x.units[x.j]
    if next_item(s, x.i, j, x.rules) or deal_follows(s, j):
        return None
    if x.appos or x.slot == IGNORED:
        return j + 1
    if not is_aside(s, j, x.rules):
        x.out.parties.setdefault(x.slot, []).append(j)
        x.since_comma.append((x.slot, j))
    elif is_possessive(x.units[j + 1]) or u.low in ("its", "their"):
        x.out.owners.append(j)
    return j + 1


def _read_word(x: Scan) -> int | None:
    s, units, j, u = x.s, x.units, x.j, x.units[x.j]
    if u.low == ";" and x.filled and list_goes_on(s, j):
        x.appos = False  # "from A; B, a bank; and C"
    elif u.low == "but" and x.led and (added := adds_givers(units, j)):
        x.slot = x.last_main = "join"  # "was led by A, but also included money from B"
        return added
    elif u.low in (";", "|", "•") or (subordinate_at(s, j, x.rules) and not _joins(s, j, x.rules)):
        return None
    elif u.low in x.rules.relative or (u.low == "to" and infinitive(s, j)):
        x.outer = x.slot if u.low in x.rules.relative or x.appos else ""
        x.slot, x.appos, x.aside = IGNORED, False, u.low in x.rules.relative
        x.purpose = u.low == "to"
    elif u.text in DASHES and (behind_dash := aside_end(units, j)) is not None:
        return behind_dash  # "from A — its first backer — and B"
    elif u.text in DASHES and u.text != "-":
        told = j + 1 < len(units) and units[j + 1].kind == MONEY  # "raised its last round — $5M — from X"
        x.slot = x.slot if told else IGNORED
    elif u.low == ",":
        return _read_comma(x)
    elif u.low in ("and", "&", "or"):
        return _read_and(x)
    elif is_finite(u) and u.low not in ("'s",) and x.slot != IGNORED:
        _leave_subject(x)
        return None
    elif u.low in x.rules.joining and x.out.parties.get("with"):
        # "with existing investors A, B and C also participating"
        x.out.parties.setdefault("join", []).extend(x.out.parties.pop("with"))
        x.slot = IGNORED
    elif opens_participle(units, j):
        x.slot, x.aside = IGNORED, True
    elif is_noun(u) and not x.appos and x.slot != IGNORED:
        x.out.things.setdefault(x.slot, []).append(j)
    return j + 1


def _read_comma(x: Scan) -> int | None:
    if subject_follows(x.s, x.j, x.rules):
        return None
    x.since_comma, x.comma, x.aside, x.placed, x.purpose = [], True, False, False, False
    x.appos = opens_apposition(x.s, x.j)
    return x.j + 1


def _read_and(x: Scan) -> int | None:
    s, units, j = x.s, x.units, x.j
    # "A, an arm for bankers and owners of B", "A, the food and wine arm of B"
    x.appos = x.appos and (x.placed or not names_follow(s, j))
    if x.led and (added := adds_givers(units, j)):
        x.slot = "join"  # "was led by A and also included B"
        return added
    leading = [u.low for u in units[j + 1 : j + 2]] in (["leading"], ["co-leading"])
    goes_on = units[x.i].tag == "VBG" and leading
    if goes_on or verb_follows(s, j, x.rules) or subject_follows(s, j, x.rules) or round_follows(s, j):
        return None  # also "putting $5M into X and co-leading"
    if x.outer and units[j - 1].low == "," and units[j - 2].kind != ORG and names_follow(s, j):
        x.slot, x.outer = x.outer, ""  # "bought A, which makes milk, and B"
    if x.filled and thing_follows(s, j):
        x.slot = IGNORED  # "the purchase of X and the close of a loan from Y"
    return j + 1


def _leave_subject(x: Scan) -> None:
    """Leave out the party before the finite verb at `x.j`, its subject: it opens the next clause."""
    last = x.since_comma[-1][1] if x.since_comma else x.j
    between = x.units[last + 1 : x.j]
    if x.comma and all(u.tag in ("RB", "MD") or u.low in x.rules.auxiliaries for u in between):
        for slot, j in x.since_comma:
            x.out.parties[slot].remove(j)


def _part_taken(s: Sentence, j: int, rules: ClauseRules) -> tuple[str, int] | None:
    """Return the slot that the words at `j` give those before them ("in the lead"), and the unit behind them."""
    for slot, phrases in (("lead", rules.leading), ("join", rules.taking_part)):
        ends = [j + len(p) for p in phrases if tuple(u.low for u in s.units[j : j + len(p)]) == p]
        if ends:
            return slot, max(ends)
    return None


def _joins(s: Sentence, j: int, rules: ClauseRules) -> bool:
    """Tell whether the word at `j` closes "with A and B following" rather than opens a clause ("following its")."""
    return s.units[j].low in rules.joining and all(u.low in (".", ",", ";") for u in s.units[j + 1 : j + 2])
