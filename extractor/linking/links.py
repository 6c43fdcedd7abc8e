"""The links of a clause: which words open a slot ("from", "led by"), and which only go on with an aside."""

from __future__ import annotations

from ..lexicon.words import word_set
from .appositions import affiliated, another_sum, describes_party, held_share, priced, stands_for
from .governors import BE
from .parents import is_part
from .places import place_behind, place_end, placed_thing
from .rules import ClauseRules
from .sentence import MONEY, WORD, Sentence, is_noun, is_verb
from .slots import IGNORED, Scan

_GIVING = frozenset(("from", "lead", "by", "join"))
_PLAIN = frozenset(("in", "of", "to", "into", "for", "from", "with", "at", "on"))
_USES = frozenset(("for", "in", "of", "at", "on", "into", "include"))
_PLACING = frozenset(("in", "for", "at", "on"))
_GIVERS = word_set("givers")
_ACTING = frozenset(("to", "by", "from", "with", "lead", "join"))
_BESIDE = frozenset(("of", IGNORED, "via", "on", "at", "as_part", "role_as", "for", "in"))
_FOLK = word_set("people") | {"figures", "leaders", "operators", "people"}
_ROUNDS = word_set("rounds")
_BELONGING = word_set("belonging")
_REPORTS = frozenset(("article", "filing", "report", "statement", "story"))
_SEATED = frozenset(("based", "headquartered", "located"))


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


def read_link(x: Scan, name: str, length: int) -> int | None:
    """Read the connector at unit `x.j`; return the next unit to read, None where the clause ends."""
    units, j = x.units, x.j
    if (behind := _behind_other(x, name, length)) is not None:
        return behind
    if (behind := _behind_aside(x, name)) is not None:
        return behind
    if name in ("lead", "backed") and x.aside and units[j - 1].low in ("is", "are"):
        name = IGNORED  # "from A, which is led by B"
    on_top = units[j].low == "on" and (length > 1 or x.out.values)
    if (name == "along" or on_top) and another_sum(units, j + length):
        return None  # "raised $5M, alongside a $9M loan from X"
    if (behind := _behind_place(x, name)) is not None:
        return behind
    name = _slot_of(x, name)
    x.aside = x.aside or name == "source"
    if name == "source" or (x.aside and name in _PLAIN):
        name = IGNORED  # ", increasing X's stake in Y"; "according to a filing to X"
    x.slot, x.appos, x.since_comma = name, False, []
    if name not in _BESIDE:
        x.last_main = name
    x.out.links.setdefault(name, j + length - 1)
    return j + length


def _behind_other(x: Scan, name: str, length: int) -> int | None:
    """Return the unit behind a link that tells of another deed, or of another party than the one it seems to name."""
    units, j, low = x.units, x.j, x.units[x.j].low
    if x.purpose and name in _USES and not priced(units, j):
        x.slot = IGNORED  # "a $5M round to build robots for shops like X"
        return j + length
    if x.slot in _GIVING and low in ("from", "of", "at") and affiliated(units, j):
        return j + 2  # "from Ann Lee of Tilia and Bo Park": the firm only says who Ann Lee is
    if x.slot in _ACTING and stands_for(units, j):
        return j + 1  # "sold to a consortium of A and B", "bought by an affiliate of A"
    if low == "from" and units[j - 1].low in _REPORTS:
        x.slot = IGNORED  # "in talks to raise $5M: report from X"
        return j + 1
    if low == "by" and held_share(units, x.i, j):
        x.slot, x.aside = "from", False
        return j + 1
    if low == "by" and (
        _others_agent(x) or (x.aside and units[j - 2].low in BE) or units[j - 1].low in _REPORTS
    ):
        x.slot = IGNORED  # also "raised $5M, and Tilia, which was bought by X"
        return j + 1
    return None


def _others_agent(x: Scan) -> bool:
    """Tell whether the "by" at `x.j` names who does another verb than the trigger.

    As in "by Foo, run by Bar", "$5M, followed by Bar", "the purchase of clinics owned by Bar", "was raised in rounds
    given by Bar".
    """
    units, i, j = x.units, x.i, x.j
    if j - 1 > i and units[j - 1].low in _BELONGING:
        return True
    joined = j - 1 > i and units[j - 2].low in (",", "and")
    behind_noun = (
        j - 2 > i and units[i].tag[:2] == "VB" and is_noun(units[j - 2]) and units[j - 1].tag == "VBN"
    )
    return is_verb(units[j - 1]) and (bool(x.out.parties.get("by")) or joined or behind_noun)


def _behind_aside(x: Scan, name: str) -> int | None:
    """Return the unit behind a link that goes on with what is said beside a party."""
    units, j = x.units, x.j
    if x.appos and name == "of" and describes_party(x.s, j):
        return j + 1  # "Tilia Labs, a unit of Oskar Dairy, from Northlake": the aside goes on
    if x.appos and name in _PLACING and is_noun(units[j - 1]) and not priced(units, j):
        x.placed = True  # "A, a dairy in Lyon, and B"
        return j + 1
    if x.slot in _ACTING and not x.filled and (behind := placed_thing(x.s, j)):
        return behind
    if units[j].low == "from" and units[j - 1].low in _FOLK and x.slot in _GIVING and x.filled:
        x.slot, x.aside = IGNORED, True  # "from A, B, and executives from Tilia and Similo"
        return j + 1
    return None


def _behind_place(x: Scan, name: str) -> int | None:
    """Return the unit behind a place that only tells where a party is."""
    if name == "in" and x.units[x.j - 1].low in _SEATED and (behind := place_behind(x.s, x.j)):
        return behind  # "A, based in Lyon, and B"
    if name == "of" and not _of_whole(x) and (behind := place_end(x.s, x.j, x.out.parties.get(x.slot, []))):
        return behind  # "A of Lyon and B of Nice": the place only tells where the party is
    return None


def _of_whole(x: Scan) -> bool:
    """Tell whether the "of" names the whole: "Oskar Dairy Division of Northlake", ", part of a $9M plan"."""
    units, j = x.units, x.j
    return is_part(x.s, j - 1) or (units[j - 1].low == "part" and units[j - 2].low == ",")


def _slot_of(x: Scan, name: str) -> str:
    """Return the slot that the connector opens after what the clause has told."""
    if name == "include":
        return _included(x)
    if name == "along" and x.last_main in ("from", "lead", "by", "join", "with"):
        return "join" if x.last_main in ("lead", "join", "by") else x.last_main
    if name != "of":
        return name
    if _of_whole(x):
        return IGNORED  # whose it is
    if x.slot == "by" and is_noun(x.units[x.i]) and "of" not in x.out.links:
        return name  # "the acquisition by X of Y"
    acting = x.slot in ("lead", "from", "by", "join", "with", "to") and x.filled
    again = x.slot == "for" and x.out.parties.get("of")
    return IGNORED if acting or x.slot == IGNORED or again else name


def _included(x: Scan) -> str:
    """Return the slot of the parties that "including" or "that included" names."""
    units, j = x.units, x.j
    place = x.slot == "in" and units[j - 1 - (units[j - 1].low == ",")].tag == "NNP"
    name = x.slot if not place and x.slot not in ("of", "via", IGNORED) else x.last_main
    if x.last_main not in _GIVING and units[j - 1].low in _GIVERS:
        name = "join"  # "closed a round to grow, with backers that included X"
    elif units[j - 1].low in _ROUNDS or (units[j - 1].low == "and" and x.slot == "lead"):
        name = "join"  # "in a round that included X", "led by X and including Y"
    elif x.out.parties.get("lead") and units[j].low in ("that", "which"):
        name = "join"  # "a round led by X that also included Y"
    elif x.aside and x.slot == IGNORED:
        name = IGNORED  # "led by X, which has backed firms like Y"
    x.aside = x.aside and name == IGNORED
    return IGNORED if name == "obj" and x.out.first("obj") is not None else name
