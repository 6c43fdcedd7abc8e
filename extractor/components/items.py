"""Component `items`: blocks and sections; no sentence crosses a block."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicon.items import block_rules
from ..lexicon.words import word_set
from ..linking.blocks import find_blocks
from .extensions import declare

_ABBREVIATIONS = word_set("abbreviations")


@Language.factory("items", assigns=["doc._.blocks", "doc._.sections", "token.is_sent_start"])
def create_items(nlp: Language, name: str) -> Items:
    """Create the component; it belongs before the parser, which keeps the sentence starts it sets."""
    declare("blocks", "sections")
    return Items()


class Items:
    """Write `doc._.blocks` and `doc._.sections` and start a sentence at every block."""

    def __call__(self, doc: Doc) -> Doc:
        blocks, sections = find_blocks(doc.text, block_rules())
        doc._.blocks, doc._.sections = blocks, sections
        _forbid_starts(doc)
        starts = iter(b["start"] for b in blocks)
        start = next(starts, None)
        for token in doc:
            if token.text == "--" and token.i > 1 and token.nbor(-1).text == ")" and token.i + 1 < len(doc):
                token.nbor(1).is_sent_start = True  # a dateline ends: "LEEDS, England--(THE WIRE)--Northlake said"
            # A block may begin inside a token ("•Nykaa"): the first token that reaches into it starts the sentence.
            if start is not None and token.idx + len(token) > start and not token.is_space:
                token.is_sent_start = True
                while start is not None and start < token.idx + len(token):
                    start = next(starts, None)
        return doc


def _forbid_starts(doc: Doc) -> None:
    """Let no sentence start inside brackets or behind an abbreviation ("(approx. ₹26 Cr)", "Acme Inc. said")."""
    depth = 0
    for i, token in enumerate(doc):
        text = token.text
        if "\n" in text:
            depth = 0
        elif text in ("(", "["):
            depth += 1
        elif text in (")", "]"):
            depth = max(0, depth - 1)
            if i:
                token.is_sent_start = False
        elif i and (depth or (doc[i - 1].lower_ in _ABBREVIATIONS and not text[0].isupper())):
            token.is_sent_start = False
