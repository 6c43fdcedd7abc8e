"""What a share is of: the noun phrase behind "8% of" or "a stake in"."""

from __future__ import annotations

from .phrases import is_possessive
from .sentence import ORG, PARTIES, REF, WORD, Sentence, Unit, is_noun
from .share import Part, StakeRules

_TAGS = (
    "VBG",
    "DT",
    "PDT",
    "JJ",
    "JJS",
    "JJR",
    "PRP$",
    "CD",
    "HYPH",
    "POS",
    "VBN",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
)
_JOINED = frozenset(("-", "'s", "’s", "and", "/"))
_PRONOUNS = frozenset(("it", "its", "itself"))
_BACK = frozenset(("the", "this", "that", "said"))
_WHEN = frozenset(("last", "next", "this", "earlier", "late", "early"))


def part_of(s: Sentence, j: int, rules: StakeRules) -> Part:
    """Return what the noun phrase that starts at unit `j` names."""
    units, n = s.units, len(s.units)
    party: int | None = None
    owned, noun, k = False, None, j
    first = units[j].low if j < n else ""
    while k < n and s.depth[k] == s.depth[j]:
        u = units[k]
        if u.kind in PARTIES:
            if u.low in _PRONOUNS and k > j:
                break
            party, noun = k, None
            owned = u.low in ("its", "their", "his", "her") or (k + 1 < n and is_possessive(units[k + 1]))
            if u.kind == REF and not owned:
                # "in the project company, Tordo SA, for": the name beside it says who it is
                if u.low == "it" and k + 1 < n and units[k + 1].low == "in":
                    return Part("other", k)  # "60 percent of it in cash"
                if any(word in rules.merged for word in u.low.split()):
                    return Part("merged", k)
                beside = k + 2 if u.low not in _PRONOUNS and _beside(s, k + 1) else k
                return Part("named", beside)
        elif u.tag == "VBG" and noun is not None:
            break  # "of the total outstanding following purchases"
        elif party == k - 1 and u.low in _WHEN:
            break  # "8% of Y last spring"
        elif not _inside(u, units[k + 1] if k + 1 < n else None) and not _made(s, k, party):
            break
        elif is_noun(u) or u.low == "outstanding":
            noun = k
        k += 1
    if party is not None and noun is None:
        return Part("other", party) if owned else Part("named", party)
    if noun is None:
        return Part("back" if first == "it" else "other", j)
    word = units[noun].low
    if word in rules.stock:
        if "voting" in (u.low for u in units[j:noun]):
            return Part("other", noun)
        inner = part_of(s, k + 1, rules) if k + 1 < n and units[k].low in ("of", "in") else None
        if inner is not None and inner.kind == "other" and units[k].low == "of" and _things(s, k + 1):
            return inner  # "40% of its stock of dyes"
        if party is not None:
            return Part("named", party, stock=True)
        if inner is not None and inner.kind in ("named", "back", "merged"):
            return Part(inner.kind, inner.at, stock=True)
        named = any(u.tag == "NNP" for u in units[j:noun])
        return Part("name", j) if named else Part("stock", noun)
    if _beside(s, k) and (word in rules.company or units[noun].tag == "NN"):
        return Part("named", k + 1)
    if word not in rules.company:
        proper = units[noun].tag in ("NNP", "NNPS") and units[j].tag in ("NNP", "NNPS")
        return Part("name" if proper else "other", j if proper else noun)
    if party is not None and not owned:
        return Part("named", party)
    if any(u.low in rules.merged for u in units[j:noun]):
        return Part("merged", noun)
    return Part("back" if first in _BACK and noun - j <= 2 else "other", noun)


def _made(s: Sentence, k: int, party: int | None) -> bool:
    """Tell whether the "&" at `k` is inside the name of what a party makes ("Dots & Dragons maker X")."""
    units, j = s.units, k + 1
    if units[k].low != "&" or party != k - 1:
        return False
    while j < len(units) and (is_noun(units[j]) or units[j].kind == ORG):
        if units[j].kind == ORG and units[j - 1].kind == WORD and units[j - 1].tag in ("NN", "NNS"):
            return True
        j += 1
    return False


def _inside(u: Unit, after: Unit | None) -> bool:
    if u.kind != WORD:
        return False
    if u.low == "and":
        return after is not None and after.kind == WORD and after.tag in ("JJ", "VBN", "NN", "NNS")
    if u.tag == "RB":
        return after is not None and after.tag in ("VBN", "JJ")  # "of privately held X"
    if u.tag == "VBG" and (after is None or not (is_noun(after) or after.kind == ORG)):
        return False
    return u.tag in _TAGS or u.low in _JOINED


def _things(s: Sentence, j: int) -> bool:
    """Tell whether a plural noun without a determiner stands at unit `j`."""
    return j < len(s.units) and s.units[j].tag == "NNS"


def _beside(s: Sentence, j: int) -> bool:
    """Tell whether the comma at `j` sets a name beside what it names, with nothing but an end behind it."""
    units = s.units
    if not (j + 1 < len(units) and units[j].low == "," and units[j + 1].kind == ORG):
        return False
    return j + 2 == len(units) or units[j + 2].low in (",", ".", ";", "(", "for")
