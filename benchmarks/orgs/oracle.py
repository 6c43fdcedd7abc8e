"""Measure what holds the organization tagger back: the base model, the boundaries or the decision.

usage: python -m benchmarks.orgs.oracle GOLD.jsonl CORPUS

Every line is F of exact mention spans with one part made perfect or taken away:

- `stock`: the base model's ORG entities as they are
- `stock boundaries, perfect types`: any entity of the base model that is a gold mention, whatever its label
- `own`: the tagger as it is
- `own boundaries, perfect types`: every candidate that is a gold mention and nothing else
- `perfect boundaries, own types`: a gold mention counts when an organization found overlaps it, any other is false
- `without ...`: the tagger without a family of clues (weights as they are)
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

from spacy.tokens import Doc

from extractor.components.senses import Senses
from extractor.components.words import Frequencies, read_words
from extractor.gold.article import article_paths, read_article
from extractor.lexicon.organizations import name_rules, sense_words
from extractor.linking.names.decide import decide
from extractor.linking.names.evidence import ORG
from extractor.linking.names.rules import NameRules
from extractor.pipeline import load

Spans = set[tuple[int, int]]
FAMILIES = {
    "base labels": ("base.",),
    "word vectors": ("sense.",),
    "word frequencies": ("form.common", "form.rare", "form.all_common"),
    "household names": ("form.household", "form.ambiguous"),
    "contexts": ("before.", "after.", "verb.", "list."),
    "article memory": ("short.", "doc."),
}


class Tagger:
    """Read documents and decide their names, with any rules."""

    def __init__(self) -> None:
        self.nlp = load()
        self.frequencies = Frequencies(self.nlp.vocab)
        self.senses = Senses(self.nlp.vocab, sense_words())

    def candidates(self, doc: Doc, rules: NameRules) -> tuple[Spans, Spans]:
        """Return (all candidate spans, the organizations among them) as offsets."""
        w, _ = read_words(doc, self.frequencies, self.senses)
        found = decide(w, rules)
        spans = [(w.start[m.span[0]], w.end[m.span[1] - 1]) for m in found]
        return set(spans), {s for s, m in zip(spans, found, strict=True) if m.kind == ORG}


def f_score(tp: int, found: int, gold: int) -> float:
    """Return F1 from true positives, found and gold counts."""
    return 2 * tp / (found + gold) if found + gold else 0.0


def main() -> None:
    """Read gold and corpus, print one line per experiment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    tagger = Tagger()
    paths = article_paths(args.corpus)
    rules = name_rules()
    variants = {"own": rules} | {
        f"without {name}": dataclasses.replace(
            rules, weights={k: 0.0 if k.startswith(prefixes) else v for k, v in rules.weights.items()}
        )
        for name, prefixes in FAMILIES.items()
    }
    counts: dict[str, list[int]] = {}

    def count(name: str, found: Spans, gold: Spans) -> None:
        line = counts.setdefault(name, [0, 0, 0])
        for k, value in enumerate((len(found & gold), len(found), len(gold))):
            line[k] += value

    for text in args.gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(text)
        doc = tagger.nlp(read_article(paths[record["id"]]).text)
        gold = {(m["start"], m["end"]) for o in record["organizations"] for m in o["mentions"]}
        entities = {(e.start_char, e.end_char): e.label_ for e in doc.ents}
        count("stock", {s for s, label in entities.items() if label == "ORG"}, gold)
        count("stock boundaries, perfect types", set(entities) & gold, gold)
        for name, variant in variants.items():
            spans, found = tagger.candidates(doc, variant)
            count(name, found, gold)
            if name == "own":
                count("own boundaries, perfect types", spans & gold, gold)
                snapped = set(found)
                for a, b in gold:
                    touching = {(s, e) for s, e in found if s < b and a < e}
                    if touching:
                        snapped = (snapped - touching) | {(a, b)}
                count("perfect boundaries, own types", snapped, gold)
    for name, (tp, found, total) in counts.items():
        print(
            f"{name:35s} F {f_score(tp, found, total):.3f}  P {tp / max(1, found):.3f}  R {tp / max(1, total):.3f}"
        )


if __name__ == "__main__":
    main()
