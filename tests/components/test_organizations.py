"""Names, identities and references in invented sentences; each row of the case files is one test."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

CASES = Path(__file__).parent.parent / "cases"


def _rows(file: str) -> list[Any]:
    with (CASES / file).open("rb") as f:
        tables = tomllib.load(f)
    rows = []
    for table, entries in tables.items():
        for number, row in enumerate(entries, 1):
            marks = [pytest.mark.xfail(strict=True, reason=row["miss"])] if "miss" in row else []
            rows.append(pytest.param(row, id=f"{table}-{number}", marks=marks))
    return rows


@pytest.mark.parametrize("row", _rows("organizations.toml"))
def test_mentions(nlp: Language, row: dict[str, Any]) -> None:
    """The organizations found are exactly the row's, with exact boundaries; so are the people where told."""
    doc = nlp(row["text"])
    spans = sorted((m["start"], m["end"]) for o in doc._.organizations for m in o["mentions"])
    assert [doc.text[a:b] for a, b in spans] == row["orgs"]
    if "people" in row:
        assert [p["name"] for p in doc._.people] == row["people"]


@pytest.mark.parametrize("row", _rows("identity.toml"))
def test_identity(nlp: Language, row: dict[str, Any]) -> None:
    """Forms of one name are one organization; a parent, its funds and its branches stay apart."""
    found = {o["name"]: o["aliases"] for o in nlp(row["text"])._.organizations}
    if "name" in row:
        assert sorted(found[row["name"]]) == sorted(row["aliases"])
    else:
        assert sorted(n for n in found if n in row["names"]) == sorted(row["names"])
        assert not any(a in row["names"] for aliases in found.values() for a in aliases)


@pytest.mark.parametrize("row", _rows("references.toml"))
def test_references(nlp: Language, row: dict[str, Any]) -> None:
    """Pronouns and descriptions stand for the organizations of the row and nothing else is a reference."""
    doc = nlp(row["text"])
    assert [[doc.text[r["start"] : r["end"]], r["name"]] for r in doc._.references] == row["refs"]


def test_spans_carry_rules(nlp: Language) -> None:
    """Every mention is a token-aligned span whose id names the clue that supported it most."""
    doc = nlp("Harland Mills Inc said it bought Tresco Ltd for cash.")
    assert [(s.text, s.id_) for s in doc.spans["organizations"]] == [
        ("Harland Mills Inc", "org.form.legal"),
        ("Tresco Ltd", "org.form.legal"),
    ]


def test_short_name_needs_its_long_name(nlp: Language) -> None:
    """A plain word is a name only where a longer name of the article begins with it."""
    with_long = nlp("Summit Lithium Corp digs in Chile. The Summit mine is old. Analysts like Summit shares.")
    without = nlp("The summit was held in Chile. Analysts like the Summit of leaders.")
    assert with_long._.organizations[0]["aliases"] == ["Summit"]
    assert without._.organizations == []


def test_name_across_a_wrapped_line(nlp: Language) -> None:
    """A line break that only wraps newswire does not cut a name; offsets are those of the article."""
    text = (
        "An investor group that includes Bessemer Harland\n"
        "Securities Corp told regulators that it holds more\n"
        "than nine pct of Tresco Industries Inc, which said\n"
        "that it had no comment on the matter for the moment.\n"
    )
    found = {o["name"] for o in nlp(text)._.organizations}
    assert "Tresco Industries Inc" in found
    assert "Bessemer Harland Securities Corp" in {" ".join(n.split()) for n in found}


def test_empty_text(nlp: Language) -> None:
    """An empty or blank text has no names and breaks nothing."""
    for text in ("", " \n\n ", "***"):
        doc = nlp(text)
        assert (doc._.organizations, doc._.people, doc._.references) == ([], [], [])


def test_alone_on_a_bare_pipeline() -> None:
    """The components work by `add_pipe` on a pipeline without vectors, blocks or parse."""
    bare = spacy.blank("en")
    bare.add_pipe("organizations")
    bare.add_pipe("references")
    doc = bare("The startup Quillon was bought by Tresco Ltd in May.")
    assert [o["name"] for o in doc._.organizations] == ["Quillon", "Tresco Ltd"]
    assert doc._.references == []


def test_facts_survive_bytes(nlp: Language) -> None:
    """What the components write is plain data that a document keeps when it is stored."""
    doc = nlp("Harland Mills Inc said it bought Tresco Ltd for cash.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.organizations == doc._.organizations
    assert again._.references == doc._.references
    assert [s.id_ for s in again.spans["organizations"]] == [s.id_ for s in doc.spans["organizations"]]


def test_one_word_alone(nlp: Language) -> None:
    """Nothing stands before the first word of a text."""
    assert nlp("FUNDING")._.organizations == []
