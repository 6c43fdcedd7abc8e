"""A share of a company, and the rules that tell one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..lexicon.words import word_set
from .modality import Cue
from .sentence import PARTIES, Sentence, is_noun, is_verb

SMALL = word_set("small")
OWNED = frozenset(("owned", "held", "controlled"))
QUOTES = frozenset(('"', "“", "”", "'", "‘", "’", "``", "''"))
EACH = frozenset(("each", "both", "jointly"))
OWN = frozenset(("its", "their", "his", "her"))


@dataclass(frozen=True)
class StakeRules:
    """The contents of `rules/stakes.toml`, verbs inflected, and the cues of modality."""

    nouns: frozenset[str]
    bare: frozenset[str]
    sized: frozenset[str]
    company: frozenset[str]
    stock: frozenset[str]
    merged: frozenset[str]
    alone: frozenset[str]
    unnamed: frozenset[str]
    sizes: Mapping[str, str]
    actions: Mapping[str, str]
    direct: frozenset[str]
    amounting: frozenset[str]
    investments: frozenset[str]
    changing: frozenset[str]
    paying: frozenset[str]
    swapping: frozenset[str]
    open: frozenset[str]
    offered: tuple[str, ...]
    giving: Mapping[str, str]
    with_: Mapping[str, str]
    moves: Mapping[str, str]
    action_nouns: Mapping[str, str]
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Part:
    """What stands behind "of" or "in": its kind and the unit that names it or ends it.

    `kind`: "named" (a party), "name" (a name of none known), "stock" (shares, of whom is not said), "back" (the
    company told before), "merged" (the company that a merger makes) or "other". `stock` tells that it is the
    stock of the party at `at`.
    """

    kind: str
    at: int
    stock: bool = False


@dataclass(frozen=True)
class Share:
    """A share told in a sentence: first unit, the unit that rules what follows, figures, size and form.

    `form` says how it is told: "noun" (an 8% stake), "part" (8% of X), "owned" (8% owned by), "arm" (its 8%
    unit), "bracket" (X (8%)), "change" (its holding … to 8%) or "bare" (8% alone). `part` is what stands behind
    "of" or "in", `end` the last unit that belongs to the share.
    """

    start: int
    head: int
    end: int
    figures: tuple[str, ...]
    size: str | None
    form: str
    part: Part | None = None

    @property
    def last(self) -> int:
        """The last unit of the share and of what it is of."""
        return max(self.end, self.part.at) if self.part is not None else self.end


def unowned(s: Sentence, share: Share) -> int | None:
    """Return the verb that tells a share as what somebody does not have yet ("the 70% it does not own (in X)")."""
    words = [u.low for u in s.units[share.end + 1 : share.end + 8]]
    k = int(words[:1] in (["that"], ["which"]))
    if words[k : k + 1] not in (["it"], ["they"]) or not {"not", "n't"}.intersection(words):
        return None
    return next(
        (share.end + 1 + j for j, w in enumerate(words) if w in ("own", "hold", "control", "have")), None
    )


def heads_line(s: Sentence, j: int, rules: StakeRules) -> bool:
    """Tell whether unit `j` is a headline's verb that the tagger takes for a noun ("X ups stake")."""
    u = s.units[j]
    return (
        u.tag in ("NNS", "NNPS", "NNP")
        and u.low in rules.actions
        and j > 0
        and s.units[j - 1].kind in PARTIES
    )


def governing_verb(s: Sentence, start: int, rules: StakeRules) -> int | None:
    """Return the verb that governs the phrase at `start`, directly or through a preposition."""
    for j in range(start - 1, max(-1, start - 16), -1):
        u = s.units[j]
        if s.depth[j] != s.depth[start] or u.low in rules.amounting:
            continue
        if heads_line(s, j, rules):
            return j
        if u.low == "own" and s.units[j - 1].low in EACH:
            return j  # "will each own": the tagger takes it for "their own"
        if is_verb(u) and not (
            u.tag in ("VBN", "VBG") and j + 1 < len(s.units) and is_noun(s.units[j + 1]) and j + 1 != start
        ):
            return j
        if u.low in (";", ":"):
            return None
    return None
