"""Random records of invented names for the property tests: small worlds, in which much collides."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from extractor.scoring.records import (
    Amount,
    Deal,
    DealDate,
    Organization,
    Place,
    Record,
    Stake,
    Value,
)

NAMES = ("Norvane Metals", "Calder", "Ostra Mining Ltd", "Tapwell", "Kvarn", "Bo")
ALIASES = ("NMI", "Ostra", "Tap", "The Kvarn Group")
TYPES = ("acquisition", "funding_round", "ipo")
STATUSES = ("announced", "completed")
ROLES = ("target", "acquirer", "investor", "seller", "partner")
KEYS = frozenset({"consideration", "undisclosed", "date"})


def some(examples: int) -> settings:
    """Return the settings of a property test: the same examples on every run, of any speed."""
    return settings(max_examples=examples, deadline=None, derandomize=True)


names = st.sampled_from(NAMES)
sums = st.sampled_from(("1000000", "5000000"))


@st.composite
def places(draw: st.DrawFn, most: int = 6) -> list[Place]:
    """Draw spans that do not overlap, in order."""
    cuts = sorted(draw(st.sets(st.integers(0, 60), max_size=2 * most)))
    return [Place(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@st.composite
def amounts(draw: st.DrawFn, parallel: bool) -> tuple[Amount, ...]:
    """Draw amounts of a deal; one of each kind unless `parallel`."""
    kinds = draw(st.lists(st.sampled_from(("value", "valuation")), max_size=3, unique=not parallel))
    return tuple(
        Amount(k, low, low, draw(st.sampled_from(("USD", "EUR")))) for k in kinds for low in [draw(sums)]
    )


@st.composite
def deals(draw: st.DrawFn, plain: bool) -> Deal:
    """Draw a deal with a party; `plain` as in `records`."""
    party = st.lists(names, unique=True, max_size=2).map(tuple)
    roles = draw(st.dictionaries(st.sampled_from(ROLES), party, max_size=3))
    start = draw(st.none() | st.integers(0, 60))
    return Deal(
        type=draw(st.sampled_from(TYPES)),
        status=draw(st.sampled_from(STATUSES)),
        roles={**roles, "target": roles.get("target") or (draw(names),)},
        amounts=draw(amounts(parallel=not plain)),
        stake_percent=draw(st.sampled_from((None, "8.5", "51"))),
        round=draw(st.sampled_from((None, "seed", "Series A"))),
        consideration=draw(st.sampled_from(((), ("cash",), ("cash", "stock")))),
        undisclosed=draw(st.booleans()),
        date=draw(
            st.sampled_from(
                (None, DealDate("today", 3, 8, "2024-01-02", "2024-01-02"), DealDate("soon", 3, 7))
            )
        ),
        start=start,
        end=None if start is None else start + 4,
        rule=draw(st.sampled_from((None, "a.b"))),
        confidence=draw(st.sampled_from((None, 0.25, 0.9))),
        optional=not plain and draw(st.integers(0, 4)) == 0,
        annotated=KEYS,
    )


@st.composite
def stakes(draw: st.DrawFn, plain: bool) -> Stake:
    """Draw a stake; a `plain` one has either a percentage or a size."""
    percent, size = (
        draw(st.sampled_from((None, "8.5", "51"))),
        draw(st.sampled_from((None, "majority", "half"))),
    )
    if plain:
        percent, size = (None, size) if size else (percent or "20", None)
    return Stake(
        company=draw(names),
        holder=draw(st.none() | names),
        percent=percent,
        size=size,
        action=draw(st.sampled_from(("holds", "buys"))),
        start=draw(st.none() | st.integers(0, 60)),
        optional=not plain and draw(st.integers(0, 4)) == 0,
    )


@st.composite
def records(draw: st.DrawFn, plain: bool = False) -> Record:
    """Draw a record. A `plain` one has no aliases, parallel amounts, optional entries or stakes told twice over."""
    spans = draw(places())
    owners = draw(st.lists(names, unique=True, min_size=1, max_size=4))
    whose = [draw(st.sampled_from((*owners, None))) for _ in spans]
    orgs = tuple(
        Organization(
            o,
            () if plain else draw(st.lists(st.sampled_from(ALIASES), unique=True, max_size=2).map(tuple)),
            tuple(s for s, w in zip(spans, whose, strict=True) if w == o),
        )
        for o in owners
    )
    values = [
        Value(
            s.start,
            s.end,
            draw(sums),
            None,
            draw(st.sampled_from(("USD", None))),
            draw(st.none() | st.just("over")),
        )
        for s, w in zip(spans, whose, strict=True)
        if w is None
    ]
    return Record(
        id="a",
        organizations=orgs,
        money=tuple(values[::2]),
        percentages=tuple(values[1::2]),
        stakes=tuple(draw(st.lists(stakes(plain), max_size=3))),
        deals=tuple(draw(st.lists(deals(plain), max_size=4))),
    )
