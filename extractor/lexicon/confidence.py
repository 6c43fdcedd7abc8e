"""How far a deal of each rule can be trusted, from `rules/confidence.toml`."""

from __future__ import annotations

from functools import cache

from ..errors import RuleError
from .toml import read_rules

_FILE = "confidence.toml"


@cache
def confidence(rule: str) -> float:
    """Return how often a deal of `rule` is right in an article that no rule was written on, between 0 and 1.

    Raises `RuleError` when the table holds something else than such a share.
    """
    data = read_rules(_FILE)
    value = data.get("rules", {}).get(rule, data.get("default"))
    if not isinstance(value, float) or not 0 <= value <= 1:
        raise RuleError(f"rules/{_FILE}", rule, f"found {value!r}", "give a number between 0 and 1")
    return value
