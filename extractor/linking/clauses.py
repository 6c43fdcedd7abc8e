"""What follows a verb or noun in its clause: which party stands behind which word."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..lexicon.words import word_set
from .appositions import (
    affiliated,
    another_sum,
    aside_end,
    describes_party,
    held_share,
    opens_apposition,
    priced,
    stands_for,
)
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
from .governors import BE
from .parents import is_part
from .phrases import DASHES, is_aside, is_possessive
from .places import place_behind, place_end, placed_thing
from .rules import ClauseRules
from .sentence import MONEY, ORG, PARTIES, PERCENT, WORD, Sentence, is_finite, is_noun, is_verb

IGNORED = "ignored"
_GIVING = frozenset(("from", "lead", "by", "join"))
_PLAIN = frozenset(("in", "of", "to", "into", "for", "from", "with", "at", "on"))
_USES = frozenset(("for", "in", "of", "at", "on", "into", "include"))
_PLACING = frozenset(("in", "for", "at", "on"))
_GIVERS = word_set("givers")
_ACTING = frozenset(("to", "by", "from", "with", "lead", "join"))
_FOLK = word_set("people") | {"figures", "leaders", "operators", "people"}
_ROUNDS = word_set("rounds")
_BELONGING = word_set("belonging")
_REPORTS = frozenset(("article", "filing", "report", "statement", "story"))
_SEATED = frozenset(("based", "headquartered", "located"))


@dataclass
class Slots:
    """What follows a trigger: parties by slot, amounts with their slot, where each slot's words start.

    `things` are the first units of noun phrases without a name (an asset, "a round") by slot; `owners` the
    parties that stand as possessors before such a thing; `links` the word that opens each slot.
    """

    parties: dict[str, list[int]] = field(default_factory=dict)
    values: list[tuple[int, str]] = field(default_factory=list)
    things: dict[str, list[int]] = field(default_factory=dict)
    owners: list[int] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)
    end: int = 0

    def first(self, slot: str) -> int | None:
        """Return the first party of a slot."""
        found = self.parties.get(slot)
        return found[0] if found else None


def connector_at(s: Sentence, j: int, rules: ClauseRules) -> tuple[str, int] | None:
    """Return (slot, length) of the longest connector that starts at unit `j`."""
    if s.units[j].low not in rules.connector_heads or s.units[j].kind != WORD:
        return None
    if s.units[j].low == "to" and [u.low for u in s.units[max(0, j - 1) : j]] == ["up"]:
        return None  # "of up to $5M"
    for length in range(min(4, len(s.units) - j), 0, -1):
        slot = rules.connectors.get(tuple(u.low for u in s.units[j : j + length]))
        if (
            slot == "via"
            and length == 1
            and s.units[j + length : j + length + 1]
            and s.units[j + length].kind == MONEY
        ):
            return None  # "at over $100m": the word tells how much
        if slot:
            return slot, length
    return None


def scan_right(s: Sentence, i: int, rules: ClauseRules) -> Slots:
    """Collect what follows the trigger at unit `i` up to the end of its clause.

    The slot of a party is `obj` until a connector ("from", "led by") names another; text in brackets,
    appositions, relative and infinitive clauses is passed over.
    """
    units, out = s.units, Slots()
    slot, last_main, appos = "obj", "obj", False
    since_comma: list[tuple[str, int]] = []
    comma = aside = placed = purpose = False
    outer = ""
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
        if out.parties.get("with") and (taken := _part_taken(s, j, rules)):
            # "with A in the lead and B behind", "with A as one of the investors"
            last_main, j = taken
            out.parties.setdefault(last_main, []).extend(out.parties.pop("with"))
            slot = "join"
            continue
        found = connector_at(s, j, rules)
        if found and u.low == "to" and infinitive(s, j):
            found = None
        if found and purpose and found[0] in _USES and not priced(units, j):
            slot, j = IGNORED, j + found[1]  # "a $5M round to build robots for shops like X"
            continue
        if found and slot in _GIVING and u.low in ("from", "of", "at") and affiliated(units, j):
            j += 2  # "from Ann Lee of Tilia and Bo Park": the firm only says who Ann Lee is
            continue
        if found and slot in _ACTING and stands_for(units, j):
            j += 1  # "sold to a consortium of A and B", "bought by an affiliate of A"
            continue
        if found and u.low == "from" and units[j - 1].low in _REPORTS:
            slot, j = IGNORED, j + 1  # "in talks to raise $5M: report from X"
            continue
        if found and u.low == "by" and held_share(units, i, j):
            slot, j, aside = "from", j + 1, False
            continue
        if (
            found
            and u.low == "by"
            and (
                _others_agent(s, i, j, out)
                or (aside and units[j - 2].low in BE)
                or units[j - 1].low in _REPORTS
            )
        ):
            slot, j = IGNORED, j + 1  # also "raised $5M, and Tilia, which was bought by X"
            continue
        if found and appos and found[0] == "of" and describes_party(s, j):
            j += 1  # "Tilia Labs, a unit of Oskar Dairy, from Northlake": the aside goes on
            continue
        if found and appos and found[0] in _PLACING and is_noun(units[j - 1]) and not priced(units, j):
            j, placed = j + 1, True  # "A, a dairy in Lyon, and B"
            continue
        if found and slot in _ACTING and not out.parties.get(slot) and (behind := placed_thing(s, j)):
            j = behind
            continue
        if (
            found
            and u.low == "from"
            and units[j - 1].low in _FOLK
            and slot in _GIVING
            and out.parties.get(slot)
        ):
            slot, aside, j = IGNORED, True, j + 1  # "from A, B, and executives from Tilia and Similo"
            continue
        if found:
            name, length = found
            if name in ("lead", "backed") and aside and units[j - 1].low in ("is", "are"):
                name = IGNORED  # "from A, which is led by B"
            on_top = u.low == "on" and (length > 1 or out.values)
            if (name == "along" or on_top) and another_sum(units, j + length):
                break  # "raised $5M, alongside a $9M loan from X"
            if name == "include":
                place = slot == "in" and units[j - 1 - (units[j - 1].low == ",")].tag == "NNP"
                name = slot if not place and slot not in ("of", "via", IGNORED) else last_main
                if last_main not in _GIVING and units[j - 1].low in _GIVERS:
                    name = "join"  # "closed a round to grow, with backers that included X"
                elif units[j - 1].low in _ROUNDS or (units[j - 1].low == "and" and slot == "lead"):
                    name = "join"  # "in a round that included X", "led by X and including Y"
                elif out.parties.get("lead") and u.low in ("that", "which"):
                    name = "join"  # "a round led by X that also included Y"
                elif aside and slot == IGNORED:
                    name = IGNORED  # "led by X, which has backed firms like Y"
                aside = aside and name == IGNORED
                if name == "obj" and out.first("obj") is not None:
                    name = IGNORED
            elif name == "along" and last_main in ("from", "lead", "by", "join", "with"):
                name = "join" if last_main in ("lead", "join", "by") else last_main
            elif name == "in" and units[j - 1].low in _SEATED and (behind := place_behind(s, j)):
                j = behind  # "A, based in Lyon, and B"
                continue
            elif name == "of" and (
                is_part(s, j - 1) or (units[j - 1].low == "part" and units[j - 2].low == ",")
            ):
                name = IGNORED  # "Oskar Dairy Division of Northlake": whose it is; ", part of a $9M plan"
            elif name == "of" and (behind := place_end(s, j, out.parties.get(slot, []))):
                j = behind  # "A of Lyon and B of Nice": the place only tells where the party is
                continue
            elif name == "of" and slot == "by" and is_noun(units[i]) and "of" not in out.links:
                pass  # "the acquisition by X of Y"
            elif name == "of" and (
                (slot in ("lead", "from", "by", "join", "with", "to") and out.parties.get(slot))
                or slot == IGNORED
                or (slot == "for" and out.parties.get("of"))
            ):
                name = IGNORED
            aside = aside or name == "source"
            if name == "source" or (aside and name in _PLAIN):
                name = IGNORED  # ", increasing X's stake in Y"; "according to a filing to X"
            slot, appos, since_comma = name, False, []
            if slot not in ("of", IGNORED, "via", "on", "at", "as_part", "role_as", "for", "in"):
                last_main = slot
            j += length
            out.links.setdefault(slot, j - 1)
            continue
        if (behind := contact_end(s, j, rules)) is not None:
            slot, j = IGNORED, behind
            continue
        if slot == "from" and units[j - 1].kind in PARTIES and (u.tag in ("DT", "PDT") or u.kind == PERCENT):
            slot = "obj"  # "to buy from X the four mills"
        if u.kind in (MONEY, PERCENT):
            out.values.append((j, slot))
        elif u.kind in PARTIES:
            if next_item(s, i, j, rules) or deal_follows(s, j):
                break
            if not appos and slot != IGNORED:
                if is_aside(s, j, rules):
                    if is_possessive(units[j + 1]) or u.low in ("its", "their"):
                        out.owners.append(j)
                else:
                    out.parties.setdefault(slot, []).append(j)
                    since_comma.append((slot, j))
        elif u.low == ";" and out.parties.get(slot) and list_goes_on(s, j):
            appos = False  # "from A; B, a bank; and C"
        elif (
            u.low == "but"
            and (out.parties.get("lead") or out.parties.get("by"))
            and (added := adds_givers(units, j))
        ):
            slot, j, last_main = "join", added, "join"  # "was led by A, but also included money from B"
            continue
        elif u.low in (";", "|", "•") or (subordinate_at(s, j, rules) and not _joins(s, j, rules)):
            break
        elif u.low in rules.relative or (u.low == "to" and infinitive(s, j)):
            outer = slot if u.low in rules.relative or appos else ""
            slot, appos, aside = IGNORED, False, u.low in rules.relative
            purpose = u.low == "to"
        elif u.text in DASHES and (behind_dash := aside_end(units, j)) is not None:
            j = behind_dash  # "from A — its first backer — and B"
            continue
        elif u.text in DASHES and u.text != "-":
            told = j + 1 < len(units) and units[j + 1].kind == MONEY  # "raised its last round — $5M — from X"
            slot = slot if told else IGNORED
        elif u.low == ",":
            if subject_follows(s, j, rules):
                break
            since_comma, comma, aside, placed, purpose = [], True, False, False, False
            appos = opens_apposition(s, j)
        elif u.low in ("and", "&", "or"):
            # "A, an arm for bankers and owners of B", "A, the food and wine arm of B"
            appos = appos and (placed or not names_follow(s, j))
            if (out.parties.get("lead") or out.parties.get("by")) and (added := adds_givers(units, j)):
                slot, j = "join", added  # "was led by A and also included B"
                continue
            goes_on = units[i].tag == "VBG" and [x.low for x in units[j + 1 : j + 2]] in (
                ["leading"],
                ["co-leading"],
            )
            if goes_on or verb_follows(s, j, rules) or subject_follows(s, j, rules) or round_follows(s, j):
                break  # also "putting $5M into X and co-leading"
            if outer and units[j - 1].low == "," and units[j - 2].kind != ORG and names_follow(s, j):
                slot, outer = outer, ""  # "bought A, which makes milk, and B"
            if out.parties.get(slot) and thing_follows(s, j):
                slot = IGNORED  # "the purchase of X and the close of a loan from Y"
        elif is_finite(u) and u.low not in ("'s",) and slot != IGNORED:
            # The party before a finite verb is its subject: it opens the next clause.
            if comma and all(
                x.tag in ("RB", "MD") or x.low in rules.auxiliaries
                for x in units[_last(since_comma, j) + 1 : j]
            ):
                for name, k in since_comma:
                    out.parties[name].remove(k)
            break
        elif u.low in rules.joining and out.parties.get("with"):
            # "with existing investors A, B and C also participating"
            out.parties.setdefault("join", []).extend(out.parties.pop("with"))
            slot = IGNORED
        elif opens_participle(units, j):
            slot, aside = IGNORED, True
        elif is_noun(u) and not appos and slot != IGNORED:
            out.things.setdefault(slot, []).append(j)
        j += 1
    out.end = j
    return out


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


def _others_agent(s: Sentence, i: int, j: int, out: Slots) -> bool:
    """Tell whether the "by" at `j` names who does another verb than the trigger at `i`.

    As in "by Foo, run by Bar", "$5M, followed by Bar", "the purchase of clinics owned by Bar", "was raised in rounds
    given by Bar".
    """
    units = s.units
    if j - 1 > i and units[j - 1].low in _BELONGING:
        return True
    joined = j - 1 > i and units[j - 2].low in (",", "and")
    behind_noun = (
        j - 2 > i and units[i].tag[:2] == "VB" and is_noun(units[j - 2]) and units[j - 1].tag == "VBN"
    )
    return is_verb(units[j - 1]) and (bool(out.parties.get("by")) or joined or behind_noun)


def _last(parties: list[tuple[str, int]], default: int) -> int:
    return parties[-1][1] if parties else default
