"""A sentence as rules see it: units in order, each a word or one whole mention."""

from __future__ import annotations

from dataclasses import dataclass, field

WORD, ORG, PERSON, REF, MONEY, PERCENT = "word", "org", "person", "ref", "money", "percent"
PARTIES = frozenset((ORG, PERSON, REF))


@dataclass(slots=True)
class Unit:
    """One word, or one mention taken as a single piece.

    `name` is the party's fullest name (`names` where it stands for several); `index` the position in the list of
    amounts or percentages; `start`/`end` are text offsets.
    """

    text: str
    low: str
    tag: str
    start: int
    end: int
    kind: str = WORD
    name: str | None = None
    index: int = -1
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row: its text and offsets, and the text of its column's header."""

    head: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """The units of one sentence and the block it stands in (`kind` and section as in `facts.Block`).

    A row of a table is one sentence of kind "row"; its `cells` are in the order of the columns.
    """

    units: list[Unit]
    block: int
    kind: str
    section: int
    first_in_block: bool = False
    depth: list[int] = field(default_factory=list)
    cells: tuple[Cell, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.units[-1].end

    def __post_init__(self) -> None:
        """Count how deep each unit stands in brackets."""
        depth, code = 0, -1
        for j, u in enumerate(self.units):
            code = _code_end(self.units, j) if code < j else code
            if u.text in ("(", "["):
                depth += 1
                self.depth.append(depth)
            else:
                self.depth.append(depth + (j <= code))
                if u.text in (")", "]") and depth:
                    depth -= 1


def _code_end(units: list[Unit], j: int) -> int:
    """Return the last unit of the ticker in angle brackets that opens at `j`, -1 where none does."""
    opens = units[j].text == "<" and len(units) > j + 2 and units[j + 1].kind == WORD
    return j + 2 if opens and units[j + 2].text == ">" else -1


def is_verb(u: Unit) -> bool:
    """Tell whether the tagger takes the unit for a verb form."""
    return u.kind == WORD and u.tag.startswith("V")


def is_noun(u: Unit) -> bool:
    """Tell whether the unit is a noun of any kind."""
    return u.kind == WORD and u.tag.startswith("NN")


def is_finite(u: Unit) -> bool:
    """Tell whether the unit is a finite verb or a modal."""
    return u.kind == WORD and u.tag in ("VBD", "VBZ", "VBP", "MD")
