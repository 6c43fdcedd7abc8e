"""Who put money into a round told before: "Investors include A and B", "Also joining were A and B"."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from ..lexicon.words import word_set
from .appositions import of_person
from .boundaries import names_follow
from .candidates import Candidate
from .governors import BE
from .phrases import coordinated, is_possessive
from .sentence import MONEY, ORG, PARTIES, PERSON, REF, Sentence, is_finite, is_noun, is_verb

_GIVERS = word_set("givers") | {"others"}
_GIVEN = {"investor": "funding_round", "lender": "debt_financing"}
_OTHER = word_set("other")
_PRESENT = word_set("present")
_INCLUDE = word_set("include")
_FUNDS = word_set("funds")
_COMING = word_set("coming")
_LEADING = frozenset(("leading", "co-leading", "heading", "anchoring"))
_JOINING = _LEADING | {
    "joining",
    "joined",
    "participating",
    "investing",
    "contributing",
    "backing",
    "returning",
}
_ABOARD = frozenset(("aboard", "board"))
_ENDS = frozenset(("who", "which", "that", ";", "according"))
_GAINING = word_set("gaining")
_NAMELY = frozenset(("including", "as", "like", "namely"))
_SERVING = frozenset(("is", "was", "were", "acted", "served", "as"))
_ARTICLES = frozenset(("the", "its", "a", "an"))
_INVESTOR = frozenset(("investor", "investors", "backer", "backers", "participant"))
_RANKS = frozenset(("lead", "sole", "only", "main", "largest", "biggest", "single", "other"))
_SPANNING = frozenset(("come", "hail", "range", "ranged", "span", "spanned"))
_OPENING = 5
_STAGES = frozenset(("seed", "series"))
_ROUNDS = word_set("rounds") | {"deal"}
_LED = frozenset(("led", "co-led", "headed", "anchored", "fronted"))
_DRAWING = frozenset(
    ("included", "includes", "featured", "features", "drew", "attracted", "counted", "brought", "had", "has")
)


def givers(s: Sentence, number: int, told: list[Candidate], near: list[Candidate]) -> list[Candidate]:
    """Return who `s` says took part in a round; `told` are all tellings before it, `near` those close by."""
    found: list[Candidate | None] = []
    for part in _parts(s):
        found += [_led(part, number, near), _read(part, number, told, near)]
    return [c for c in found if c is not None]


def _parts(s: Sentence) -> Iterator[Sentence]:
    """Yield what semicolons part, each as a sentence."""
    cuts = [j for j, u in enumerate(s.units) if not s.depth[j] and (u.low == ";" or _turns(s, j))]
    for a, b in itertools.pairwise((-1, *cuts, len(s.units))):
        if b > a + 1:
            yield Sentence(s.units[a + 1 : b], s.block, s.kind, s.section, s.first_in_block and a < 0)


def _turns(s: Sentence, j: int) -> bool:
    """Tell whether the "and" at `j` opens a clause about the round ("both returned, and the round also has")."""
    told = s.units[j].low == "and" and 1 < j < len(s.units) - 2 and s.units[j - 1].low == ","
    return told and s.units[j + 1].low == "the" and _round_behind(s, j + 1)


def _read(s: Sentence, number: int, told: list[Candidate], near: list[Candidate]) -> Candidate | None:
    return (
        _leader(s, number, near)
        or _givers(s, number, told, near)
        or _source(s, number, near)
        or _joining(s, number, near)
        or _described(s, number, near)
        or _drew(s, number, told, near)
        or _present(s, number, near)
        or _gained(s, number, near)
        or _behind_colon(s, number, near)
        or _with_sum(s, number, told)
    )


def pointing(s: Sentence, number: int, to: Candidate, head: int) -> Candidate:
    """Return a telling of the deal of `to` in sentence `s`, with unit `head` as its trigger."""
    return Candidate(
        to.type,
        f"{to.type}.addition",
        to.status,
        s,
        number,
        (head, head),
        (0, len(s.units)),
        anaphor=True,
        tense="noun",
    )


def _joined(
    s: Sentence, number: int, to: Candidate, head: int, role: str, names: list[str]
) -> Candidate | None:
    """Return a telling that adds `names` to the round of `to`, None where there are none."""
    c = pointing(s, number, to, head)
    c.add(role, names)
    return c if c.roles else None


def _givers(s: Sentence, number: int, told: list[Candidate], near: list[Candidate]) -> Candidate | None:
    """Read "Investors include A and B"; "investors in X's round" are those of X's, however far above it was told."""
    units = s.units
    stage = _stage(s)
    opening = (
        j
        for j, u in enumerate(units)
        if u.low not in _OTHER | _STAGES and u.kind != REF and u.tag != "POS" and len(u.low) > 1
    )
    head = next(opening, None)  # "The company's backers in the round are"
    if head is None or units[head].low not in _GIVERS | {"lenders"}:
        return None
    first = head + 1
    aside = next((j for j in range(first, min(first + 5, len(units))) if units[j].low == ","), 0)
    if aside and units[aside + 1].low in ("which", *_LED):  # "Investors in the round, which A led, include"
        first = next((j for j in range(aside + 1, len(units)) if units[j].low == ","), first)
    verb = next((j for j in range(first, min(first + 12, len(units))) if units[j].low in _INCLUDE), None)
    if verb is None or any(is_verb(u) and u.low not in _SPANNING for u in units[first:verb]):
        return None
    named = {n for u in units[first:verb] if u.kind in PARTIES for n in u.names}
    over = (c for c in reversed(told) if named & set(c.roles.get("target", ())))
    if any(u.low == "round" for u in units[first:verb]):
        near = near or [c for c in (_last_round(told),) if c is not None]  # "contributors to the round"
    near = near if stage is None else [c for c in told if c.round == stage]
    last = next(over, None) if named else next(reversed(near), None)
    role = "lender" if units[head].low == "lenders" else "investor"
    if last is None or last.type != _GIVEN[role]:
        return None
    c = _joined(s, number, last, head, role, _listed(s, verb + 1))
    if c is not None:
        c.round = stage
    return c


def _stage(s: Sentence) -> str | None:
    """Return the round that the sentence opens with ("Seed investors include", "Its series F backers are")."""
    opening = s.units[:4]
    for u, behind in itertools.pairwise(opening):
        if u.low == "seed":
            return "seed"
        if u.low == "series" and len(behind.low) == 1:
            return f"Series {behind.text}"
    return None


def _leader(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "Lead investor: A" and "The round's leader is A" after the telling of a round."""
    words, last = [u.low for u in s.units], _last_round(near)
    verb = next((j for j in range(min(_OPENING, len(words))) if words[j] in (*BE, ":")), 0)
    leads = words[verb - 1 : verb] == ["leader"] or (
        words[verb - 2 : verb - 1] == ["lead"] and words[verb - 1] in _INVESTOR
    )
    if last is None or not verb or not leads or any(u.kind in PARTIES for u in s.units[:verb]):
        return None
    return _joined(s, number, last, verb - 1, "lead_investor", _listed(s, verb + 1))


def _with_sum(s: Sentence, number: int, told: list[Candidate]) -> Candidate | None:
    """Read "With $5M from A and B, X is ready" as more about the round of that sum."""
    units = s.units
    money = next((j for j, u in enumerate(units[:_OPENING]) if u.kind == MONEY), None)
    last = _last_round(told)
    if money is None or last is None or "with" not in [u.low for u in units[:2]]:
        return None
    link = next(
        (j for j in range(money + 1, min(money + _OPENING, len(units))) if units[j].low == "from"), None
    )
    end = next((j for j, u in enumerate(units) if is_finite(u)), None)
    if link is None or end is None:
        return None
    comma = max((j for j in range(link, end) if units[j].low == ","), default=link)
    c = _joined(s, number, last, money, "investor", _listed(s, link + 1, comma))
    if c is not None:
        c.amounts = [("", money)]
    return c


def _led(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "Led by A with participation from B, the round" after the telling of a round."""
    units, last = s.units, _last_round(near)
    comma = next((j for j in range(3, len(units)) if units[j].low == "," and _round_behind(s, j + 1)), None)
    if last is None or comma is None or units[0].low not in _LED or units[1].low != "by":
        return None
    others = next((j for j in range(2, comma) if units[j].low in ("with", "alongside", "including")), comma)
    c = pointing(s, number, last, 0)
    c.add("lead_investor", _listed(s, 2, others))
    first = next((j for j in range(others, comma) if units[j].kind in PARTIES), comma)
    c.add("investor", _listed(s, first, comma))
    return c if c.roles else None


def _drew(s: Sentence, number: int, told: list[Candidate], near: list[Candidate]) -> Candidate | None:
    """Read "The round included A and B" and "Led by A, it drew in B" after the telling of a round."""
    units, last = s.units, _last_round(near)
    if last is None and any(u.low in ("latest", "newest", "round") for u in units[:_OPENING]):
        last = _last_round(told)  # "This latest round includes"
    verb = next((j for j, u in enumerate(units) if is_finite(u)), None)
    if last is None or verb is None or units[verb].low not in _DRAWING:
        return None
    opened = next((j + 1 for j in range(verb) if units[j].low == ","), 0) if units[0].low in _LED else 0
    if not _round_behind(s, opened):
        return None
    first = verb + 1
    while first < len(units) and (units[first].tag in ("RB", "RP") or units[first].low == "in"):
        first += 1
    backer = next((j for j in range(first, min(first + 5, len(units))) if units[j].low in _INVESTOR), None)
    if backer is not None and [u.low for u in units[backer + 1 : backer + 2]] in (["in"], [","], [":"]):
        first = backer + 2  # "the round has a new backer in X"
    return (
        _joined(s, number, last, verb, "investor", _listed(s, first)) if names_follow(s, first - 1) else None
    )


def _present(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "A, B and C were in the round" after the telling of a round."""
    units, last = s.units, _last_round(near)
    verb = next((j for j, u in enumerate(units) if is_finite(u)), 0)
    if (
        last is None
        or units[verb].low not in ("are", "is", "was", "were")
        or units[verb - 1].kind not in PARTIES
    ):
        return None
    first = verb + 1
    while first < len(units) and units[first].low in ("all", "also", "both", "too"):
        first += 1
    behind = " ".join(u.low for u in units[first : first + _OPENING])
    if not any(behind.startswith(phrase) for phrase in _PRESENT):
        return None
    names = [n for j in coordinated(s, verb - 1) for n in units[j].names]
    given = [n for n in names if n not in last.roles.get("target", ())]
    return _joined(s, number, last, verb, "investor", given)


def _round_behind(s: Sentence, first: int) -> bool:
    """Tell whether the phrase at unit `first` is a round told before ("the round", "its latest financing", "it")."""
    units, j = s.units, first
    if j < len(units) and units[j].low == "it":
        return True
    if j >= len(units) or (units[j].low not in _ARTICLES and units[j].low != "this"):
        return False
    while j + 1 < len(units) and (
        units[j + 1].kind == MONEY or is_noun(units[j + 1]) or units[j + 1].tag[:2] == "JJ"
    ):
        j += 1
    return units[j].low in _ROUNDS


def _source(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "The money came from A and B" after the telling of a round."""
    units, last = s.units, _last_round(near)
    head = _opened_by(s, _FUNDS)
    if head is None or last is None:
        return None
    link = next(
        (j for j in range(head + 1, min(head + _OPENING, len(units))) if units[j].low in ("from", "by")), None
    )
    between = units[head + 1 : link]
    if link is None or not any(u.low in _COMING for u in between) or any(u.kind == MONEY for u in between):
        return None
    c = _joined(s, number, last, head, "investor", _listed(s, link + 1))
    if c is not None and any(u.low == "report" for u in units[link:]):
        for told in (x for x in near if x.type == last.type and x.cue == "tense"):
            told.status, told.cue = "rumored", "addition.report"  # only a report says so
        c.status = last.status
    return c


def _joining(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "Also participating in the round were A and B" and "They were joined by A" after the telling of a round."""
    units, last = s.units, _last_round(near)
    head = _opened_by(s, _JOINING | _ABOARD)
    if head is None or last is None:
        return None
    lead = units[head].low in _LEADING
    passive = [u.low for u in units[head : head + 2]] == ["joined", "by"]
    link = next((j for j in range(head + 1, min(head + 7, len(units))) if units[j].low in (*BE, ":")), None)
    first = head + 1 if passive else link
    if first is None or not (units[head].tag == "VBG" or passive or units[head].low in _ABOARD):
        return None
    return _joined(s, number, last, head, "lead_investor" if lead else "investor", _listed(s, first + 1))


def _described(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "X was the sole investor" after the telling of a round."""
    units, last = s.units, _last_round(near)
    for j, u in enumerate(units):
        if last is None or u.kind not in (ORG, PERSON) or j + 3 >= len(units):
            continue
        if units[j + 1].low not in _SERVING or (units[j + 1].low in BE and units[j + 2].low not in _ARTICLES):
            continue
        words = [x.low for x in units[j + 2 : j + 7]]
        if words[:3] in (["the", "lead", "."], ["the", "lead"]):
            return _joined(
                s,
                number,
                last,
                j + 3,
                "lead_investor",
                [n for k in coordinated(s, j) for n in units[k].names],
            )
        head = next((k for k, word in enumerate(words) if word in _INVESTOR), None)
        if head is None or not set(words[:head]) & _RANKS:
            continue
        role = "lead_investor" if "lead" in words[:head] else "investor"
        named = [n for k in coordinated(s, j) for n in units[k].names]
        given = [n for n in named if n not in last.roles.get("target", ())]
        return _joined(s, number, last, j + 2 + head, role, given)
    return None


def _gained(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "It keeps adding investors, including X and Y" after the telling of a round."""
    units, last = s.units, _last_round(near)
    head = next((j for j, u in enumerate(units) if u.low in _GIVERS), None)
    if head is None or last is None or not any(u.low in _GAINING for u in units[max(0, head - 4) : head]):
        return None
    own = set(last.roles.get("target", ()))
    if any(u.kind in PARTIES and not own & set(u.names) for u in units[:head]):
        return None
    first = next((j for j in range(head + 1, min(head + 4, len(units))) if units[j].low in _NAMELY), None)
    if first is None:
        return None
    return _joined(s, number, last, head, "investor", _listed(s, first + 1))


def _behind_colon(s: Sentence, number: int, near: list[Candidate]) -> Candidate | None:
    """Read "X led it, and two new backers stand out: A and B" after the telling of a round."""
    units, last = s.units, _last_round(near)
    colon = next((j for j, u in enumerate(units) if u.low == ":"), 0)
    head = next((j for j in range(colon - 1, 0, -1) if units[j].low in _GIVERS), None)
    if head is None or last is None or any(u.kind in PARTIES for u in units[head:colon]):
        return None
    behind = units[colon + 1 :]
    if not behind or behind[0].kind not in PARTIES or any(is_finite(u) for u in behind):
        return None
    return _joined(s, number, last, head, "investor", _listed(s, colon + 1))


def _last_round(told: list[Candidate]) -> Candidate | None:
    return next((c for c in reversed(told) if c.type == "funding_round"), None)


def _opened_by(s: Sentence, words: Collection[str]) -> int | None:
    """Return the one of `words` that the sentence opens with, no party before it."""
    head = next((j for j, u in enumerate(s.units[:_OPENING]) if u.low in words), None)
    return None if head is None or any(u.kind in PARTIES for u in s.units[:head]) else head


def _listed(s: Sentence, first: int, end: int | None = None) -> list[str]:
    """Return the names from unit `first` on, without those that only own another or say who it is.

    As Ann Lowe in "Ann Lowe's Tilia Capital" and Corvue in "Ann Lee of Corvue".
    """
    units = s.units
    last = next((j for j in range(first, end or len(units)) if units[j].low in _ENDS), end or len(units))
    inside = {*range(first, last), *_behind_relative(s, last)}
    return [
        n
        for j in sorted(inside)
        if units[j].kind in PARTIES
        and not s.depth[j]
        and (j == first or units[j - 1].low not in ("of", "at", "from"))
        and not (j + 1 < len(units) and (is_possessive(units[j + 1]) or is_finite(units[j + 1])))
        and not of_person(s, j)
        for n in units[j].names
    ]


def _behind_relative(s: Sentence, j: int) -> range:
    """Return the units of a list that goes on behind the relative at `j` ("from A, which led, and B")."""
    units = s.units
    if j >= len(units) or units[j].low not in ("which", "who") or units[j - 1].low != ",":
        return range(0)
    comma = next((k for k in range(j + 1, len(units)) if units[k].low == ","), len(units))
    short = comma + 1 < len(units) and not any(u.kind in PARTIES for u in units[j:comma])
    goes_on = short and units[comma + 1].low == "and" and names_follow(s, comma + 1)
    clear = not any(is_finite(u) for u in units[comma + 1 :])
    return range(comma + 1, len(units)) if goes_on and clear else range(0)
