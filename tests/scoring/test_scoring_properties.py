"""What must hold of every figure on any records."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from random_records import deals, records, some, stakes

from extractor.scoring.catalog import FIGURES
from extractor.scoring.compare import Names
from extractor.scoring.counts import Tally, total
from extractor.scoring.document import score_all, score_document
from extractor.scoring.evaluation import agree
from extractor.scoring.figures import figures
from extractor.scoring.records import Record


def shuffled(record: Record, seed: int) -> Record:
    """Return a record with every list in another order."""
    rng = random.Random(seed)

    def mix(items):
        return tuple(rng.sample(list(items), len(items)))

    def deal(d):
        roles = {r: mix(d.roles[r]) for r in mix(tuple(d.roles))}
        return replace(d, roles=roles, amounts=mix(d.amounts), consideration=mix(d.consideration))

    return replace(
        record,
        organizations=mix(
            [replace(o, aliases=mix(o.aliases), mentions=mix(o.mentions)) for o in record.organizations]
        ),
        money=mix(record.money),
        percentages=mix(record.percentages),
        stakes=mix(record.stakes),
        deals=mix([deal(d) for d in record.deals]),
    )


@some(60)
@given(records())
def test_gold_against_itself_is_right_in_everything(gold):
    counts = score_document(gold, gold).counts
    assert {k: t for k, t in counts.items() if t.fp or t.fn} == {}
    assert counts["org.entity"].tp == len(gold.organizations)
    assert tuple(counts) == FIGURES


@some(60)
@given(records(), records(), st.integers(0, 99))
def test_order_changes_nothing(gold, pred, seed):
    there = score_document(gold, pred)
    assert score_document(shuffled(gold, seed), shuffled(pred, seed + 1)).counts == there.counts


@some(60)
@given(st.lists(st.tuples(records(), records()), min_size=1, max_size=3))
def test_every_article_twice_changes_no_figure(pairs):
    gold = {f"{k}{i}": g for i, (g, _) in enumerate(pairs) for k in "ab"}
    pred = {f"{k}{i}": p for i, (_, p) in enumerate(pairs) for k in "ab"}
    once = {i: g for i, g in gold.items() if i.startswith("a")}
    twice, single = (figures([s.counts for s in score_all(g, pred)], samples=1) for g in (gold, once))
    assert twice.keys() == single.keys()
    for key, f in single.items():
        assert (f.precision, f.recall, f.f) == pytest.approx(
            (twice[key].precision, twice[key].recall, twice[key].f), nan_ok=True
        )


@some(60)
@given(records(plain=True), records(plain=True))
def test_exchanging_the_sides_exchanges_precision_and_recall(a, b):
    names = Names((*a.organizations, *b.organizations))
    there, back = score_document(a, b, names).counts, score_document(b, a, names).counts
    assert {k: t.swapped() for k, t in back.items()} == there


@some(60)
@given(records(), records())
def test_agreement_is_symmetric(a, b):
    there, back = (agree({"a": x}, {"a": y}, samples=20) for x, y in ((a, b), (b, a)))
    assert there.kappas == back.kappas
    assert there.figures.keys() == back.figures.keys()
    for key, f in there.figures.items():
        g = back.figures[key]
        assert (f.tp, f.fp, f.fn, f.f, f.interval) == (g.tp, g.fn, g.fp, g.f, g.interval)


@some(60)
@given(records(), records(), st.data())
def test_taking_away_a_right_mention_or_entity_raises_no_recall(gold, noise, data):
    k = data.draw(st.integers(0, len(gold.organizations) - 1))
    less = replace(gold, organizations=gold.organizations[:k] + gold.organizations[k + 1 :])
    no_raise(score_document(gold, gold).counts, score_document(gold, less).counts)
    for field in ("money", "percentages"):
        values = getattr(gold, field)
        less = replace(noise, **{field: values[1:]})
        no_raise(
            score_document(gold, replace(noise, **{field: values})).counts, score_document(gold, less).counts
        )


@some(60)
@given(records(), records(), st.data())
def test_taking_away_a_right_deal_or_stake_raises_no_recall_of_finding_it(gold, noise, data):
    for field, keys in (
        ("deals", ("deal.aligned", "deal.slots", "deal.detect", "deal.exact")),
        ("stakes", ("stake.aligned", "stake", "stake.full")),
    ):
        right = getattr(gold, field)
        if right:
            k = data.draw(st.integers(0, len(right) - 1))
            more = replace(noise, **{field: (*getattr(noise, field), right[k])})
            a, b = score_document(gold, more).counts, score_document(gold, noise).counts
            no_raise({x: a.get(x, Tally(0, 0, 0)) for x in keys}, b)


@some(60)
@given(records(), st.data())
def test_taking_away_from_gold_raises_no_recall(gold, data):
    for field in ("deals", "stakes"):
        items = list(getattr(gold, field))
        if items:
            del items[data.draw(st.integers(0, len(items) - 1))]
            no_raise(
                score_document(gold, gold).counts,
                score_document(gold, replace(gold, **{field: tuple(items)})).counts,
            )


def no_raise(more, less):
    raised = {k: (t.recall, less[k].recall) for k, t in more.items() if k in less and differs(t, less[k])}
    assert raised == {}


def differs(more: Tally, less: Tally) -> bool:
    return (less.recall or 0) > (more.recall or 0) + 1e-9


@some(60)
@given(records(plain=True), deals(plain=True), stakes(plain=True))
def test_a_spurious_item_is_an_error_of_its_kind_only(gold, deal, stake):
    outside = replace(deal, roles={"target": ("Nobody Knows",)})
    more = replace(
        gold, deals=(*gold.deals, outside), stakes=(*gold.stakes, replace(stake, company="Nobody Knows"))
    )
    counts, perfect = score_document(gold, more).counts, score_document(gold, gold).counts
    assert counts["deal.detect"] == total([perfect, {"deal.detect": Tally(0, 1, 0)}])["deal.detect"]
    assert counts["stake"] == total([perfect, {"stake": Tally(0, 1, 0)}])["stake"]
    assert {k for k, t in counts.items() if t.fp and not k.startswith(("deal", "stake"))} == set()
