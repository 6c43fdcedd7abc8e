"""Scores as one self-contained HTML page, whose facts a person can filter."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..scoring.evaluation import Comparison, Evaluation
from ..scoring.facts import Fact
from .errors import show
from .machine import as_dict, shown_dict

_PARTS = Path(__file__).parent / "assets"


def page(
    e: Evaluation,
    texts: Mapping[str, str],
    comparison: Comparison | None = None,
    *,
    names: tuple[str, str] = ("gold", "records"),
) -> str:
    """Return the page of an evaluation; it loads nothing from anywhere.

    It holds every error, and of what is right the deals and stakes. `names` are the names of the two files.
    """
    data = as_dict(e, texts, comparison)
    data["names"] = names
    data["facts"] = [shown_dict(s) for s in show((f for f in e.facts if _kept(f)), texts)]
    parts = {
        "title": html.escape(f"{names[1]} against {names[0]}"),
        "style": (_PARTS / "page.css").read_text(encoding="utf-8"),
        "script": (_PARTS / "page.js").read_text(encoding="utf-8"),
        "data": _in_script(data),
    }
    template = (_PARTS / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda m: parts[m[1]], template)


def _kept(f: Fact) -> bool:
    return f.outcome != "right" or f.kind in ("deal", "stake")


def _in_script(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the script element it stands in.

    >>> _in_script({"a": "</script>"})
    '{"a":"\\\\u003c/script>"}'
    """
    packed = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return packed.replace("<", "\\u003c")
