"""Cut a text into blocks (headings, paragraphs, bullets) that no sentence, name or deal crosses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Block, SectionFact
from .headlines import HeadlineRules, headline_end
from .tables import cells_of

_LINE = re.compile(r"[^\n\r\u2028]+")
_NUMBERED = re.compile(r"(?:(?<=[.!?”\"’)] )|(?<=[:.] ))(\d{1,2})[.)] (?=\S)")
_TERMINAL = re.compile(r"[.!?:][\"”’')\]]*$")
_MARKUP = re.compile(r"^[#*_\s]+|[*_\s]+$")
_BOLD = re.compile(r"\*\*[^*]+\*\*(?=\s+\S)")
_LEADER = re.compile(r"\.{5,} ")
_LEAST_REPEAT = 15


@dataclass(frozen=True)
class BlockRules:
    """The compiled contents of `rules/items.toml`."""

    bullet: re.Pattern[str]
    rule: re.Pattern[str]
    run_on: re.Pattern[str]
    heading_words: int
    heading_chars: int
    heading_end: re.Pattern[str]
    sum: re.Pattern[str]
    dateline: re.Pattern[str]
    open_end: re.Pattern[str]
    open_start: re.Pattern[str]
    headline: HeadlineRules


def join_wrapped_lines(text: str, rules: BlockRules) -> str:
    """Return `text` with every line break that only wraps a line turned into a space (same length).

    A break wraps when the next line's first word would not have fit in the paragraph's width. Newswire is
    wrapped at a fixed width; newsletters break a line only where an item ends.
    """
    out = list(text)
    judged = []
    for lines in _paragraphs(text, rules):
        breaks = list(itertools.pairwise(lines))
        width = max(end - start for start, end in lines)
        if any(_LEADER.search(text, start, end) for start, end in lines):
            continue  # "Tilia ........ $5M": a list
        if _is_one_sentence(text, lines, rules):
            judged.append((breaks, [True for _ in breaks]))
        elif len(lines) > 1 and 40 <= width <= 100:
            judged.append((breaks, [_wraps(text, a, b, width, rules) for a, b in breaks]))
    # One paragraph of two lines says little; the whole text says whether it is wrapped.
    votes = [yes for _, soft in judged for yes in soft]
    wrapped = len(votes) > 2 and sum(votes) >= 0.6 * len(votes)
    for breaks, soft in judged:
        prose = _TERMINAL.search(text[breaks[0][0][0] : breaks[-1][1][1]].rstrip())
        if not wrapped and (sum(soft) <= 0.5 * len(soft) or not prose):
            continue
        for ((first, end), (start, last)), yes in zip(breaks, soft, strict=True):
            if yes or (wrapped and _runs_on(text[first:end], text[start:last], rules)):
                out[end:start] = " " * (start - end)
    return "".join(out)


def _goes_on(first: str, following: str, rules: BlockRules) -> bool:
    """Tell whether a line breaks off openly, or the next starts in lower case where no sentence has ended."""
    broken = following[:1].islower() or bool(rules.open_end.search(first[-12:]))
    return bool(first) and broken and not _TERMINAL.search(first)


def _runs_on(first: str, following: str, rules: BlockRules) -> bool:
    """Tell whether a line of a wrapped text ends amid a sentence (a dateline cut off leaves a short first line)."""
    return (
        not _TERMINAL.search(first.rstrip())
        and not rules.bullet.match(following)
        and following[0] not in "#|"
    )


def _is_one_sentence(text: str, lines: list[tuple[int, int]], rules: BlockRules) -> bool:
    """Tell whether lines too short to show a width are one sentence: none ends but the last, one breaks off openly."""
    told = [text[start:end].strip() for start, end in lines]
    if len(told) < 2 or not _TERMINAL.search(told[-1]):
        return False
    return all(_runs_on(a, b, rules) for a, b in itertools.pairwise(told)) and any(
        rules.open_end.search(a) or rules.open_start.match(b) for a, b in itertools.pairwise(told)
    )


def _paragraphs(text: str, rules: BlockRules) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines that follow each other without a blank or an indented line between.

    A line that goes on with the sentence before it belongs to its run, however it is indented.
    """
    run: list[tuple[int, int]] = []
    for m in _LINE.finditer(text):
        line, words = m.group(), m.group().lstrip()
        row = bool(cells_of(line))
        goes_on = bool(run) and _goes_on(text[slice(*run[-1])].rstrip(), words, rules)
        if run and (
            not words
            or row
            or (line[0] in " \t" and not goes_on)
            or text.count("\n", run[-1][1], m.start()) > 1
        ):
            yield run
            run = []
        if words and not row:
            run.append((m.end() - len(words) if goes_on else m.start(), m.end()))
    if run:
        yield run


def _wraps(text: str, a: tuple[int, int], b: tuple[int, int], width: int, rules: BlockRules) -> bool:
    first, following = text[a[0] : a[1]].rstrip(), text[b[0] : b[1]]
    if rules.bullet.match(following) or rules.rule.fullmatch(following.strip()) or following[0] in "#|":
        return False
    if following[0].islower() and len(first) > 25 and not _TERMINAL.search(first):
        return True
    word = following.split(maxsplit=1)[0]
    if len(first) + 1 + len(word) <= width - 2:
        return False
    return following[0].islower() or not _TERMINAL.search(first) or len(first) > width - 12


def find_blocks(text: str, rules: BlockRules) -> tuple[list[Block], list[SectionFact]]:
    """Split `text` into blocks and the sections that its headings open."""
    rows = _rows(text)
    spans: list[tuple[int, int, str]] = []
    for line in _LINE.finditer(text):
        cells = rows.get(line.start())
        spans += (
            [(*c, "cell") for c in cells if c[0] < c[1]] if cells else _line_blocks(text, *line.span(), rules)
        )
    blocks: list[Block] = []
    sections: list[SectionFact] = []
    for k, (start, end, kind) in enumerate(spans):
        if _is_heading(text, spans, k, rules):
            kind = "heading"
            heading = _MARKUP.sub("", text[start:end]) or None
            sections.append(SectionFact(heading=heading, start=start, end=end))
        if not sections:
            sections.append(SectionFact(heading=None, start=start, end=end))
        sections[-1]["end"] = end
        blocks.append(Block(start=start, end=end, kind=kind, section=len(sections) - 1))
    return blocks, sections


def _rows(text: str) -> dict[int, list[tuple[int, int]]]:
    """Return the cells of each table row by where its line starts: rows of like width stand next to each other."""
    lines = [
        (m.start(), m.end(), cells_of(m.group(), m.start()))
        for m in _LINE.finditer(text)
        if m.group().strip()
    ]
    out: dict[int, list[tuple[int, int]]] = {}
    for (start, end, cells), (after, _, more) in itertools.pairwise(lines):
        if cells and len(cells) == len(more) and text.count("\n", end, after) == 1:
            out[start], out[after] = cells, more
    return out


def _line_blocks(text: str, start: int, end: int, rules: BlockRules) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) for the items of one line."""
    while start < end and text[start].isspace():
        start += 1
    if start == end or rules.rule.fullmatch(text, start, end):
        return
    mark = rules.bullet.match(text, start, end)
    cuts = [(mark.end() if mark else start, mark is not None)]
    opening = _BOLD.match(text, cuts[0][0], end) or rules.dateline.match(text, start, end)
    if opening:
        cuts.append((opening.end(), False))
    for m in rules.run_on.finditer(text, cuts[0][0], end):
        cuts += [(m.start(), False), (_link_end(text, m.end(), end), False)]
    # Where an item begins a headline may run into its text.
    for a, b in itertools.pairwise(sorted([*(c for c, _ in cuts), end])):
        heading = headline_end(text, a, b, rules.headline)
        if heading is not None:
            cuts.append((heading, False))
    marks = {}
    numbers = list(_NUMBERED.finditer(text, start, end))
    for before, m in zip([None, *numbers], numbers, strict=False):
        if before is None or int(m[1]) == int(before[1]) + 1:
            cuts.append((m.end(), True))
            marks[m.end()] = m.start()
    cuts.sort()
    for (a, bullet), following in zip(cuts, [*(c for c, _ in cuts[1:]), end], strict=True):
        b = marks.get(following, following)
        left = a
        while left < b and (text[left].isspace() or text[left] in ".:"):
            left += 1
        right = b
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            yield left, right, "bullet" if bullet else "paragraph"


def _link_end(text: str, start: int, end: int) -> int:
    """Return where the words of a link end that repeat an earlier headline, `start` when they repeat none."""
    while start < end and text[start] in ": ":
        start += 1
    reach = start
    while reach < end and text.find(text[start : reach + 1], 0, start) >= 0:
        reach += 1
    while start < reach < end and not text[reach].isspace():
        reach -= 1
    return reach if reach - start >= _LEAST_REPEAT else start


def _is_heading(text: str, spans: list[tuple[int, int, str]], k: int, rules: BlockRules) -> bool:
    start, end, kind = spans[k]
    if kind != "paragraph" or k + 1 == len(spans) or end - start > rules.heading_chars:
        return False
    line = text[start:end]
    if line.startswith("#") or (line.startswith("**") and line.endswith("**")):
        return True
    before, behind = text[spans[k - 1][1] : start] if k else "\n\n", text[end : spans[k + 1][0]]
    if "\n" not in before or "\n" not in behind:
        return False
    words = line.split()
    if (
        len(words) > rules.heading_words
        or rules.heading_end.match(line[-1])
        or not (line[0].isupper() or line[0].isdigit() or line[0] in "“\"'‘[(")
    ):
        return False
    return not _is_item(text, spans, k, rules)


def _is_item(text: str, spans: list[tuple[int, int, str]], k: int, rules: BlockRules) -> bool:
    """Tell whether a short line is an item of a list without bullets: it stands in a run of lines like it."""
    start, end, _ = spans[k]
    following = spans[k + 1]
    if text.count("\n", end, following[0]) > 1 or following[2] != "paragraph":
        return False
    listed = k and text.count("\n", spans[k - 1][1], start) == 1
    if listed and not _TERMINAL.search(text[spans[k - 1][0] : spans[k - 1][1]]):
        return True
    return bool(rules.sum.search(text, start, end)) and following[1] - following[0] <= rules.heading_chars
