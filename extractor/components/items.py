"""Component `items`: blocks and sections; no sentence crosses a block."""

from __future__ import annotations

from collections.abc import Iterator

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
        tokens = list(doc)  # one walk: a Token is made anew each time a document is walked
        texts = [t.text for t in tokens]
        for i in _barred(texts):
            tokens[i].is_sent_start = False
        k = 0
        for i, (token, text) in enumerate(zip(tokens, texts, strict=True)):
            if i > 2 and texts[i - 1] == "--" and texts[i - 2] == ")":
                token.is_sent_start = True  # a dateline ends: "LEEDS, England--(THE WIRE)--Northlake said"
            if text.isspace():
                continue
            # A block may begin inside a token ("•Nykaa"): the first token that reaches into it starts the sentence.
            if k < len(blocks) and token.idx + len(text) > blocks[k]["start"]:
                token.is_sent_start = True
                while k < len(blocks) and token.idx + len(text) > blocks[k]["start"]:
                    k += 1
            elif k and token.idx >= blocks[k - 1]["end"]:
                token.is_sent_start = True  # what stands between blocks, a bullet, belongs to neither
        return doc


def _barred(texts: list[str]) -> Iterator[int]:
    """Yield the tokens where no sentence starts: inside brackets, behind an abbreviation, behind no mark of an end."""
    depth = 0
    for i, text in enumerate(texts):
        inside = depth > 0
        if "\n" in text:
            depth = 0
            continue
        if text in ("(", "["):
            depth += 1
        elif text in (")", "]"):
            depth, inside = max(0, depth - 1), True
        abbreviated = i and texts[i - 1].lower() in _ABBREVIATIONS and not text[0].isupper()
        if i and (inside or abbreviated or not _may_end(texts, i - 1)):
            yield i


def _may_end(texts: list[str], i: int) -> bool:
    """Tell whether a sentence may end with token `i`: a mark of its end, with quotes or brackets behind it."""
    while i and texts[i] in _CLOSING:
        i -= 1
    return texts[i][-1] in _TERMINAL or texts[i].isspace()
