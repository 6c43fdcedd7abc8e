"""The full stop behind a name: the abbreviation's own ("Acme Inc. said") or the sentence's ("bought Acme Inc.")."""

from __future__ import annotations

import re

from ...facts import MentionFact, OrgFact

_SUFFIX = r"\b(?:Inc|Corp|Co|Cos|Ltd|Plc|PLC|Bros)"
_DOTTED = re.compile(_SUFFIX + r"\.$")
# Newswire writes its suffixes without a full stop: one such suffix amid a sentence tells the house style.
_PLAIN = re.compile(_SUFFIX + r"(?=,| +[a-z(])")
_ENDS = re.compile(r"\s*(?:$|\n|[A-Z\"“(])")


def without_final_stops(organizations: list[OrgFact], text: str) -> list[OrgFact]:
    """Return the organizations with the sentence's full stops taken off their names, where `text` writes none.

    >>> def org(name, end):
    ...     return OrgFact(name=name, aliases=[], mentions=[MentionFact(start=end - len(name), end=end, rule="x")])
    >>> without_final_stops([org("Oskar Inc.", 36)], "Tilia Corp said it bought Oskar Inc. Terms were withheld")
    [{'name': 'Oskar Inc', 'aliases': [], 'mentions': [{'start': 26, 'end': 35, 'rule': 'x'}]}]
    """
    if not _PLAIN.search(text):
        return organizations
    return [_plain(o, text) for o in organizations]


def _plain(o: OrgFact, text: str) -> OrgFact:
    mentions: list[MentionFact] = []
    for m in o["mentions"]:
        stop = _DOTTED.search(text[m["start"] : m["end"]]) and _ENDS.match(text, m["end"])
        mentions.append(MentionFact(start=m["start"], end=m["end"] - 1 if stop else m["end"], rule=m["rule"]))
    surfaces = {re.sub(r"\s+", " ", text[m["start"] : m["end"]]) for m in mentions}

    def form(name: str) -> str:
        return name[:-1] if _DOTTED.search(name) and name not in surfaces else name

    name = form(o["name"])
    aliases = [a for a in dict.fromkeys(form(a) for a in o["aliases"]) if a != name]
    return OrgFact(name=name, aliases=aliases, mentions=mentions)
