"""Deal rules: `rules/deals/<type>.toml`, light verbs, object classes and modality, typed and validated."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..errors import RuleError
from ..linking.conditions import CONDITIONS
from ..linking.modality import Cue
from ..linking.rules import DealRules, Trigger
from ..schema import ROLES, STATUSES
from ..values.verbs import plural
from .clauses import forms
from .toml import RULES, check_one_of, compile_pattern, read_rules

TENSES = ("present", "past", "perfect", "gerund", "infinitive", "noun")
SLOTS = (
    "subject",
    "object",
    "owner",
    "possessor",
    "modifier",
    "apposition",
    "of",
    "by",
    "from",
    "to",
    "with",
    "in",
    "into",
    "for",
    "between",
    "lead",
    "join",
    "backed",
    "along",
    "at",
    "on",
    "against",
    "through",
    "across",
    "described",
)
OBJECTS = (
    "party",
    "dative",
    "company",
    "asset",
    "stake",
    "money",
    "round",
    "funding",
    "fund",
    "debt",
    "ipo",
    "venture",
    "partnership",
    "deal",
    "none",
    "thing",
    "name",
)
_ASKED = (*CONDITIONS, *SLOTS)
_KEYS = {
    "id",
    "verbs",
    "also_noun",
    "nouns",
    "objects",
    "roles",
    "subject",
    "other",
    "require",
    "need",
    "without",
    "plural",
    "weak",
    "status",
    "example",
}


def deal_types() -> list[str]:
    """Return the names of the deal types: the stems of `rules/deals/*.toml`."""
    return sorted(p.stem for p in (RULES / "deals").glob("*.toml"))


@cache
def deal_rules() -> DealRules:
    """Read and validate all deal rules; raise `RuleError` naming file, key, value found and values allowed."""
    verbs: dict[str, list[tuple[Trigger, tuple[str, ...], frozenset[str]]]] = {}
    only_verbs: set[str] = set()
    nouns: dict[str, list[tuple[Trigger, tuple[str, ...]]]] = {}
    status: dict[str, dict[str, str]] = {}
    rows: list[tuple[Trigger, dict[str, Any]]] = []
    for kind in deal_types():
        file = f"deals/{kind}.toml"
        data = read_rules(file)
        status[kind] = {t: _status(file, t, data["status"].get(t)) for t in TENSES}
        for row in data.get("verb", ()):
            trigger = _trigger(file, kind, "verb", row)
            for phrase in row["verbs"]:
                first, *rest = phrase.split()
                for form, tenses in forms(first).items():
                    verbs.setdefault(form, []).append((trigger, tuple(rest), frozenset(tenses)))
                    if not row.get("also_noun"):
                        only_verbs.add(form)
        rows += [(_trigger(file, kind, "noun", row), row) for row in data.get("noun", ())]
    for trigger, row in rows:
        for phrase in row["nouns"]:
            *front, last = phrase.split()
            # "raises" is a verb, whatever the tagger says of a headline, unless the rule says otherwise.
            several = row.get("plural", plural(last) not in only_verbs)
            heads = (last, plural(last)) if several else (last,)
            for head in dict.fromkeys(heads):
                nouns.setdefault(head, []).append((trigger, (*front, head)))
    for found in nouns.values():
        found.sort(key=lambda pair: -len(pair[1]))
    light: dict[str, set[str]] = {}
    for name, words_of in read_rules("light_verbs.toml").items():
        for verb in words_of:
            first, *rest = verb.split()
            for form in forms(first):
                light.setdefault(" ".join((form, *rest)), set()).add(name)
    classes: dict[str, set[str]] = {}
    for name, heads in read_rules("objects.toml").items():
        for form in dict.fromkeys(form for head in heads for form in (head, plural(head))):
            classes.setdefault(form, set()).add(check_one_of("objects.toml", name, name, OBJECTS))
    return DealRules(verbs, nouns, status, light, classes, _cues())


def _trigger(file: str, kind: str, anchor: str, row: dict[str, Any]) -> Trigger:
    key = f"{anchor}.{row.get('id', '?')}"
    for name in row:
        check_one_of(file, f"{key}: key", name, _KEYS)
    for name in ("id", "roles", "require", "example"):
        if name not in row:
            raise RuleError(f"rules/{file}", key, f"no key {name!r}", "add it")
    for table in ("roles", "subject"):
        for role in row.get(table, {}).values():
            check_one_of(file, f"{key}.{table}", role, ROLES)
    for slot in row["roles"]:
        check_one_of(file, f"{key}.roles", slot, SLOTS)
    for name in row.get("objects", ()):
        check_one_of(file, f"{key}.objects", name, OBJECTS)
    for name in (*row["require"], *row.get("need", ()), *row.get("without", ())):
        check_one_of(file, f"{key}.require", name, _ASKED)
    return Trigger(
        id=f"{kind}.{anchor}.{row['id']}",
        type=kind,
        roles=dict(row["roles"]),
        subject=dict(row.get("subject", {})),
        other=check_one_of(file, f"{key}.other", row["other"], ROLES) if "other" in row else "",
        objects=frozenset(row.get("objects", ())),
        require=tuple(row["require"]),
        need=tuple(row.get("need", ())),
        without=tuple(row.get("without", ())),
        weak=bool(row.get("weak", False)),
        status=_status(file, f"{key}.status", row["status"]) if "status" in row else None,
    )


def _status(file: str, key: str, value: str | None) -> str:
    return check_one_of(file, f"status.{key}", str(value), STATUSES)


def _cues() -> tuple[Cue, ...]:
    file = "modality.toml"

    def cue(row: dict[str, Any]) -> Cue:
        patterns = {
            key: compile_pattern(file, f"{row['id']}.{key}", row[key]) if key in row else None
            for key in ("before", "after", "sentence")
        }
        status = check_one_of(file, f"{row['id']}.status", row["status"], STATUSES)
        return Cue(
            id=row["id"],
            status=status,
            kinds=tuple(row.get("kinds", ("verb", "noun"))),
            types=tuple(row.get("types", ())),
            **patterns,
        )

    return tuple(cue(row) for row in read_rules(file)["cue"])
