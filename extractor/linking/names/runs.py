"""Cut the capitalised runs of an article into candidate names."""

from __future__ import annotations

from collections.abc import Iterator

from .rules import NameRules
from .words import CAPITAL, DOTTED, LOWER, MIXED, NAME_KINDS, NUMBER, UPPER, Words

Span = tuple[int, int]
_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xv"))
_PARTICLES = frozenset(("de", "do", "da", "dos", "del", "della", "di", "du", "y", "van", "von", "der", "e"))


def candidate_spans(w: Words, rules: NameRules) -> list[Span]:
    """Return the candidate names as [i, j) word spans in text order, none overlapping another."""
    out: list[Span] = []
    i, n = 0, len(w)
    while i < n:
        if not _can_start(w, i, rules):
            i += 1
            continue
        j = _extend(w, i, rules)
        out.extend(_pieces(w, i, j, rules))
        i = j
    return out


def is_common(w: Words, i: int) -> bool:
    """Tell whether word `i` is an everyday word that merely stands in capitals."""
    return w.rank[i] < -0.35


def in_org(w: Words, i: int) -> bool:
    """Tell whether the base model takes word `i` for part of an organization's name."""
    return w.label[i] == "ORG"


def same_entity(w: Words, i: int, k: int) -> bool:
    """Tell whether the base model puts both words into one organization."""
    return w.ent_id[i] >= 0 and w.ent_id[i] == w.ent_id[k] and w.label[i] == "ORG"


def _can_start(w: Words, i: int, rules: NameRules) -> bool:
    if w.kind[i] in NAME_KINDS:
        # The "M" of "$10.7M" is no name.
        return not (w.glued(i) and w.kind[i - 1] == NUMBER and len(w.text[i]) <= 2)
    # "500 Startups", "3 Idiots"-like names only when the base model or a clue noun backs the number.
    return (
        w.kind[i] == NUMBER
        and w.text[i].isdigit()
        and i + 1 < len(w)
        and w.kind[i + 1] == CAPITAL
        and w.block[i] == w.block[i + 1]
        and not w.title[i]
        and not w.glued(i)
        and w.low[i + 1] not in rules.cut
        and (same_entity(w, i, i + 1) or w.low[i + 1] in rules.firm)
    )


def _extend(w: Words, i: int, rules: NameRules) -> int:
    """Return the end of the run that starts at `i`."""
    n, block = len(w), w.block[i]
    j = i + 1
    while j < n and w.block[j] == block:
        text = w.low[j]
        if w.kind[j] in NAME_KINDS:
            if w.sent[j] != w.sent[j - 1] and _new_sentence(w, i, j, rules):
                break
            j += 1
            continue
        step = _connect(w, i, j, text, rules)
        if not step:
            break
        j += step
    return j


def _new_sentence(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether the sentence that the parser starts at `j` inside a run of capitals is a real one.

    The parser cuts names in two where newswire wraps a line; newsletters let one item run into the next.
    """
    if w.text[j - 1][-1:] == "." or same_entity(w, j - 1, j):
        return False
    if w.low[j] in rules.firm or rules.is_legal(w.text[j], w.low[j]):
        return False
    k = i
    while k > 0 and w.sent[k - 1] == w.sent[j - 1] and w.block[k - 1] == w.block[j]:
        k -= 1
        if w.tag[k].startswith("V") or w.tag[k] == "MD" or i - k > 8:
            return True
    return False


def _connect(w: Words, i: int, j: int, text: str, rules: NameRules) -> int:
    """Return how many words after the run [i, j) belong to it though the first is no name part; 0 for none."""
    n, block = len(w), w.block[i]

    def named(k: int) -> bool:
        return k < n and w.block[k] == block and w.kind[k] in NAME_KINDS

    last = w.low[j - 1]
    if w.household[j] and same_entity(w, j - 1, j):
        return 1
    if text == "&" and named(j + 1) and _ampersand(w, i, j, rules):
        return 2
    if text == "(" and w.glued(j) and j + 2 < n and w.low[j + 2] == ")" and w.low[j + 1] in rules.places:
        # "Accel(India)": written without a space, the place is part of the name.
        return 3
    if text == "&" and j + 3 < n and w.low[j + 1] == "amp" and w.low[j + 2] == ";" and named(j + 3):
        return 4
    if text == "of" and last in rules.takes_of and not (w.title[j] and not in_org(w, j)):
        if (
            rules.is_legal(w.text[j - 1], last)
            and w.low[j + 1] in rules.places
            and j + 2 < n
            and w.low[j + 2] == ","
        ):
            # "Acme Utility Co of Columbia, Mo.": where it is, no part of its name.
            return 0
        if named(j + 1) and w.low[j + 1] not in rules.cut:
            return 2
        if j + 2 < n and w.low[j + 1] == "the" and named(j + 2):
            return 3
    if (
        text == "for"
        and last in rules.takes_for
        and named(j + 1)
        and j - i > 0
        and same_entity(w, j - 1, j + 1)
    ):
        return 2
    if text == "and" and named(j + 1) and not w.title[j] and _joins(w, i, j, rules):
        return 2
    if text == "'s" and named(j + 1) and _possessive_name(w, i, j, rules):
        return 2
    if (
        text == ","
        and j + 1 < n
        and rules.is_legal(w.text[j + 1], w.low[j + 1])
        and not rules.is_legal(w.text[j - 1], last)
    ):
        return 2
    if (
        text == ","
        and j + 1 < n
        and last in ("co", "co.", "corp", "corp.")
        and w.low[j + 1] in ("ltd", "ltd.", "limited", "inc", "inc.", "llc")
    ):
        return 2
    if text == "(" and j + 3 < n and named(j + 1) and w.low[j + 2] == ")" and named(j + 3):
        if rules.is_legal(w.text[j + 3], w.low[j + 3]) or w.low[j + 3] in (
            "private",
            "group",
            "holdings",
            "holding",
        ):
            return 4
        return 0
    if text in ("inc", "inc.", "plc", "llc", "ltd", "ltd.") and not rules.is_legal(w.text[j - 1], last):
        return 1
    if (
        text == ","
        and named(j + 1)
        and j + 3 < n
        and w.low[j + 2] in ("and", "&")
        and w.low[j + 3] in ("co", "co.")
    ):
        # "Goldman, Sachs and Co"
        return 4
    if (
        text in ("and", "&")
        and named(j + 1)
        and j - i == 1
        and len(w.text[i]) == 1
        and len(w.text[j + 1]) == 1
    ):
        return 2
    if text in ("-", "–") and w.glued(j) and named(j + 1) and w.glued(j + 1):
        return 2
    if text == "'" and w.glued(j) and w.glued(j + 1) and named(j + 1):
        return 2
    if (
        text in rules.particles
        and named(j + 1)
        and (
            w.kind[j - 1] == CAPITAL
            and (same_entity(w, j - 1, j + 1) or w.label[j] == "PERSON" or text in _PARTICLES)
        )
    ):
        return 2
    if (
        text == "/"
        and w.glued(j)
        and w.glued(j + 1)
        and named(j + 1)
        and len(last) == 1
        and len(w.text[j + 1]) == 1
    ):
        # "A/S"
        return 2
    if w.kind[j] == NUMBER and w.text[j].isdigit():
        if named(j + 1) and same_entity(w, j - 1, j) and same_entity(w, j, j + 1) and not w.title[j]:
            return 2
        if same_entity(w, j - 1, j) and w.tag[j] == "NNP" and not w.title[j]:
            return 1
    return 0


def _ampersand(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether the "&" at `j` stands inside one name ("Johnson & Johnson") or between two."""
    k = j + 1
    while k < len(w) and w.block[k] == w.block[j] and w.kind[k] in NAME_KINDS and w.low[k] not in rules.cut:
        k += 1
    right, left = k - j - 1, j - i
    if w.low[j + 1] in rules.places or w.low[j - 1] in rules.places:
        return same_entity(w, j - 1, j + 1) and rules.is_legal(w.text[k - 1], w.low[k - 1])
    if rules.is_legal(w.text[j + 1], w.low[j + 1]) or w.low[j + 1] in (
        "sons",
        "partners",
        "daughters",
        "company",
    ):
        return True
    if w.title[j] and is_common(w, j - 1) and is_common(w, j + 1):
        return False
    if left > 1 and w.low[j - 1] in rules.firm and w.low[k - 1] in rules.firm and not is_common(w, j + 1):
        # "Novo Holdings & Alder Ventures" are two.
        return False
    sides = [(i, j), (j + 1, k)]
    if any(_stands_alone(w, a, b, rules) for a, b in sides):
        return False
    if same_entity(w, j - 1, j + 1):
        return True
    return (left == 1 and right == 1) or rules.is_legal(w.text[k - 1], w.low[k - 1]) or left + right > 3


def _stands_alone(w: Words, a: int, b: int, rules: NameRules) -> bool:
    """Tell whether the words [a, b) beside an "&" are a whole name: an acronym or a household name."""
    text = w.surface(a, b)
    return text in rules.certain.get(text.lower(), ()) or (
        b == a + 1 and w.kind[a] == UPPER and len(text) > 2
    )


def _joins(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether the "and" at `j` stands inside a name ("Securities and Exchange Commission")."""
    k = j + 1
    while k < len(w) and w.block[k] == w.block[j] and w.kind[k] in NAME_KINDS and w.low[k] not in rules.cut:
        k += 1
    last = w.low[k - 1]
    if rules.is_legal(w.text[k - 1], last) and k - 2 > j:
        last = w.low[k - 2]
    if last in ("sons", "sons.", "daughters", "co", "co.", "company", "beyond", "brothers") and k - j <= 3:
        return j - i <= 3
    whole = same_entity(w, j - 1, j) and same_entity(w, j, j + 1)
    if last in rules.takes_and and k - j > 2 and is_common(w, j - 1) and (whole or is_common(w, j + 1)):
        return True
    pair = w.low[j - 1] in rules.firm and (w.low[j + 1] in rules.firm or w.low[j + 1] in rules.after_and)
    if pair and k - j > 2 and not rules.is_legal(w.text[j - 1], w.low[j - 1]):
        return last in rules.takes_and or last in rules.firm or (k < len(w) and w.low[k] == "of")
    return whole and is_common(w, j - 1) and is_common(w, j + 1)


def _possessive_name(w: Words, i: int, j: int, rules: NameRules) -> bool:
    """Tell whether "'s" at `j` belongs to a name ("Today's Healthcare", "Dick's Sporting Goods")."""
    if rules.is_legal(w.text[j + 1], w.low[j + 1]) and not rules.is_legal(w.text[j - 1], w.low[j - 1]):
        return True
    k = j + 1
    while (
        k < len(w)
        and w.kind[k] in NAME_KINDS
        and (w.low[k] in rules.firm or is_common(w, k))
        and not rules.is_legal(w.text[k], w.low[k])
    ):
        k += 1
    if j - i == 1 and k > j + 1 and k < len(w) and rules.is_legal(w.text[k], w.low[k]):
        return True
    if is_common(w, j - 1) and j - i == 1 and same_entity(w, j, j + 1):
        return True
    return j - i == 1 and w.low[j + 1] in ("hospital", "hospitals", "university", "college") and in_org(w, j)


def _pieces(w: Words, i: int, j: int, rules: NameRules) -> Iterator[Span]:
    """Cut the run [i, j) where it holds more than one name, and trim what is no part of a name."""
    cuts: list[Span] = []
    start = i
    k = i
    while k < j:
        low = w.low[k]
        if rules.is_legal(w.text[k], low) and k > start:
            nxt = w.low[k + 1] if k + 1 < j else ""
            if not rules.is_legal(w.text[k + 1] if k + 1 < j else "", nxt) and nxt not in (
                "of",
                "&",
                ",",
                "-",
                "(",
            ):
                cuts.append((start, k + 1))
                start = k + 1
        elif (
            k > start
            and w.household[k]
            and not w.household[k - 1]
            and not same_entity(w, k - 1, k)
            and not (w.base[k] == "ORG" and w.base[k - 1] == "ORG" and w.kind[k - 1] in NAME_KINDS)
        ):
            # A known name begins: what stands before it is another ("Oculus Rift Sony").
            cuts.append((start, k))
            start = k
        elif _runs_on(w, start, k, j, rules):
            cuts.append((start, k))
            start = k
        elif _is_cut(w, start, k, j, rules):
            cuts.append((start, k))
            start = k + 1
        k += 1
    cuts.append((start, j))
    for a, b in cuts:
        yield from _trim(w, a, b, rules)


def _runs_on(w: Words, start: int, k: int, j: int, rules: NameRules) -> bool:
    """Tell whether a headline's first name begins at `k`, right behind the last name of the item before.

    "... cash from Hiro Capital Nacon files for": the name behind the preposition is whole with its clue noun, and
    one more word stands before a verb.
    """
    return (
        k - start >= 2
        and k + 1 == j < len(w)
        and w.low[k - 1] in rules.firm
        and w.low[k] not in rules.firm
        and w.low[k] not in rules.places
        and not rules.is_legal(w.text[k], w.low[k])
        and start > 0
        and w.low[start - 1] in rules.relation_links
        and w.low[j] in rules.subject_verbs
        and w.tag[j] in ("VBZ", "VBP", "NNS")
    )


def _is_cut(w: Words, start: int, k: int, j: int, rules: NameRules) -> bool:
    low = w.low[k]
    if w.kind[k] not in NAME_KINDS or w.household[k]:
        return False
    if k > start and low in _ROMAN and w.kind[k] == UPPER and w.low[k - 1] in rules.firm:
        # "Acme Ventures II"
        return False
    if (
        w.kind[k] == UPPER
        and k + 1 < len(w)
        and w.kind[k + 1] == NUMBER
        and len(low) == 3
        and low in rules.cut
    ):
        return True
    inside = k - start > 0 and k + 1 < j and same_entity(w, k - 1, k) and same_entity(w, k, k + 1)
    if low in rules.cut:
        if k + 1 < j and w.low[k + 1] == "-" and w.glued(k + 1) and k + 2 < j and w.glued(k + 2):
            return False
        if w.kind[k] == UPPER and len(low) > 1 and in_org(w, k):
            return False
        if w.kind[k] == UPPER and low == "a" and k + 1 < j and w.low[k + 1] == "/":
            return False
        if w.kind[k] == UPPER and low == "a" and k > start and k + 1 < j and not w.title[k]:
            # "Project A Ventures"
            return False
        if inside and low in (
            "of",
            "the",
            "for",
            "in",
            "and",
            "de",
            "may",
            "led",
            "&",
            "will",
            "do",
            "it",
            "all",
            "our",
            "one",
            "over",
            "above",
        ):
            return False
        if (
            k == start
            and k + 1 < j
            and same_entity(w, k, k + 1)
            and is_common(w, k + 1)
            and low not in ("the",)
            and not w.first[k]
        ):
            return False
        return w.low[k - 1] not in ("of", "&") or k == start
    if low in rules.titles:
        return not (
            inside
            and low
            in (
                "general",
                "partner",
                "head",
                "managing",
                "principal",
                "senior",
                "executive",
                "secretary",
                "chief",
            )
        ) and not (low in ("general", "principal", "senior", "investor", "head") and k + 1 < j and k == start)
    if w.title[k] and _title_word(w, start, k, j, rules):
        return True
    return low in rules.after and k > start and not inside


def _title_word(w: Words, start: int, k: int, j: int, rules: NameRules) -> bool:
    """Tell whether a word of a Title Case headline is an ordinary word there, no part of a name."""
    if w.kind[k] in (MIXED, DOTTED) or not is_common(w, k):
        return False
    low = w.low[k]
    if low in rules.headline_verbs or w.tag[k] in ("VBZ", "VBD", "MD", "IN", "TO", "DT"):
        return True
    if low in rules.firm or low in rules.institution or rules.is_legal(w.text[k], low):
        # A clue noun stays only behind a word that is none.
        return k == start or not (in_org(w, k) or not is_common(w, k - 1) or w.kind[k - 1] == MIXED)
    return not in_org(w, k)


def _trim(w: Words, a: int, b: int, rules: NameRules) -> Iterator[Span]:
    joints = ("of", "&", "and", "'s", ",", "-", "–", "'", "the", "for", "(", ")", "amp", ";")
    while a < b and ((w.kind[a] not in NAME_KINDS and w.kind[a] != NUMBER) or w.low[a] in joints):
        a += 1
    if (
        a > 0
        and w.kind[a - 1] == LOWER
        and w.block[a - 1] == w.block[a]
        and w.rank[a - 1] >= 2.0
        and (w.low[a] in rules.firm or rules.is_legal(w.text[a], w.low[a]))
        and rules.is_legal(w.text[b - 1], w.low[b - 1])
    ):
        # "dentalcorp Holdings Ltd.": a brand that writes itself small.
        yield a - 1, b
        return
    while (
        a < b
        and not w.household[b - 1]
        and w.low[b - 1] != ")"
        and ((w.kind[b - 1] not in NAME_KINDS and w.kind[b - 1] != NUMBER) or w.low[b - 1] in joints)
    ):
        b -= 1
    if a >= b or all(rules.is_legal(w.text[k], w.low[k]) or w.kind[k] not in NAME_KINDS for k in range(a, b)):
        return
    if b - a > 1 and w.low[a] in rules.nationalities and not _keeps_nationality(w, a, b, rules):
        yield from _trim(w, a + 1, b, rules)
        return
    if b - a > 1 and w.first[a] and _strips_first(w, a, b, rules):
        yield from _trim(w, a + 1, b, rules)
        return
    half = (b - a) // 2
    if half and (b - a) % 2 == 0 and w.low[a : a + half] == w.low[a + half : b]:
        yield a, a + half
        yield a + half, b
        return
    place = _leading_place(w, a, b, rules)
    if place:
        yield from _trim(w, a + place, b, rules)
        return
    yield from _by_entities(w, a, b, rules)


def _leading_place(w: Words, a: int, b: int, rules: NameRules) -> int:
    """Return the length of a leading country used as an adjective ("US fintech" aside, "UK Brightpearl")."""
    if w.low[a] in ("us", "u.s.", "uk", "u.k.", "uae", "eu") and b - a == 2 and not same_entity(w, a, a + 1):
        return 1
    return 0


def _keeps_nationality(w: Words, a: int, b: int, rules: NameRules) -> bool:
    if same_entity(w, a, a + 1):
        return w.low[b - 1] not in rules.product_nouns
    rest = w.low[b - 1]
    return is_common(w, a + 1) and (
        rest in rules.firm or rest in rules.institution or rules.is_legal(w.text[b - 1], rest)
    )


def _strips_first(w: Words, a: int, b: int, rules: NameRules) -> bool:
    """Tell whether the first word of a sentence is only capitalised for standing there."""
    if w.kind[a] != CAPITAL or not is_common(w, a) or same_entity(w, a, a + 1) or w.title[a]:
        return False
    if w.ent_id[a] >= 0 and w.ent_id[a] == w.ent_id[a + 1]:
        return False
    if (
        all(
            w.low[k] in rules.firm or w.low[k] in rules.institution or rules.is_legal(w.text[k], w.low[k])
            for k in range(a + 1, b)
        )
        and w.low[a] not in rules.takes_of
    ):
        # "Superior Health Holdings": nothing but clue words would be left.
        return w.tag[a] not in ("NNP", "NNPS", "JJ", "NN", "NNS", "VBG")
    if w.ent_id[a] < 0 and w.ent_id[a + 1] >= 0:
        return True
    return w.tag[a] not in ("NNP", "NNPS")


def _by_entities(w: Words, a: int, b: int, rules: NameRules) -> Iterator[Span]:
    """Cut where the base model sees a person behind a name that is none ("Acme Jane Doe")."""
    for k in range(a + 1, b):
        if (
            w.ent_id[k] != w.ent_id[k - 1]
            and w.ent_id[k] >= 0
            and w.ent_id[k - 1] >= 0
            and "PERSON" in (w.label[k], w.label[k - 1])
            and w.label[k] != w.label[k - 1]
            and (w.low[k] in rules.given or w.label[k - 1] == "PERSON")
            and w.low[b - 1] not in rules.firm
        ):
            yield from _trim(w, a, k, rules)
            yield from _trim(w, k, b, rules)
            return
    if w.kind[a] == LOWER:
        return
    yield a, b
