"""Read the tables of `tests/cases`: one row per sentence, known misses as strict xfails."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
_FIELDS = {"type", "status", "roles", "amounts", "round", "stake_percent", "undisclosed", "consideration"}


def rows(name: str, *keys: str) -> list[Any]:
    """Return the rows of `cases/<name>` as parameters; a row may have `keys` and `miss`, and nothing else."""
    with (CASES / name).open("rb") as f:
        cases = tomllib.load(f)["case"]
    out = []
    for case in cases:
        unknown = set(case) - {"text", "miss", *keys}
        assert not unknown, f"{name}: unknown keys {unknown} in {case}"
        marks = [pytest.mark.xfail(strict=True, reason=case["miss"])] if "miss" in case else []
        out.append(pytest.param(case, marks=marks, id=case["text"][:60]))
    return out


def expected_deal(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row's deal with the fields it leaves out empty."""
    unknown = set(row) - _FIELDS
    assert not unknown, f"unknown fields {unknown} in {row}"
    return {
        "type": row["type"],
        "status": row["status"],
        "roles": {role: sorted(names) for role, names in row["roles"].items()},
        "amounts": sorted(row.get("amounts", [])),
        "round": row.get("round"),
        "stake_percent": row.get("stake_percent"),
        "undisclosed": row.get("undisclosed", False),
        "consideration": row.get("consideration", []),
    }


def shown_deal(deal: Any) -> dict[str, Any]:
    """Return a deal that the pipeline found in the same form."""
    return {
        "type": deal["type"],
        "status": deal["status"],
        "roles": {role: sorted(names) for role, names in deal["roles"].items()},
        "amounts": sorted(shown_amount(a["kind"], a) for a in deal["amounts"]),
        "round": deal["round"],
        "stake_percent": deal["stake_percent"],
        "undisclosed": deal["undisclosed"],
        "consideration": deal["consideration"],
    }


def shown_amount(kind: str, a: Any) -> str:
    """Return an amount as the tables write it: "value 5000000-10000000 USD"."""
    value = a["low"] if a["low"] == a["high"] else f"{a['low']}-{a['high']}"
    return f"{kind} {value} {a['currency']}"


def in_order(deals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return deals in an order that does not depend on where they stand."""
    return sorted(deals, key=lambda d: json.dumps(d, sort_keys=True, default=str))
