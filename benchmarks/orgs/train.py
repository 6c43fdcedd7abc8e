"""Learn the weights of the name clues from gold and print them as TOML.

usage: python -m benchmarks.orgs.train GOLD.jsonl CORPUS [GOLD.jsonl CORPUS ...] > WEIGHTS.toml

Logistic regression whose prior is not zero but the weights in use: a clue that the gold says nothing about
keeps its weight, and the more the gold says the further a weight may move. One example is one name of one
article that is either always or never an organization there.

The weights shipped lie between the hand-set ones (`prior.toml`) and the learned ones: the project's articles are
denser in odd names than the news is, and a weight that fits them wholly finds too much elsewhere.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from spacy.tokens import Doc

from extractor.components.senses import Senses
from extractor.components.words import Frequencies, read_words
from extractor.gold.article import article_paths, read_article
from extractor.lexicon.organizations import name_rules, sense_words
from extractor.linking.names.decide import gather
from extractor.linking.names.rules import NameRules
from extractor.linking.names.weigh import clue_values
from extractor.pipeline import load

PRIOR = Path(__file__).parent / "prior.toml"
_ENTRY = re.compile(r'("?([\w.]+)"?) = -?[\d.]+$')
# Tables whose entries begin otherwise than the table is called.
_FAMILIES = {"place": ("at", "tag"), "person": (), "start": ()}

# The project's articles hold few people, products and games: what says so keeps its hand-set weight.
KEPT = frozenset(
    (
        "base.PERSON",
        "form.given",
        "form.legal",
        "before.goes",
        "form.initial",
        "form.product",
        "form.model",
        "short.person",
        "short.extends",
        "before.owned",
        "before.launch",
        "after.product",
        "list.peer_person",
        "after.maker",
        "before.source",
        "after.comma_based",
        "form.term",
    )
)

Example = tuple[dict[str, float], bool, int]


def examples(
    doc: Doc, gold: set[tuple[int, int]], rules: NameRules, frequencies: Frequencies, senses: Senses
) -> Iterator[Example]:
    """Yield (clue values, is an organization, mentions) for the names of an article; `gold` holds offsets."""
    words, _ = read_words(doc, frequencies, senses)
    _, names = gather(words, rules)
    for name in names.values():
        spans = [(words.start[m.span[0]], words.end[m.span[1] - 1]) for m in name.mentions]
        hits = sum(s in gold for s in spans)
        touching = sum(any(a < e and s < b for a, b in gold) for s, e in spans)
        if hits == len(spans) or not touching:
            yield clue_values(name), hits > 0, len(spans)


def learn(data: list[Example], prior: dict[str, float], strength: float) -> dict[str, float]:
    """Return the weights that fit `data` best, drawn towards `prior` with `strength`."""
    clues = sorted({c for values, _, _ in data for c in values} | {"bias"})
    place = {c: k for k, c in enumerate(clues)}
    x = np.zeros((len(data), len(clues)))
    for row, (values, _, _) in enumerate(data):
        x[row, place["bias"]] = 1.0
        for clue, value in values.items():
            x[row, place[clue]] = value
    y = np.array([1.0 if positive else -1.0 for _, positive, _ in data])
    importance = np.sqrt([n for _, _, n in data])
    start = np.array([prior.get(c, 0.0) for c in clues])
    held = strength * np.array([1000.0 if c in KEPT else 1.0 for c in clues])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (x @ w)
        value = importance @ np.logaddexp(0.0, -margin) + 0.5 * np.sum(held * (w - start) ** 2)
        slope = x.T @ (-y * importance / (1.0 + np.exp(np.clip(margin, -50, 50)))) + held * (w - start)
        return float(value), slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return {c: round(float(v), 2) for c, v in zip(clues, found, strict=True)}


def blend(text: str, prior: dict[str, float], learned: dict[str, float], share: float, shift: float) -> str:
    """Return the TOML of the hand-set weights with each moved by `share` towards its learned value.

    Clues that only the learned weights know are added to the table of their family; `shift` is added to the bias.
    """

    def moved(clue: str) -> float:
        old = prior.get(clue, 0.0)
        return round(old + share * (learned.get(clue, old) - old) + (shift if clue == "bias" else 0.0), 1)

    lines: list[str] = []
    for line in text.splitlines():
        found = _ENTRY.match(line)
        lines.append(f"{found[1]} = {moved(found[2])}" if found else line)
        if line.startswith("["):
            family = _FAMILIES.get(line.strip("[]"), (line.strip("[]"),))
            new = [
                c for c in learned if c.split(".")[0] in family and c not in prior and abs(moved(c)) >= 0.1
            ]
            lines += [f'"{c}" = {moved(c)}' for c in new]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read gold and corpus, learn, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+", help="gold and its corpus, in pairs")
    parser.add_argument("--strength", type=float, default=2.0, help="how hard the hand-set weights hold")
    parser.add_argument("--share", type=float, default=0.8, help="how far to go towards the learned weights")
    parser.add_argument("--shift", type=float, default=0.0, help="what to add to the bias")
    args = parser.parse_args()
    text = PRIOR.read_text(encoding="utf-8").replace("Set by hand, before learning. ", "")
    prior = {k: float(v) for table in tomllib.loads(text).values() for k, v in table.items()}
    rules = dataclasses.replace(name_rules(), weights=prior)
    nlp = load()
    frequencies, senses = Frequencies(nlp.vocab), Senses(nlp.vocab, sense_words())
    data: list[Example] = []
    for path, corpus in zip(args.sets[::2], args.sets[1::2], strict=True):
        paths = article_paths(corpus)
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            doc = nlp(read_article(paths[record["id"]]).text)
            gold = {(m["start"], m["end"]) for o in record["organizations"] for m in o["mentions"]}
            data.extend(examples(doc, gold, rules, frequencies, senses))
    print(blend(text, prior, learn(data, prior, args.strength), args.share, args.shift), end="")


if __name__ == "__main__":
    main()
