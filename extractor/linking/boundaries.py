"""Where a clause ends or another begins: what follows its "and", its "to" or a noun without a relative."""

from __future__ import annotations

from collections.abc import Sequence

from .phrases import DEALS, DETERMINERS, PRONOUNS, is_possessive, object_and_subject
from .rules import ClauseRules
from .sentence import MONEY, ORG, PARTIES, PERCENT, WORD, Sentence, Unit, is_finite, is_noun, is_verb

_SHORT = 5
_HAVING = frozenset(("had", "has", "have"))
_INCLUDING = frozenset(("included", "includes", "featured", "features", "counted", "counts", "drew"))
_DESCRIBING = frozenset(("JJ", "HYPH", "VBN", "VBG", "CD"))


def subordinate_at(s: Sentence, j: int, rules: ClauseRules) -> bool:
    """Tell whether a subordinate clause starts at unit `j`."""
    words = tuple(u.low for u in s.units[j : j + 2])
    if words[0] == "since" and [u.tag for u in s.units[j + 1 : j + 2]] == ["CD"]:
        return False  # ", in its hands since 2015, to X"
    return words[:1] in rules.subordinate or words in rules.subordinate


def contact_end(s: Sentence, j: int, rules: ClauseRules) -> int | None:
    """Return the unit behind "it does not own", a clause set against the noun before it without a relative."""
    units = s.units
    if units[j].low not in PRONOUNS or not (is_noun(units[j - 1]) or units[j - 1].kind in (ORG, PERCENT)):
        return None
    k = j + 1
    while k < len(units) and (units[k].tag in ("RB", "MD") or units[k].low in rules.auxiliaries):
        k += 1
    told = k < len(units) and (is_verb(units[k]) or units[k].low == "own")
    if not told and k < len(units) and units[k - 1].low in _HAVING and units[k].low == "in":
        return k  # "every share it has in X"
    return k + 1 if told and any(is_finite(u) for u in units[j + 1 : k + 1]) else None


def infinitive(s: Sentence, j: int) -> bool:
    """Tell whether the "to" at `j` opens an infinitive, adverbs aside."""
    k = j + 1
    while k < len(s.units) and s.units[k].tag == "RB":
        k += 1
    return k < len(s.units) and s.units[k].kind == WORD and s.units[k].tag == "VB"


def thing_follows(s: Sentence, j: int) -> bool:
    """Tell whether the "and" at `j` joins a noun with a determiner that no name stands beside."""
    units, k = s.units, j + 1
    if k >= len(units) or units[k].low not in DETERMINERS:
        return False
    while k < len(units) and (
        units[k].kind == MONEY or is_noun(units[k]) or units[k].tag in ("DT", "JJ", "HYPH")
    ):
        k += 1
    return k < len(units) and units[k].low in ("of", "with", "in", "from", "to") and k > j + 2


def names_follow(s: Sentence, j: int) -> bool:
    """Tell whether a party stands behind the "and" at `j`, descriptions before it aside."""
    units, k = s.units, j + 1
    while k < len(units) and units[k].kind == WORD and (is_noun(units[k]) or units[k].tag in _DESCRIBING):
        k += 1
    return k < len(units) and units[k].kind in PARTIES


def subject_follows(s: Sentence, j: int, rules: ClauseRules) -> bool:
    """Tell whether a clause with its own subject follows the "and" or comma at `j` ("…, and its round was led")."""
    units = s.units
    if [u.kind for u in units[j + 1 : j + 2]] == [MONEY] and [u.tag for u in units[j + 2 : j + 3]] == ["VBN"]:
        return True  # "$5M invested in X and $9M invested in Y"
    if j + 1 >= len(units):
        return False
    if units[j - 1].low != "," and units[j].low != ",":
        return units[j].low == "and" and (object_and_subject(s, j - 1, j + 1) or others_act(s, j))
    owned = units[j].low != "," and units[j + 1].low in ("its", "their", "the")
    k = j + 1 + owned
    while not owned and units[j].low == "and" and k < len(units) and units[k].low in rules.transparent:
        k += 1  # ", and on Monday it announced"
    while k < len(units) and units[k].kind == WORD and (is_noun(units[k]) or units[k].tag in _DESCRIBING):
        k += 1
    named = k < len(units) and units[k].kind in PARTIES and not _ends_list(s, j - 1)
    named = named and (units[j].low != "," or k == j + 1)
    if named:
        k = _list_end(s, k) + 1
        while k < len(units) and (units[k].low in rules.transparent or s.depth[k] > s.depth[j]):
            k += 1
    return (owned or named) and k < len(units) and is_finite(units[k])


def round_follows(s: Sentence, j: int) -> bool:
    """Tell whether the "and" at `j` joins what another company raised ("from X, and pump maker Y's $5M round")."""
    units, k = s.units, j + 1
    while k < len(units) and units[k].kind == WORD and (is_noun(units[k]) or units[k].tag in _DESCRIBING):
        k += 1
    owned = k + 2 < len(units) and units[k].kind == ORG and is_possessive(units[k + 1])
    return owned and units[k + 2].kind == MONEY


def others_act(s: Sentence, j: int) -> bool:
    """Tell whether behind the noun before the "and" at `j` others do something ("led the round and A and B joined")."""
    units, k = s.units, j + 1
    if not is_noun(units[j - 1]):
        return False
    while k < len(units) and units[k].kind == WORD and (is_noun(units[k]) or units[k].tag in ("JJ", "HYPH")):
        k += 1  # "and Lyon rival X raised"
    acted = k == j + 1 or any(is_finite(u) for u in units[:j])
    if not acted or k >= len(units) or units[k].kind not in PARTIES:
        return False
    k = _list_end(s, k) + 1
    while k < len(units) and units[k].tag == "RB":
        k += 1
    return k < len(units) and is_finite(units[k])


def deal_follows(s: Sentence, j: int) -> bool:
    """Tell whether the party at `j` has a deal of its own behind what is told ("X's purchase of A and Y's of B")."""
    units, k = s.units, j + 1
    if k >= len(units) or not is_possessive(units[k]) or units[j - 1].low not in ("and", ",", "as"):
        return False
    k += 1
    while k < len(units) and (units[k].kind == MONEY or units[k].tag in (*_DESCRIBING, "NN", "NNP", "RB")):
        if units[k].low in DEALS:
            return True
        k += 1
    return False


def _list_end(s: Sentence, k: int) -> int:
    """Return the last of the parties that the one at `k` opens a list of ("A, B and C")."""
    units = s.units
    while k + 2 < len(units) and units[k + 1].low in (",", "and") and units[k + 2].kind in PARTIES:
        k += 2
    return k


def _ends_list(s: Sentence, comma: int) -> bool:
    """Tell whether the comma before an "and" is that of a list ("A, B, and C raised")."""
    return comma > 2 and s.units[comma - 1].kind in PARTIES and s.units[comma - 2].low == ","


def verb_follows(s: Sentence, j: int, rules: ClauseRules) -> bool:
    """Tell whether a clause without a subject of its own follows the "and" at `j`."""
    k = j + 1
    while (
        k < len(s.units)
        and s.units[k].low in rules.transparent
        and s.units[k].low not in ("on", "in", "this")
    ):
        k += 1
    return k < len(s.units) and (is_finite(s.units[k]) or (is_verb(s.units[k]) and s.units[k].tag == "VB"))


def adds_givers(units: Sequence[Unit], j: int) -> int | None:
    """Return the unit behind the verb that "and" at `j` puts before more of those who took part.

    Also behind what it says they gave: "and included participation from".
    """
    k = j + 1
    while k < len(units) and units[k].tag == "RB":
        k += 1
    if k >= len(units) or units[k].low not in _INCLUDING:
        return None
    behind = next((m for m in range(k + 1, min(k + 5, len(units))) if units[m].low == "from"), k)
    return behind + 1 if all(u.kind == WORD for u in units[k:behind]) else k + 1


def list_goes_on(s: Sentence, j: int) -> bool:
    """Tell whether a list whose items semicolons part goes on behind the one at `j`: no verb follows the name."""
    units, k = s.units, j + 1
    if k < len(units) and units[k].low == "and":
        k += 1
    if k >= len(units) or units[k].kind not in PARTIES:
        return False
    end = _list_end(s, k) + 1
    if any(is_finite(u) for u in units[end : end + 2]):
        return False  # "led by A; B and C also joined"
    behind = units[k + 1].low if k + 1 < len(units) else "."
    described = behind in (",", "(") and (k > j + 1 or any(u.low == ";" for u in units[k:]))
    return described or behind in (";", "and", ".")


def opens_participle(units: Sequence[Unit], j: int) -> bool:
    """Tell whether a participle clause starts at `j`, one that the tagger takes for a name in a headline too.

    As in "bought A, raising", "bought A raising" and "Buys A, Expanding Its Reach".
    """
    u = units[j]
    titled = u.kind == WORD and u.tag in ("NNP", "NNPS") and u.low.endswith("ing") and len(u.low) > _SHORT
    plain = u.tag == "VBG" and (_behind_comma(units, j) or units[j - 1].kind in PARTIES)
    return plain or (titled and _behind_comma(units, j))


def _behind_comma(units: Sequence[Unit], j: int) -> bool:
    """Tell whether a comma stands before the participle at `j` (", raising", ", potentially raising")."""
    return units[j - 1].low == "," or (units[j - 1].tag == "RB" and units[j - 2].low == ",")


def next_item(s: Sentence, i: int, j: int, rules: ClauseRules) -> bool:
    """Tell whether the party at `j` is the next item of a list whose items have relatives, that of `i` among them.

    "Foo, which bought Bar, and Baz, which": Foo did not buy Baz.
    """
    units = s.units
    if [u.low for u in units[j + 1 : j + 2]] != [","] or units[j - 1].low not in (",", "and"):
        return False
    if units[j + 2 : j + 3] == [] or units[j + 2].low not in rules.relative:
        return False
    k = i - 1
    while k > 0 and (units[k].low in rules.auxiliaries or units[k].tag == "RB"):
        k -= 1
    return units[k].low in rules.relative
