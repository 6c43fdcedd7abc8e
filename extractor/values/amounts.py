"""Numbers with the currency and magnitude that stand beside them: what ranges and sums are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ..lexicon.scales import scales
from ..lexicon.values import GAP, Form, alternation, currencies
from .numbers import figure_pattern, find_words, read_figure, read_words

_LINKS = frozenset("-‐‑+")
_SPACES = " \t\u00a0\u2009\u202f\n"
# What stands behind or before a figure that another may complete: a range, a list, the other half of "500 000".
_JOINABLE = re.compile(r"\s{0,2}(?:[-–—‐‑−~,0-9]|to\b|and\b|or\b|up to\b)")
_JOINED = re.compile(r"(?:[-–—‐‑−~,]|\bto|\band|\bor|[0-9])\s{0,2}$")
_HYPHEN = re.compile("[-‐‑]")
_GROUPS = re.compile(r"(?: [0-9]{3})+(?![0-9])")


@dataclass(slots=True)
class Atom:
    """One number with what is written at it; `start:end` covers magnitude and currency.

    `figure` is the number's own surface, `scale` its magnitude (1 where none is told), `rupees` that the
    magnitude is Indian, `glued` that a letter stands right before the figure, `form` what tells the
    currency: the name behind outweighs a bare sign that can mean it.
    """

    start: int
    end: int
    figure: str
    words: Decimal | None
    scale: Decimal
    scaled: bool
    rupees: bool
    letter: bool
    before: Form | None
    after: Form | None
    glued: bool
    form: Form | None

    def number(self, comma: bool) -> Decimal:
        """The number before its magnitude."""
        return self.words if self.words is not None else read_figure(self.figure, comma=comma)

    def value(self, comma: bool = False) -> Decimal:
        """The number times its magnitude, in the unit of its form."""
        return self.number(comma) * self.scale


@cache
def _tail() -> re.Pattern[str]:
    s, c = scales(), currencies()
    words = alternation(s.words, fold=True)
    letters = "|".join(sorted(s.letters, key=lambda x: (-len(x), x)))
    word = rf"{GAP}?{words}(?![A-Za-z])"
    # "$10+ million": the plus stands between figure and magnitude.
    scale = rf"(?:\+?{word}|[^\S\n]?(?:{letters})(?![\w²³&]))"
    # Phrases before the words they begin with: "CFA francs" before "CFA".
    phrases = [w for w in c.after_folded if " " in w]
    unit = rf"(?:{alternation(phrases, fold=True)}|{alternation(c.after)}|{alternation(c.after_folded, fold=True)})"
    end = r"(?:(?<![A-Za-zöøłđ])(?!\s?[0-9])|(?<=[A-Za-zöøłđ])(?!\w))"
    return re.compile(rf"(?:(?P<s1>{scale})(?P<s2>{word})?)?(?P<unit>{GAP}?{unit}{end})?")


@cache
def _tail_starts() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first two characters, case-folded, of every magnitude and unit, and those of one character."""
    forms = {*scales().words, *scales().letters, *currencies().after, *currencies().after_folded}
    folded = {form.casefold() for form in forms}
    return frozenset(form[:2] for form in folded), frozenset(form for form in folded if len(form) == 1)


def _may_follow(text: str, end: int) -> bool:
    """Tell by two characters whether a magnitude or unit may stand behind a number: the pattern itself is slow."""
    k = end
    while k < end + 3 and (text[k : k + 1].isspace() or text[k : k + 1] in _LINKS):
        k += 1
    head = text[k : k + 2].casefold()
    starts, single = _tail_starts()
    return head in starts or (head[:1] in single and not head[1:].isalpha())


def prefix_before(text: str, at: int) -> tuple[int, Form] | None:
    """Return start and form of the sign or code written right before offset `at`, or None.

    >>> prefix_before("worth HK$2bn", 9)[0], prefix_before("Model 3", 6)
    (6, None)
    """
    i = at - 1 if at and text[at - 1] in _SPACES else at
    forms = currencies()
    lengths = forms.before_lengths.get(text[i - 1]) if i else None
    if lengths is None:
        return None
    for length in lengths:
        k = i - length
        form = forms.before.get(text[k:i]) if k >= 0 else None
        if form is None or (k and text[k].isalpha() and text[k - 1].isalnum()):
            continue
        if i < at and length == 1 and text[k].isalpha():
            continue  # "Series R 500": a single letter counts only glued to its figure
        return k, form
    return None


def _word(surface: str) -> str:
    """Return what `GAP` joined to a figure: its blanks plain, no hyphen or blank around."""
    return " ".join(surface.strip("+ ").strip().strip("-‐‑").split())


def _lookup(surface: str) -> Form:
    c = currencies()
    for key in (_word(surface), _word(_HYPHEN.sub(" ", surface))):
        form = c.after.get(key) or c.after_folded.get(key.casefold())
        if form is not None:
            return form
    raise AssertionError(f"the pattern of units matched {surface!r}, which is none")


def _compatible(before: Form, after: Form) -> bool:
    return after.kind != "minor" and any(x in before.candidates for x in after.candidates)


def _scale(surface: str) -> tuple[Decimal, bool, bool]:
    """Return factor, whether it counts rupees and whether it is a bare letter."""
    s = scales()
    word = _word(surface)
    if word in s.letters:
        return s.letters[word], word in s.rupees, True
    return s.words[word.casefold()], word.casefold() in s.rupees, False


def find_atoms(text: str) -> list[Atom]:
    """Return every number of `text` in order, with the sign, magnitude and currency written at it."""
    matches = [(m.start(), m.end(), False) for m in figure_pattern().finditer(text)]
    matches += [(start, end, True) for start, end in find_words(text)]
    matches.sort()
    atoms: list[Atom] = []
    busy = 0
    for start, end, in_words in matches:
        if start < busy:
            continue
        atom = _atom(text, start, end, in_words)
        if atom is None:
            continue
        if atoms and _splits_thousands(atoms[-1], atom, text):
            before = atoms.pop()
            atom.start, atom.figure = before.start, before.figure + atom.figure
        atoms.append(atom)
        busy = atom.end
    return atoms


def _splits_thousands(a: Atom, b: Atom, text: str) -> bool:
    """Tell whether `a` and `b` are the halves of one figure with a blank in it ("500 000 kr")."""
    return (
        b.after is not None
        and b.before is None
        and a.form is None
        and not a.scaled
        and not a.glued
        and len(b.figure) == 3
        and b.figure.isdigit()
        and len(a.figure) <= 3
        and a.figure.isdigit()
        and text[a.end : b.start] in (" ", "\u00a0")
    )


def _joins(text: str, start: int, end: int) -> bool:
    """Tell whether a bare figure may be half of a range, of a list or of a figure with a blank in it."""
    return (
        _JOINABLE.match(text, end) is not None or _JOINED.search(text, max(0, start - 6), start) is not None
    )


def _split_scale(figure: str) -> tuple[Decimal | None, Decimal]:
    """Return number words without their magnitude, and the magnitude: "ten million" is 10 and 1,000,000."""
    head, _, last = re.sub(r"[\s‐‑-]+", " ", figure).rpartition(" ")
    factor = scales().words.get(last.casefold())
    if head and factor is not None and factor >= 1000:
        words = read_words(head)
        if words is not None and words < 1000:
            return words, factor
    return read_words(figure), Decimal(1)


def _atom(text: str, start: int, end: int, in_words: bool) -> Atom | None:
    """Read the number at `start:end` with what stands at it; None where it cannot be a part of any amount."""
    prefix = None
    if not in_words:
        if start and text[start - 1] == "." and not (start > 1 and text[start - 2].isalnum()):
            start -= 1  # ".5"
        prefix = prefix_before(text, start)
        if prefix is not None and prefix[1].spaced and end - start <= 3:
            more = _GROUPS.match(text, end)
            end = more.end() if more is not None else end
    m = _tail().match(text, end) if _may_follow(text, end) else None
    if m is not None and m.end() == end:
        m = None  # every part of the pattern is optional
    if prefix is None and m is None and not _joins(text, start, end):
        return None  # a figure of nothing: a year, a count
    figure, words, inner = text[start:end], None, Decimal(1)
    if in_words:
        words, inner = _split_scale(figure)
        if words is None:
            return None
    elif prefix is not None and " " in figure and "/" not in figure:
        figure = figure.replace(" ", "")
    before = form = prefix[1] if prefix else None
    after, stop, scale, rupees, letter = None, end, Decimal(1), False, False
    if m is not None:
        stop, scale, rupees, letter = _magnitude(m, end, told=prefix is not None or m["unit"] is not None)
    if m is not None and m["unit"] and stop == max(end, m.end("s1"), m.end("s2")):
        unit = _lookup(m["unit"])
        if before is None or _compatible(before, unit):
            after, stop = unit, m.end("unit")
            form = unit if before is None or len(unit.candidates) < len(before.candidates) else before
    return Atom(
        start=prefix[0] if prefix else start,
        end=stop,
        figure=figure,
        words=words,
        scale=scale * inner,
        scaled=scale * inner > 1 or (words is not None and words >= 1000),
        rupees=rupees,
        letter=letter,
        before=before,
        after=after,
        glued=prefix is None and start > 0 and (text[start - 1].isalpha() or text[start - 1] in "_@#/"),
        form=form,
    )


def _magnitude(m: re.Match[str], end: int, *, told: bool) -> tuple[int, Decimal, bool, bool]:
    """Return end and factor of the magnitudes of a tail, and whether they count rupees or have a bare letter.

    `told` says that a currency stands at the number: "5 M" without one is no magnitude.
    """
    stop, scale, rupees, letter = end, Decimal(1), False, False
    for surface in (m["s1"], m["s2"]):
        if not surface:
            break
        factor, is_rupees, is_letter = _scale(surface)
        apart = surface[0].isspace()
        if apart and ((is_letter and not told and not is_rupees) or surface.strip() in scales().glued):
            break
        stop += len(surface)
        scale, rupees, letter = scale * factor, rupees or is_rupees, letter or is_letter
    return stop, scale, rupees, letter
