"""The pipeline, loaded once for all tests."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the whole pipeline; tests only read with it."""
    return extractor.load()
