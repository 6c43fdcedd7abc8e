"""Stake rules from `rules/stakes.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..linking.share import StakeRules
from ..schema import ACTIONS, SIZES
from .clauses import forms
from .deals import deal_rules
from .toml import check_one_of, read_rules

_FILE = "stakes.toml"


@cache
def stake_rules() -> StakeRules:
    """Return the stake rules; raise `RuleError` for an unknown size or action."""
    data = read_rules(_FILE)
    sizes = {
        word: check_one_of(_FILE, "sizes", size, SIZES)
        for size, words in data["sizes"].items()
        for word in words
    }
    actions = _by_form(data, "actions")
    actions |= dict.fromkeys(("is", "are", "was", "were", "has", "been", "being"), "holds")
    nouns = {
        word: check_one_of(_FILE, "action_nouns", a, ACTIONS)
        for a, ws in data["action_nouns"].items()
        for word in ws
    }
    return StakeRules(
        nouns=frozenset(data["nouns"]),
        bare=frozenset(data["bare"]),
        sized=frozenset(data["sized"]),
        company=frozenset(data["company"]),
        stock=frozenset(data["stock"]),
        merged=frozenset(data["merged"]),
        alone=frozenset(data["alone"]),
        unnamed=frozenset(data["unnamed"]),
        sizes=sizes,
        actions=actions,
        direct=frozenset(form for verb in data["direct"] for form in forms(verb)),
        amounting=frozenset(data["amounting"]),
        investments=frozenset(data["investments"]),
        changing=frozenset(form for verb in data["changing"] for form in forms(verb)),
        paying=frozenset(form for verb in data["paying"] for form in forms(verb)),
        swapping=frozenset(form for verb in data["swapping"] for form in forms(verb)),
        open=frozenset(data["open"]),
        offered=tuple(data["offered"]),
        giving=_by_form(data, "giving"),
        with_=_by_form(data, "with"),
        moves=_by_form(data, "moves"),
        action_nouns=nouns,
        cues=deal_rules().cues,
    )


def _by_form(data: dict[str, Any], table: str) -> dict[str, str]:
    """Return the action of every form of the verbs of a table; the first row that has a verb wins."""
    return {
        form: check_one_of(_FILE, table, action, ACTIONS)
        for action, verbs in reversed(data[table].items())
        for verb in verbs
        for form in forms(verb)
    }
