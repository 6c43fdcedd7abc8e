"""Places beside a party: where "in Lyon, France" or "of Lyons, Ohio" starts and ends."""

from __future__ import annotations

from .sentence import PARTIES, WORD, Sentence


def before_place(s: Sentence, j: int) -> int | None:
    """Return the unit before "in Lyon, France" when the comma at `j` ends it ("X's plant in Lyon, France, has")."""
    units, k = s.units, j - 1
    while k > 0 and units[k].kind == WORD and units[k].tag.startswith("NNP"):
        k -= 1
    if k == j - 1 or units[k].low != ",":
        return None
    k -= 1
    start = k
    while k > 0 and units[k].kind == WORD and units[k].tag.startswith("NNP"):
        k -= 1
    return k - 1 if k < start and units[k].low in ("in", "of", "at", "near") else None


def place_end(s: Sentence, j: int, parties: list[int]) -> int | None:
    """Return the unit behind "of Lyon, France", which the "of" at `j` sets behind the last of `parties`."""
    return place_behind(s, j) if parties and parties[-1] == j - 1 else None


def placed_thing(s: Sentence, j: int) -> int | None:
    """Return the unit behind the place of somebody whose name follows it ("with a firm in Spain, Tilia Labs")."""
    k = place_behind(s, j) if s.units[j].low in ("from", "in", "of") and s.units[j - 1].tag == "NN" else None
    named = k is not None and [u.low for u in s.units[k : k + 1]] == [","]
    return k if k is not None and named and s.units[k + 1].kind in PARTIES else None


def place_behind(s: Sentence, j: int) -> int | None:
    """Return the unit behind the place that the preposition at `j` rules, None where no place follows."""
    units, k = s.units, j + 1
    if k + 2 < len(units) and units[k].kind in PARTIES and " " not in units[k].text:
        # "of Lyons, Ohio": what stands before a state is a place, whatever it looks like.
        stated = units[k + 1].low == "," and units[k + 2].kind == WORD and units[k + 2].tag.startswith("NNP")
        k += 2 if stated else 0
    while k < len(units) and units[k].kind == WORD and units[k].tag.startswith("NNP"):
        k += 1
        if k + 1 < len(units) and units[k].low == "," and units[k + 1].tag.startswith("NNP"):
            k += units[k + 1].kind == WORD
    return k if k > j + 1 else None
