"""Small pipelines that break on demand; importable by worker processes."""

from __future__ import annotations

import os

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.extensions import declare

FACTS = ("sections", "organizations", "money", "percentages", "stakes", "deals", "published")


@Language.component("fake_breaker")
def breaker(doc: Doc) -> Doc:
    """Break on the words "crash" and "die"; note the date on all others."""
    if "crash" in doc.text:
        raise KeyError("the rule's\nown fault")
    if "die" in doc.text:
        os._exit(9)
    doc._.sections = [{"heading": doc._.published, "start": 0, "end": len(doc.text)}]
    return doc


def load() -> Language:
    """Return a pipeline with the facts' attributes and the breaker."""
    declare(*FACTS)
    nlp = spacy.blank("en")
    nlp.add_pipe("fake_breaker")
    nlp.max_length = 5_000
    return nlp


def load_fails() -> Language:
    """Fail as a broken rule file does."""
    raise ValueError("no such model")
