"""Read rule files: TOML beside the package, every complaint a `RuleError` that names file and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import RuleError

RULES = Path(__file__).parent.parent / "rules"


@cache
def read_rules(name: str) -> dict[str, Any]:
    """Return the tables of `rules/<name>`; raise `RuleError` when it is missing or no TOML."""
    try:
        with (RULES / name).open("rb") as f:
            return tomllib.load(f)
    except FileNotFoundError:
        raise RuleError(f"rules/{name}", "", "no such rule file", "add it or correct the name") from None
    except tomllib.TOMLDecodeError as e:
        raise RuleError(f"rules/{name}", "", f"not valid TOML: {e}", "correct the syntax there") from None


def compile_pattern(file: str, key: str, pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a regular expression of a rule file; raise `RuleError` when it is none."""
    try:
        return re.compile(pattern, flags)
    except re.error as e:
        raise RuleError(
            f"rules/{file}", key, f"not a regular expression: {pattern!r} ({e})", "correct it"
        ) from None


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words, as whole words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def word_table(file: str, name: str, allowed: Iterable[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return a pattern for the words of each key of a table, in its order; raise `RuleError` for a key not allowed."""
    options = list(allowed)
    table = read_rules(file)[name]
    return tuple((check_one_of(file, name, key, options), any_of(words)) for key, words in table.items())


def check_one_of(file: str, key: str, value: str, allowed: Iterable[str]) -> str:
    """Return `value`; raise `RuleError` when it is not among `allowed`."""
    options = list(allowed)
    if value not in options:
        raise RuleError(f"rules/{file}", key, f"found {value!r}", f"use one of: {', '.join(options)}")
    return value


def read_decimal(file: str, key: str, value: object) -> Decimal:
    """Return a value of a rule file as a decimal; raise `RuleError` when it is no number."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise RuleError(f"rules/{file}", key, f"found {value!r}", "use a decimal number") from None
