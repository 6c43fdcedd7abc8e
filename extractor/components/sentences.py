"""Adapter: the sentences of a `Doc` with its mentions as single units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from ..lexicon.words import word_set
from ..linking.sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, REF, WORD, Sentence, Unit
from .memo import Last

_DESCRIBING = word_set("describing")
_last: Last[list[Sentence]] = Last()


def read_sentences(doc: Doc) -> list[Sentence]:
    """Return the sentences of `doc`; reads its blocks, mentions, amounts and percentages."""
    extensions = doc._
    parts = (
        extensions.blocks,
        extensions.money,
        extensions.percentages,
        extensions.organizations,
        extensions.people,
        extensions.references,
    )
    return _last.get(doc, parts, lambda: _read(doc))


def _read(doc: Doc) -> list[Sentence]:
    tokens = list(doc)  # one walk: a Token is made anew each time a document is walked
    starts = [t.idx for t in tokens]
    texts = [t.text for t in tokens]
    ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
    cover = _cover(doc, starts, ends)
    blocks = doc._.blocks or [{"start": 0, "end": ends[-1] if ends else 0, "kind": "paragraph", "section": 0}]
    out: list[Sentence] = []
    at, last = 0, -1
    for sent in doc.sents:
        units: list[Unit] = []
        for i in range(sent.start, sent.end):
            if texts[i].isspace():
                continue
            unit = cover.get(i)
            if unit is None:
                units.append(Unit(texts[i], texts[i].lower(), tokens[i].tag_, starts[i], ends[i]))
                continue
            unit.tag = tokens[i].tag_
            if not units or units[-1] is not unit:
                units.append(unit)
        if not units:
            continue
        while at + 1 < len(blocks) and units[0].start >= blocks[at + 1]["start"]:
            at += 1
        _demote(units)
        block = blocks[at]
        out.append(Sentence(units, at, block["kind"], block["section"], at != last))
        last = at
    return out


def _demote(units: list[Unit]) -> None:
    """Make plain words of parties that only describe another ("Rocket Internet-backed Payleven")."""
    for u, hyphen, word in zip(units, units[1:], units[2:], strict=False):
        if u.kind in PARTIES and hyphen.text == "-" and hyphen.start == u.end and word.low in _DESCRIBING:
            u.kind, u.tag = WORD, "JJ"
            hyphen.tag, word.tag = "HYPH", "JJ"


def _cover(doc: Doc, starts: list[int], ends: list[int]) -> dict[int, Unit]:
    """Map each token that a mention covers to the mention's unit; earlier kinds win where mentions overlap."""
    found: list[tuple[int, int, str, str | None, int]] = []
    found += [(m["start"], m["end"], MONEY, None, k) for k, m in enumerate(doc._.money or ())]
    found += [(p["start"], p["end"], PERCENT, None, k) for k, p in enumerate(doc._.percentages or ())]
    found += [
        (m["start"], m["end"], ORG, o["name"], -1) for o in doc._.organizations or () for m in o["mentions"]
    ]
    found += [
        (m["start"], m["end"], PERSON, p["name"], -1) for p in doc._.people or () for m in p["mentions"]
    ]
    found += [(r["start"], r["end"], REF, r["name"], -1) for r in doc._.references or ()]
    whole = doc.text
    cover: dict[int, Unit] = {}
    taken: dict[tuple[int, int], Unit] = {}
    for start, end, kind, name, index in found:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first >= last:
            continue
        same = taken.get((start, end))
        if same is not None and kind == REF and name is not None:
            same.names = (*same.names, name)
            continue
        if any(i in cover for i in range(first, last)):
            continue
        text = whole[start:end]
        names = (name,) if name is not None else ()
        unit = Unit(text, text.lower(), "", start, end, kind, name, index, names)
        taken[start, end] = unit
        for i in range(first, last):
            cover[i] = unit
    return cover
