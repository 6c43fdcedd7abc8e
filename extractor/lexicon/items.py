"""The rules that cut articles into blocks, from `rules/items.toml`."""

from __future__ import annotations

from functools import cache

from ..linking.blocks import BlockRules
from ..linking.headlines import HeadlineRules
from .toml import compile_pattern, read_rules

_FILE = "items.toml"


@cache
def block_rules() -> BlockRules:
    """Return the compiled rules; raise `RuleError` when a pattern is malformed."""
    data = read_rules(_FILE)
    return BlockRules(
        bullet=compile_pattern(_FILE, "bullet", data["bullet"]),
        rule=compile_pattern(_FILE, "rule", data["rule"]),
        run_on=compile_pattern(_FILE, "run_on", "|".join(f"(?:{p})" for p in data["run_on"])),
        heading_words=data["heading_words"],
        heading_chars=data["heading_chars"],
        heading_end=compile_pattern(_FILE, "heading_end", data["heading_end"]),
        sum=compile_pattern(_FILE, "sum", data["sum"]),
        dateline=compile_pattern(_FILE, "dateline", data["dateline"]),
        open_end=compile_pattern(_FILE, "open_end", data["open_end"]),
        open_start=compile_pattern(_FILE, "open_start", data["open_start"]),
        headline=HeadlineRules(
            predicate=compile_pattern(_FILE, "predicate", data["predicate"]),
            inside=frozenset(data["inside"]),
            auxiliary=frozenset(data["auxiliary"]),
            saying=frozenset(data["saying"]),
            places=frozenset(data["places"]),
        ),
    )
