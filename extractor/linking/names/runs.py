"""Find the runs of capitals in an article that may be names."""

from __future__ import annotations

from .pieces import pieces
from .rules import NameRules
from .words import CAPITAL, NAME_KINDS, NUMBER, UPPER, Span, Words, in_org, is_common, same_entity


def candidate_spans(w: Words, rules: NameRules) -> list[Span]:
    """Return the candidate names as [i, j) word spans in text order, none overlapping another."""
    out: list[Span] = []
    i, n = 0, len(w)
    while i < n:
        if not _can_start(w, i, rules):
            i += 1
            continue
        j = _extend(w, i, rules)
        out.extend(pieces(w, i, j, rules))
        i = j
    return out


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
    if w.low[j - 1][:-1] in rules.context["roman"]:
        return True
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
    """Return how many words behind the run [i, j) belong to it though the first is no name part."""
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
        if rules.is_legal(w.text[j + 3], w.low[j + 3]) or w.low[j + 3] in rules.context["group_words"]:
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
        text == ","
        and j - i == 1
        and j + 4 < n
        and named(j + 1)
        and w.low[j + 2] in ("and", "&")
        and named(j + 3)
        and w.low[j + 4] in rules.context["law_firms"]
    ):
        # "Bass, Alder & Birch LLP"
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
            and (
                same_entity(w, j - 1, j + 1)
                or w.label[j] == "PERSON"
                or text in rules.context["particles_between"]
            )
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
    if rules.is_legal(w.text[j + 1], w.low[j + 1]) or w.low[j + 1] in rules.context["family_firms"]:
        return True
    if w.title[j] and is_common(w, j - 1) and is_common(w, j + 1):
        return False
    if left > 1 and w.low[j - 1] in rules.firm and w.low[k - 1] in rules.firm and not is_common(w, j + 1):
        # "Birch Holdings & Alder Ventures" are two.
        return False
    sides = [(i, j), (j + 1, k)]
    if any(_stands_alone(w, a, b, rules) for a, b in sides):
        return False
    if rules.is_legal(w.text[k - 1], w.low[k - 1]):
        return True
    # Firms are called after people or by plain words; two brands beside an "&" are a list.
    paired = any(_like_surname(w, m) for m in (*range(i, j), *range(j + 1, k)) if w.kind[m] in NAME_KINDS)
    if not paired and not (is_common(w, j - 1) and is_common(w, j + 1)):
        return False
    return same_entity(w, j - 1, j + 1) or (left == 1 and right == 1) or left + right > 3


def _like_surname(w: Words, m: int) -> bool:
    sense = w.sense[m]
    return sense is not None and sense[1] > 0.35


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
    if last in rules.context["and_family"] and k - j <= 3:
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
    return j - i == 1 and w.low[j + 1] in rules.context["owned_institutions"] and in_org(w, j)
