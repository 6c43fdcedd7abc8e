"""Component `deals`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .extensions import declare


@Language.factory("deals", requires=["doc._.organizations"], assigns=["doc._.deals"])
def create_deals(nlp: Language, name: str) -> Deals:
    """Create the component."""
    declare("deals")
    return Deals()


class Deals:
    """Write `doc._.deals`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.deals = []
        return doc
