"""The rules for terse items and denials, from `rules/headings.toml`."""

from __future__ import annotations

from functools import cache

from ..linking.heads import ListRules
from ..schema import STATUSES
from .deals import deal_types
from .toml import any_of, compile_pattern, read_rules, word_table

_FILE = "headings.toml"


@cache
def list_rules() -> ListRules:
    """Return the compiled rules; raise `RuleError` for an unknown type or status or a malformed pattern."""
    data = read_rules(_FILE)
    return ListRules(
        types=word_table(_FILE, "types", (*deal_types(), "none")),
        words=word_table(_FILE, "words", deal_types()),
        status=word_table(_FILE, "status", STATUSES),
        headed=word_table(_FILE, "headed", STATUSES),
        default=data["default"],
        strong_links=frozenset(data["links"]["strong"]),
        weak_links=frozenset(data["links"]["weak"]),
        lead=frozenset(data["givers"]["lead"]),
        gives=frozenset(data["givers"]["gives"]),
        listing=frozenset(data["listing"]["verbs"]),
        bars=any_of(data["givers"]["bars"]),
        not_names=frozenset(data["not_names"]["words"]),
        labels={label: role for role, labels in data["labels"].items() for label in labels},
        closing=frozenset(data["fund_name"]["closing"]),
        fund_name=compile_pattern(_FILE, "fund_name.pattern", data["fund_name"]["pattern"]),
        denial=compile_pattern(_FILE, "denial.pattern", data["denial"]["pattern"]),
    )
