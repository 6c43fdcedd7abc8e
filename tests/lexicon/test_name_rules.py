"""The vocabulary of names is complete, typed and told apart from its neighbours."""

from __future__ import annotations

from collections import Counter

import pytest

from extractor.errors import RuleError
from extractor.lexicon.organizations import _words, name_rules, sense_words
from extractor.lexicon.toml import read_rules


def test_every_weight_names_a_known_family() -> None:
    """A weight whose clue no code can give would be dead; each starts with a family that the code writes."""
    families = {
        "bias",
        "form",
        "base",
        "at",
        "tag",
        "before",
        "after",
        "verb",
        "list",
        "short",
        "doc",
        "sense",
        "person",
    }
    assert {key.split(".")[0] for key in name_rules().weights} <= families


def test_no_word_is_both_term_and_household_name() -> None:
    """A word that is never a name cannot also be certain to be one."""
    rules = name_rules()
    assert not rules.terms & set(rules.certain)


def test_a_name_stands_in_one_list() -> None:
    """A known name has one place: no sector's twice, not certain and doubtful, no firm and product."""
    household, products = (
        read_rules("organizations/household.toml"),
        read_rules("organizations/products.toml"),
    )
    lists = [*household["certain"].values(), household["ambiguous"], *products.values()]
    counted = Counter(name for names in lists for name in names)
    assert [name for name, n in counted.items() if n > 1] == []


def test_all_lists_are_lower_case() -> None:
    """Sets that are compared with lower-case words hold nothing else."""
    rules = name_rules()
    for words in (
        rules.firm,
        rules.institution,
        rules.org_nouns,
        rules.terms,
        rules.cut,
        rules.given,
        rules.places,
    ):
        assert {w for w in words if w != w.lower()} == set()


def test_every_sense_has_words() -> None:
    """The reading of word vectors needs examples of each sense."""
    assert {sense: len(words) > 50 for sense, words in sense_words().items()} == dict.fromkeys(
        ("org", "person", "place", "product", "plain"), True
    )


@pytest.mark.parametrize("value", ["word", ["a", 1], None])
def test_malformed_list_is_told(value: object) -> None:
    """A list that is none, or holds no words, is an error that names file and key."""
    with pytest.raises(RuleError, match=r"words\.toml.*legal"):
        _words("words.toml", {"legal": value}, "legal")
