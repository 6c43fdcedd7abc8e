"""What word vectors say a capitalised word is: organization, person, place, product or plain word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from spacy.vocab import Vocab

SENSES = ("org", "person", "place", "product", "plain")
_RIDGE = 3.0


class Senses:
    """A linear reading of word vectors, fitted when it is made to lists of known words.

    Ridge regression of each word's unit vector on what the rule lists call it; a list weighs by the square
    root of its size, so that the long ones do not drown the short ones.
    """

    def __init__(self, vocab: Vocab, known: Mapping[str, Iterable[str]]) -> None:
        self._vocab = vocab
        self._read: dict[str, tuple[float, ...] | None] = {}
        rows, wanted = [], []
        for number, sense in enumerate(SENSES):
            for word in sorted(known[sense]):
                vector = self._vector(word)
                if vector is not None:
                    rows.append(vector)
                    wanted.append(number)
        self._map: np.ndarray | None = None
        if not rows:
            # A model without vectors says nothing about any word.
            return
        x = np.array(rows, dtype="float64")
        y = np.eye(len(SENSES))[wanted]
        counts = np.bincount(wanted, minlength=len(SENSES))
        weight = np.sqrt(counts.max() / counts)[wanted][:, None]
        self._map = np.linalg.solve(x.T @ (x * weight) + _RIDGE * np.eye(x.shape[1]), x.T @ (y * weight))

    def _vector(self, word: str) -> np.ndarray | None:
        if not self._vocab.has_vector(word):
            return None
        vector = self._vocab.get_vector(word)
        values = np.asarray(vector, dtype="float64")
        norm = float(np.sqrt(values @ values))
        return np.append(values / norm, 1.0) if norm else None

    def read(self, word: str) -> tuple[float, ...] | None:
        """Return how much the word looks like each of `SENSES` (about 0 to 1), None for an unknown word."""
        if word not in self._read:
            if len(self._read) > 50_000:
                self._read.clear()
            vector = self._vector(word) if self._map is not None else None
            self._read[word] = None if vector is None else tuple(np.round(vector @ self._map, 4).tolist())
        return self._read[word]
