"""The rules for terse items and denials, from `rules/headings.toml`."""

from __future__ import annotations

import re
from functools import cache

from ..linking.terse import ListRules
from .toml import compile_pattern, read_rules

_FILE = "headings.toml"


@cache
def list_rules() -> ListRules:
    """Return the compiled rules; raise `RuleError` when a pattern is malformed."""
    data = read_rules(_FILE)
    return ListRules(
        types=tuple(
            (kind, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"))
            for kind, words in data["types"].items()
        ),
        fund_name=compile_pattern(_FILE, "fund_name.pattern", data["fund_name"]["pattern"]),
        denial=compile_pattern(_FILE, "denial.pattern", data["denial"]["pattern"]),
    )
