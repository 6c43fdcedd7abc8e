"""Remember what the last component computed of a document, for the next component that needs the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from spacy.tokens import Doc

T = TypeVar("T")


class Last(Generic[T]):
    """The result for the last document asked for, as long as what it was computed from is the same.

    `parts` are the objects it depends on besides the document's own annotation, compared by identity: a component
    that writes facts writes a new list.
    """

    def __init__(self) -> None:
        self._held: tuple[Doc, tuple[object, ...], T] | None = None

    def get(self, doc: Doc, parts: tuple[object, ...], compute: Callable[[], T]) -> T:
        """Return what was computed last for the same `doc` and `parts`, else compute and hold it."""
        held = self._held
        if (
            held is not None
            and held[0] is doc
            and len(held[1]) == len(parts)
            and all(a is b for a, b in zip(held[1], parts, strict=True))
        ):
            return held[2]
        result = compute()
        self.hold(doc, parts, result)
        return result

    def hold(self, doc: Doc, parts: tuple[object, ...], result: T) -> None:
        """Hold `result` for `doc` and `parts`."""
        self._held = (doc, parts, result)
