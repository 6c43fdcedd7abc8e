"""Component `organizations`: every organization and person, one identity each."""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..facts import MentionFact, OrgFact, PersonFact
from ..lexicon.organizations import name_rules, sense_words
from ..linking.names.decide import decide
from ..linking.names.dots import without_final_stops
from ..linking.names.evidence import PERSON, Mention
from ..linking.names.families import with_families
from ..linking.names.identity import full_name, identities
from ..linking.names.words import Words
from .extensions import declare
from .senses import Senses
from .words import Frequencies, read_words


@Language.factory(
    "organizations",
    requires=["doc.ents", "doc._.blocks"],
    assigns=["doc._.organizations", "doc._.people", "doc.spans"],
)
def create_organizations(nlp: Language, name: str) -> Organizations:
    """Create the component; it reads the base model's tags, parse and entities and the blocks."""
    declare("organizations", "people", "blocks")
    return Organizations(nlp)


class Organizations:
    """Write `doc._.organizations`, `doc._.people` and `doc.spans["organizations"]`."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._frequencies: Frequencies | None = None
        self._senses: Senses | None = None
        self._rules = name_rules()

    def __call__(self, doc: Doc) -> Doc:
        if self._frequencies is None:
            # The vectors arrive after the component is made when a pipeline is read from disk.
            self._frequencies = Frequencies(self._vocab)
            self._senses = Senses(self._vocab, sense_words())
        words, index = read_words(doc, self._frequencies, self._senses)
        mentions = with_families(words, decide(words, self._rules))
        organizations: list[OrgFact] = []
        spans: list[Span] = []
        for group in identities(words, mentions, self._rules):
            name, aliases = full_name(words, group)
            facts = [_fact(words, m) for m in group]
            organizations.append(OrgFact(name=name, aliases=aliases, mentions=facts))
            spans += [
                Span(doc, index[m.span[0]], index[m.span[1] - 1] + 1, label="ORG", span_id=m.rule)
                for m in group
            ]
        doc._.organizations = without_final_stops(organizations, doc.text)
        doc._.people = _people(words, mentions)
        doc.spans["organizations"] = sorted(spans, key=lambda s: s.start)
        return doc


def _fact(words: Words, m: Mention) -> MentionFact:
    i, j = m.span
    return MentionFact(start=words.start[i], end=words.end[j - 1], rule=m.rule)


def _people(words: Words, mentions: list[Mention]) -> list[PersonFact]:
    """Group the mentions of people: a single name belongs to the full name that ends or begins with it."""
    full: dict[str, list[Mention]] = {}
    single: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.kind == PERSON:
            text = words.surface(*m.span)
            if m.span[1] - m.span[0] > 1:
                full.setdefault(text, []).append(m)
            else:
                single[text].append(m)
    for part, ms in single.items():
        owners = [n for n in full if n.split()[-1] == part] or [n for n in full if n.split()[0] == part]
        full.setdefault(owners[0] if len(owners) == 1 else part, []).extend(ms)
    people = [
        PersonFact(name=n, mentions=sorted((_fact(words, m) for m in ms), key=lambda f: f["start"]))
        for n, ms in full.items()
    ]
    return sorted(people, key=lambda p: p["mentions"][0]["start"])
