"""A merger with a listed shell takes its partner public."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .candidates import Candidate

_FORMS = r"corp|company|co|holdings?|inc|limited|ltd|partners|[ivx]+|\d+"
_SHELL = re.compile(rf"\b(?:acquisitions?|merger) (?:{_FORMS})\b", re.IGNORECASE)


def as_listing(c: Candidate, told: Sequence[Candidate]) -> Candidate:
    """Return the merger `c` as a listing when a partner is a shell or its sentence says that one goes public."""
    partners = c.roles.get("partner", [])
    if c.type != "merger" or len(partners) != 2:
        return c
    public = {n for x in told if x.type == "ipo" and x.number == c.number for n in x.roles.get("target", ())}
    targets = [n for n in partners if n in public] or [n for n in partners if not _SHELL.search(n)]
    if len(targets) != 1:
        return c
    shells = [n for n in partners if n not in targets]
    return replace(c, type="ipo", roles={"target": targets, "partner": shells})
