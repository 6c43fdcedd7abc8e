"""This project: the components `money` and `percentages` on the tokens of a blank pipeline, tokenizing not counted."""

from __future__ import annotations

import spacy
from serve import Amount, serve
from spacy.tokens import Doc

_nlp = spacy.blank("en")
_components = [_nlp.create_pipe(name) for name in ("money", "percentages")]
_tokens: dict[str, Doc] = {}


def find(text: str) -> list[Amount]:
    """Return the amounts that the components write; tokenized before by `tokenize`."""
    doc = _tokens.pop(text, None) or _nlp.make_doc(text)
    for component in _components:
        doc = component(doc)
    return [{k: fact[k] for k in ("start", "end", "low", "high", "currency")} for fact in doc._.money]


def tokenize(text: str) -> None:
    """Keep the tokens of a text for `find`."""
    _tokens[text] = _nlp.make_doc(text)


if __name__ == "__main__":
    serve(find, prepare=tokenize)
