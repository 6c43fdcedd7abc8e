"""The alignment against trying everything, and the mention schemas against nervaluate."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nervaluate.evaluator import Evaluator
from random_records import deals, places, some, stakes

from extractor.scoring.compare import Names
from extractor.scoring.deals import align_deals
from extractor.scoring.deals import similarity as deal_similarity
from extractor.scoring.document import score_document
from extractor.scoring.match import align, align_few, fixed, touching
from extractor.scoring.records import Organization, Place, Record, Value
from extractor.scoring.stakes import align_stakes
from extractor.scoring.stakes import similarity as stake_similarity

weight = st.integers(0, 9)
matrices = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda nm: st.lists(st.lists(weight, min_size=nm[1], max_size=nm[1]), min_size=nm[0], max_size=nm[0])
)


def best(weights) -> float:
    """Return the greatest sum of one-to-one pairs, by trying every assignment of rows to columns."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    size = max(rows, columns)
    square = [[weights[i][j] if i < rows and j < columns else 0 for j in range(size)] for i in range(size)]
    return max(sum(square[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))


def one_to_one(pairs) -> bool:
    return len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@some(150)
@given(matrices)
def test_alignment_has_the_greatest_weight(weights):
    pairs = align(weights)
    assert one_to_one(pairs)
    assert all(weights[i][j] > 0 for i, j in pairs)
    assert sum(weights[i][j] for i, j in pairs) == best(weights)


@some(150)
@given(matrices)
def test_few_pairs_are_aligned_like_all(weights):
    few = {(i, j): w for i, row in enumerate(weights) for j, w in enumerate(row) if w > 4}
    all_pairs = [[w if w > 4 else 0 for w in row] for row in weights]
    pairs = align_few(few, {})
    assert one_to_one(pairs)
    assert sum(few[p] for p in pairs) == best(all_pairs)


spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1])), max_size=8
)


@some(150)
@given(spans, spans)
def test_touching_spans(gold, pred):
    found = touching(gold, pred)
    assert found == [
        (i, j) for i, g in enumerate(gold) for j, p in enumerate(pred) if max(g[0], p[0]) < min(g[1], p[1])
    ]


@some(100)
@given(matrices, st.data())
def test_finer_agreement_decides_between_equal_weights_only(weights, data):
    fine = [[data.draw(st.integers(0, 100)) for _ in row] for row in weights]
    pairs = align(weights, fine)
    assert sum(weights[i][j] for i, j in pairs) == best(weights)
    # Among alignments of the greatest weight, none has more of the finer agreement.
    both = [
        [w + f / 1e4 if w else 0 for w, f in zip(*rows, strict=True)]
        for rows in zip(weights, fine, strict=True)
    ]
    assert sum(both[i][j] for i, j in pairs) == pytest.approx(best(both))


@some(60)
@given(st.lists(deals(plain=False), max_size=4), st.lists(deals(plain=False), max_size=4))
def test_deals_are_aligned_best(gold, pred):
    names = Names([Organization("Norvane Metals", ("NMI", "Bo"))])
    weights = [[deal_similarity(g, p, names) for p in pred] for g in gold]
    pairs = align_deals(gold, pred, names)
    assert sum(weights[i][j] for i, j in pairs) == (best(weights) if gold and pred else 0)


@some(60)
@given(st.lists(stakes(plain=False), max_size=4), st.lists(stakes(plain=False), max_size=4))
def test_stakes_are_aligned_best(gold, pred):
    weights = [[stake_similarity(g, p, Names(())) for p in pred] for g in gold]
    pairs = align_stakes(gold, pred, Names(()))
    assert sum(weights[i][j] for i, j in pairs) == (best(weights) if gold and pred else 0)


@some(60)
@given(st.lists(st.sampled_from("abcd"), max_size=5), st.lists(st.sampled_from("abcd"), max_size=5))
def test_as_many_names_are_paired_as_can_be(gold, pred):
    names = Names([Organization("a", ("b",)), Organization("b", ("c",))])
    pairs = names.pairs(gold, pred)
    assert one_to_one(pairs)
    weights = [[int(names.same(g, p)) for p in pred] for g in gold]
    assert len(pairs) == (best(weights) if gold and pred else 0)


@some(60)
@given(st.binary(max_size=4), st.binary(max_size=4))
def test_a_fixed_choice_is_symmetric(a, b):
    assert fixed(a, b) == fixed(b, a)
    assert 0 <= fixed(a, b) <= 1


def record(spans) -> Record:
    """Return a record of (type, start, end) spans."""
    return Record(
        id="a",
        organizations=tuple(Organization("Bo", (), (Place(a, b),)) for kind, a, b in spans if kind == "org"),
        money=tuple(Value(a, b, "5") for kind, a, b in spans if kind == "money"),
        percentages=tuple(Value(a, b, "5") for kind, a, b in spans if kind == "percent"),
    )


def nervaluate(gold, pred):
    """Return nervaluate's precision and recall by schema; its ends are inclusive."""

    def spans(side):
        return [{"label": kind, "start": a, "end": b - 1} for kind, a, b in side]

    found = Evaluator(
        [spans(gold)], [spans(pred)], tags=["org", "money", "percent"], loader="dict"
    ).evaluate()
    return {name: (r.precision, r.recall) for name, r in found["overall"].items()}


@st.composite
def cells(draw):
    """Draw the spans of both sides in stretches of their own, so that no span overlaps two of the other side."""
    gold, pred = [], []
    for start in range(0, 60, 10):
        for side in (gold, pred):
            if draw(st.booleans()):
                a = start + draw(st.integers(0, 3))
                b = start + draw(st.integers(5, 9))
                side.append((draw(st.sampled_from(("org", "money", "percent"))), a, b))
    return gold, pred


@some(100)
@given(cells())
def test_schemas_are_those_of_nervaluate(sides):
    gold, pred = sides
    assume(gold and pred)  # nervaluate calls what is undefined 0
    counts = score_document(record(gold), record(pred)).counts
    theirs = nervaluate(gold, pred)
    for ours, name in (
        ("strict", "strict"),
        ("exact", "exact"),
        ("partial", "partial"),
        ("type", "ent_type"),
    ):
        tally = counts[f"mention.{ours}"]
        assert (tally.precision, tally.recall) == pytest.approx(theirs[name]), ours


@st.composite
def tangles(draw):
    """Draw spans of both sides that overlap each other as they like; those of one side do not."""
    kinds = st.sampled_from(("org", "money", "percent"))
    return [[(draw(kinds), s.start, s.end) for s in draw(places(4))] for _ in range(2)]


@some(100)
@given(tangles())
def test_nervaluate_never_finds_more(sides):
    gold, pred = sides
    assume(gold and pred)
    counts, theirs = score_document(record(gold), record(pred)).counts, nervaluate(gold, pred)
    for ours, name in (
        ("strict", "strict"),
        ("exact", "exact"),
        ("partial", "partial"),
        ("type", "ent_type"),
    ):
        assert counts[f"mention.{ours}"].recall >= theirs[name][1] - 1e-9, ours


def test_where_nervaluate_differs():
    gold, pred = [("org", 0, 4), ("org", 5, 9)], [("org", 0, 9), ("org", 0, 4)]
    # Its first prediction uses up the first gold mention, which the second prediction fits exactly.
    assert nervaluate(gold, pred)["strict"] == (0, 0)
    tally = score_document(record(gold), record(pred)).counts["mention.strict"]
    assert tuple(tally) == (1, 1, 1)
