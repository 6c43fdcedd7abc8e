"""Who led a round told before: "Lead investor: A", "Led by A with participation from B, the round"."""

from __future__ import annotations

from .candidates import Candidate
from .governors import BE
from .sentence import PARTIES
from .sequels import INVESTORS, LED, OPENING, Sequel, listed, pointing, round_behind


def leader(x: Sequel) -> Candidate | None:
    """Read "Lead investor: A" and "The round's leader is A" after the telling of a round."""
    words, last = [u.low for u in x.units], x.round
    verb = next((j for j in range(min(OPENING, len(words))) if words[j] in (*BE, ":")), 0)
    leads = words[verb - 1 : verb] == ["leader"] or (
        words[verb - 2 : verb - 1] == ["lead"] and words[verb - 1] in INVESTORS
    )
    if last is None or not verb or not leads or any(u.kind in PARTIES for u in x.units[:verb]):
        return None
    return x.joined(last, verb - 1, "lead_investor", listed(x.s, verb + 1))


def led(x: Sequel) -> Candidate | None:
    """Read "Led by A with participation from B, the round" after the telling of a round."""
    units, last = x.units, x.round
    comma = next((j for j in range(3, len(units)) if units[j].low == "," and round_behind(x.s, j + 1)), None)
    if last is None or comma is None or units[0].low not in LED or units[1].low != "by":
        return None
    others = next((j for j in range(2, comma) if units[j].low in ("with", "alongside", "including")), comma)
    c = pointing(x.s, x.number, last, 0)
    c.add("lead_investor", listed(x.s, 2, others))
    first = next((j for j in range(others, comma) if units[j].kind in PARTIES), comma)
    c.add("investor", listed(x.s, first, comma))
    return c if c.roles else None
