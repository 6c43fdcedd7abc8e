"""Who acts together with the subject: "X, together with A and B, bought", "X bought Y in partnership with A"."""

from __future__ import annotations

from collections.abc import Iterator

from .candidates import Candidate
from .phrases import coordinated, is_aside
from .rules import ClauseRules
from .sentence import PARTIES, WORD, Sentence
from .slots import Slots

_BUYERS = {"acquisition": "acquirer", "stake_purchase": "investor"}
_JOINABLE = frozenset(("acquirer", "investor", "lender", "partner"))
_WAYS = {"partnership": frozenset(("in",)), "joint_venture": frozenset(("through", "via"))}
# Before the last word of "along with", "as well as", "in addition to".
_ADDING = frozenset(("along", "well", "addition"))
_BELONGING = frozenset(("of", "by", "in", "at", "from"))


def with_companions(s: Sentence, subject: list[int], start: int, role: str, rules: ClauseRules) -> list[int]:
    """Return the subject of the verb group at `start`, with those that an aside or "along with" sets beside it."""
    if not subject or role not in _JOINABLE:
        return subject
    behind = _beside(s, subject[-1] + 1, start, rules)
    if behind is not None:
        named = (
            j for j in range(behind, start) if s.units[j].kind in PARTIES and s.depth[j] == s.depth[start]
        )
        return subject + [
            j for j in named if s.units[j - 1].low not in _BELONGING and not is_aside(s, j, rules)
        ]
    for k in range(subject[0] - 1, max(0, subject[0] - 4), -1):
        if s.units[k - 1].kind in PARTIES and _beside(s, k, k + 1, rules) == subject[0]:
            return [*coordinated(s, k - 1), *subject]  # "X along with A bought"
    ahead = _ahead(s, subject[0]) if role in ("acquirer", "investor") else None
    return subject if ahead is None or is_aside(s, ahead, rules) else [ahead, *subject]


def _ahead(s: Sentence, first: int) -> int | None:
    """Return who acts with the subject at `first`, told at the opening ("With the dairy group X, Y bought")."""
    units = s.units
    start = int(units[0].low in ("along", "together"))
    opens = units[start].low in ("with", "alongside") and first > start + 2 and units[first - 1].low == ","
    named = [j for j in range(start + 1, first - 1) if units[j].kind != WORD]
    plain = all(u.tag[:2] in ("NN", "JJ", "DT", "HY", "PO") for u in units[start + 1 : first - 2])
    return (
        first - 2 if opens and plain and named == [first - 2] and units[first - 2].kind in PARTIES else None
    )


def take_along(s: Sentence, slots: Slots) -> None:
    """Count as bought, too, what "along with" sets beside the object; "together with" names another buyer."""
    first = slots.links.get("along", 0)
    before = [k for slot, k in slots.links.items() if slot not in ("along", "of") and k < first]
    if slots.parties.get("obj") and not before and s.units[first - 1].low in _ADDING:
        slots.parties["obj"] += slots.parties.pop("along", [])


def _beside(s: Sentence, first: int, end: int, rules: ClauseRules) -> int | None:
    """Return the unit behind the first "together with" that starts between the units `first` and `end`."""
    for k in range(first, end):
        for length in (3, 2, 1):
            words = tuple(u.low for u in s.units[k : k + length])
            if rules.connectors.get(words) == "along" and s.depth[k] == s.depth[first - 1]:
                return k + length
        if s.units[k].kind in PARTIES:
            return None
    return None


def bought_together(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates of a sentence; partners in a purchase are its buyers and no deal of their own."""
    for c in found:
        bought = next((x for x in found if _in_partnership(c, x)), None)
        if bought is None:
            yield c
            continue
        others = [n for n in c.roles["partner"] if n not in bought.parties()]
        bought.add(_BUYERS[bought.type], others)


def _in_partnership(c: Candidate, bought: Candidate) -> bool:
    """Tell whether the partnership `c` is the way in which one of its partners made the purchase `bought`."""
    first = c.anchor[0]
    if c.type not in _WAYS or bought.type not in _BUYERS or bought.anchor[1] > first:
        return False
    inside = _WAYS[c.type] & {u.low for u in c.sentence.units[max(0, first - 3) : first]}
    buyers = set(bought.roles.get(_BUYERS[bought.type], ()))
    if c.type == "joint_venture":
        return bool(inside) and not buyers  # "the purchase was made through a joint venture with X"
    return bool(inside) and bool(buyers & set(c.roles.get("partner", ())))
