"""Line ends: the pipeline sees `\\n`, and a record's offsets count the text as it was read.

Without this, the same article would give other facts on Windows: the model has hardly seen a `\\r`.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from typing import Any

import msgspec

from ..schema import Record


def unix(text: str) -> str:
    r"""Return `text` with `\n` for every line end.

    >>> unix("One.\r\nTwo.\rThree.\n")
    'One.\nTwo.\nThree.\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def restore(record: Record, text: str) -> Record:
    r"""Return the record of `unix(text)` with every offset, quoted surface and the hash those of `text`."""
    if "\r" not in text:
        return record
    # Where, in the pipeline's text, a "\r" is missing before the "\n".
    gone = [m.start() - k for k, m in enumerate(re.finditer("\r\n", text))]
    moved = _move(msgspec.to_builtins(record), gone, text)
    moved["text_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return msgspec.convert(moved, Record)


def _move(value: Any, gone: list[int], text: str) -> Any:
    if isinstance(value, list | tuple):
        return [_move(inner, gone, text) for inner in value]
    if not isinstance(value, dict):
        return value
    out = {key: _move(inner, gone, text) for key, inner in value.items()}
    if isinstance(out.get("start"), int):
        out["start"] += bisect_left(gone, out["start"])
        out["end"] += bisect_left(gone, out["end"])
        if "text" in out:
            out["text"] = text[out["start"] : out["end"]]
    return out
