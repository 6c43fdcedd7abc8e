"""Adapter: the sentences of a `Doc` with its mentions as single units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby

from spacy.tokens import Doc

from ..lexicon.words import word_set
from ..linking.sentence import MONEY, ORG, PARTIES, PERCENT, PERSON, REF, WORD, Cell, Sentence, Unit
from ..linking.tables import cells_of
from .memo import Last

# Signs behind a name that say nothing of what stands around it ("Tilia®, a maker of pumps").
_MARKS = frozenset(("®", "™", "©", "℠"))
_DESCRIBING = word_set("describing")
_KINDS = word_set("kinds")
_GATHERED = word_set("gathered")
_PLANS = frozenset(("bid", "offer", "plan", "plans"))
_VERBAL = frozenset(("NNS", "VBD", "VBZ"))
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
            if texts[i].isspace() or texts[i] in _MARKS:
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
        block = blocks[at]
        if units[-1].end <= block["start"] or units[0].start >= block["end"]:
            continue  # a bullet between two blocks
        _demote(units)
        out.append(Sentence(units, at, block["kind"], block["section"], at != last))
        last = at
    return list(_with_rows(out, doc.text))


def _with_rows(sentences: list[Sentence], text: str) -> Iterator[Sentence]:
    """Yield the sentences with those of a table's row made one; the first row of a table is its header."""
    header: list[str] = []
    last_end = -1
    for in_row, group in groupby(
        sentences, key=lambda s: text.rfind("\n", 0, s.start) if s.kind == "cell" else None
    ):
        if in_row is None:
            yield from group
            continue
        parts = list(group)
        found = text.find("\n", parts[0].start)
        start, end = in_row + 1, len(text) if found < 0 else found
        texts = [(text[a:b], a, b) for a, b in cells_of(text[start:end], start)]
        if text.count("\n", last_end, start) != 1 or len(texts) != len(header):
            header = [t for t, _, _ in texts]
        last_end = end
        yield Sentence(
            [u for s in parts for u in s.units],
            parts[0].block,
            "row",
            parts[0].section,
            True,
            cells=tuple(Cell(head, *cell) for head, cell in zip(header, texts, strict=True)),
        )


def _demote(units: list[Unit]) -> None:
    """Make plain words of parties that only describe another ("Rocket Internet-backed Payleven").

    The tagger takes some nouns for verbs, too ("video startup Tilia").
    """
    for u in units:
        if u.low in _KINDS and u.tag[:2] == "VB":
            u.tag = "NN"
    for before, u, behind in zip(units, units[1:], units[2:], strict=False):
        if u.low in _PLANS and u.tag[:2] == "VB" and behind.low == "to" and before.tag in _VERBAL:
            u.tag = "NN"  # a headline: "Tilia drops plan to buy"
    for j, (u, hyphen, word) in enumerate(zip(units, units[1:], units[2:], strict=False)):
        if u.kind in PARTIES and hyphen.text == "-" and hyphen.start == u.end and word.low in _DESCRIBING:
            hyphen.tag, word.tag = "HYPH", "JJ"
            group = word.low == "led" and any(x.low in _GATHERED for x in units[j + 3 : j + 4])
            if not group:  # a "Tilia-led group" is Tilia and others
                u.kind, u.tag = WORD, "JJ"


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
