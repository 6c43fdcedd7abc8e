"""The date expressions of `rules/dates.toml`, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..errors import RuleError
from .toml import compile_pattern, read_rules
from .values import alternation

_FILE = "dates.toml"


@dataclass(frozen=True)
class DateRule:
    """One expression; `resolve` names the function that reads a match."""

    id: str
    pattern: re.Pattern[str]
    resolve: str


@dataclass(frozen=True)
class DateRules:
    """All expressions, how many a vague count means, and the words that put a date into the future.

    A text without a match of `maybe` has no date: one scan instead of one for each rule.
    """

    maybe: re.Pattern[str]
    rules: tuple[DateRule, ...]
    vague: dict[str, tuple[int, int]]
    future: re.Pattern[str]


@cache
def date_rules() -> DateRules:
    """Return the rules; raise `RuleError` on an unknown part or a malformed pattern."""
    data = read_rules(_FILE)
    parts: dict[str, str] = data["parts"]
    rules = []
    for row in data["rule"]:
        pattern = row["pattern"]
        for name in re.findall(r"(?<!\\)\{([a-z]\w*)\}", pattern):
            if name not in parts:
                raise RuleError(
                    f"rules/{_FILE}",
                    row["id"],
                    f"found part {{{name}}}",
                    f"use one of: {', '.join(sorted(parts))}",
                )
            pattern = pattern.replace(f"{{{name}}}", parts[name])
        # Only ASCII letters have two cases here: a dotted capital I is no "i" of a word list.
        pattern = pattern.replace("(?i:", "(?ai:")
        rules.append(DateRule(row["id"], compile_pattern(_FILE, row["id"], pattern), row["resolve"]))
    vocabulary = dict(data["vocabulary"])
    future = alternation(vocabulary.pop("future"), fold=True)
    return DateRules(
        compile_pattern(_FILE, "maybe", "|".join(data["maybe"])),
        tuple(rules),
        {k: (v[0], v[1]) for k, v in vocabulary.items()},
        re.compile(rf"(?<!\w){future}(?!\w)"),
    )
