"""Stake rules from `rules/stakes.toml`."""

from __future__ import annotations

from functools import cache

from ..linking.shares import StakeRules
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
    actions = {
        form: check_one_of(_FILE, "actions", action, ACTIONS)
        for action, verbs in reversed(data["actions"].items())
        for verb in verbs
        for form in forms(verb)
    }
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
        sizes=sizes,
        actions=actions,
        action_nouns=nouns,
        cues=deal_rules().cues,
    )
