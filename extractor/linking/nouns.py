"""Deal nouns: what owns them, what governs them, what follows them, and the roles of their rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lexicon.words import word_set
from .agreements import opens_under
from .answers import named_as, told_behind
from .antecedents import (
    across,
    advised,
    joiners_behind,
    leaders_behind,
    principal,
    reduced,
    told_of,
    topped_by,
)
from .assets import apposed, site_name
from .candidates import Candidate
from .case import Case
from .clauses import scan_right
from .deal_lists import whose_deals
from .enumerated import BOUGHT, each_listed, listed_behind, past_purchases
from .governors import behind_light_verb, find_governor, owing
from .judge import BACK, judge, meets, names_of, of_today
from .merging_sides import merging_pair, voted_for
from .phrases import DETERMINERS, coordinated, is_possessive, modifiers_start, phrase_start, verb_group_start
from .predicates import raising, read_predicate
from .rules import ClauseRules, DealRules, Trigger
from .sentence import MONEY, ORG, PARTIES, PERCENT, REF, WORD, Sentence, Unit, is_finite, is_noun
from .subjects import behind_opening, find_subject
from .topics import asset_owner, read_topic, traded_owner
from .ventures import VENTURES, new_company, set_beside

_EXCHANGES = word_set("exchanges")
_SEEKING = frozenset(("divestiture.noun.buyer", "divestiture.noun.own-buyer", "acquisition.noun.new-owner"))
_ROUND = "funding_round.noun.round"
_OPENINGS = word_set("openings")
_FUND = "fund_close.noun.fund"
_LOAN = "debt_financing.noun.loan"
_FRESH = frozenset(("armed", "buoyed", "flush", "fresh", "hot"))
_PRIOR = frozenset(("earlier", "previous", "prior"))
_FURTHER = frozenset(("a", "an", "another"))

_GIVEN_BY = frozenset(("backing", "cheque", "commitment", "infusion", "injection", "investment"))

# Between a sum and the noun that says what it is: "raised $5M through a bond".
_BEHIND_SUM = {
    "share_buyback": ("in", "of", "to", "on"),
    "divestiture": ("in", "of", "from"),
    "debt_financing": ("in", "of", "through", "via", "with", "from"),
}
_SALES = frozenset(("acquisition", "divestiture"))
_GIVEN = frozenset(("debt_financing", "funding_round"))
_OWN_MONEY = frozenset(("of", "obj", "at", "by", "for", "with"))  # "extended its Series A by $5M"


def noun_candidates(s: Sentence, number: int, rules: DealRules, clauses: ClauseRules) -> Iterator[Candidate]:
    """Yield a candidate for every deal noun of the sentence whose surroundings meet its rule."""
    for i, u in enumerate(s.units):
        if u.kind != WORD or u.low not in rules.nouns or (u.tag == "VBZ" and not _talks(s, i)):
            continue
        if u.tag == "VB" and i and (s.units[i - 1].low == "to" or s.units[i - 1].tag in ("MD", "RB")):
            continue  # "to float", "did not raise"
        if u.low == "raise" and [x.kind for x in s.units[i + 1 : i + 2]] == [MONEY]:
            continue  # "we saw X raise $5M"
        if (
            i + 1 < len(s.units)
            and (is_noun(s.units[i + 1]) or s.units[i + 1].text == "-")
            and s.units[i + 1].tag != "NNP"
            and not any(x.text.isdigit() for x in s.units[i + 2 : i + 3])  # "a Series A-2"
        ):
            continue  # not the head: "the acquisition vehicle", "round-trip"
        if u.low == "seed" and i + 1 < len(s.units) and s.units[i + 1].low in ("and", "or", "/"):
            continue  # "a seed and growth fund"
        if u.low in ("debt", "loans") and _beside_equity(s, i):
            continue  # "in a mix of equity and debt": one round
        best = 0
        for t, words in rules.nouns[u.low]:
            first = _start(s, i, words) if len(words) >= best else None
            if first is None:
                continue
            best = len(words)
            found = _read_noun(s, number, first, i, t, rules, clauses)
            if found is not None:
                yield from each_listed(found)


def _talks(s: Sentence, i: int) -> bool:
    """Tell whether the tagger took a noun for a verb at unit `i` ("when talks with X fell through")."""
    after = s.units[i + 1].low if i + 1 < len(s.units) else ""
    return s.units[i].low == "talks" and after == "with" and s.units[i - 1].tag in ("WRB", "IN")


def _intransitive(units: Sequence[Unit], governor: int, start: int) -> bool:
    """Tell whether nobody stands between the verb and the noun phrase at `start` ("backed X with a $5M round")."""
    return all(u.kind not in PARTIES for u in units[governor + 1 : start])


def _beside_equity(s: Sentence, i: int) -> bool:
    units = s.units
    before = [x.low for x in units[max(0, i - 2) : i]]
    behind = [x.low for x in units[i + 1 : i + 3]]
    return before in (["equity", "and"], ["equity", "/"]) or behind in (["and", "equity"], ["/", "equity"])


def _sum_before(units: Sequence[Unit], start: int, t: Trigger) -> int | None:
    """Return the sum that the noun phrase at `start` says more of ("$5M in debt", "$5M by way of notes")."""
    way = [u.low for u in units[max(0, start - 3) : start]] == ["by", "way", "of"]
    link = start - 1 - 2 * way
    links = _BEHIND_SUM.get(t.type, ("in", "of"))
    told = link > 0 and units[link].low in (("by",) if way else links) and units[link - 1].kind == MONEY
    return link - 1 if told else None


def _start(s: Sentence, i: int, words: tuple[str, ...]) -> int | None:
    """Return the first unit of the phrase `words` that ends at unit `i`; a hyphen may join its words."""
    j = i
    for n, word in enumerate(reversed(words)):
        if n and j > 0 and s.units[j].text == "-":
            j -= 1
        if j < 0 or s.units[j].low != word:
            return None
        j -= 1
    return j + 1


def _read_noun(
    s: Sentence, number: int, first: int, i: int, t: Trigger, rules: DealRules, clauses: ClauseRules
) -> Candidate | None:
    units = s.units
    start = behind_light_verb(s, phrase_start(s, first), first, rules.light)
    if t.type == "partnership":
        start = modifiers_start(s, start)
    slots = scan_right(s, i, clauses)
    asset_owner(s, i, t, slots, rules)
    c = Candidate(t.type, t.id, "", s, number, (first, i), (start, slots.end), tense="noun", weak=t.weak)
    inside, owned = range(start, first), False
    for j in inside:
        if t.id == _ROUND and any(_owns(units, k) for k in range(j + 2, first)):
            continue  # "X's rival Y's round"
        if units[j].kind in PARTIES and s.depth[j] == s.depth[first]:
            owner = units[j].low in ("its", "their") or is_possessive(units[j + 1])
            slot = "possessor" if owner else "modifier"
            aside = owned and t.type != "acquisition"  # "its Zerotan acquisition" is one of Zerotan
            if not owner and (aside or any(x.low in rules.light for x in units[j + 1 : first])):
                continue  # "its Nasdaq listing"; a headline: "Tilia signs first acquisition"
            if owned and not owner and t.id == _FUND and j == first - 1:
                c.add("venture", list(units[j].names))  # "Ridge's Orbit IV fund"
            owned = owned or owner
            if t.id == _ROUND and not owner and units[i].low in _GIVEN_BY and units[j - 1].kind == MONEY:
                c.add("investor", names_of(s, [j]))  # "lands $9M Ridge investment"
                continue
            if slot in t.roles and not (t.type == "ipo" and units[j].low in _EXCHANGES):
                found = advised(s, j) or (coordinated(s, j) if j == start else [j])
                if not (
                    t.roles[slot] == "target"
                    and any(
                        slots.parties.get(x)
                        for x in ("of", "for", "in", "into", "to")
                        if t.roles.get(x) == "target"
                    )
                ):
                    c.add(t.roles[slot], names_of(s, found, t.roles[slot]))
        elif units[j].kind == PERCENT:
            c.percent = j
        elif "lead" in t.roles and units[j].names and [u.low for u in units[j + 1 : j + 3]] == ["-", "led"]:
            c.add(t.roles["lead"], list(units[j].names))  # "a Northlake-led round"
    if t.type == "merger" and not c.roles.get("partner"):
        c.add("partner", names_of(s, merging_pair(s, start)))
    itself = told_of(s, start, clauses) if "described" in t.roles else []
    for slot, role in t.roles.items():
        if slot not in ("possessor", "modifier", "apposition", "across", "described"):
            # "X, a spin-off of Y": X was spun off, from Y
            whose = t.roles.get("from", role) if itself and slot == "of" else role
            behind = slots.parties.get(slot, [])
            sites = {j: site_name(s, j) for j in behind if whose == "target" and t.type in _SALES}
            for j in behind:
                c.add(whose, [site] if (site := sites.get(j)) else names_of(s, [j], whose))
    if t.id == _ROUND:
        c.add("lead_investor", names_of(s, leaders_behind(s, i, rules)))
        c.add("investor", names_of(s, joiners_behind(s, i)))
        if owned and units[i].low == "investment" and any(slots.parties.get(x) for x in ("in", "into")):
            givers = [j for j in inside if _owns(units, j)]
            c.add("investor", names_of(s, givers[:1]))  # "X's investment in Y"
    others = across(s, start)
    if "across" in t.roles and not (t.roles["across"] == "target" and c.roles.get("target")):
        c.add(t.roles["across"], names_of(s, others, t.roles["across"]))
    if itself:
        c.add(t.roles["described"], names_of(s, itself))
    if t.type in VENTURES:
        beside = set_beside(s, i)
        c.add("venture", beside or names_of(s, new_company(s, i + 1)))
        c.roles["partner"] = [n for n in c.roles.get("partner", ()) if n not in beside]
    buyers = names_of(s, told_behind(s, i)) if t.id in _SEEKING else []
    if buyers:
        c.type = "acquisition"
        c.roles = {"acquirer": buyers, **{r: [n for n in x if n not in buyers] for r, x in c.roles.items()}}
    if "apposition" in t.roles:
        c.add(t.roles["apposition"], apposed(s, i))
    if t.id == BOUGHT and len(c.roles.get("acquirer", ())) == 1:
        c.add("target", names_of(s, named_as(s, i), "target"))  # "X's latest acquisition is Y"
    if t.id == BOUGHT and units[i].tag == "NNS":
        named = listed_behind(s, i, slots.end)
        relative = named and start > 2 and units[start - 1].low == "whose"
        c.add("acquirer", names_of(s, [start - 3]) if relative else [])
        slots.parties.setdefault("of", []).extend(named)
        c.add("target", names_of(s, named, "target"))
    elif t.id == BOUGHT and not c.roles.get("target"):
        c.add("target", names_of(s, past_purchases(s, start, i, len(units)), "target"))
    if t.id == BOUGHT and not c.roles.get("acquirer"):
        c.add("acquirer", [n for n in names_of(s, whose_deals(s, start)) if n not in c.parties()])
    if t.type == "debt_financing" and "target" not in c.roles and "for" in slots.links:
        behind = [j for j in slots.owners if j > slots.links["for"]]
        c.add("target", names_of(s, behind[:1], "target"))  # "a loan for X's new plant"
    governor = find_governor(s, start, rules.light)
    governor = None if governor == 0 and units[0].tag == "VBN" else governor  # "Backed by $5M from X, Y has"
    o = read_topic(s, i, start, slots, t, c, rules, clauses)
    if governor is not None:
        classes = _light_classes(s, governor, rules)
        for kind in t.subject:
            if kind in classes or kind == "any":
                if kind == "talk" and not others:
                    continue
                if units[governor].low in clauses.report and _has_verb(s, slots.end, clauses):
                    break  # "X reported the IPO was oversubscribed"
                subject, _ = find_subject(s, governor, clauses)
                subject = principal(s, verb_group_start(s, governor, clauses), subject, clauses)
                if not subject and t.type == "merger":
                    subject = voted_for(s, governor)
                if not subject and units[governor].tag == "VBN":
                    subject = reduced(s, governor)  # "X, established through the acquisition of"
                if t.subject[kind] == "target" and c.roles.get("target"):
                    if t.id == _ROUND and units[governor].low in clauses.report and not owned:
                        c.add("investor", names_of(s, subject))  # "X announced a $5M investment in Y"
                        break
                    rest = [n for n in names_of(s, subject) if n not in c.parties()]
                    c.add(t.other, rest if t.other and slots.parties.get("of") else [])
                    break
                subject = [j for j in subject if j not in itself]
                # A person may raise a fund of their own; nobody gets an offer from itself.
                role = t.subject[kind]
                if t.type in VENTURES and units[start - 1].low == "by" and units[governor].tag == "VBN":
                    role = "venture"  # "X, created by the merger of"
                if owned and role == t.roles.get("possessor") == "acquirer" and c.roles.get(role):
                    if (
                        units[start].kind == REF
                        and "buy" in classes
                        and subject
                        and units[subject[0]].kind == ORG
                    ):
                        c.roles[role] = names_of(s, subject, role)  # "with X completing its purchase of Y"
                    break  # "X announces Y's purchase of Z": X buys nothing
                own = c.roles.get("acquirer", []) if role == "target" else []
                if role == t.roles.get("by") == "acquirer" and slots.parties.get("by"):
                    break  # "X announces the purchase of Z by Y"
                names = names_of(s, subject, "" if t.type == "fund_close" else role)
                c.add(role, [n for n in names if n not in own])
                c.clause = (verb_group_start(s, governor, clauses), slots.end)
                break
    if t.id == _ROUND and not c.parties() - set(c.roles.get("investor", ())) - set(
        c.roles.get("lead_investor", ())
    ):
        c.add("target", names_of(s, topped_by(s, start), "target"))
    if governor is not None and units[governor].low == "valued" and not c.roles.get("target"):
        # "is being valued at $5B in a round led by X"
        c.add(
            "target", names_of(s, find_subject(s, governor, clauses)[0] if t.id == _ROUND else [], "target")
        )
    money = next((j for j in inside if units[j].kind == MONEY), None)
    money = _sum_before(units, start, t) if money is None else money
    _add_opened(c, t, start if money is None else min(start, money), i, clauses)
    with_sum = bool(money) and "with" in (units[(money or 0) - 1].low, units[start - 1].low)
    if (
        governor is not None
        and with_sum
        and _intransitive(units, governor, start)
        and not c.roles.get("target")
    ):
        # "guards barns from afar with $40M in new funding": whoever does has the money
        subject, _ = find_subject(s, governor, clauses)
        c.add("target", names_of(s, subject, "target") if t.type == "funding_round" else [])
    sold = governor is not None and t.type == "ipo" and "sell" in _light_classes(s, governor, rules)
    if governor is not None and money is None and (sold or t.type == "share_buyback"):
        # "plans to sell $5M of shares in an IPO", "will return $5M to shareholders through a share repurchase"
        money = next((j for j in range(governor + 1, start) if units[j].kind == MONEY), None)
        c.amounts = [("", money)] if money is not None else []
    if governor is not None and money is None and (owed := owing(s, start)) < start:
        c.amounts = [("value", j) for j in range(governor, owed) if units[j].kind == MONEY][:1]
    if governor is not None and t.type == "ipo" and "target" not in c.roles:
        c.add("target", names_of(s, traded_owner(s, governor), "target"))
    if governor is not None and t.type in _GIVEN and "target" not in c.roles:
        given = "give" in _light_classes(s, governor, rules) and units[governor + 1].kind == ORG
        dative = given and units[governor + 2].low in (*DETERMINERS, "with")
        c.add("target", names_of(s, [governor + 1], "target") if dative else [])  # "gave X a $5M loan"
    if (
        money is not None
        and money >= start
        and units[start - 1].low == "of"
        and units[start - 2].kind == MONEY
    ):
        return None  # "$5M of a planned $9M round"
    later = read_predicate(s, i, slots, t, c, rules, clauses)
    amounts = [j for j in inside if units[j].kind == MONEY]
    c.amounts = [*c.amounts, *(("", j) for j in amounts)]
    slotted = _OWN_MONEY | ({"on"} if t.type == "fund_close" else set())  # "closed its fund on $5M"
    c.amounts += [("", j) for j, slot in slots.values if units[j].kind == MONEY and slot in slotted]
    c.amounts += [("", j) for j in later if units[j].kind == MONEY]
    if t.id == _ROUND and not c.amounts and units[i + 1 : i + 3] and units[i + 1].low == "(":
        c.amounts = [("", j) for j in (i + 2, i + 3) if j < len(units) and units[j].kind == MONEY][:1]
    if t.type == "ipo" and not c.amounts:
        c.amounts = [("", j) for j in raising(s, i, slots.end)]
    if units[i].text == "Fund" and units[start - 1].low == "for" and units[start - 2].kind == MONEY:
        c.amounts = [("", start - 2)]  # "raised $9M for Fund II, twice its previous $4M fund"
    if t.type == "fund_close" and not c.amounts:
        closed = (j for j in range(i, len(units) - 2) if units[j].low in ("closing", "totaling", "totalling"))
        c.amounts = [("", k) for j in closed for k in (j + 1, j + 2) if units[k].kind == MONEY][:1]
    if not c.amounts and money is not None and money < start:
        c.amounts = [("", money)]
    c.anaphor = (
        units[start].low in BACK
        or of_today(s, start)
        or units[start].kind == REF
        or (start == 0 and units[0].low == "series")
    )
    if t.id == _ROUND and start and units[start - 1].low == "in" and c.roles.get("investor"):
        c.anaphor = True  # "raised $5M soon after its start, in a seed round from X"
    before_this = any(u.low in _PRIOR for u in units[start:first]) and bool(c.amounts)
    another = before_this or (units[start].low in _FURTHER and bool(amounts))
    told_of_whom = {"target", "lender"} & c.roles.keys()
    inner = start > 0 and units[start - 1].low == "including"  # "had raised $9M, including a $5M round"
    c.further = t.id in (_ROUND, _LOAN) and another and (inner or not told_of_whom)
    judge(c, t, governor if governor is not None else first, i, slots, rules)
    if buyers and c.status == "proposed":
        c.status = "announced"  # who has found one looks for none
    return c if meets(Case(c, t, slots, o, False, rules)) else None


def _owns(units: Sequence[Unit], k: int) -> bool:
    return units[k].kind == ORG and is_possessive(units[k + 1])


def _add_opened(c: Candidate, t: Trigger, first: int, i: int, clauses: ClauseRules) -> None:
    """Add who has what the sentence opens with ("With the purchase of X, Y enters", "Fresh off a $5M round, Y is")."""
    role = {BOUGHT: "acquirer", _ROUND: "target"}.get(t.id, "")
    units = c.sentence.units
    aside = next((k for k in (first - 1, first - 2) if k > 1 and units[k].low in _FRESH), 0)
    if (
        aside
        and role
        and role not in c.roles
        and units[aside - 1].low == ","
        and units[aside - 2].kind == ORG
    ):
        c.add(role, list(units[aside - 2].names))  # "X, fresh from a $5M round, is"
    if t.type == "partnership" and len(c.roles.get("partner", ())) == 1 and opens_under(c.sentence, i):
        opened = behind_opening(c.sentence, i, clauses)
        c.add("partner", names_of(c.sentence, [opened] if opened is not None else []))
    if not role or role in c.roles or not 0 < first < 3 or c.sentence.units[0].low not in _OPENINGS:
        return
    opened = behind_opening(c.sentence, i, clauses)
    if opened is not None:
        c.add(role, [n for n in names_of(c.sentence, [opened], role) if n not in c.parties()])


def _has_verb(s: Sentence, end: int, rules: ClauseRules) -> bool:
    """Tell whether a verb stands where the clause of a noun ends: the noun is its subject."""
    return end < len(s.units) and is_finite(s.units[end]) and s.units[end].low in rules.auxiliaries


def _light_classes(s: Sentence, governor: int, rules: DealRules) -> set[str]:
    """Return the classes of the light verb at `governor`, with the noun that belongs to it ("took part in")."""
    low = s.units[governor].low
    pair = f"{low} {s.units[governor + 1].low}"
    return rules.light.get(pair) or rules.light.get(low, set())
