"""Component `percentages`."""
from __future__ import annotations
from spacy.language import Language
from spacy.tokens import Doc
from .extensions import declare
@Language.factory("percentages", assigns=["doc._.percentages"])
def create_percentages(nlp: Language, name: str):  # type: ignore
    declare("percentages")
    def run(doc: Doc) -> Doc:
        doc._.percentages = []
        return doc
    return run
