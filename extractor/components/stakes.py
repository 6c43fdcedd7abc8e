"""Component `stakes`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .extensions import declare


@Language.factory("stakes", requires=["doc._.organizations"], assigns=["doc._.stakes"])
def create_stakes(nlp: Language, name: str) -> Stakes:
    """Create the component."""
    declare("stakes")
    return Stakes()


class Stakes:
    """Write `doc._.stakes`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.stakes = []
        return doc
