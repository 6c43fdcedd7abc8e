"""Words set beside a party behind a verb or noun: what opens them, and what stands inside them."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.words import word_set
from .phrases import DASHES, DETERMINERS
from .sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, WORD, Sentence, Unit, is_finite, is_noun

_FIRM_TITLES = frozenset(("associate", "director", "partner", "principal"))
_GATHERED = word_set("gathered")
_COPULAS = frozenset(("are", "is", "was", "were"))
_SHARES = frozenset(("interest", "interests", "shares", "stake", "stakes"))
_MANAGING = frozenset(("advised", "affiliated", "associated", "controlled", "managed", "owned", "sponsored"))
_VEHICLES = frozenset(
    ("accounts", "affiliates", "entities", "entity", "fund", "funds", "vehicle", "vehicles")
)


def affiliated(units: Sequence[Unit], j: int) -> bool:
    """Tell whether the preposition at `j` sets a firm behind a person."""
    return units[j - 1].kind == PERSON and j + 1 < len(units) and units[j + 1].kind == ORG


def stands_for(units: Sequence[Unit], j: int) -> bool:
    """Tell whether the word at `j` names who acts through a body without a name ("sold to a group of A and B").

    As in "from an affiliate of A" and "from funds managed by A", too.
    """
    if units[j].low == "of":
        return units[j - 1].low in _GATHERED
    return units[j].low in ("with", "by") and units[j - 1].low in _MANAGING and units[j - 2].low in _VEHICLES


def group_leader(units: Sequence[Unit], j: int) -> int | None:
    """Return the party that the group at `j` is called by ("the Tilia consortium", "a Tilia-led group")."""
    k = j - 3 if units[j - 1].low == "led" else j - 1
    return k if k >= 0 and units[k].kind in PARTIES else None


def held_share(units: Sequence[Unit], i: int, j: int) -> bool:
    """Tell whether the "by" at `j` names who had a share that stands behind unit `i` ("bought the 8% owned by X")."""
    k = j - 1 - (units[j - 2].low in _COPULAS)
    k -= units[k - 1].low in ("that", "which")
    between = units[i + 1 : k]
    told = any(u.kind == PERCENT or u.low in _SHARES for u in between)
    clear = not any(is_finite(u) or u.low == "whose" for u in between)
    return told and clear and units[j - 1].low in ("held", "owned")


def priced(units: Sequence[Unit], j: int) -> bool:
    """Tell whether the words behind the preposition at `j` are a sum or a share."""
    return any(u.kind in (MONEY, PERCENT) for u in units[j + 1 : j + 4])


def another_sum(units: Sequence[Unit], j: int) -> bool:
    """Tell whether the phrase at `j` tells a further sum ("a $9M loan from X")."""
    return j + 1 < len(units) and units[j].low in ("a", "an", "another") and units[j + 1].kind == MONEY


def aside_end(units: Sequence[Unit], j: int) -> int | None:
    """Return the "and" behind the aside that the dash at `j` opens beside a party ("A — its first backer — and B")."""
    if units[j].text == "-" or units[j - 1].kind not in PARTIES:
        return None
    k = j + 1
    while k < len(units) and (units[k].text not in DASHES or units[k].text == "-"):
        if units[k].kind == MONEY or is_finite(units[k]):
            return None
        k += 1
    return k + 1 if k + 1 < len(units) and units[k + 1].low in ("and", ",", "with", "as") else None


def firm_of_partner(s: Sentence, person: str) -> list[str]:
    """Return the firm that the person is set beside as a partner of ("Ann Lowe, general partner at Ridge")."""
    units = s.units
    j = next((j for j, u in enumerate(units) if u.kind == PERSON and person in u.names), len(units))
    k = next((k for k in range(j + 2, min(j + 6, len(units))) if units[k].low == "partner"), 0)
    beside = 0 < k < len(units) - 2 and units[j + 1].low == "," and units[k + 1].low in ("at", "of", "with")
    return list(units[k + 2].names) if beside and units[k + 2].kind == ORG else []


def acts_for_firm(s: Sentence, verb: int) -> bool:
    """Tell whether the subject of the verb is somebody of a firm by title ("Partner Ann Lowe led")."""
    before = s.units[max(0, verb - 2) : verb]
    return [u.kind for u in before[1:]] == [PERSON] and before[0].low in _FIRM_TITLES


def of_person(s: Sentence, j: int) -> bool:
    """Tell whether the party at `j` only says who the person behind it is ("former Tilia chief Ann Lowe")."""
    k = j + 1
    while k < len(s.units) and (is_noun(s.units[k]) or s.units[k].tag in ("HYPH", "JJ")):
        k += 1
    return j + 1 < k < len(s.units) and s.units[k].kind == PERSON


def describes_party(s: Sentence, j: int) -> bool:
    """Tell whether the "of" at `j` stands in words set beside a party ("Tilia Labs, a unit of")."""
    k = j - 1
    while k > 0 and s.units[k].kind == WORD and s.units[k].low != ",":
        k -= 1
    before = k - 4 if s.units[k - 1].text == ">" else k - 1  # a ticker in angle brackets
    return 1 < k + 1 < j - 1 and s.units[k].low == "," and s.units[before].kind in PARTIES


def opens_apposition(s: Sentence, j: int) -> bool:
    """Tell whether the comma at `j` opens a description rather than the next item of a list."""
    if j + 1 >= len(s.units):
        return False
    u = s.units[j + 1]
    if u.kind != WORD or u.low in ("and", "or", "&"):
        return False
    if u.low == "the" and [x.kind for x in s.units[j + 2 : j + 3]] == [ORG]:
        return [x.low for x in s.units[j + 3 : j + 4]] not in (
            [","],
            ["."],
            ["for"],
            ["and"],
        )  # ", the X Company,"
    if u.low in DETERMINERS:
        return True
    k = j + 1
    while (
        k < len(s.units)
        and s.units[k].kind == WORD
        and s.units[k].low not in (",", "and", ".", ";", "of", "in")
    ):
        k += 1
    # "from existing investors A, early backers B and C": a description directly before a name is no apposition.
    return not (k < len(s.units) and s.units[k].kind in PARTIES and k > j + 1)
