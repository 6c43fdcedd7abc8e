"""From the names in a form to the places of every mention in the text."""

from __future__ import annotations

from collections.abc import Sequence

from ..schema import Organization, Span
from .find import Place, hint, inside, one_line, overlaps, places
from .form import OrganizationEntry
from .report import COPY, Report


def organizations(text: str, entries: Sequence[OrganizationEntry], report: Report) -> list[Organization]:
    """Return the organizations with their mentions, in the order of their first mention.

    Every whole-word place of a name or alias is a mention, the longest form first; a place that a longer form
    of any organization covers, or that lies in one of its `not_in` quotes, is none. `report` takes place,
    problem and remedy of everything that is wrong.
    """
    _check_names(entries, report)
    skipped = [_skipped(text, e, report) for e in entries]
    forms = sorted({(-len(form), form, k) for k, e in enumerate(entries) for form in (e.name, *e.aliases)})
    taken: dict[Place, tuple[int, str]] = {}
    found: list[list[Place]] = [[] for _ in entries]
    for _, form, k in forms:
        label = f"organization ({entries[k].name})"
        here = places(text, form)
        if not here:
            report(label, f"{form!r} is not in the text{hint(text, form)}", COPY)
            continue
        mine = 0
        for place in here:
            if inside(place, skipped[k]):
                continue
            other = taken.get(place)
            if other and one_line(other[1]) == one_line(form) and other[0] != k:
                where = text[max(0, place[0] - 20) : place[1] + 20]
                report(
                    label,
                    f"{form!r} is also a form of {entries[other[0]].name!r}, at {one_line(where)!r}",
                    "put a longer quote of this place into not_in of the one that is not meant",
                )
            elif not overlaps(place, taken):
                taken[place] = (k, form)
                found[k].append(place)
                mine += 1
        if not mine:
            report(label, f"{form!r} stands only within longer names or not_in", "remove this form")
    out = [
        Organization(e.name, tuple(e.aliases), tuple(Span(*p) for p in sorted(found[k])))
        for k, e in enumerate(entries)
        if found[k]
    ]
    return sorted(out, key=lambda o: o.mentions[0].start)


def _check_names(entries: Sequence[OrganizationEntry], report: Report) -> None:
    names = [e.name for e in entries]
    for e in entries:
        label = f"organization ({e.name})"
        if names.count(e.name) > 1 and names.index(e.name) == entries.index(e):
            report(label, "is listed twice", "keep one entry")
        if len({e.name, *e.aliases}) < 1 + len(e.aliases):
            report(label, "a form is listed twice", "list every form once, the name not among the aliases")


def _skipped(text: str, e: OrganizationEntry, report: Report) -> list[Place]:
    regions: list[Place] = []
    for quote in e.not_in:
        here = places(text, quote, whole=False)
        label = f"organization ({e.name})"
        if not here:
            report(label, f"not_in is not in the text: {quote!r}{hint(text, quote)}", COPY)
        elif not any(places(quote, form) for form in (e.name, *e.aliases)):
            report(label, f"not_in holds no form of the name: {quote!r}", "quote more of the text around it")
        regions += here
    return regions
