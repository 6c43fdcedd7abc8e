"""Component `items`: blocks and sections; no sentence crosses a block."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicon.items import block_rules
from ..lexicon.words import word_set
from ..linking.blocks import find_blocks
from .extensions import declare

_ABBREVIATIONS = word_set("abbreviations")
_CLOSING = frozenset(("”", "’", '"', "'", "''", ")", "]"))
_TERMINAL = frozenset(".!?:;…")


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
        k = 0
        for token in doc:
            if token.text == "--" and token.i > 1 and token.nbor(-1).text == ")" and token.i + 1 < len(doc):
                token.nbor(1).is_sent_start = True  # a dateline ends: "LEEDS, England--(THE WIRE)--Northlake said"
            if token.is_space:
                continue
            # A block may begin inside a token ("•Nykaa"): the first token that reaches into it starts the sentence.
            if k < len(blocks) and token.idx + len(token) > blocks[k]["start"]:
                token.is_sent_start = True
                while k < len(blocks) and token.idx + len(token) > blocks[k]["start"]:
                    k += 1
            elif k and token.idx >= blocks[k - 1]["end"]:
                token.is_sent_start = True  # what stands between blocks, a bullet, belongs to neither
        return doc


def _forbid_starts(doc: Doc) -> None:
    """Let no sentence start inside brackets or behind an abbreviation ("(approx. ₹26 Cr)", "Acme Inc. said")."""
    depth = 0
    for i, token in enumerate(doc):
        text = token.text
        inside = depth > 0
        if "\n" in text:
            depth = 0
            continue
        if text in ("(", "["):
            depth += 1
        elif text in (")", "]"):
            depth, inside = max(0, depth - 1), True
        if i and (
            inside
            or not _may_end(doc, i - 1)
            or (doc[i - 1].lower_ in _ABBREVIATIONS and not text[0].isupper())
        ):
            token.is_sent_start = False


def _may_end(doc: Doc, i: int) -> bool:
    """Tell whether a sentence may end with token `i`: a mark of its end, with quotes or brackets behind it."""
    while i and doc[i].text in _CLOSING:
        i -= 1
    return doc[i].text[-1] in _TERMINAL or doc[i].is_space
