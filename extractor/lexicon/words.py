"""Small closed lists of words, from `rules/words.toml`."""

from __future__ import annotations

from ..errors import RuleError
from .toml import read_rules

_FILE = "words.toml"


def word_set(name: str) -> frozenset[str]:
    """Return the words of the list `name`; raise `RuleError` when there is none or it holds no strings."""
    words = read_rules(_FILE).get(name)
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise RuleError(f"rules/{_FILE}", name, f"found {words!r}", "give a list of words")
    return frozenset(words)
