"""Component `money`: amounts of money on `doc._.money` and in `doc.spans["money"]`."""

from __future__ import annotations

import weakref
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from ..facts import MoneyFact, PercentFact
from ..values.money import find_money
from .extensions import declare

# A line break left in a text with blocks ends a block; the grammar must not read across it, so that it becomes a
# character that is no white space (Python counts the separators of ASCII as such).
_BREAK = "\x00"


@Language.factory("money", assigns=["doc._.money"])
def create_money(nlp: Language, name: str) -> Money:
    """Create the component; it reads only the text (and the blocks, where `items` made them)."""
    declare("money", "blocks")
    return Money()


class Money:
    """Write the amounts of a document; see `facts.MoneyFact`."""

    def find(self, doc: Doc) -> list[MoneyFact]:
        """Return the amounts of `doc` without writing anything."""
        return find_money(readable(doc))

    def __call__(self, doc: Doc) -> Doc:
        doc._.money = self.find(doc)
        set_spans(doc, "money", "MONEY", doc._.money)
        return doc


# The text of the document read last: `Doc.text` is built anew each time, and two components read it in turn.
_last: tuple[weakref.ref[Doc], bool, str] | None = None


def readable(doc: Doc) -> str:
    """Return the text for the grammars: where the blocks are known, their breaks are no blanks."""
    global _last
    blocks, last = bool(doc._.blocks), _last
    if last is not None and last[0]() is doc and last[1] == blocks:
        return last[2]
    text = doc.text.replace("\n", _BREAK) if blocks else doc.text
    _last = (weakref.ref(doc), blocks, text)
    return text


def set_spans(doc: Doc, group: str, label: str, facts: Sequence[MoneyFact] | Sequence[PercentFact]) -> None:
    """Set a span group from facts: token-aligned outwards, each span's id the rule that made it."""
    spans = []
    for f in facts:
        span = doc.char_span(f["start"], f["end"], label=label, span_id=f["rule"], alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[group] = spans
