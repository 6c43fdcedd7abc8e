"""Read a `Doc` into the plain lists that the name rules work on."""

from __future__ import annotations

import math
import re
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..linking.names.words import LOWER, NAME_KINDS, Words, kind_of
from .memo import Last
from .senses import Senses

_DASHES = "-–—"
_DASH = re.compile(r"(^[-–—]+|-{2,}|[-–—]+$)")
# What is left of a web page's marks: "Acme&apos;s", "Acme&#8217;s".
_ENTITY = re.compile(r"(&(?:apos|quot|nbsp|rsquo|#\d+).*)")
# What a web page writes for a sign is one word, read as the sign.
_SIGNS = {"&amp;": "&", "&apos;": "'"}
# A comma without its space: "Acme,the maker of".
_STUCK = re.compile(r"(,)(?=[^\W\d_])")
# A lost space behind a legal form: "Acme, Inc.is".
_GLUED = re.compile(r"(?:Inc\.|Corp\.|Ltd\.|Co\.|LLC|L\.P\.|PLC)(?=(?:is|has|and|to|a|the|will|in|\w{5,})$)")
_UNKNOWN_RANK = 600_000
_COLUMNS: list[int | str] = [
    "TAG",
    "DEP",
    "HEAD",
    "ENT_TYPE",
    "ENT_IOB",
    "SENT_START",
    "LENGTH",
    "IS_SPACE",
    "SPACY",
]
_BREAKS = frozenset(("“", '"', ":", "–", "—", "--", "*", "•", "[", "``", "‘"))

_last: Last[tuple[Words, list[int]]] = Last()


class Frequencies:
    """How common a word is in capitals against lower case, by the order of the base model's vectors.

    The vector table lists words by falling frequency in its training text and keeps capitals apart.
    """

    def __init__(self, vocab: Vocab) -> None:
        table = vocab.vectors.key2row
        keys = np.fromiter(table, dtype="uint64", count=len(table))
        # Half a million keys as two sorted arrays take a tenth of the memory that a dict would.
        self._order = keys.argsort(kind="stable")
        self._keys = keys[self._order]
        self._strings = vocab.strings
        self.proper = lru_cache(maxsize=50_000)(self._proper)

    def _rank(self, text: str) -> int | None:
        wanted = np.uint64(self._strings[text])
        place = int(np.searchsorted(self._keys, wanted))
        found = place < len(self._keys) and self._keys[place] == wanted
        return int(self._order[place]) if found else None

    def _proper(self, text: str) -> float:
        """Return log(rank in lower case / rank as written), positive for words usually capitalised."""
        if not len(self._keys):
            return 0.0
        low = self._rank(text.lower())
        if low is None:
            return 2.0
        if low > 100_000:
            return 0.6
        ranks = [self._rank(t) for t in {text, text.capitalize()}]
        shown = min((r for r in ranks if r is not None), default=_UNKNOWN_RANK)
        return math.log(low + 1) - math.log(shown + 1)


def plain_words(doc: Doc) -> Words:
    """Return the words of `doc`, those that `read_words` read last where it was the same document."""
    return _last.get(doc, (doc._.blocks,), lambda: _read(doc, None, None))[0]


def read_words(doc: Doc, frequencies: Frequencies, senses: Senses | None) -> tuple[Words, list[int]]:
    """Return the words of `doc` with their ranks and senses, and the token index of each; see `_read`."""
    result = _read(doc, frequencies, senses)
    _last.hold(doc, (doc._.blocks,), result)
    return result


def _read(
    doc: Doc, frequencies: Frequencies | None = None, senses: Senses | None = None
) -> tuple[Words, list[int]]:
    """Return the words of `doc` without white space and the token index of each.

    Without `frequencies` every word's rank is 0, without `senses` no word has a sense. Reads the tagger's,
    parser's and entity recognizer's annotation and `doc._.blocks`.
    """
    rows = doc.to_array(_COLUMNS).astype("int64").tolist()
    article = doc.text
    strings = doc.vocab.strings
    index: list[int] = []
    text: list[str] = []
    start: list[int] = []
    sent: list[int] = []
    sentence = at = 0
    for i, row in enumerate(rows):
        length = row[6]
        sentence += row[5] == 1
        if not row[7]:
            inner = at
            for piece in _pieces(article[at : at + length]):
                if piece == ";" and text[-2:] == ["&", "amp"] and inner == start[-1] + 3:
                    del index[-1], text[-1], start[-1], sent[-1]
                    text[-1] = "&amp;"
                elif piece == ";" and text and text[-1] == "&apos" and inner == start[-1] + 5:
                    text[-1] = "&apos;"
                else:
                    index.append(i)
                    text.append(piece)
                    start.append(inner)
                    sent.append(sentence)
                inner += len(piece)
        at += length + row[8]
    place = {i: n for n, i in enumerate(index)}
    names: dict[int, str] = {0: ""}

    def string(code: int) -> str:
        name = names.get(code)
        if name is None:
            name = names[code] = strings[code & 0xFFFFFFFFFFFFFFFF]
        return name

    label, ent_id, entity = [], [], -1
    for i in index:
        kind, iob = rows[i][3], rows[i][4]
        if not kind:
            label.append("")
            ent_id.append(-1)
            continue
        if iob == 3 or not label or ent_id[-1] < 0:
            entity += 1
        label.append(string(kind))
        ent_id.append(entity)
    kinds = [kind_of(t) for t in text]
    blocks = _block_numbers(doc, start)
    heads = [place.get(i + rows[i][2], n) for n, i in enumerate(index)]
    first = [
        n == 0 or sent[n] != sent[n - 1] or blocks[n] != blocks[n - 1] or text[n - 1] in _BREAKS
        for n in range(len(text))
    ]
    kinds_of_block = [b["kind"] for b in doc._.blocks or ()]
    words = Words(
        text=text,
        low=[_SIGNS.get(t) or t.lower() for t in text],
        tag=[string(rows[i][0]) for i in index],
        dep=[string(rows[i][1]) for i in index],
        head=heads,
        start=start,
        end=[s + len(t) for s, t in zip(start, text, strict=True)],
        label=label,
        ent_id=ent_id,
        block=blocks,
        sent=sent,
        kind=kinds,
        rank=[
            frequencies.proper(t) if frequencies is not None and (k in NAME_KINDS or k == LOWER) else 0.0
            for t, k in zip(text, kinds, strict=True)
        ],
        title=[False] * len(text),
        first=first,
        block_kind=[kinds_of_block[b] if 0 <= b < len(kinds_of_block) else "" for b in blocks],
        base=list(label),
        household=[False] * len(text),
        sense=[
            senses.read(t) if senses is not None and k in NAME_KINDS else None
            for t, k in zip(text, kinds, strict=True)
        ],
        joint=[False] * len(text),
    )
    return words, index


def _pieces(token: str) -> list[str]:
    """Cut dashes off a token ("--Acme" after a dateline); almost every token stays whole."""
    if "&" in token and token[-1] == "." and len(token) > 3:
        # The tokenizer takes the full stop behind "AT&T." for part of an abbreviation.
        return [token[:-1], "."]
    if token.endswith("&amp") and len(token) > 4:
        # "G&amp;A"
        return [token[:-4], "&", "amp"]
    if "&" in token and token.find("&") > 0 and _ENTITY.search(token):
        return [p for p in _ENTITY.split(token) if p]
    glued = _GLUED.match(token)
    if glued and token[glued.end() :].islower():
        return [token[: glued.end()], token[glued.end() :]]
    if token[-1] in "?!^†‡" and len(token) > 1 and token[-2].isalnum():
        return [token[:-1], token[-1]]
    if "," in token and _STUCK.search(token):
        return [p for part in _STUCK.split(token) if part for p in _pieces(part)]
    if ("--" not in token and token[0] not in _DASHES and token[-1] not in _DASHES) or len(token) < 3:
        return [token]
    return [p for p in _DASH.split(token) if p]


def _block_numbers(doc: Doc, start: list[int]) -> list[int]:
    blocks = doc._.blocks or [{"start": 0, "end": len(doc.text) + 1}]
    out, b = [], 0
    for s in start:
        while b < len(blocks) and blocks[b]["end"] <= s:
            b += 1
        # A list mark before a block belongs to no block.
        out.append(b if b < len(blocks) and blocks[b]["start"] <= s else -b - 1)
    return out
