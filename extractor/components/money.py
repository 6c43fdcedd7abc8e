"""Component `money`."""
from __future__ import annotations
from spacy.language import Language
from spacy.tokens import Doc
from .extensions import declare
@Language.factory("money", assigns=["doc._.money"])
def create_money(nlp: Language, name: str):  # type: ignore
    declare("money")
    def run(doc: Doc) -> Doc:
        doc._.money = []
        return doc
    return run
