"""Component `references`: "it", "the firm", "the two companies" and the organizations they stand for."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..facts import Reference
from ..lexicon.organizations import reference_rules
from ..linking.names.references import resolve
from ..linking.names.salience import Named
from .extensions import declare
from .words import plain_words


@Language.factory(
    "references",
    requires=["doc._.organizations", "doc._.blocks"],
    assigns=["doc._.references"],
)
def create_references(nlp: Language, name: str) -> References:
    """Create the component; it reads the organizations, the blocks and the parse."""
    declare("references", "organizations", "blocks")
    return References()


class References:
    """Write `doc._.references`."""

    def __init__(self) -> None:
        self._rules = reference_rules()

    def __call__(self, doc: Doc) -> Doc:
        organizations = doc._.organizations or []
        doc._.references = []
        if not organizations:
            return doc
        words = plain_words(doc)
        starts = {s: n for n, s in enumerate(words.start)}
        ends = {e: n + 1 for n, e in enumerate(words.end)}
        # A name at the end of a sentence may lack the full stop of its last token ("Acme Inc").
        ends |= {
            m["end"]: ends[m["end"] + 1]
            for o in organizations
            for m in o["mentions"]
            if m["end"] not in ends and m["end"] + 1 in ends
        }
        named = sorted(
            (
                Named(starts[m["start"]], ends[m["end"]], n, m["rule"] == "org.form.household")
                for n, o in enumerate(organizations)
                for m in o["mentions"]
                if m["start"] in starts and m["end"] in ends
            ),
            key=lambda m: m.i,
        )
        blocks = doc._.blocks or []
        sections = [blocks[b]["section"] if 0 <= b < len(blocks) else -1 for b in words.block]
        doc._.references = [
            Reference(
                start=words.start[r.i],
                end=words.end[r.j - 1],
                name=organizations[r.org]["name"],
                rule=r.rule,
            )
            for r in resolve(words, named, sections, self._rules)
        ]
        return doc
