"""The name rules over plain lists, without a model."""

from __future__ import annotations

import pytest

from extractor.lexicon.organizations import name_rules
from extractor.linking.names.decide import decide
from extractor.linking.names.evidence import ORG, name_key
from extractor.linking.names.identity import full_name, identities
from extractor.linking.names.words import NAME_KINDS, Words, kind_of


def plain_words(text: str) -> Words:
    """Return the words of `text`, cut at spaces, with no analysis at all."""
    words = text.split()
    size = len(words)
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    return Words(
        text=words,
        low=[w.lower() for w in words],
        tag=["NNP" if w[:1].isupper() else "" for w in words],
        dep=[""] * size,
        head=list(range(size)),
        start=starts,
        end=[s + len(w) for s, w in zip(starts, words, strict=True)],
        label=[""] * size,
        ent_id=[-1] * size,
        block=[0] * size,
        sent=[0] * size,
        kind=[kind_of(w) for w in words],
        rank=[2.0 if kind_of(w) in NAME_KINDS else 0.0 for w in words],
        title=[False] * size,
        first=[n == 0 for n in range(size)],
        block_kind=["paragraph"] * size,
        base=[""] * size,
        household=[False] * size,
        sense=[None] * size,
        joint=[False] * size,
    )


def organizations(text: str) -> list[str]:
    """Return the surfaces of the organizations found in `text`."""
    w = plain_words(text)
    return [w.surface(*m.span) for m in decide(w, name_rules()) if m.kind == ORG]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "then Tresco Ltd , Corvane plc and Orsett Holdings LLC met",
            ["Tresco Ltd", "Corvane plc", "Orsett Holdings LLC"],
        ),
        ("shares of Holleb & Sons rose", ["Holleb & Sons"]),
        ("the startup Quillon raised $ 4 million", ["Quillon"]),
        ("we met in Boston", []),
        ("the API and the SaaS market", []),
        ("sold for CLP 42,000 million", []),
    ],
)
def test_form_and_context_alone(text: str, found: list[str]) -> None:
    """Legal forms, clue nouns and neighbours decide where no model says anything."""
    assert organizations(text) == found


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Accel", "U"),
        ("IBM", "A"),
        ("iPhone", "M"),
        ("ele.me", "D"),
        ("HK$2.3bn", "n"),
        ("14.2B", "n"),
        ("p2p-lender", "l"),
    ],
)
def test_kinds(word: str, kind: str) -> None:
    """A word's spelling says whether it can be part of a name."""
    assert kind_of(word) == kind


def test_identity_takes_the_fullest_form() -> None:
    """The organization is called by its longest form; spellings that differ in case and marks are one."""
    w = plain_words("then Tarvela Robotics Inc hired and TARVELA ROBOTICS grew")
    group = identities(w, decide(w, name_rules()), name_rules())[0]
    assert full_name(w, group) == ("Tarvela Robotics Inc", ["TARVELA ROBOTICS"])
    assert name_key("Wal-Mart") == name_key("WALMART") != name_key("Target")
