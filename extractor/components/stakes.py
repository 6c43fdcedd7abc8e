"""Component `stakes`: shares of named companies."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..facts import StakeFact
from ..lexicon.clauses import clause_rules
from ..lexicon.stakes import stake_rules
from ..linking.stakes import read_stakes, unique
from .extensions import declare
from .sentences import read_sentences


@Language.factory(
    "stakes",
    requires=["doc._.blocks", "doc._.organizations", "doc._.people", "doc._.percentages", "doc._.deals"],
    assigns=["doc._.stakes"],
)
def create_stakes(nlp: Language, name: str) -> Stakes:
    """Create the component; it reads mentions, percentages and deals (a deal's target is the company in focus)."""
    declare("stakes")
    return Stakes()


class Stakes:
    """Write `doc._.stakes`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.stakes = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[StakeFact]:
        """Return the stakes of `doc` in text order."""
        percents = doc._.percentages or []
        out: list[StakeFact] = []
        for s in read_sentences(doc):
            out += read_stakes(s, _focus(doc, s.start, s.end), percents, stake_rules(), clause_rules())
        return unique(out)


def _focus(doc: Doc, start: int, end: int) -> str | None:
    """Return the company that the sentence at `start` speaks of: the target of the deal told last before its end."""
    near = [d for d in doc._.deals or () if d["start"] < end and d["start"] > start - 600]
    for d in reversed(near):
        if d["roles"].get("target"):
            return str(d["roles"]["target"][0])
    return None
