"""The rules for tables of deals, from `rules/tables.toml`."""

from __future__ import annotations

from functools import cache

from ..linking.tables import TableRules
from ..schema import ROLES, STATUSES
from .deals import deal_types
from .toml import any_of, read_rules, word_table

_FILE = "tables.toml"


@cache
def table_rules() -> TableRules:
    """Return the compiled rules; raise `RuleError` for an unknown role, type or status."""
    data = read_rules(_FILE)
    return TableRules(
        columns=word_table(_FILE, "columns", (*ROLES, "round", "amount", "status")),
        types=word_table(_FILE, "types", deal_types()),
        row_types=word_table(_FILE, "row_types", deal_types()),
        status=word_table(_FILE, "status", STATUSES),
        rounds=frozenset(data["rounds"]["names"]),
        nobody=any_of(data["cells"]["nobody"]),
        withheld=any_of(data["cells"]["withheld"]),
        lead=any_of(data["cells"]["lead"]),
    )
