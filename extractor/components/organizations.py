"""Component `organizations`: every organization and person, one identity each."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..facts import MentionFact, OrgFact, PersonFact
from .extensions import declare


@Language.factory("organizations", requires=["doc.ents"], assigns=["doc._.organizations", "doc._.people"])
def create_organizations(nlp: Language, name: str) -> Organizations:
    """Create the component; it reads the base model's entities."""
    declare("organizations", "people")
    return Organizations()


class Organizations:
    """Write `doc._.organizations` and `doc._.people`."""

    def __call__(self, doc: Doc) -> Doc:
        orgs: dict[str, OrgFact] = {}
        people: dict[str, PersonFact] = {}
        for e in doc.ents:
            mention = MentionFact(start=e.start_char, end=e.end_char, rule="base.ner")
            if e.label_ == "ORG":
                o = orgs.setdefault(e.text, OrgFact(name=e.text, aliases=[], mentions=[]))
                o["mentions"].append(mention)
            elif e.label_ == "PERSON":
                p = people.setdefault(e.text, PersonFact(name=e.text, mentions=[]))
                p["mentions"].append(mention)
        doc._.organizations = list(orgs.values())
        doc._.people = list(people.values())
        return doc
