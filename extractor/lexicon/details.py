"""The rules for details of deals, from `rules/details.toml`."""

from __future__ import annotations

from functools import cache

from ..linking.details import DetailRules
from .amounts import amount_rules
from .toml import compile_pattern, read_rules

_FILE = "details.toml"


@cache
def detail_rules() -> DetailRules:
    """Return the compiled rules; raise `RuleError` when a pattern is malformed."""
    data = read_rules(_FILE)
    return DetailRules(
        rounds=tuple((r["name"], compile_pattern(_FILE, r["name"], r["pattern"])) for r in data["round"]),
        considerations=tuple(
            (r["name"], compile_pattern(_FILE, r["name"], r["pattern"])) for r in data["consideration"]
        ),
        undisclosed=compile_pattern(_FILE, "undisclosed", data["undisclosed"]["pattern"]),
        undisclosed_next=compile_pattern(_FILE, "undisclosed.next", data["undisclosed"]["next_sentence"]),
        joined=compile_pattern(_FILE, "joined", data["joined"]["pattern"]),
        earlier=compile_pattern(_FILE, "earlier", data["earlier"]["pattern"]),
        advisers=compile_pattern(_FILE, "advisers", data["advisers"]["pattern"]),
        amounts=amount_rules(),
    )
