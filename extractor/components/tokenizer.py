"""The tokenizer: the English one, with line wraps undone and glued brackets split off."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from ..lexicon.items import block_rules
from ..linking.blocks import join_wrapped_lines

# Glued brackets and quotes ("Million(approx", "Accel(India)") are newsletters' daily bread, no part of a word.
# The hyphen of "70%-owned" parts the share from what it says.
_INFIXES = [
    r"(?<=%)-(?=[a-z])",
    r"[()\[\]“”\"|*→]",
    r"--+",
    r"(?<=[a-z])\.(?=[\])])",
    r"(?<=[A-Za-z])[,;](?=[A-Za-z])",
    r"(?<=[a-z0-9])[–—](?=[A-Za-z0-9])",
]
# A lost space behind a link: "acquisition ofBig Bite", "andLincoln Property". Brands begin so with "in" and "to".
_PREFIXES = [
    r"[(\[|*→•]",
    r"(?:of|by|and|with|from|the|acquir(?:e[ds]?|ing)|includ(?:es?|ing)|said|based|company|firm)(?=[A-Z][A-Za-z])",
]
# The full stop behind "$12M." and "$12m." ends the sentence.
_SUFFIXES = [r"[)\]|*→]", r"(?<=[0-9][MK])\."]
_MILLION = "m."
# Words that are one trigger in spite of their hyphen.
_WHOLE = re.compile(
    r"(?i)(?:acqui-hir(?:e[ds]?|ing)|co-(?:led|leads?|leading|invest(?:ed|s|ing)?)|spin-(?:off|out)s?|buy-(?:out|back)s?|"
    r"take-overs?|tie-ups?|carve-outs?|re-?purchases?|pre-seed|start-ups?|joint-ventures?|co-(?:founders?|owners?|ceos?|chairm[ae]n)|->)"
)
# Legal forms whose full stop the English tokenizer would part from them.
_LEGAL = ("Cos.", "Ltda.", "Pte.", "Pty.", "Pvt.")
# The full stop behind "a Series C." ends the sentence; behind other single letters it marks an initial.
_ROUND = re.compile(r"\bseries ([A-H])\.(?!\w)", re.IGNORECASE)
_BRACKETS = frozenset("()[]")
_SAME_LENGTH = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "’": "'", "‘": "'"})


class WrapTokenizer:
    """Tokenize after same-length clean-up, so that `doc.text` and the article have the same offsets.

    Line breaks that only wrap a line, odd spaces and curly apostrophes become plain ones.
    """

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        doc: Doc = self.tokenizer(join_wrapped_lines(text.translate(_SAME_LENGTH), block_rules()))
        with doc.retokenize() as retokenizer:
            for found in _ROUND.finditer(doc.text):
                letter = doc.char_span(found.start(1), found.end())
                if letter is not None and len(letter) == 1:
                    retokenizer.split(letter[0], [found[1], "."], heads=[(letter[0], 0), (letter[0], 1)])
        return doc

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tokenizer, name)


def install_tokenizer(nlp: Language) -> None:
    """Put the tokenizer of this package in front of `nlp`."""
    base: Any = nlp.tokenizer
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or []), *_INFIXES])
    prefixes = compile_prefix_regex([*(nlp.Defaults.prefixes or []), *_PREFIXES])
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or []), *_SUFFIXES])
    base.infix_finditer = infixes.finditer
    base.prefix_search = prefixes.search
    base.suffix_search = suffixes.search
    base.token_match = _WHOLE.fullmatch
    # In "Acme (Oslo): $5m" and "(2019)=" the brackets are no part of a face.
    rules = base.rules.items()
    base.rules = {text: rule for text, rule in rules if not set(text) & _BRACKETS and text != _MILLION}
    for text in _LEGAL:
        base.add_special_case(text, [{"ORTH": text}])
    nlp.tokenizer = WrapTokenizer(base)
