"""Rule files of deals, stakes, clauses, amounts, additions, details, headings, blocks: read or refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.errors import RuleError
from extractor.lexicon import (
    additions,
    amounts,
    clauses,
    deals,
    details,
    headings,
    items,
    stakes,
    tables,
    toml,
)
from extractor.linking.rules import Trigger
from extractor.schema import ACTIONS, ROLES, SIZES, STATUSES

READERS: dict[str, Callable[[], object]] = {
    "additions": additions.addition_rules,
    "deals": deals.deal_rules,
    "stakes": stakes.stake_rules,
    "clauses": clauses.clause_rules,
    "amounts": amounts.amount_rules,
    "details": details.detail_rules,
    "headings": headings.list_rules,
    "items": items.block_rules,
    "tables": tables.table_rules,
}
CACHED = (
    toml.read_rules,
    clauses.forms,
    clauses.clause_rules,
    deals.deal_rules,
    stakes.stake_rules,
    additions.addition_rules,
    amounts.amount_rules,
    details.detail_rules,
    headings.list_rules,
    items.block_rules,
    tables.table_rules,
)


def clear() -> None:
    for cached in CACHED:
        cached.cache_clear()


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the rule files that the readers read instead of the package's."""
    copy = tmp_path / "rules"
    shutil.copytree(toml.RULES, copy)
    monkeypatch.setattr(toml, "RULES", copy)
    monkeypatch.setattr(deals, "RULES", copy)
    clear()
    yield copy
    monkeypatch.undo()
    clear()


def spoil(path: Path, old: str, new: str) -> None:
    """Replace the first match of a pattern in a rule file; the pattern must match."""
    text, n = re.subn(old, lambda _: new, path.read_text(encoding="utf-8"), count=1, flags=re.M)
    assert n == 1, f"{old!r} is not in {path.name}"
    path.write_text(text, encoding="utf-8")


def miss(*row: object) -> object:
    """A row whose complaint is a KeyError that names neither file nor key."""
    marks = pytest.mark.xfail(strict=True, raises=KeyError, reason="a missing key is no RuleError yet")
    return pytest.param(*row, marks=marks)


MERGER, BID, MODALITY = "deals/merger.toml", "deals/acquisition.toml", "modality.toml"
NO_PATTERN = "not a regular expression"
# file, pattern, replacement, what the message must name: key, value found, a value allowed
SPOILT = [
    (MERGER, r'^past = "completed"', 'past = "done"', ("status.past", "'done'", "terminated")),
    (MERGER, r"^noun = .*$", "", ("status.noun", "'None'", "announced")),
    (MERGER, r'with = "partner"', 'with = "friend"', ("verb.merge.roles", "'friend'", "partner")),
    (MERGER, r"with = ", "beside = ", ("verb.merge.roles", "'beside'", "with")),
    (MERGER, r"^objects = ", "object = ", ("verb.merge: key", "'object'", "objects")),
    (MERGER, r'^objects = \["party"', 'objects = ["group"', ("verb.merge.objects", "'group'", "party")),
    (MERGER, r'^require = \["two"\]', 'require = ["three"]', ("verb.merge.require", "'three'", "two")),
    (MERGER, r"^example = .*$", "", ("verb.merge", "'example'", "add it")),
    (MERGER, r'any = "partner"', 'any = "friend"', ("noun.merger.subject", "'friend'", "partner")),
    (MERGER, r"^\[status\]", "[status", ("not valid TOML", "correct the syntax")),
    (BID, r'^status = "proposed"', 'status = "planned"', ("noun.bid.status", "'planned'", "proposed")),
    ("objects.toml", r"^stake = ", "share = ", ("'share'", "stake")),
    (MODALITY, r'^status = "\w+"', 'status = "dead"', ("terminated.before.status", "'dead'", "rumored")),
    (MODALITY, r"^before = '''", "before = '''(", ("terminated.before.before", NO_PATTERN)),
    ("stakes.toml", r"^minority = ", "tiny = ", ("sizes", "'tiny'", "minority")),
    ("stakes.toml", r"^holds = ", "keeps = ", ("actions", "'keeps'", "holds")),
    ("amounts.toml", r'^deal = "per_share"', 'deal = "price"', ("per_share.deal", "'price'", "valuation")),
    ("amounts.toml", r"^below = .*$", "below = 'few'", ("per_share.each.below", "'few'", "decimal")),
    ("additions.toml", r'^kind = "per_share"', 'kind = "price"', ("per-share.kind", "'price'", "valuation")),
    ("additions.toml", r'^status = "\w+"', 'status = "dead"', ("ended.status", "'dead'", "rumored")),
    ("additions.toml", r"^pattern = '''", "pattern = '''(", ("ended.pattern", NO_PATTERN)),
    ("amounts.toml", r"^right = '''", "right = '''(", ("per_share.right", NO_PATTERN)),
    ("details.toml", r"^pattern = '''", "pattern = '''(", ("pre-seed", NO_PATTERN)),
    ("headings.toml", r"^pattern = '''", "pattern = '''(", ("fund_name.pattern", NO_PATTERN)),
    ("headings.toml", r"^debt_financing = ", "debts = ", ("types", "'debts'", "ipo")),
    ("tables.toml", r"^acquirer = ", "acquiror = ", ("columns", "'acquiror'", "target")),
    ("items.toml", r"^rule = '", "rule = '(", ("rule", NO_PATTERN)),
    miss(MERGER, r"^verbs = .*$", "", ("verb.merge", "'verbs'")),
    miss(MERGER, r"^\[status\]", "[state]", ("status",)),
    miss(MODALITY, r"^id = .*$", "", ("cue", "'id'")),
    miss("clauses.toml", r"^\[boundaries\]", "[borders]", ("boundaries",)),
    miss("items.toml", r"^bullet = ", "dot = ", ("bullet",)),
]
READ_BY = {"objects": "deals", "modality": "deals"}


@pytest.mark.parametrize(("file", "old", "new", "named"), SPOILT)
def test_malformed_rule_names_file_key_value_and_allowed(
    rules: Path, file: str, old: str, new: str, named: tuple[str, ...]
) -> None:
    spoil(rules / file, old, new)
    name = file.removesuffix(".toml").split("/")[0]
    with pytest.raises(RuleError) as caught:
        READERS[READ_BY.get(name, name)]()
    assert str(caught.value).startswith(f"rules/{file}: ")
    assert [x for x in named if x not in str(caught.value)] == []


@pytest.mark.parametrize("reader", READERS)
def test_missing_file(rules: Path, reader: str) -> None:
    """Without its files a reader says which one is not there; deals are read from any files that are."""
    shutil.rmtree(rules)
    with pytest.raises(RuleError, match=r"rules/\S+\.toml: no such rule file"):
        READERS[reader]()


def test_a_new_type_is_a_file(rules: Path) -> None:
    """A deal type is the stem of its rule file: nothing else lists the types."""
    merger = (rules / "deals" / "merger.toml").read_text(encoding="utf-8")
    (rules / "deals" / "swap.toml").write_text(merger, encoding="utf-8")
    assert "swap" in deals.deal_types()
    assert "swap.verb.merge" in {t.id for found in deals.deal_rules().verbs.values() for t, _, _ in found}


def test_verbs_are_inflected() -> None:
    verbs = deals.deal_rules().verbs
    for form, tense in (
        ("acquires", "present"),
        ("acquired", "participle"),
        ("bought", "past"),
        ("nabbing", "gerund"),
    ):
        assert {t.type for t, _, tenses in verbs[form] if tense in tenses} >= {"acquisition"}, form
    assert ("private",) not in {rest for _, rest, _ in verbs["takes"]}
    assert ("*", "private") in {rest for _, rest, _ in verbs["takes"]}


def test_longest_noun_comes_first() -> None:
    """Readers take the first phrase that matches, so "merger agreement" stands before "agreement"."""
    for word, found in deals.deal_rules().nouns.items():
        lengths = [len(words) for _, words in found]
        assert lengths == sorted(lengths, reverse=True), word
        assert {words[-1] for _, words in found} == {word}


def triggers() -> dict[str, Trigger]:
    """Return every rule by its id."""
    rules = deals.deal_rules()
    found = {t.id: t for found in rules.nouns.values() for t, _ in found}
    return found | {t.id: t for found in rules.verbs.values() for t, _, _ in found}


def test_rules_name_only_what_the_schema_knows() -> None:
    rules = deals.deal_rules()
    for t in triggers().values():
        assert {*t.roles.values(), *t.subject.values()} <= set(ROLES), t.id
        assert t.require, t.id
        assert t.type in deals.deal_types()
        assert set(t.subject) <= {"any", *(x for found in rules.light.values() for x in found)}, t.id
    assert set(rules.status) == set(deals.deal_types())
    assert {s for table in rules.status.values() for s in table.values()} <= set(STATUSES)
    assert {c.status for c in rules.cues} == set(STATUSES)
    assert len({c.id for c in rules.cues}) == len(rules.cues)
    assert {kind for c in rules.cues for kind in c.types} <= set(deals.deal_types())


def test_stake_words() -> None:
    rules = stakes.stake_rules()
    assert set(rules.sizes.values()) == set(SIZES)
    assert set(rules.actions.values()) == set(ACTIONS)
    assert rules.actions["bought"] == "buys"
    assert rules.actions["sold"] == "sells"


def test_clause_words() -> None:
    rules = clauses.clause_rules()
    assert rules.connectors[("led", "by")] == "lead"
    assert rules.connector_heads == {words[0] for words in rules.connectors}
    told = {slot for t in triggers().values() for slot in t.roles}
    beside = {"subject", "object", "owner", "possessor", "modifier", "apposition", "across", "described"}
    assert told - beside - set(rules.connectors.values()) == set(), "slots that no word opens"
    assert "said" in rules.report
    assert "has" in rules.auxiliaries


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Venture funding", "funding_round"), ("New Funds", "fund_close"),("Debt", "debt_financing"),
     ("Weather", None), ("Refunding", None)],
)  # fmt: skip
def test_headings(heading: str, kind: str | None) -> None:
    from extractor.linking.heads import heading_type

    assert heading_type(heading, headings.list_rules()) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [("a MONEY series b round", "Series B"), ("pre-series a", "pre-Series A"), ("pre-seed money", "pre-seed"),
     ("a seed round", "seed"), ("seed and then series a", "seed"), ("a bridge round", "bridge"),
     ("a MONEY grant from ORG", "grant"), ("a round of drinks", None), ("a television series about ORG", None),
     ("the seeds of growth", None)],
)  # fmt: skip
def test_rounds(text: str, name: str | None) -> None:
    from extractor.linking.details import find_round

    assert find_round(text, details.detail_rules()) == name


def test_amount_rules_have_a_pattern_each() -> None:
    """A rule without a pattern or bound would take every amount."""
    found = amounts.amount_rules()
    assert [r.id for r in found if r.left is None and r.right is None and r.below is None] == []
    assert len({r.id for r in found}) == len(found)
