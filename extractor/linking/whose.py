"""Whose shares: the company that a share is of."""

from __future__ import annotations

from ..lexicon.words import word_set
from .clauses import scan_right
from .focus import Focus
from .phrases import phrase_start
from .reading import Holding
from .rules import ClauseRules
from .sentence import ORG, PERSON, REF, WORD, Sentence, is_noun
from .share import Share, StakeRules, governing_verb, unowned

_REACH = 12
_HOLDERS = word_set("holders")
_INSIDERS = word_set("insiders")
_STAKES = frozenset(("stake", "shareholding", "holding", "position", "shareholder"))
_STOCK = frozenset(("stock", "shares"))


def find_company(
    s: Sentence, share: Share, holding: Holding, focus: Focus, rules: StakeRules, clauses: ClauseRules
) -> tuple[str | None, str]:
    """Return (company, how it is told: "named" or "focus"); `focus` knows those meant where none is named."""
    kind = share.part.kind if share.part is not None else ""
    if kind == "merged":
        return None, ""
    named = _named(s, share, holding, rules, clauses)
    if (
        share.part is not None
        and kind == "named"
        and s.units[share.part.at].kind == REF
        and named in focus.acting
    ):
        meant = focus.targets()[:1]  # whose shares are told is who is bought, not who buys
        if meant and s.units[share.part.at].low.startswith("the "):
            return meant[0], "focus"
    if named is not None:
        return named, "named"
    if kind == "other" or _relative(s, share) is not None:
        return None, ""
    if kind == "name" and share.part is not None:
        first = s.units[share.part.at].text
        near = tuple(n for n in focus.here if n.split()[0] == first)  # told by a longer form of its name
    else:
        near = focus.targets() if share.form in ("noun", "bracket") else focus.companies()
        if not near and _owns(s, share, holding):
            near = focus.companies()
        stock = _stock(s, share)
        near = near if stock is None else (s.units[stock].names[0], *near)
    near = (*near, *_others(s, share, holding)) if share.form == "noun" else near
    return next((n for n in near if n not in holding.holders), None), "focus"


def _others(s: Sentence, share: Share, holding: Holding) -> tuple[str, ...]:
    """Return whom else than its holder a stake can be of: who sells it of itself, the only other name."""
    if not _owns(s, share, holding):
        return ()
    names = dict.fromkeys(
        u.name for u in s.units if u.kind == ORG and u.name and u.name not in holding.holders
    )
    return tuple(names) if len(names) == 1 else ()


def _owns(s: Sentence, share: Share, holding: Holding) -> bool:
    """Tell whether a verb says that somebody has or gets a stake with a figure, of whatever company."""
    told = holding.rule in ("verb", "sold-to", "give", "possessor") and bool(holding.holders)
    return told and bool(share.figures) and s.units[share.head].low in _STAKES


def _named(
    s: Sentence, share: Share, holding: Holding, rules: StakeRules, clauses: ClauseRules
) -> str | None:
    """Return the company that the sentence names: the first place of those where one may stand that has one."""
    units = s.units
    inside = [j for j in range(share.start, share.head) if units[j].kind in (ORG, REF)]
    if holding.company is not None or (holding.rule == "shareholder" and inside):
        return _other(s, holding.company if holding.company is not None else inside[-1], holding)
    if share.part is not None and share.part.kind == "named":
        u = units[share.part.at]
        if u.name not in holding.holders or u.kind == ORG:
            return u.name if u.kind in (ORG, REF) else None
    host = _host(s, share)
    if host is not None:
        return units[host].names[0]
    backed = _backed(s, share)
    around = (
        _relative(s, share),
        backed,
        _invested(s, holding, rules, clauses),
        _insider(s, share, holding),
        _behind_clause(s, share),
    )
    told = (backed, _relative(s, share))
    places = [j for j in around if j is not None and (units[j].kind == ORG or j in told)]
    if (share.part.kind if share.part is not None else share.form) in ("noun", "change", "stock"):
        slots = scan_right(s, share.head, clauses)
        places += [j for slot in ("in", "of") for j in slots.parties.get(slot, [])[:1]]
        places += slots.owners
    return next((n for j in [*places, *inside] if (n := _other(s, j, holding))), None)


def _other(s: Sentence, j: int, holding: Holding) -> str | None:
    """Return the company at unit `j`, unless it is a person or a holder itself."""
    u = s.units[j]
    return u.name if u.kind in (ORG, REF) and u.name not in holding.holders else None


def _host(s: Sentence, share: Share) -> int | None:
    """Return the company before a bracket that tells of its owners ("X (Y owns 8%)")."""
    if share.form == "bracket" or not s.depth[share.head]:
        return None
    opening = next((j for j in range(share.head, -1, -1) if s.units[j].text in ("(", "[")), 0)
    return opening - 1 if opening and s.units[opening - 1].kind == ORG else None


def _backed(s: Sentence, share: Share) -> int | None:
    """Return whose owners those are that have their shares in brackets ("X's owners, Y (8%) and Z (4%)")."""
    if share.form != "bracket":
        return None
    units = s.units
    j = next(
        (j for j in range(share.start - 1, max(-1, share.start - _REACH), -1) if units[j].low in _HOLDERS),
        None,
    )
    if j is None:
        return None
    start = phrase_start(s, j)
    apart = (
        units[j].low == "owned" or units[start - 1].low == "whose"
    )  # "Y is owned by", "Y, whose owners are"
    near = range(j - 1, -1 if apart else start - 1, -1)
    return next((k for k in near if units[k].kind in (ORG, REF)), None)


def _invested(s: Sentence, holding: Holding, rules: StakeRules, clauses: ClauseRules) -> int | None:
    """Return where the money goes that a share is got for ("put $5m into Y for 8%")."""
    if holding.rule != "exchange":
        return None
    verb = governing_verb(s, holding.anchor, rules)
    slots = scan_right(s, verb, clauses) if verb is not None else None
    return (slots.first("in") or slots.first("into")) if slots is not None else None


def _behind_clause(s: Sentence, share: Share) -> int | None:
    """Return what stands behind a clause about the share ("the 70% it does not own in X")."""
    verb = unowned(s, share)
    k = verb + 2 if verb is not None else len(s.units)
    return k if k < len(s.units) and s.units[k - 1].low in ("in", "of") else None


def _insider(s: Sentence, share: Share, holding: Holding) -> int | None:
    """Return whose founder or chief a holder is ("Y founder Ann Lowe keeps 8%", "Ann Lowe, chairman of Y, has 8%")."""
    units = s.units
    if share.part is not None and share.part.kind == "other":
        return None
    who = next(
        (j for j in range(share.start) if units[j].kind == PERSON and units[j].name in holding.holders), None
    )
    if who is None:
        return None
    k = who - 1 - (units[who - 1].low == ",")
    titles = k
    while (
        k >= 0
        and units[k].kind == WORD
        and (is_noun(units[k]) or units[k].tag in ("JJ", "HYPH", "CC", "POS"))
    ):
        k -= 1
    if k >= 0 and units[k].kind == ORG and any(u.low in _INSIDERS for u in units[k + 1 : titles + 1]):
        return k
    if who + 1 < share.start and units[who + 1].low == ",":
        end = next((m for m in range(who + 2, share.start) if units[m].low == ","), share.start)
        if any(u.low in _INSIDERS for u in units[who + 2 : end]):
            return next((m for m in range(who + 2, end) if units[m].kind == ORG), None)
    return None


def _stock(s: Sentence, share: Share) -> int | None:
    """Return whose stock or holder the sentence has named before ("bought Y stock and will own 8%")."""
    units = s.units
    for j in range(share.start - 1, 0, -1):
        if units[j].kind != ORG:
            continue
        if j + 1 < share.start and units[j + 1].low in _STOCK:
            return j
        if units[j - 1].low in ("of", "in") and units[j - 2].low in _HOLDERS | _STOCK:
            return j
    return None


def _relative(s: Sentence, share: Share) -> int | None:
    """Return what "of which" or "in which" points at ("X, of which Y owns 8%"), a name or the noun for one."""
    units = s.units
    for j in range(share.start - 1, max(0, share.start - _REACH), -1):
        if units[j].low in (";", "."):
            return None
        if units[j].low in ("which", "whom") and units[j - 1].low in ("of", "in"):
            near = range(j - 2, max(-1, j - 2 - _REACH), -1)
            named = next((k for k in near if units[k].kind == ORG), None)
            told = j - 3 if units[j - 2].low == "," else j - 2  # "the company, in which X owns 8%"
            return named if named is not None else max(told, 0)
    return None
