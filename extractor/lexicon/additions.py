"""The rules for sentences that add to a deal told before, from `rules/additions.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..linking.anaphora import AdditionRule, AdditionRules
from ..schema import AMOUNT_KINDS, STATUSES
from .toml import check_one_of, compile_pattern, read_rules

_FILE = "additions.toml"


@cache
def addition_rules() -> AdditionRules:
    """Return the rules, each kind in its order; raise `RuleError` when one is malformed."""
    data = read_rules(_FILE)
    lists = {f"<{name}>": "|".join(map(re.escape, words)) for name, words in data["words"].items()}

    def pattern(row: dict[str, Any], key: str) -> re.Pattern[str]:
        text = row[key]
        for name, words in lists.items():
            text = text.replace(name, words)
        return compile_pattern(_FILE, f"{row['id']}.{key}", text)

    additions = tuple(
        AdditionRule(
            row["id"],
            tuple(row.get("types", ())),
            pattern(row, "pattern"),
            pattern(row, "without") if "without" in row else None,
            check_one_of(_FILE, f"{row['id']}.kind", row["kind"], AMOUNT_KINDS) if "kind" in row else None,
            check_one_of(_FILE, f"{row['id']}.status", row["status"], STATUSES) if "status" in row else None,
        )
        for row in data["addition"]
    )
    return AdditionRules(additions, tuple(pattern(row, "pattern") for row in data["payment"]))
