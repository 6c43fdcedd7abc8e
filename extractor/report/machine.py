"""Scores as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from ..scoring.evaluation import Agreement, Comparison, Evaluation
from .errors import Shown, show


def shown_dict(s: Shown) -> dict[str, Any]:
    """Return a fact and its sentence as one plain dict."""
    quote = {"quote": s.quote or None, "gold_at": s.gold_at, "pred_at": s.pred_at}
    return {**msgspec.to_builtins(s.fact), **quote}


def as_dict(
    e: Evaluation | Agreement,
    texts: Mapping[str, str],
    comparison: Comparison | None = None,
    *,
    errors: bool = False,
) -> dict[str, Any]:
    """Return an evaluation or agreement as plain data; undefined is null.

    With `errors`, every fact that is not right is listed under `errors` with its sentence. A comparison is
    under `comparison`, its changes with their sentences.
    """
    out: dict[str, Any] = msgspec.to_builtins(e)
    del out["facts"]
    if errors:
        out["errors"] = [shown_dict(s) for s in show((f for f in e.facts if f.outcome != "right"), texts)]
    if comparison:
        data: dict[str, Any] = msgspec.to_builtins(comparison)
        quotes = show((c.fact for c in comparison.changes), texts)
        data["changes"] = [
            {"change": c.change, "fact": shown_dict(s), "other": msgspec.to_builtins(c.other)}
            for c, s in zip(comparison.changes, quotes, strict=True)
        ]
        out["comparison"] = data
    return out


def to_json(data: dict[str, Any]) -> str:
    """Return plain data as indented JSON, which holds no NaN."""
    return json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False)
