"""The vocabulary of the name rules, from `rules/organizations/*.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..errors import RuleError
from ..linking.names.overlay import first_words
from ..linking.names.rules import NameRules, ReferenceRules
from .toml import read_rules

_FOLDER = "organizations"


def _words(file: str, table: dict[str, Any], key: str) -> frozenset[str]:
    values = table.get(key)
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise RuleError(f"rules/{_FOLDER}/{file}", key, f"found {values!r}", "write a list of words")
    return frozenset(values)


def _all_words(file: str, table: dict[str, Any]) -> frozenset[str]:
    """Return the words of all lists of a table."""
    return frozenset().union(*(_words(file, table, key) for key in table))


def _as_written(names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Group names as written under their lower-case form."""
    out: dict[str, tuple[str, ...]] = {}
    for name in sorted(names):
        out[name.lower()] = (*out.get(name.lower(), ()), name)
    return out


@cache
def name_rules() -> NameRules:
    """Return the vocabulary; raise `RuleError` when a list is missing or holds anything but words."""
    read = {
        name: read_rules(f"{_FOLDER}/{name}.toml")
        for name in (
            "words",
            "terms",
            "places",
            "people",
            "household",
            "products",
            "senses",
            "context",
            "weights",
        )
    }
    words, terms, places, people = read["words"], read["terms"], read["places"], read["people"]
    named = [_words("places.toml", places, k) for k in ("countries", "regions", "states", "cities")]
    suffixes, clues, nouns = words["suffixes"], words["clues"], words["nouns"]
    verbs, lists = words["verbs"], words["lists"]
    certain = _as_written(_all_words("household.toml", read["household"]["certain"]))
    return NameRules(
        legal=_words("words.toml", suffixes, "legal"),
        as_written=dict(suffixes["as_written"]),
        firm=_words("words.toml", clues, "firm"),
        institution=_words("words.toml", clues, "institution"),
        trade=_words("words.toml", clues, "trade"),
        takes_of=_words("words.toml", clues, "takes_of"),
        takes_for=_words("words.toml", clues, "takes_for"),
        takes_and=_words("words.toml", clues, "takes_and"),
        after_and=_words("words.toml", clues, "after_and"),
        other=_words("words.toml", clues, "other"),
        place_nouns=_words("words.toml", clues, "place"),
        org_nouns=_words("words.toml", nouns, "org"),
        person_nouns=_words("words.toml", nouns, "person"),
        product_nouns=_words("words.toml", nouns, "product"),
        possessions=_words("words.toml", nouns, "possession"),
        fillers=_words("words.toml", nouns, "fillers"),
        subject_verbs=_words("words.toml", verbs, "subject"),
        object_verbs=_words("words.toml", verbs, "object"),
        relations=_words("words.toml", verbs, "relation"),
        relation_links=_words("words.toml", verbs, "relation_links"),
        say_verbs=_words("words.toml", verbs, "say"),
        launch_verbs=_words("words.toml", verbs, "launch"),
        headline_verbs=_words("words.toml", verbs, "headline"),
        list_before=_words("words.toml", lists, "before"),
        list_strong=_words("words.toml", lists, "strong"),
        cut=_words("terms.toml", terms, "cut"),
        titles=_words("terms.toml", terms, "titles"),
        terms=_words("terms.toml", terms, "terms"),
        after=_words("terms.toml", terms, "after"),
        places=frozenset().union(*named),
        nationalities=_words("places.toml", places, "nationalities"),
        honorifics=_words("people.toml", people, "honorifics"),
        given=_words("people.toml", people, "given"),
        famous=_words("people.toml", people, "famous"),
        particles=_words("people.toml", people, "particles"),
        certain=certain,
        starts=first_words(certain),
        ambiguous=_as_written(_words("household.toml", read["household"], "ambiguous")),
        context={key: _words("context.toml", read["context"], key) for key in read["context"]},
        products=_all_words("products.toml", read["products"]),
        product_words=_words("senses.toml", read["senses"], "product"),
        weights={k: float(v) for table in read["weights"].values() for k, v in table.items()},
    )


@cache
def sense_words() -> dict[str, frozenset[str]]:
    """Return, by sense, the words that the reading of word vectors is fitted to."""
    rules = name_rules()
    data = read_rules(f"{_FOLDER}/senses.toml")
    household = read_rules(f"{_FOLDER}/household.toml")
    best_known = _words("household.toml", household["certain"], "well_known")
    written = best_known | _words("household.toml", household, "ambiguous")
    return {
        "org": frozenset(n for n in written if " " not in n),
        "person": frozenset(g.title() for g in rules.given),
        "place": frozenset(p.title() for p in rules.places if " " not in p and len(p) > 4),
        "product": _words("senses.toml", data, "product"),
        "plain": _words("senses.toml", data, "plain"),
    }


@cache
def reference_rules() -> ReferenceRules:
    """Return the words of the reference rules; raise `RuleError` when a list holds anything but words."""
    file = "references.toml"
    data = read_rules(f"{_FOLDER}/{file}")
    lists = {
        key: _words(file, data, key)
        for key in (
            "generic",
            "specific",
            "pairs",
            "pair_openers",
            "pronouns",
            "young",
            "fund_words",
            "continued",
            "other_than",
            "gatherings",
            "ownership",
            "never",
        )
    }
    return ReferenceRules(**lists, descriptions=lists["generic"] | lists["specific"])
