"""Component `percentages`: percentages on `doc._.percentages` and in `doc.spans["percentages"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..facts import PercentFact
from ..values.percent import find_percentages
from .extensions import declare
from .money import readable, set_spans


@Language.factory("percentages", assigns=["doc._.percentages"])
def create_percentages(nlp: Language, name: str) -> Percentages:
    """Create the component; it reads only the text (and the blocks, where `items` made them)."""
    declare("percentages", "blocks")
    return Percentages()


class Percentages:
    """Write the percentages of a document; see `facts.PercentFact`."""

    def find(self, doc: Doc) -> list[PercentFact]:
        """Return the percentages of `doc` without writing anything."""
        return find_percentages(readable(doc))

    def __call__(self, doc: Doc) -> Doc:
        doc._.percentages = self.find(doc)
        set_spans(doc, "percentages", "PERCENT", doc._.percentages)
        return doc
