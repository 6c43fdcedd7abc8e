"""Figures with intervals, thresholds, changes, errors between deals, tables and agreement."""

from __future__ import annotations

import pytest

from extractor.scoring.changes import changes
from extractor.scoring.counts import Tally
from extractor.scoring.document import score_all
from extractor.scoring.evaluation import agree, compare, evaluate
from extractor.scoring.figures import differences, figures
from extractor.scoring.gate import failures, parse_gate
from extractor.scoring.records import to_record
from extractor.scoring.tables import by_rule, confusion, kappa, reliability


def deal(type="acquisition", target="Calder", rule="r.x", **more):
    roles = {"target": [target], **more.pop("roles", {})}
    return {"type": type, "status": "completed", "roles": roles, "rule": rule, "start": 0, "end": 4, **more}


def named(docs):
    return {i: to_record({"id": i, "deals": deals}) for i, deals in docs.items()}


def scored(gold, pred):
    return score_all(named(gold), named(pred))


def test_intervals_hold_the_figure_and_depend_on_the_seed_alone():
    parts = [{"deal.slots": Tally(k, 10 - k, 2)} for k in range(10)]
    f = figures(parts)["deal.slots"]
    assert f.interval[0] < f.f < f.interval[1]
    assert figures(parts)["deal.slots"] == f
    assert figures(parts, seed=1)["deal.slots"].interval != f.interval


def test_articles_that_are_alike_leave_no_room():
    parts = [{"stake": Tally(3, 1, 1)}] * 4
    assert figures(parts)["stake"].interval == pytest.approx((0.75, 0.75))


@pytest.mark.parametrize(
    "parts, f",
    [
        ([], None),
        ([{"stake": Tally(1, 0, 0)}], 1.0),
        ([{"stake": Tally(0, 0, 0)}] * 3, None),
        ([{"stake": Tally(0, 0, 1)}] * 3, 0.0),
    ],
)
def test_undefined_is_none(parts, f):
    found = figures(parts).get("stake")
    assert (found and found.f) == f
    if found and (f is None or len(parts) < 2):
        assert found.interval is None


def test_precision_of_nothing_predicted_is_undefined():
    f = figures([{"stake": Tally(0, 0, 2)}] * 2)["stake"]
    assert (f.precision, f.recall, f.f) == (None, 0.0, 0.0)


def test_paired_differences():
    good, bad = [{"stake": Tally(8, 1, 1)}] * 6, [{"stake": Tally(4, 5, 5)}] * 6
    d = differences(good, bad)["stake"]
    assert d.difference == pytest.approx(8 / 9 - 4 / 9)
    assert d.p == pytest.approx(2 / 1001)
    same = differences(good, good)["stake"]
    assert (same.difference, same.p, same.interval) == (0, 1, (0, 0))
    assert differences(good, [{}] * 6)["stake"].difference is None


GATES = [
    ("deal.slots=0.85", ["deal.slots is 0.8000, at least 0.85 is wanted"]),
    ("deal.slots=0.8", []),
    ("deal.slots=0", []),
    ("stake=0", ["stake is undefined, at least 0 is wanted"]),
]


@pytest.mark.parametrize("gate, told", GATES)
def test_thresholds(gate, told):
    found = figures([{"deal.slots": Tally(4, 1, 1), "stake": Tally(0, 0, 0)}])
    assert failures(found, [parse_gate(gate)]) == told


@pytest.mark.parametrize(
    "gate", ["deal.slots", "deal.slots=", "=0.5", "deal.slots=high", "deal.slots=85", "x=-1"]
)
def test_malformed_thresholds(gate):
    with pytest.raises(ValueError, match="is not FIGURE=LEAST"):
        parse_gate(gate)


def told(found):
    return [(c.change, c.fact.slot, c.fact.gold, c.fact.pred) for c in found if c.fact.kind == "deal"]


WHOLE = "acquisition completed, target Calder"
CHANGES = [
    ("found", [deal(round="seed")], [], [deal()], [("gained", "", f"{WHOLE}, seed", WHOLE)]),
    ("lost", [deal()], [deal()], [], [("lost", "", WHOLE, WHOLE)]),
    ("a slot", [deal(round="seed")], [deal()], [deal(round="seed")], [("gained", "round", "seed", "seed")]),
    (
        "a slot made wrong",
        [deal()],
        [deal()],
        [deal(type="ipo")],
        [("lost", "type", "acquisition", "acquisition")],
    ),
    ("a spurious slot", [deal()], [deal()], [deal(round="seed")], [("new error", "round", None, "seed")]),
    ("a spurious deal", [], [], [deal()], [("new error", "", None, WHOLE)]),
    ("one gone", [], [deal()], [], [("gone error", "", None, WHOLE)]),
    ("another type of a spurious deal", [], [deal()], [deal(type="ipo")], []),
    ("nothing", [deal()], [deal()], [deal()], []),
    ("optional", [deal(optional=True)], [], [deal()], []),
]


@pytest.mark.parametrize("gold, before, now, expected", [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_changes(gold, before, now, expected):
    assert told(changes(scored({"a": gold}, {"a": now}), scored({"a": gold}, {"a": before}))) == expected


def test_a_change_names_both_rules():
    gold = {"a": [deal()]}
    found = compare(
        named(gold), named({"a": [deal(type="ipo", rule="new")]}), named({"a": [deal(rule="old")]})
    )
    (lost,) = found.changes
    assert (lost.fact.rule, lost.other.rule, lost.other.pred) == ("old", "new", "ipo")


BO, KV = {"acquirer": ["Bo"]}, {"acquirer": ["Kvarn"]}
FIVE = [{"kind": "value", "low": "5", "currency": "USD"}]
BOTH, SELLER_B, SELLER_A = {"target": ["Calder", "Tapwell"]}, {"seller": ["B"]}, {"seller": ["A"]}
MIXES = [
    ("swap", [deal(target="A", roles=SELLER_B)], [deal(target="B", roles=SELLER_A)], {"role swap": 2}),
    ("no swap", [deal(roles=BO)], [deal(roles=KV)], {}),
    ("split by amount", [deal(roles=BO, amounts=FIVE)], [deal(roles=BO), deal(amounts=FIVE)], {"split": 1}),
    ("split by party", [deal(roles=BOTH)], [deal(), deal(target="Tapwell")], {"split": 1}),
    ("repeat", [deal(roles=BO)], [deal(roles=BO), deal()], {"repeat": 1}),
    ("other type, other deal", [deal(roles=BO)], [deal(roles=BO), deal(type="ipo")], {}),
    ("merge", [deal(), deal("ipo", "Tapwell")], [deal(roles=BOTH)], {"merge": 1}),
    ("merged amount", [deal(), deal("ipo", "Tapwell", amounts=FIVE)], [deal(amounts=FIVE)], {"merge": 1}),
    ("plain miss", [deal(), deal("ipo", "Tapwell")], [deal()], {}),
    ("spurious", [deal()], [deal(), deal("ipo", "Tapwell")], {}),
    ("optional", [deal(), deal("ipo", "Tapwell", optional=True)], [deal(roles=BOTH)], {}),
]


@pytest.mark.parametrize("gold, pred, expected", [m[1:] for m in MIXES], ids=[m[0] for m in MIXES])
def test_errors_between_deals(gold, pred, expected):
    found = evaluate(named({"a": gold}), named({"a": pred}), samples=1).structure
    assert found == {"role swap": 0, "split": 0, "repeat": 0, "merge": 0, **expected}


GOLD = {"a": [deal(), deal("ipo", "Tapwell"), deal("merger", "Kvarn", optional=True)]}
PRED = {
    "a": [
        deal(confidence=0.95),
        deal("merger", "Tapwell", confidence=0.9),
        deal("merger", "Kvarn", rule="r.y", confidence=1),
        deal("ipo", "Nobody", rule="r.y", confidence=0.25),
    ]
}


def test_confusion():
    assert confusion(scored(GOLD, PRED), "type") == {
        "-": {"ipo": 1},
        "acquisition": {"acquisition": 1},
        "ipo": {"merger": 1},
    }


def test_precision_by_rule_leaves_optional_deals_out():
    rows = {r.rule: r for r in by_rule(scored(GOLD, PRED))}
    x, y = rows["r.x"], rows["r.y"]
    assert (x.items, x.right, x.full, x.free, x.precision) == (2, 1, 1, 0, 0.5)
    # Of six filled slots, three each, the wrong type is the one that is wrong.
    assert x.slots == pytest.approx(5 / 6)
    assert (y.items, y.right, y.free, y.precision, y.slots) == (1, 0, 1, 0, 0)


def test_reliability():
    r = reliability(scored(GOLD, PRED))
    assert [(b.low, b.items, b.precision) for b in r.bins] == [(0.2, 1, 0), (0.9, 2, 0.5)]
    assert r.bins[1].confidence == pytest.approx(0.925)
    assert r.error == pytest.approx((0.25 + 2 * 0.425) / 3)
    assert r.brier == pytest.approx((0.25**2 + 0.05**2 + 0.9**2) / 3)
    assert reliability(scored(GOLD, {"a": [deal()]})).error is None


def test_false_deals_per_1000_sentences():
    texts = {"a": "One. Two. Three here. Four."}
    e = evaluate(named(GOLD), named(PRED), texts=texts, samples=1)
    assert (e.false_deals.deals, e.false_deals.sentences, e.false_deals.per_1000) == (1, 4, 250)
    assert evaluate(named(GOLD), named(PRED), samples=1).false_deals.per_1000 is None


def test_groups_by_manner_or_source():
    gold = {
        i: to_record({"id": i, "manner": m, "deals": [deal()]})
        for i, m in (("x-1", "prose"), ("x-2", "list"))
    }
    pred = named({"x-1": [deal()], "z": []})
    e = evaluate(gold, pred, samples=1)
    assert (e.grouping, {k: g.figures["deal.slots"].f for k, g in e.groups.items()}) == (
        "manner",
        {"list": 0, "prose": 1},
    )
    assert (e.without_record, e.without_gold) == (["x-2"], ["z"])
    assert list(evaluate(gold, pred, samples=1, grouping="source").groups) == ["x"]
    assert evaluate(gold, pred, samples=1, only=["x-1"]).articles == 1


KAPPAS = [
    ([], None),
    ([("a", "a")] * 3, None),
    ([("a", "a"), ("b", "b")], 1.0),
    ([("a", "b"), ("b", "a")], -1.0),
    # Observed .7, by chance .5 * .6 + .5 * .4 = .5: .2 / .5
    ([("a", "a")] * 4 + [("b", "b")] * 3 + [("a", "b")] + [("b", "a")] * 2, 0.4),
]


@pytest.mark.parametrize("pairs, expected", KAPPAS)
def test_kappa(pairs, expected):
    assert kappa(pairs) == (expected if expected is None else pytest.approx(expected))


def test_agreement_frees_what_either_calls_optional():
    first, second = (
        named({"a": [deal(), deal("ipo", "Bo", optional=True)], "b": []}),
        named({"a": [deal()], "c": []}),
    )
    for a, b in ((first, second), (second, first)):
        found = agree(a, b, samples=1)
        assert (found.articles, found.only, found.figures["deal.exact"].f) == (1, ["b", "c"], 1)
    system = evaluate(second, first, samples=1)
    assert system.figures["deal.exact"].fp == 1
