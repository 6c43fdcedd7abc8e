"""Rules that nearly fired: for each trigger word, which of its rule's conditions failed.

A rule's conditions are lifted and put back one at a time, and the readers of verbs and nouns are run again: what
fires without a condition and not with it was stopped by it. So nothing here knows what a condition means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from .rules import ClauseRules, DealRules, Trigger
from .sentence import WORD, Sentence
from .tell import read

_HOLDS_ALWAYS = ("anaphor",)

Hit = tuple[str, tuple[int, int]]


@dataclass(frozen=True)
class NearMiss:
    """A trigger that tells no deal: its rule, its first and last unit, and the conditions that stopped it."""

    rule: str
    anchor: tuple[int, int]
    stopped: tuple[str, ...]


@dataclass(frozen=True)
class Lifted:
    """Deal rules with conditions lifted: all of them, or all but one (a class of object, a condition)."""

    free: DealRules
    objects: dict[str, DealRules]
    needs: dict[str, DealRules]
    bars: dict[str, DealRules]


def lift(rules: DealRules, objects: Sequence[str]) -> Lifted:
    """Return the variants of `rules` that `near_misses` needs; `objects` are all classes a rule may name."""
    every = frozenset(objects)
    known = list(_triggers(rules))
    needs = sorted({x for t in known for x in (*t.require, *t.need)})
    bars = sorted({x for t in known for x in t.without})

    def variant(
        objects: frozenset[str] = every,
        require: tuple[str, ...] = _HOLDS_ALWAYS,
        without: tuple[str, ...] = (),
    ) -> DealRules:
        return _changed(
            rules, lambda t: replace(t, objects=objects, require=require, need=(), without=without)
        )

    return Lifted(
        free=variant(),
        objects={x: variant(objects=frozenset((x,))) for x in objects},
        needs={x: variant(require=(x,)) for x in needs},
        bars={x: variant(without=(x,)) for x in bars},
    )


def near_misses(
    s: Sentence, number: int, rules: DealRules, lifted: Lifted, clauses: ClauseRules
) -> list[NearMiss]:
    """Return, in text order, the triggers of `s` with a party in their clause whose rules did not fire."""

    def fired(rules: DealRules) -> set[Hit]:
        return {(c.rule, c.anchor) for c in read(s, number, rules, clauses)}

    near = fired(lifted.free)
    near = near and near - fired(rules)
    if not near:
        return []
    by_id = {t.id: t for t in _triggers(rules)}
    by_object = {x: fired(r) for x, r in lifted.objects.items()}
    asked = {x for rule, _ in near for x in (*by_id[rule].require, *by_id[rule].need)}
    by_need = {x: fired(lifted.needs[x]) for x in asked}
    by_bar = {x: fired(lifted.bars[x]) for rule, _ in near for x in by_id[rule].without}
    return [
        NearMiss(*hit, _stopped(hit, by_id[hit[0]], by_object, by_need, by_bar))
        for hit in sorted(near, key=lambda x: (x[1], x[0]))
    ]


def _stopped(
    hit: Hit,
    t: Trigger,
    by_object: dict[str, set[Hit]],
    by_need: dict[str, set[Hit]],
    by_bar: dict[str, set[Hit]],
) -> tuple[str, ...]:
    """Say what stopped a rule in the words of its file: the key and the values that did not hold."""
    out = []
    if t.objects and not any(hit in by_object[x] for x in t.objects):
        found = [x for x in by_object if hit in by_object[x]]
        out.append(f"objects: is {_or(found) or 'of no class'}, not {_or(sorted(t.objects))}")
    if t.require and not any(hit in by_need[x] for x in t.require):
        out.append(f"require: no {_or(t.require)}")
    out += [f"need: no {x}" for x in t.need if hit not in by_need[x]]
    out += [f"without: has {x}" for x in t.without if hit not in by_bar[x]]
    return tuple(out) or ("its conditions hold each, but not together",)


def unread(s: Sentence, number: int, rules: DealRules, lifted: Lifted, clauses: ClauseRules) -> list[int]:
    """Return the last units of the trigger words of `s` that are read as no trigger, whatever rules require.

    Either no named party belongs to the word, or it is no verb or no head of a noun phrase there.
    """
    taken = {j for c in read(s, number, lifted.free, clauses) for j in range(c.anchor[0], c.anchor[1] + 1)}
    return [
        j for j, u in enumerate(s.units) if u.kind == WORD and j not in taken and _is_trigger(s, j, rules)
    ]


def _is_trigger(s: Sentence, j: int, rules: DealRules) -> bool:
    low = [u.low for u in s.units]
    noun = any(
        tuple(low[max(0, j + 1 - len(words)) : j + 1]) == words for _, words in rules.nouns.get(low[j], ())
    )
    return noun or any(
        tuple(low[j + 1 : j + 1 + len(rest)]) == rest for _, rest, _ in rules.verbs.get(low[j], ())
    )


def _triggers(rules: DealRules) -> Iterator[Trigger]:
    """Yield every rule; one with several words comes several times."""
    for verb in rules.verbs.values():
        yield from (t for t, _, _ in verb)
    for noun in rules.nouns.values():
        yield from (t for t, _ in noun)


def _changed(rules: DealRules, change: Callable[[Trigger], Trigger]) -> DealRules:
    made = {t.id: change(t) for t in {t.id: t for t in _triggers(rules)}.values()}
    return replace(
        rules,
        verbs={w: [(made[t.id], rest, x) for t, rest, x in found] for w, found in rules.verbs.items()},
        nouns={w: [(made[t.id], words) for t, words in found] for w, found in rules.nouns.items()},
    )


def _or(names: Sequence[str]) -> str:
    """Join names for a sentence.

    >>> _or(["money", "round", "funding"])
    'money, round or funding'
    """
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
