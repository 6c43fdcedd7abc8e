"""Declare the `Doc` extensions that components read and write."""

from __future__ import annotations

from spacy.tokens import Doc


def declare(*names: str) -> None:
    """Give `Doc` the named extension attributes (default None) where it lacks them."""
    for name in names:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
