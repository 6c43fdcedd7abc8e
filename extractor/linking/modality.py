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


def find_status(
    before: str, after: str, sentence: str, kind: str, default: str, cues: tuple[Cue, ...]
) -> tuple[str, str]:
    """Return (status, id of the cue or "tense") for a trigger of `kind` verb or noun.

    `before` are the words from the clause's start to the trigger, `after` those behind it, all lower case.
    """
    for cue in cues:
        if kind not in cue.kinds:
            continue
        if cue.before is not None and not cue.before.search(before):
            continue
        if cue.after is not None and not cue.after.search(after):
            continue
        if cue.sentence is not None and not cue.sentence.search(sentence):
            continue
        return cue.status, cue.id
    return default, "tense"
