"""Who put money into a round told before: "Investors include A and B", "Also joining were A and B"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from .candidates import Candidate
from .drawn import drew, source, with_sum
from .joiners import described, joining, present
from .leaders import leader, led
from .listed_givers import behind_colon, gained, including
from .sentence import Sentence
from .sequels import Sequel, round_behind


def givers(s: Sentence, number: int, told: list[Candidate], near: list[Candidate]) -> list[Candidate]:
    """Return who `s` says took part in a round; `told` are all tellings before it, `near` those close by."""
    found: list[Candidate] = []
    for first, part in _parts(s):
        x = Sequel(part, number, told, near)
        found += [_placed(c, s, first) for c in (led(x), _read(x)) if c is not None]
    return found


def _parts(s: Sentence) -> Iterator[tuple[int, Sentence]]:
    """Yield what semicolons part, each as a sentence, with its first unit in `s`."""
    cuts = [j for j, u in enumerate(s.units) if not s.depth[j] and (u.low == ";" or _turns(s, j))]
    for a, b in itertools.pairwise((-1, *cuts, len(s.units))):
        if b > a + 1:
            part = Sentence(s.units[a + 1 : b], s.block, s.kind, s.section, s.first_in_block and a < 0)
            yield a + 1, part


def _placed(c: Candidate, s: Sentence, first: int) -> Candidate:
    """Return the telling of a part of `s` that starts at unit `first` as one of `s`."""
    return replace(
        c,
        sentence=s,
        anchor=(c.anchor[0] + first, c.anchor[1] + first),
        clause=(c.clause[0] + first, c.clause[1] + first),
        amounts=[(kind, j + first) for kind, j in c.amounts],
    )


def _turns(s: Sentence, j: int) -> bool:
    """Tell whether the "and" at `j` opens a clause about the round ("both returned, and the round also has")."""
    told = s.units[j].low == "and" and 1 < j < len(s.units) - 2 and s.units[j - 1].low == ","
    return told and s.units[j + 1].low == "the" and round_behind(s, j + 1)


def _read(x: Sequel) -> Candidate | None:
    return (
        leader(x)
        or including(x)
        or source(x)
        or joining(x)
        or described(x)
        or drew(x)
        or present(x)
        or gained(x)
        or behind_colon(x)
        or with_sum(x)
    )
