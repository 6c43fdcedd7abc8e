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
        focus: str | None = None
        section = -1
        names = {o["name"] for o in doc._.organizations or ()}
        for s in read_sentences(doc):
            if s.section != section or (s.kind == "bullet" and s.first_in_block):
                focus, section = None, s.section
            told = _target(doc, s.start, s.end, names)
            found = read_stakes(s, told or focus, percents, stake_rules(), clause_rules())
            focus = found[-1]["company"] if found else told or focus
            out += found
        return unique(out)


def _target(doc: Doc, start: int, end: int, names: set[str]) -> str | None:
    """Return the organization that is the target of a deal told between `start` and `end`, of the last one first."""
    for d in reversed(doc._.deals or ()):
        if any(a < end and start < b for a, b in d["evidence"]):
            for name in d["roles"].get("target", ()):
                if name in names:
                    return str(name)
    return None
