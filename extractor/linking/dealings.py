"""Frames of acting: who gets, gives or keeps a share by what is done."""

from __future__ import annotations

from ..lexicon.words import word_set
from .clauses import scan_right
from .phrases import DETERMINERS, phrase_start
from .reading import BE, Holding, Reading, before_small
from .sentence import MONEY, PERCENT, is_verb
from .share import OWN, SMALL, governing_verb, unowned
from .subjects import find_subject

_COPULA = word_set("copula")
_HAVE = frozenset(("has", "have", "had", "having"))
_OBJECTS = frozenset(("it", "them", "him", "her"))
_POSSESSIVE = frozenset(("'s", "’s"))
_CONDITIONS = frozenset(("if", "unless", "long"))
_MAKE = frozenset(("make", "makes", "made", "making"))
_WILL = frozenset(("will", "would"))
_MORE = frozenset(("additional", "further", "another"))
_PARTICLES = frozenset(("up", "on", "to", "back"))
_PURCHASE = ("buy", "bought", "acquir", "purchas")
_REACH = 12
_LEAVING = frozenset(("go", "goes", "went"))
_PLACINGS = frozenset(("auction", "block", "placement", "placing"))


def noun(r: Reading) -> Holding | None:
    """Read "X's acquisition of 60% of Y"."""
    j = before_small(r, r.share.start) - 1
    between = r.low(j + 1)
    agent = j if r.is_party(j) and r.low(j - 1) == "by" else None
    j -= 2 * (agent is not None)  # "the sale by X of 8% of Y"
    action = r.rules.action_nouns.get(r.low(j))
    if between not in ("of", "in", "for") and not (action == "seeks" and between in ("over", "about", "on")):
        return None
    if action is None or (
        r.share.form == "bare"
        and (not r.share.figures or not r.aware or action == "raises")
        and unowned(r.s, r.share) is None
    ):
        return None  # "an increase of 12%"
    first = _behind_bracket(r, phrase_start(r.s, j))
    action = "raises" if action == "buys" and r.share.size == "remaining" else action
    giver = agent if agent is not None or action != "sells" else r.owner()
    if giver is not None:
        return Holding(action, r.names([giver]), j, "noun")
    holders = r.names(r.slots.parties.get("by", [])) or r.names(r.parties(first, j))
    verb = governing_verb(r.s, first, r.rules)
    if not holders and verb is not None:
        holders = r.subject(verb)
    elif not holders and r.is_party(first - 1):
        holders = r.names([first - 1])
    return Holding(action, holders, j, "noun")


def _behind_bracket(r: Reading, first: int) -> int:
    """Return where a phrase starts whose possessor has its short name beside it ("Acme’s (ACM) purchase")."""
    if r.low(first - 1) != ")" or r.low(first - 3) != "(":
        return first
    return phrase_start(r.s, first - 3) - 1 if r.low(first - 4) in _POSSESSIVE else first


def moved(r: Reading) -> Holding | None:
    """Read "X's stake in Y fell to 12%" and "X's stake in Y is now 12%"."""
    if r.share.form != "change":
        return None
    found = [r.low(j) for j in range(r.share.head + 1, r.share.end) if is_verb(r.s.units[j])]
    move = next((word for word in found if word in r.rules.moves), None)
    owners = r.parties(r.share.start, r.share.head)
    if not found or not owners:
        return None
    return Holding(
        r.rules.moves[move] if move is not None else "holds", r.names(owners[:1]), r.share.start, "moved"
    )


def passive(r: Reading) -> Holding | None:
    """Read "an 8% stake was bought by X", "60% goes to X", "the rest stays with X" or "belongs to X"."""
    units, v = r.s.units, r.slots.end
    v += r.low(v) == "to" and r.low(v + 1) == "be"
    while r.low(v) in r.clauses.auxiliaries or (v < len(units) and units[v].tag == "RB"):
        v += 1
    if v >= len(units) or not is_verb(units[v]) or r.share.form in ("change", "bracket"):
        return None
    after = scan_right(r.s, v, r.clauses).parties
    by, to, with_ = (r.names(after.get(slot, [])) for slot in ("by", "to", "with"))
    if not any(r.low(j) in BE for j in range(r.slots.end, v)):
        if r.low(v).startswith("go") and to:
            return Holding("buys", to, v, "goes-to")
        owner = r.owner()
        if owner is not None and r.low(v) in _LEAVING and {r.low(j) for j in range(v, v + 5)} & _PLACINGS:
            return Holding("sells", r.names([owner]), v, "placed")  # "its remaining 8% went in a placing"
        if r.low(v).startswith("belong") and to:
            return Holding("holds", to, v, "belongs")
        stays = r.low(v).startswith(("stay", "remain")) and with_
        return Holding("holds", with_, v, "stays") if stays else None
    action = r.rules.actions.get(r.low(v))
    if action == "sells" and to:
        return Holding("buys", to, v, "passive")
    owner = r.owner()
    if owner is not None and action == "buys" and not by and r.low(v - 1) == ",":
        return Holding("holds", r.names([owner]), owner, "possessor")  # "X's 8% stake, bought in 2019,"
    if owner is not None and action == "sells" and not by:
        return Holding("sells", r.names([owner]), v, "passive")  # "X's 8% stake was sold"
    if (by and action is not None) or action in ("buys", "sells"):
        return Holding(action, by, v, "passive")
    return None


def exchange(r: Reading) -> Holding | None:
    """Read "$4 million from X in exchange for 10%" and "X swapped its mine for 10%"."""
    k = before_small(r, r.share.start)
    verb = governing_verb(r.s, r.share.start, r.rules)
    if r.low(k) != "for" or verb is None:
        return None
    swapped = r.low(k - 1) in ("exchange", "return")
    paid = any(u.kind == MONEY for u in r.s.units[verb:k]) and r.low(verb) in r.rules.paying
    paid = paid or (r.low(verb) in r.rules.swapping and r.share.form != "bare")
    if not swapped and not paid:
        return None
    givers = r.names(scan_right(r.s, verb, r.clauses).parties.get("from", []))
    if not givers and (paid or r.rules.actions.get(r.low(verb)) == "buys"):
        givers = r.subject(verb)
    return Holding("buys", givers, k - 1 if swapped else verb, "exchange")


def investment(r: Reading) -> Holding | None:
    """Read "Y received a minority investment from X" and "X made a majority investment in Y"."""
    givers = r.slots.parties.get("from", [])
    verb = governing_verb(r.s, r.share.start, r.rules)
    if r.low(r.share.head) not in r.rules.investments or verb is None:
        return None
    if r.low(verb) in _MAKE:
        return Holding("buys", r.subject(verb), verb, "investment")
    if not givers:
        return None
    taker, _ = find_subject(r.s, verb, r.clauses)
    return Holding("buys", r.names(givers), verb, "investment", taker[-1]) if taker else None


def reached(r: Reading) -> Holding | None:
    """Read the second of "X bought 5% and had crept to 12%" and "X bought 5% and built it to 12%"."""
    to = before_small(r, r.share.start) if r.low(r.share.start - 1) != "to" else r.share.start - 1
    verb = governing_verb(r.s, r.share.start, r.rules)
    if r.told is None or r.share.form != "bare" or r.low(to) != "to" or verb is None:
        return None
    between = [u.low for u in r.s.units[verb + 1 : to]]
    action = r.rules.actions.get(r.low(verb))
    if not between:
        action = r.rules.moves.get(r.low(verb))
    elif between not in (["it"], ["that"], ["this"]) or action not in ("raises", "sells", "buys"):
        return None
    action = "raises" if action == "buys" else action
    return Holding(action, r.subject(verb) or r.told[1].holders, verb, "reached")


def verb(r: Reading) -> Holding | None:
    """Read "X bought an 8% stake in Y" and "X ends up with 8%"."""
    v = governing_verb(r.s, r.share.start, r.rules)
    if v is None or r.share.start - v > _REACH:
        return None
    word = r.low(v)
    if word in r.rules.giving and r.s.units[v].tag == "VBN" and r.low(v - 1) in BE:
        return Holding(r.rules.giving[word], r.subject(v), v, "given")
    given = _given(r, v) if word in r.rules.giving else None
    if given is not None:
        return Holding(r.rules.giving[word], given, v, "give")
    if word in r.rules.with_ and r.low(before_small(r, r.share.start)) == "with":
        return Holding(r.rules.with_[word], r.subject(v), v, "ends-with")
    if word not in r.rules.actions or (r.share.form == "bare" and not _direct(r, v)):
        return None
    behind = " ".join(u.low for u in r.s.units[r.share.last + 1 : r.share.last + 4])
    if behind.startswith(r.rules.offered):
        return Holding("sells", r.subject(v), v, "offered")
    if any(r.low(j) in _CONDITIONS for j in range(v - 4, v)):
        return Holding(None)
    holders = r.subject(v)
    if word in _COPULA and not _has(r, v, holders):
        return None
    return _acted(r, v, _kind(r, v), holders)


def _has(r: Reading, v: int, holders: tuple[str, ...]) -> bool:
    """Tell whether "has" is about the share: "has 8%", "has 7 million shares, or 8%"."""
    part = r.share.part
    known = holders or (part is not None and part.kind == "named" and r.share.figures)
    near = v + 1 >= r.share.start - 1 or any(r.low(j) == "shares" for j in range(v, r.share.start))
    return bool(known) and near and r.low(v) in _HAVE


def _given(r: Reading, v: int) -> tuple[str, ...] | None:
    """Return who stands between a verb of giving and the share; a pronoun may be the subject itself.

    Somebody without a known name is nobody; without anybody there nobody is given anything.
    """
    between = range(v + 1, r.share.head)
    named = [j for j in between if r.is_party(j) and (_before_share(r, j + 1) or r.low(j) in _OBJECTS)]
    found = r.names(named[:1])
    if not found and any(r.low(j) in _OBJECTS for j in between):
        return r.subject(v)  # "bought shares, giving it 8%"
    return found if found or any(u.tag == "NNP" for u in r.s.units[v + 1 : r.share.start]) else None


def _before_share(r: Reading, j: int) -> bool:
    return r.s.units[j].kind == PERCENT or r.low(j) in DETERMINERS | SMALL | {"with"}


def _acted(r: Reading, v: int, action: str | None, holders: tuple[str, ...]) -> Holding:
    """Return the holding of a verb whose subject are `holders`: another party may be named who has the share."""
    owner = next(iter(r.parties(r.share.start, r.share.head)), None)
    if owner is not None and action in ("raises", "sells") and r.share.form == "change":
        if r.low(owner + 1) in _POSSESSIVE:
            return Holding(action, r.names([owner]), v, "verb")  # "increasing X's stake to 8%"
    elif owner is not None and action == "buys":
        holders = tuple(h for h in holders if r.low(owner) in OWN or h not in r.names([owner]))
    receivers = r.names(r.slots.parties.get("to", []))
    if action == "sells" and receivers and r.share.form != "bare" and r.low(v) not in r.rules.changing:
        return Holding("buys", receivers, v, "sold-to", givers=holders)  # who has it after the event
    return Holding(action, holders, v, "verb")


def _kind(r: Reading, v: int) -> str | None:
    """Return the action of a verb in its sentence: "will own 8%" is got, "a further 8%" is added."""
    word, action = r.low(v), r.rules.actions[r.low(v)]
    before = [u.low for u in r.s.units[v + 1 : r.share.head]]
    behind = [u.low for u in r.s.units[r.share.last + 1 : r.share.last + 8]]
    if action == "raises" and r.share.form != "change":
        known = any(w in OWN | _POSSESSIVE for w in before) or r.parties(v + 1, r.share.head)
        return "raises" if known else None if word.startswith("rais") else "buys"
    if action == "buys" and r.share.form == "change" and r.share.figures and OWN.intersection(before):
        return "raises"  # "taking its stake to 22%"
    if action == "buys" and r.share.size == "remaining" and word.startswith(_PURCHASE):
        return "raises"  # who buys what remains has the rest
    if action == "buys" and (_MORE.intersection(before) or ("own" in behind and {"not", "n't"} & {*behind})):
        return "raises"  # "another 5%", "the 55% that it does not own"
    aux = v - 1 - (r.low(v - 1) in ("each", "then", "now"))
    if action == "holds" and word in ("own", "hold") and r.low(aux) in _WILL and r.low(v + 1) != "on":
        return "buys"
    return action


def _direct(r: Reading, v: int) -> bool:
    """Tell whether a bare figure is the object of a verb that has nothing but shares for one there."""
    between = [u.low for u in r.s.units[v + 1 : r.share.start]]
    return r.low(v) in r.rules.direct and all(w in SMALL or w in _PARTICLES for w in between)
