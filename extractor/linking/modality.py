"""How far a deal has come: rumored, proposed, announced, completed or terminated."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """One rule of `rules/modality.toml`: what must match where, and the status it gives."""

    id: str
    status: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    sentence: re.Pattern[str] | None
    kinds: tuple[str, ...]
    types: tuple[str, ...]


def find_status(
    before: str, after: str, sentence: str, tense: str, type: str, default: str, cues: tuple[Cue, ...]
) -> tuple[str, str]:
    """Return (status, id of the cue or "tense") for a trigger in `tense` ("noun" for nouns) and a deal `type`.

    `before` are the words from the clause's start to the trigger, `after` those behind it, all lower case.
    """
    kind = "noun" if tense == "noun" else "verb"
    for cue in cues:
        if not {tense, kind} & set(cue.kinds) or (cue.types and type not in cue.types):
            continue
        if cue.before is not None and not cue.before.search(before):
            continue
        if cue.after is not None and not cue.after.search(after):
            continue
        if cue.sentence is not None and not cue.sentence.search(sentence):
            continue
        return cue.status, cue.id
    return default, "tense"
