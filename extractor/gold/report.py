"""What is wrong in one form, collected while it is built."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import GoldError
from . import vocabulary

COPY = "copy it from the article"


class Report:
    """Collects what is wrong in one form."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[GoldError] = []

    def __call__(self, place: str, problem: str, remedy: str) -> None:
        """Note a problem at `place`."""
        self.problems.append(GoldError(self.source, place, problem, remedy))

    def one_of(self, place: str, key: str, value: str | None, allowed: Sequence[str]) -> None:
        """Note when `value` is given and not among `allowed`."""
        if value is not None and value not in allowed:
            self(place, f"{key} is {value!r}", f"use one of: {', '.join(allowed)}")

    def decimal(self, place: str, key: str, value: str | None) -> None:
        """Note when `value` is given and no plain decimal."""
        if value is not None and not vocabulary.is_decimal(value):
            self(place, f"{key} is {value!r}", 'write a plain number in quotes, such as "8.5" or "377000000"')
