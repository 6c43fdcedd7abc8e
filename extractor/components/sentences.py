"""Adapter: the sentences of a `Doc` with its mentions as single units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from ..lexicon.words import word_set
from ..linking.sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, REF, WORD, Sentence, Unit

_DESCRIBING = word_set("describing")


def read_sentences(doc: Doc) -> list[Sentence]:
    """Return the sentences of `doc`; reads its blocks, mentions, amounts and percentages."""
    cover = _cover(doc)
    blocks = doc._.blocks or [{"start": 0, "end": len(doc.text), "kind": "paragraph", "section": 0}]
    out: list[Sentence] = []
    at, last = 0, -1
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not tokens:
            continue
        while at + 1 < len(blocks) and tokens[0].idx >= blocks[at + 1]["start"]:
            at += 1
        units: list[Unit] = []
        for t in tokens:
            unit = cover.get(t.i)
            if unit is None:
                units.append(Unit(t.text, t.lower_, t.tag_, t.idx, t.idx + len(t)))
            elif units and units[-1] is unit:
                unit.tag = t.tag_
            else:
                unit.tag = t.tag_
                units.append(unit)
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


def _cover(doc: Doc) -> dict[int, Unit]:
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
    starts = [t.idx for t in doc]
    ends = [t.idx + len(t) for t in doc]
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
