"""What a bare "$", "¥", "kr" or "pounds" means, by the evidence of the article around it."""

from __future__ import annotations

from bisect import bisect_left

from ..lexicon.values import Declaration, Form, currencies

# How far before the currency's name its statement begins: "All amounts are in Canadian dollars".
_DECLARATION = 90


class Evidence:
    """The currency hints of one text, searched on first need."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._hits: dict[str, list[int]] = {}
        self._declared: dict[str | None, str | None] = {}

    def hits(self, code: str) -> list[int]:
        """Return the offsets of the hints of a currency, in order."""
        if code not in self._hits:
            pattern = currencies().hints.get(code)
            self._hits[code] = [m.start() for m in pattern.finditer(self.text)] if pattern else []
        return self._hits[code]

    def declared(self, form: Form) -> str | None:
        """Return the currency that the text says outright its bare signs mean, or None.

        A statement for the default is not asked for: it would change nothing.
        """
        if form.family not in self._declared:
            known = currencies()
            words = known.declarable.keys() & set(self.text.split())
            named = sorted({code for w in words for code in known.declarable[w]} - {form.default})
            stated = [code for code in named if self._states(known.declarations[code])]
            self._declared[form.family] = stated[0] if len(stated) == 1 else None
        return self._declared[form.family]

    def _states(self, declaration: Declaration) -> bool:
        return any(
            declaration.before.match(self.text, m.end())
            or declaration.behind.search(self.text, max(0, m.start() - _DECLARATION), m.start())
            for m in declaration.name.finditer(self.text)
        )

    def supports(self, form: Form) -> bool:
        """Tell whether any currency that `form` can mean has a hint in the text."""
        return any(self.hits(code) for code in form.candidates)

    def currency(self, form: Form, at: int) -> str | None:
        """Return the ISO code that `form` means at offset `at`, or None when nothing tells.

        The currency with most hints in the same line wins, else with most in the text; among equals the nearest.
        """
        if len(form.candidates) == 1:
            return form.candidates[0]
        if form.candidates[0] in currencies().declarations:
            return self.declared(form) or form.default
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
            rank = (near, 0 if near else len(hits), -distance)
            if best is None or rank > best:
                best, winner = rank, code
        return winner
