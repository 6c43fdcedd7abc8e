"""Component `deals`: transactions with parties, amounts and status."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..facts import DealFact
from ..lexicon.additions import addition_rules
from ..lexicon.clauses import clause_rules
from ..lexicon.deals import deal_rules
from ..lexicon.details import detail_rules
from ..lexicon.headings import list_rules
from ..lexicon.tables import table_rules
from ..linking.anaphora import additions, point_back
from ..linking.candidates import Candidate
from ..linking.cards import cards
from ..linking.details import add_details, deny, withhold
from ..linking.facts import deal_fact
from ..linking.merge import merge
from ..linking.tell import tell
from .extensions import declare
from .sentences import read_sentences


@Language.factory(
    "deals",
    requires=["doc._.blocks", "doc._.organizations", "doc._.people", "doc._.money", "doc._.percentages"],
    assigns=["doc._.deals"],
)
def create_deals(nlp: Language, name: str) -> Deals:
    """Create the component; it reads mentions, amounts and the parse."""
    declare("deals", "published")
    return Deals()


class Deals:
    """Write `doc._.deals`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.deals = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[DealFact]:
        """Return the deals of `doc` in text order."""
        money = doc._.money or []
        candidates: list[Candidate] = []
        rules, clauses, lists = deal_rules(), clause_rules(), list_rules()
        details, adds = detail_rules(), addition_rules()
        before = None
        sentences = read_sentences(doc)
        on_cards = cards(sentences, lists)
        for number, s in enumerate(sentences):
            heading = doc._.sections[s.section]["heading"] or "" if doc._.sections else ""
            found, _ = tell(s, number, candidates, heading, before, rules, clauses, lists, table_rules())
            found = [on_cards[number]] if number in on_cards else found
            before = s
            deny(candidates, s, lists)
            withhold(candidates, s, details)
            told = add_details(found, s, money, details)
            if point_back(told):
                told += add_details(additions(s, number, candidates, adds), s, money, details)
            candidates += told
        deals = merge(candidates, money)
        text, percents = doc.text, doc._.percentages or []
        return [deal_fact(d, money, percents, text, doc._.published) for d in deals]
