"""Give every organization of an article one identity: spellings, short forms, acronyms, former names."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import OSA

from .evidence import ORG, Mention, name_key
from .rules import NameRules
from .words import CAPITAL, DOTTED, MIXED, UPPER, Words

# Clues that the short name is an organization on its own account.
_OWN = frozenset(
    ("form.household", "form.ambiguous", "after.apposition.org", "form.legal", "before.noun", "after.ticker")
)
_ACTING = frozenset(("verb.subject", "verb.other", "verb.says", "before.deal", "after.ticker"))


class Clusters:
    """Disjoint sets of name keys."""

    def __init__(self, keys: list[str]) -> None:
        self.parent = {k: k for k in keys}

    def find(self, key: str) -> str:
        """Return the set's representative."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a: str, b: str) -> None:
        """Make two sets one."""
        self.parent[self.find(a)] = self.find(b)


def identities(w: Words, mentions: list[Mention], rules: NameRules) -> list[list[Mention]]:
    """Return the organizations' mentions grouped by organization, in order of first mention."""
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.kind == ORG:
            by_key[m.key].append(m)
    clusters = Clusters(list(by_key))
    words = {k: _name_words(w, ms[0], rules) for k, ms in by_key.items()}
    _in_brackets(w, by_key, clusters)
    _acronyms(w, by_key, clusters, rules)
    _short(w, by_key, words, clusters, rules)
    _domains(w, by_key, clusters)
    _misspelled(by_key, clusters)
    out: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.kind == ORG:
            out.setdefault(clusters.find(m.key), []).append(m)
    return list(out.values())


def full_name(w: Words, mentions: list[Mention]) -> tuple[str, list[str]]:
    """Return the fullest form among the mentions and the other forms, each once, in text order."""
    forms = list(dict.fromkeys(w.surface(*m.span) for m in mentions))
    best = max(forms, key=lambda f: (len(name_key(f)), not f.isupper(), -forms.index(f)))
    return best, [f for f in forms if f != best]


def _name_words(w: Words, m: Mention, rules: NameRules) -> tuple[str, ...]:
    i, j = m.span
    while j - 1 > i and (rules.is_legal(w.text[j - 1], w.low[j - 1]) or w.low[j - 1] in (",", "and", "&")):
        j -= 1
    return tuple(w.low[i:j])


def _in_brackets(w: Words, by_key: dict[str, list[Mention]], clusters: Clusters) -> None:
    """Join "Long Name (LN)", "Long Name, known as LN", "New Name (formerly Old Name)"."""
    at = {m.span[0]: m for ms in by_key.values() for m in ms}
    for ms in by_key.values():
        for m in ms:
            j = m.span[1]
            k, opened, called = j, False, False
            while k < len(w) and k < j + 8 and k not in at and w.block[k] == w.block[j - 1]:
                low = w.low[k]
                if low in ("(", "["):
                    opened = True
                elif low in (
                    "formerly",
                    "known",
                    "called",
                    "renamed",
                    "rebranded",
                    "dba",
                    "aka",
                    "a.k.a.",
                    "f/k/a",
                ):
                    called = True
                elif low == ")":
                    opened = False
                elif low not in (
                    ",",
                    "as",
                    "previously",
                    "now",
                    "the",
                    "or",
                    "“",
                    '"',
                    "”",
                    "'",
                    "hereinafter",
                    "is",
                    "was",
                    "also",
                    "better",
                    "which",
                    "to",
                    "``",
                    "collectively",
                    "'s",
                ):
                    break
                k += 1
            other = at.get(k)
            if other is None or other.key == m.key or not (opened or called):
                continue
            if called or _abbreviates(w, other, m):
                clusters.join(other.key, m.key)


def _abbreviates(w: Words, short: Mention, long: Mention) -> bool:
    a, b = name_key(w.surface(*short.span)), name_key(w.surface(*long.span))
    if len(a) > len(b):
        a, b = b, a
    if not a or a[0] not in {t[0].lower() for t in w.text[long.span[0] : long.span[1]]} | {b[0]}:
        return False
    letters = iter(b)
    return all(c in letters for c in a.rstrip("s")) and len(a) <= 0.8 * len(b)


def _initials(w: Words, span: tuple[int, int], rules: NameRules, whole: bool) -> str:
    i, j = span
    spelled = any(w.kind[k] in (CAPITAL, MIXED) for k in range(i, j))
    return "".join(
        # "GE Ventures" is no GV: an acronym in a spelled name keeps its letters
        w.low[k] if spelled and w.kind[k] == UPPER else w.low[k][0]
        for k in range(i, j)
        if w.kind[k] in (CAPITAL, UPPER, MIXED) and (whole or not rules.is_legal(w.text[k], w.low[k]))
    )


def _acronyms(w: Words, by_key: dict[str, list[Mention]], clusters: Clusters, rules: NameRules) -> None:
    initials: dict[str, list[str]] = defaultdict(list)
    for key, ms in by_key.items():
        for form in {_initials(w, m.span, rules, whole) for m in ms for whole in (False, True)}:
            for letters in (
                form,
                form[1:] if ms[0].clues & {"form.nationality"} or form[:1] == "u" else form,
            ):
                if len(letters) > 1:
                    initials[letters].append(key)
    for key, ms in by_key.items():
        i, j = ms[0].span
        if j - i == 1 and w.kind[i] == UPPER and len(w.text[i]) > 1:
            long = sorted(set(initials.get(key, ())) - {key})
            if len(long) == 1:
                clusters.join(key, long[0])


def _short(
    w: Words,
    by_key: dict[str, list[Mention]],
    words: dict[str, tuple[str, ...]],
    clusters: Clusters,
    rules: NameRules,
) -> None:
    """Join a name to the one longer name that it shortens: its beginning, else its one telling word."""
    for key, short in words.items():
        longer = [
            other
            for other, long in words.items()
            if len(long) > len(short)
            and long[: len(short)] == short
            and _may_shorten(
                w, by_key[key], by_key[other], short, long, _alone(by_key, words, key, other), rules
            )
        ]
        named = _foremost(by_key, longer)
        if len({clusters.find(o) for o in longer}) == 1 or named is not None:
            clusters.join(key, named or longer[0])
    for key, short in words.items():
        if len(short) != 1 or clusters.find(key) != key or by_key[key][0].clues & _OWN:
            continue
        # "Mercer" for Eastman Mercer
        inside = [
            o
            for o, long in words.items()
            if len(long) > 1
            and short[0] in long[1:]
            and short[0] not in rules.firm
            and not _together(w, by_key[key], by_key[o])
        ]
        if len({clusters.find(o) for o in inside}) == 1 and "form.common" not in by_key[key][0].clues:
            clusters.join(key, inside[0])
    for key, short in words.items():
        # "the Journal" for the Wall Street Journal
        if (
            len(short) == 1
            and short[0] in rules.institution
            and any("before.the" in m.clues for m in by_key[key])
        ):
            ends = sorted(o for o, long in words.items() if len(long) > 1 and long[-1] == short[0])
            if len(ends) == 1:
                clusters.join(key, ends[0])


def _alone(
    by_key: dict[str, list[Mention]], words: dict[str, tuple[str, ...]], short: str, long: str
) -> bool:
    """Tell whether a name is told first, acts, and alone begins with a short one ("Acme Identity rose. Acme makes")."""
    size = len(words[short])
    akin = [k for k, told in words.items() if len(told) > size and told[:size] == words[short]]
    acts = any(m.clues & _ACTING for m in by_key[long]) and not any(m.clues & _OWN for m in by_key[short])
    return akin == [long] and acts and by_key[long][0].span < by_key[short][0].span


def _foremost(by_key: dict[str, list[Mention]], longer: list[str]) -> str | None:
    """Return the one of several names that is named first and most often ("X Corporation", not its "X Bank")."""
    if len(longer) < 2:
        return None
    first = min(longer, key=lambda o: by_key[o][0].span)
    rest = max(len(by_key[o]) for o in longer if o != first)
    return first if len(by_key[first]) > rest else None


def _may_shorten(
    w: Words,
    short: list[Mention],
    long: list[Mention],
    short_words: tuple[str, ...],
    long_words: tuple[str, ...],
    alone: bool,
    rules: NameRules,
) -> bool:
    """Tell whether a name's beginning may stand for it, and is not its parent, its product or a namesake."""
    rest = long_words[len(short_words) :]
    own = any(m.clues & _OWN for m in short)
    if any("form.legal" in m.clues for m in short):
        # "Acme Corp" in full is no short form of "Acme International".
        return False
    if (
        own
        and rest[0] in rules.context["branch"]
        and not (rest[0] in rules.context["fund"] and "form.ambiguous" in short[0].clues)
    ):
        return False
    if len(rest) == 1 and (rest[0] in rules.context["regions"] or rest[0] in rules.places):
        # "Acme Europe" is a unit of Acme.
        return False
    if (rest[-1] in rules.context["roman"] or rest[-1].isdigit() or "fund" in rest) and short_words[-1] in (
        rules.firm
    ):
        # "Ridge Partners" and its "Ridge Partners III" are two.
        return False
    told = any(r in rules.firm or r in rules.institution for r in rest) or any(
        "form.legal" in m.clues for m in long
    )
    whole = len(rest) == 1 or any("form.legal" in m.clues for m in long) or rest[-1] in rules.context["house"]
    if any("form.household" in m.clues for m in short) and not (told and whole):
        # "Acme Pictures Television" is a unit of Acme.
        return False
    plain = rest[0] in rules.org_nouns or any("base.ORG" in m.clues for m in long)
    return (told or plain or alone) and not _together(w, short, long)


def _together(w: Words, short: list[Mention], long: list[Mention]) -> bool:
    """Tell whether both stand in one sentence outside brackets, the short one first, as two parties do."""
    for a in short:
        for b in long:
            i, k = a.span[0], b.span[0]
            if i < k <= i + 60 and w.sent[i] == w.sent[k] and w.block[i] == w.block[k] and not w.title[i]:
                if w.tag[k - 1][:2] == "NN" and w.first[i]:
                    continue  # a headline that runs into its story: "X gets $5M from Ann Lee X Music, which"
                between = range(a.span[1], k)
                if not any(w.low[m] in ("(", ",") and m == k - 1 for m in between):
                    return True
    return False


def _domains(w: Words, by_key: dict[str, list[Mention]], clusters: Clusters) -> None:
    """Join "Acme.io" and "Acme"."""
    for key, ms in by_key.items():
        i, j = ms[0].span
        if w.kind[j - 1] == DOTTED:
            base = name_key(w.surface(i, j).rsplit(".", 1)[0])
            if base in by_key and len(base) > 2:
                clusters.join(base, key)


def _misspelled(by_key: dict[str, list[Mention]], clusters: Clusters) -> None:
    keys = [k for k in by_key if len(k) >= 7 and not any(c.isdigit() for c in k)]
    for n, a in enumerate(keys):
        for b in keys[n + 1 :]:
            if a[0] == b[0] and abs(len(a) - len(b)) <= 1 and OSA.distance(a, b, score_cutoff=1) <= 1:
                clusters.join(a, b)
