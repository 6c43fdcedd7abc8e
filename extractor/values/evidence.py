"""What a bare "$", "¥", "kr" or "pounds" means, by the evidence of the article around it."""

from __future__ import annotations

from bisect import bisect_left

from ..lexicon.values import Form, currencies

# How far before the currency's name its statement begins: "All amounts are in Canadian dollars".
_DECLARATION = 90


class Evidence:
    """The currency hints of one text, searched on first need."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._hits: dict[str, list[int]] = {}
        self._declared: dict[str, bool] = {}

    def hits(self, code: str) -> list[int]:
        """Return the offsets of the hints of a currency, in order."""
        if code not in self._hits:
            pattern = currencies().hints.get(code)
            self._hits[code] = [m.start() for m in pattern.finditer(self.text)] if pattern else []
        return self._hits[code]

    def declared(self, code: str) -> bool:
        """Tell whether the text says outright that its figures are in this currency."""
        if code not in self._declared:
            lead = currencies().declared[code]
            self._declared[code] = any(
                lead.search(self.text, max(0, h - _DECLARATION), h) is not None for h in self.hits(code)
            )
        return self._declared[code]

    def supports(self, form: Form) -> bool:
        """Tell whether any currency that `form` can mean has a hint in the text."""
        return any(self.hits(code) for code in form.candidates)

    def currency(self, form: Form, at: int) -> str | None:
        """Return the ISO code that `form` means at offset `at`, or None when nothing tells.

        Hints in the same line count first, then those of the whole text; among equals the nearest wins.
        """
        if len(form.candidates) == 1:
            return form.candidates[0]
        known = currencies()
        if any(code in known.declared for code in form.candidates):
            stated = [c for c in form.candidates if c in known.declared and self.declared(c)]
            return stated[0] if len(stated) == 1 else form.default
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        best: tuple[int, int, int] | None = None
        winner = form.default
        for code in form.candidates:
            hits = self.hits(code)
            if not hits:
                continue
            near = bisect_left(hits, end) - bisect_left(hits, start)
            k = bisect_left(hits, at)
            distance = min(abs(h - at) for h in hits[max(0, k - 1) : k + 1])
            rank = (near, len(hits), -distance)
            if best is None or rank > best:
                best, winner = rank, code
        return winner
