"""Component `references`: pronouns and descriptions ("it", "the firm") and the organization each stands for."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .extensions import declare


@Language.factory("references", requires=["doc._.organizations"], assigns=["doc._.references"])
def create_references(nlp: Language, name: str) -> References:
    """Create the component; it reads the organizations."""
    declare("references")
    return References()


class References:
    """Write `doc._.references`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.references = []
        return doc
