"""Every written form of every currency, from `rules/currencies.toml`, typed and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from ..errors import RuleError
from .toml import check_one_of, compile_pattern, read_decimal, read_rules

NEEDS = ("", "large", "scaled", "priced", "hint", "both")
_FILE = "currencies.toml"
_FAMILY_KEYS = {
    *("words", "weak_words", "scaled_words", "before", "scaled_before", "weak_before", "after", "minor"),
    *(
        "priced_minor",
        "scaled",
        "members",
        "default",
        "declared_behind",
        "declared_before",
        "spaced",
        "weighed",
        "funds",
        "screens",
    ),
}
_CURRENCY_KEYS = {
    *("family", "adjectives", "names", "weak_names", "before", "scaled_before", "weak_before", "after"),
    *("weak_after", "scaled", "minor", "code", "hints", "comma", "per_usd", "historic", "spaced"),
}
_MAGNITUDE = {
    "M": Decimal(10**6),
    "m": Decimal(10**6),
    "K": Decimal(1000),
    "k": Decimal(1000),
    "T": Decimal(1000),
}

# A space inside a form as it may stand in a text: one or two blanks, a hyphen, or the break of a wrapped line.
GAP = r"(?:[^\S\n]{1,2}|[^\S\n]?\n|[-‐‑])"


@dataclass(frozen=True)
class Form:
    """A written form of money: the currencies it can mean and what it needs beside it to count.

    `need`: "" nothing, "large" a scale word, 1,000 or a hint, "scaled" a scale word or a hint, "priced" a hint or
    words of a price around, "hint" a hint,
    "both" a hint and a large figure. `factor` turns the figure into units of the currency; `spaced` says that its
    country groups thousands by blanks ("SEK 1 200 million"), `comma` that it writes a decimal comma ("1.200" is 1200).
    """

    kind: str
    candidates: tuple[str, ...]
    default: str | None
    need: str = ""
    factor: Decimal = Decimal(1)
    family: str | None = None
    spaced: bool = False
    comma: bool = False


@dataclass(frozen=True)
class Declaration:
    """A statement that bare signs mean a currency: its `name`, with `behind` ending there or `before` beginning there.

    A text without one of `words`, as blanks part it, has no such name.
    """

    words: frozenset[str]
    name: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]


@dataclass(frozen=True)
class Currencies:
    """All forms by surface: `before` exact, `after` exact, `after_folded` by case-folded surface.

    `before_lengths` tells, by the last character of a prefix, how long prefixes that end so are, longest first;
    `declarable` the currencies that a word of a text, as blanks part it, may declare.
    """

    before: dict[str, Form]
    before_lengths: dict[str, tuple[int, ...]]
    after: dict[str, Form]
    after_folded: dict[str, Form]
    hints: dict[str, re.Pattern[str]]
    declarations: dict[str, Declaration]
    declarable: dict[str, tuple[str, ...]]
    per_usd: dict[str, Decimal]


def _check_keys(key: str, table: dict[str, Any], allowed: set[str]) -> None:
    for k in table:
        check_one_of(_FILE, f"{key}.{k}", k, sorted(allowed))


class _Forms(dict[str, Form]):
    """Forms by surface; a surface given twice stands for all its currencies."""

    def put(self, surface: str, form: Form) -> None:
        old = self.get(surface)
        if old is not None and old.candidates != form.candidates:
            if old.family is None and form.family is not None:
                return
            both = tuple(dict.fromkeys(old.candidates + form.candidates))
            need = max(old.need, form.need, key=NEEDS.index)
            form = replace(form, candidates=both, default=None, need=need)
        self[surface] = form


@cache
def currencies() -> Currencies:
    """Return every written form of every currency; raise `RuleError` on an unknown key, code or pattern."""
    data = read_rules(_FILE)
    tables: dict[str, dict[str, Any]] = data["currency"]
    families: dict[str, dict[str, Any]] = data["families"]
    for name, fam in families.items():
        _check_keys(f"families.{name}", fam, _FAMILY_KEYS)
        check_one_of(_FILE, f"families.{name}.default", fam["default"], tables)
    for code, cur in tables.items():
        _check_keys(f"currency.{code}", cur, _CURRENCY_KEYS)
        if not re.fullmatch("[A-Z]{3}", code):
            raise RuleError(f"rules/{_FILE}", f"currency.{code}", f"found {code!r}", "use an ISO 4217 code")
        if "family" in cur:
            check_one_of(_FILE, f"currency.{code}.family", cur["family"], families)
    before, after, folded = _Forms(), _Forms(), _Forms()
    for name, fam in families.items():
        members = tuple(fam.get("members") or (c for c, t in tables.items() if t.get("family") == name))
        base = Form("name", members, fam["default"], family=name, spaced=fam.get("spaced", False))
        _put_family(fam, base, before, after, folded)
    for code, cur in tables.items():
        _put_currency(code, cur, families.get(cur.get("family", ""), {}), before, after, folded)
    hints = {code: _hints(code, cur["hints"]) for code, cur in tables.items() if "hints" in cur}
    declarations = {
        code: _declaration(name, fam, code, cur)
        for name, fam in families.items()
        if "declared_behind" in fam
        for code, cur in tables.items()
        if cur.get("family") == name
    }
    return Currencies(
        before=dict(before),
        before_lengths={
            last: tuple(sorted({len(w) for w in before if w[-1] == last}, reverse=True))
            for last in {w[-1] for w in before}
        },
        after=dict(after),
        after_folded=dict(folded),
        hints=hints,
        declarations=declarations,
        declarable=_by_word(declarations),
        per_usd={
            c: read_decimal(_FILE, f"currency.{c}.per_usd", t["per_usd"])
            for c, t in tables.items()
            if "per_usd" in t
        },
    )


def _hints(code: str, words: list[str]) -> re.Pattern[str]:
    """Return the pattern of a currency's hints; each branch begins with a letter, which lets the scanner skip."""
    if not isinstance(words, list) or not all(isinstance(w, str) and w.strip("*") for w in words):
        raise RuleError(f"rules/{_FILE}", f"currency.{code}.hints", f"found {words!r}", "use a list of words")
    branches: dict[str, list[str]] = {}
    for word in words:
        rest = re.escape(word[1:].removesuffix("*"))
        end = "" if word.endswith("*") or not word[-1].isalnum() else r"(?!\w)"
        branches.setdefault(word[0], []).append(f"{rest}{end}")
    return re.compile(
        "|".join(
            f"{re.escape(c)}{f'(?<!{chr(92)}w{c})' if c.isalnum() else ''}(?:{'|'.join(rests)})"
            for c, rests in branches.items()
        )
    )


def _by_word(declarations: dict[str, Declaration]) -> dict[str, tuple[str, ...]]:
    """Return the currencies that a word of a text may declare."""
    out: dict[str, tuple[str, ...]] = {}
    for code, declaration in declarations.items():
        for word in declaration.words:
            out[word] = (*out.get(word, ()), code)
    return out


def _declaration(family: str, fam: dict[str, Any], code: str, cur: dict[str, Any]) -> Declaration:
    adjectives, signs = cur.get("adjectives", ()), (code, *cur.get("before", ()))
    dollars = alternation([*fam.get("words", ()), "funds", "currency"])
    told = rf"{alternation(adjectives)}(?: {dollars}(?![A-Za-z])|(?= unless|[.,;:)]|$))"
    key = f"families.{family}.declared_"
    return Declaration(
        words=frozenset(
            f"{a}{word}{b}"
            for word in {*(a.split()[-1] for a in adjectives), *(s.split()[0] for s in signs)}
            for a in ("", "(")
            for b in ("", *".,;:)")
        ),
        name=compile_pattern(_FILE, key, rf"(?<![A-Za-z])(?:{told}|{alternation(signs)}(?![A-Za-z0-9]))"),
        behind=compile_pattern(_FILE, f"{key}behind", f"{fam['declared_behind']}$"),
        before=compile_pattern(_FILE, f"{key}before", fam["declared_before"]),
    )


def _put_family(fam: dict[str, Any], base: Form, before: _Forms, after: _Forms, folded: _Forms) -> None:
    hundredth = replace(base, kind="minor", factor=Decimal("0.01"))
    for w in fam.get("words", ()):
        folded.put(w.casefold(), base)
    for w in fam.get("scaled_words", ()):
        folded.put(w.casefold(), replace(base, need="scaled"))
    for w in fam.get("weak_words", ()):
        after.put(w, replace(base, need="large"))
    for w in fam.get("minor", ()):
        after.put(w, hundredth)
        if len(w) > 2:
            after.put(w.upper(), hundredth)
    for w in fam.get("priced_minor", ()):
        after.put(w, replace(hundredth, need="priced"))
    for w in fam.get("before", ()):
        before.put(w, replace(base, kind="sign"))
    for w in fam.get("scaled_before", ()):
        before.put(w, replace(base, kind="sign", need="scaled"))
    for w in fam.get("weak_before", ()):
        before.put(w, replace(base, kind="sign", need="hint"))
    for w in fam.get("after", ()):
        after.put(w, replace(base, kind="sign"))
    for w in fam.get("scaled", ()):
        scaled = replace(base, kind="sign", factor=_MAGNITUDE[w[0]])
        before.put(w, scaled)
        after.put(w, scaled)


def _put_currency(
    code: str, cur: dict[str, Any], fam: dict[str, Any], before: _Forms, after: _Forms, folded: _Forms
) -> None:
    form = Form(
        "name",
        (code,),
        code,
        spaced=cur.get("spaced", fam.get("spaced", False)),
        comma=cur.get("comma", False),
    )
    sign, iso = replace(form, kind="sign"), replace(form, kind="code")
    if cur.get("code"):
        check_one_of(_FILE, f"currency.{code}.code", cur["code"], ("weak",))
        iso = replace(iso, need="both")
    before.put(code, iso)
    after.put(code, iso)
    for s in [*fam.get("before", ()), *cur.get("before", ())]:
        if len(s) == 1:
            before.put(code + s, sign)
            before.put(f"{code} {s}", sign)
    for w in cur.get("names", ()):
        folded.put(w.casefold(), form)
    for w in cur.get("weak_names", ()):
        after.put(w, replace(form, need="large"))
    for w in cur.get("minor", ()):
        after.put(w, replace(form, kind="minor", factor=Decimal("0.01")))
    for adjective in cur.get("adjectives", ()):
        for w in [w for key in ("words", "weak_words", "scaled_words") for w in fam.get(key, ())]:
            folded.put(f"{adjective} {w}".casefold(), form)
        for w in fam.get("minor", ()):
            if w.isalpha():
                folded.put(f"{adjective} {w}".casefold(), replace(form, kind="minor", factor=Decimal("0.01")))
    for key, need in (("before", ""), ("scaled_before", "scaled"), ("weak_before", "hint")):
        for w in cur.get(key, ()):
            before.put(w, replace(sign, need=need))
    for key, need in (("after", ""), ("weak_after", "hint")):
        for w in cur.get(key, ()):
            after.put(w, replace(sign, need=need))
    for w in cur.get("scaled", ()):
        if w[0] not in _MAGNITUDE:
            raise RuleError(
                f"rules/{_FILE}",
                f"currency.{code}.scaled",
                f"found {w!r}",
                f"begin it with {', '.join(_MAGNITUDE)}",
            )
        scaled = replace(iso, need="", factor=_MAGNITUDE[w[0]])
        before.put(w, scaled)
        after.put(w, scaled)


def alternation(forms: Iterable[str], *, fold: bool = False) -> str:
    """Return a regular expression for the longest of `forms`, branched by first letter so that it fails fast.

    A blank in a form matches `GAP`; `fold` makes ASCII letters match in either case (a dotted capital I would
    match "i" too, and be found in no table).
    """
    groups: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=lambda f: (-len(f), f)):
        groups.setdefault(form[0].casefold() if fold else form[0], []).append(form)
    branches = []
    for first, members in sorted(groups.items()):
        head = f"[{first}{first.upper()}]" if fold and first.isalpha() else re.escape(first)
        rest = "|".join(GAP.join(re.escape(p) for p in m[1:].split(" ")) for m in members)
        branches.append(f"{head}(?ai:{rest})" if fold else f"{head}(?:{rest})")
    return f"(?:{'|'.join(branches)})"
