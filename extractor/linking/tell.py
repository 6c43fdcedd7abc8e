"""What one sentence tells of deals: by verbs and nouns, as a list entry, or as a label's addition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..lexicon.words import word_set
from .answers import named_side
from .appositions import acts_for_firm, firm_of_partner
from .candidates import Candidate
from .funds import FOR_FUND, as_fund, runner, settle_fund
from .heads import ListRules
from .judge import names_of
from .labels import labelled
from .mixed import mixed
from .nouns import noun_candidates
from .parents import owners
from .phrases import phrase_start
from .rules import ClauseRules, DealRules
from .sentence import ORG, Sentence, is_finite
from .shared_verbs import sharing_verb
from .shells import as_listing
from .slashes import add_backers
from .tables import TableRules, row_deals
from .terse import listed, verbless
from .together import bought_together
from .totals import total_owner
from .ventures import VENTURES, named_company
from .verbs import verb_candidates

_HEADED = ("acquisition", "divestiture", "merger", "stake_purchase")
_CROWDS = word_set("crowds")
_TITLES = {("lead", "investor"), ("lead", "investors"), ("lead", "backer")}
_EXCHANGES = word_set("exchanges")
_SEVERAL = 2


def read(s: Sentence, number: int, rules: DealRules, clauses: ClauseRules) -> list[Candidate]:
    """Return the candidates that verbs and nouns of a sentence make."""
    found = [*verb_candidates(s, number, rules, clauses), *noun_candidates(s, number, rules, clauses)]
    add_backers(found, s)
    for c in found:
        _part_sides(c)
        if c.type == "funding_round":
            _settle_company(c, s)
            as_fund(c, rules)
        c.owners = c.owners or owners(s, c.roles.get("target", []))
        alone = len({x.anchor for x in found if x.type in VENTURES}) == 1
        if c.type in VENTURES and alone and not c.roles.get("venture"):
            c.add("venture", [n for n in names_of(s, named_company(s)) if n not in c.parties()])
    side = named_side(s) if any(c.type in ("acquisition", "divestiture") for c in found) else None
    for c in found:
        if side is None or side[0] in c.roles or c.type not in ("acquisition", "divestiture"):
            continue
        if side[0] == "acquirer" and c.type == "divestiture":
            c.type = "acquisition"  # "X sold its dairies, and Y was the buyer"
        c.add(side[0], [n for n in side[2] if n not in c.parties()])  # "bought Y, the seller, Z, said"
    kept = [c for c in found if not any(_explains(x, c) or _merges(x, c) for x in found)]
    return list(bought_together(kept))


def _merges(x: Candidate, c: Candidate) -> bool:
    """Tell whether the alliance `c` is the merger `x` in other words ("are merging in an all-stock tie-up")."""
    allied = x.type == "merger" and c.rule == "partnership.noun.partnership"
    return allied and set(c.roles.get("partner", ())) == set(x.roles.get("partner", ()))


def _explains(x: Candidate, c: Candidate) -> bool:
    """Tell whether `x` says behind a colon what `c` only describes ("shed a unit: it sold Tilia to Oskar")."""
    between = c.sentence.units[c.anchor[1] : x.anchor[0]]
    sold = c.type == "divestiture" and x.type == "acquisition" and bool(x.roles.get("seller"))
    return sold and c.roles.get("seller") == x.roles["seller"] and any(u.low == ":" for u in between)


def _settle_company(c: Candidate, s: Sentence) -> None:
    """Take who gives for no target ("X led the company's round"); who has the total has the round."""
    if person := next((n for n in c.roles.get("lead_investor", ()) if firm_of_partner(s, n)), None):
        c.roles["lead_investor"].remove(person)  # "X, a partner at Y, says since leading the round"
        c.add("lead_investor", firm_of_partner(s, person))
    if c.rule == "funding_round.verb.lead" and c.anaphor and acts_for_firm(s, c.anchor[0]):
        c.roles = {"investor": c.roles.pop("target", [])}  # "Partner Ann Lowe led the investment for X"
    c.add("lead_investor", [n for n in _by_title(s) if n in c.roles.get("investor", ())])
    if givers := c.roles.pop("investor", []):
        c.add("investor", [n for n in givers if n.lower() not in _CROWDS])  # "raised $5M through Kickstarter"
    given = {n for role in ("investor", "lead_investor") for n in c.roles.get(role, ())}
    own = s.units[phrase_start(s, c.anchor[0])].low in ("its", "their")  # "X extended its round"
    leads = set(c.roles.get("lead_investor", ()))
    if own and leads and set(c.roles.get("target", ())) <= leads:
        # "X is backing Y again, leading its round"
        before = (n for u in reversed(s.units[: c.anchor[0]]) if u.kind == ORG for n in u.names)
        c.roles.pop("target", None)
        c.add("target", [n for n in before if n not in given][:1])
    if set(c.roles.get("target", ())) <= given and not own:
        c.roles.pop("target", None)
    if "target" not in c.roles and not c.further:
        c.add("target", [n for n in total_owner(s) if n not in given])


def _by_title(s: Sentence) -> list[str]:
    """Return whom the sentence calls lead investor ("from lead investor X and from Y")."""
    titled = (
        u for a, b, u in zip(s.units, s.units[1:], s.units[2:], strict=False) if (a.low, b.low) in _TITLES
    )
    return [n for u in titled for n in u.names]


def _part_sides(c: Candidate) -> None:
    """Take the buyer out of the targets ("its acquisition by X", where "its" was read as that of X)."""
    targets, buyers = c.roles.get("target", []), c.roles.get("acquirer", [])
    if c.type == "acquisition" and targets and set(targets) <= set(buyers):
        del c.roles["target"]
        c.anaphor = True


def tell(
    s: Sentence,
    number: int,
    told: list[Candidate],
    heading: str,
    before: Sentence | None,
    rules: DealRules,
    clauses: ClauseRules,
    lists: ListRules,
    tables: TableRules,
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates of sentence `s` in text order, and those set aside because it is a list entry.

    `told` are the candidates of the sentences before, `heading` that of the sentence's section,
    `before` the sentence before.
    """
    if s.kind == "row":
        return row_deals(s, number, tables), []
    found, aside = mixed(s, read(s, number, rules, clauses), clauses), []
    for c in found:
        if c.type == "fund_close":
            settle_fund(c, before, rules)
    if not any(is_finite(u) for u in s.units):
        _take_heading(found, heading, lists)
    if any(c.type == "ipo" for c in found):
        # "an IPO on Nasdaq that could raise $5M"
        found = [c for c in found if c.type != "funding_round" or not _by_exchange(c)]
    funds = {c.anchor for c in found if c.rule == FOR_FUND and runner(c)}
    found = [c for c in found if c.type != "funding_round" or c.anchor not in funds]
    # A noun with its neighbours ("Tilia, $5M seed") tells less than a whole item without a verb does.
    named = [c for c in found if c.roles.get("target") or c.roles.get("partner")]
    said = any(is_finite(u) for u in s.units) or any(".verb." in c.rule for c in named)
    if named and said:
        found = _beside_brackets(s, number, found, rules)
    else:
        terse = list(listed(s, number, rules.classes)) or list(
            verbless(s, number, told, heading, before, clauses, lists)
        )
        if terse:
            found, aside = terse, found
    if not found:
        added = labelled(s, number, told, lists)
        found = [added] if added is not None else []
    return sorted(_parted(found), key=lambda c: c.anchor), aside


def _take_heading(found: list[Candidate], heading: str, lists: ListRules) -> None:
    """Give a sale that a noun alone tells the status of the heading above it ("New deals")."""
    for c in found:
        if c.type in _HEADED and c.cue == "tense" and c.tense == "noun":
            c.status = next((x for x, told in lists.headed if told.search(heading.lower())), c.status)


def _by_exchange(c: Candidate) -> bool:
    """Tell whether the only company is a stock exchange."""
    targets = c.roles.get("target", [])
    return bool(targets) and all(n.lower() in _EXCHANGES for n in targets)


def _beside_brackets(s: Sentence, number: int, found: list[Candidate], rules: DealRules) -> list[Candidate]:
    """Return `found` with the rounds told in brackets beside them ("A ($5M), B ($3M) and C raised $9M")."""
    taken = {
        n for c in found for r, x in c.roles.items() for n in x if r != "target" or c.type != "funding_round"
    }
    rounds = [c for c in listed(s, number, rules.classes) if not taken & c.parties()]
    if len(rounds) < _SEVERAL:
        return found
    own = {n for c in rounds for n in c.parties()}
    for c in found:
        c.roles["target"] = [n for n in c.roles.get("target", ()) if n not in own]
        c.add("target", [])
    return [*rounds, *found]


def _parted(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, with those that share a verb; a listing of two companies as one of each."""
    for one in found:
        c = as_listing(one, found)
        targets = c.roles.get("target", [])
        if c.type == "ipo" and len(targets) > 1:
            yield from (replace(c, roles={**c.roles, "target": [name]}) for name in targets)
        else:
            yield from sharing_verb(c)
