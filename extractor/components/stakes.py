"""Component `stakes`: shares of named companies, and the deals that only they tell."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ..facts import DealFact, StakeFact
from ..lexicon.clauses import clause_rules
from ..lexicon.deals import deal_rules
from ..lexicon.details import detail_rules
from ..lexicon.stakes import stake_rules
from ..linking.details import add_details
from ..linking.facts import deal_fact
from ..linking.focus import Focus
from ..linking.sentence import ORG, Sentence
from ..linking.stakes import read_stakes, unique
from ..linking.tellings import Deal
from ..linking.traded import traded
from .extensions import declare
from .sentences import read_sentences

_FOUNDING = ("joint_venture",)
_ACTING = ("acquirer", "investor", "seller", "lender", "partner")


@Language.factory(
    "stakes",
    requires=["doc._.blocks", "doc._.organizations", "doc._.people", "doc._.percentages", "doc._.deals"],
    assigns=["doc._.stakes", "doc._.deals"],
)
def create_stakes(nlp: Language, name: str) -> Stakes:
    """Create the component; it reads mentions, percentages and deals (a deal's target is the company in focus)."""
    declare("stakes")
    return Stakes()


class Stakes:
    """Write `doc._.stakes`, and add to `doc._.deals`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.stakes = self.find(doc)
        doc._.deals = [*(doc._.deals or ()), *_traded(doc)]
        return doc

    def find(self, doc: Doc) -> list[StakeFact]:
        """Return the stakes of `doc` in text order."""
        percents = doc._.percentages or []
        out: list[StakeFact] = []
        names = {o["name"] for o in doc._.organizations or ()}
        focus, section, block = Focus(), -1, -1
        for s in read_sentences(doc):
            if s.section != section or (s.kind == "bullet" and s.first_in_block):
                focus = Focus()
            focus.next(new_block=s.block != block)
            section, block = s.section, s.block
            here = [d for d in doc._.deals or () if _tells(d, s)]
            focus.tell([n for d in reversed(here) for n in _targets(d, s) if n in names])
            focus.act(n for d in here for role in _ACTING for n in d["roles"].get(role, ()))
            found = read_stakes(s, focus, percents, stake_rules(), clause_rules())
            focus.read(s)
            focus.shared = focus.shared or bool(found)
            out += found
        return unique(out)


def _traded(doc: Doc) -> Iterator[DealFact]:
    """Yield the deals that only the stakes of `doc` tell."""
    if not doc._.stakes:
        return
    deals, money, percents = doc._.deals or [], doc._.money or [], doc._.percentages or []
    taken = {a["start"] for d in deals for a in d["amounts"]}
    for number, s in enumerate(read_sentences(doc)):
        found = list(traded(s, number, doc._.stakes, deals, deal_rules().cues))
        for c in add_details(found, s, money, detail_rules()):
            c.amounts = [(kind, j) for kind, j in c.amounts if s.units[j].start not in taken]
            yield deal_fact(Deal([c]), money, percents, doc.text, doc._.published)


def _tells(deal: DealFact, s: Sentence) -> bool:
    return any(start < s.end and s.start < end for start, end in deal["evidence"])


def _targets(deal: DealFact, s: Sentence) -> list[str]:
    """Return the parties that a deal of sentence `s` is about; one that founds a company is about that company."""
    roles = deal["roles"]
    if deal["type"] not in _FOUNDING:
        return roles.get("target", [])
    party = {n for names in roles.values() for n in names}
    other = [u.name for u in s.units if u.kind == ORG and u.name and u.name not in party]
    return [*roles.get("venture", other), *roles.get("target", [])]
