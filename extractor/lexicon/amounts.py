"""The rules that tell what an amount is, from `rules/amounts.toml`."""

from __future__ import annotations

import re
from functools import cache

from ..linking.amounts import LATER, AmountRule
from .toml import check_one_of, compile_pattern, read_decimal, read_rules

_FILE = "amounts.toml"


@cache
def amount_rules() -> tuple[AmountRule, ...]:
    """Return the rules in their order; raise `RuleError` when one is malformed."""

    def pattern(row: dict[str, str], key: str) -> re.Pattern[str] | None:
        return compile_pattern(_FILE, f"{row['id']}.{key}", row[key]) if key in row else None

    return tuple(
        AmountRule(
            row["id"],
            check_one_of(
                _FILE, f"{row['id']}.deal", row["deal"], ("value", LATER, "valuation", "per_share", "none")
            ),
            pattern(row, "left"),
            pattern(row, "right"),
            pattern(row, "not_left"),
            pattern(row, "not_right"),
            read_decimal(_FILE, f"{row['id']}.below", row["below"]) if "below" in row else None,
        )
        for row in read_rules(_FILE)["kind"]
    )
