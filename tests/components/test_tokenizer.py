"""The tokenizer: same length as the text, brackets and lost spaces split, triggers with a hyphen whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

ROWS = [
    ("raised $5 Million(approx. ₹26 Cr)", ["Million", "(", "approx", "."]),
    ("Accel(India) invested", ["Accel", "(", "India", ")", "invested"]),
    ("the acquisition ofBig Bite", ["acquisition", "of", "Big", "Bite"]),
    ("has acquiredTILIA Labs", ["has", "acquired", "TILIA", "Labs"]),
    ("LEEDS, England--(THE WIRE)--Northlake", ["England", "--", "(", "WIRE", ")", "--", "Northlake"]),
    ("•Nykaa raised", ["•", "Nykaa", "raised"]),
    ("a co-led round", ["co-led"]),
    ("the spin-off of", ["spin-off"]),
    ("a tie-up with", ["tie-up"]),
    ("in a Series A. Northlake Foods led it", ["Series", "A", ".", "Northlake"]),
    ("J. Doe of Series B.V. and Vitamin C. Doe", ["J.", "Doe", "Series", "B.V.", "C.", "Doe"]),
    ("Tilia’s round", ["Tilia", "'s", "round"]),
    ("Tilia\u00a0Labs", ["Tilia", "Labs"]),
    ("Tilia Labs (Oslo): $5m", ["(", "Oslo", ")", ":", "$"]),
    ("India,China", ["India", ",", "China"]),
    # Brands begin so: what looks like a lost space is none.
    ("toMoto and inDrive", ["toMoto", "inDrive"]),
    ("a well-known firm", ["well", "-", "known"]),
]


@pytest.mark.parametrize(("text", "tokens"), ROWS)
def test_rows(nlp: Language, text: str, tokens: list[str]) -> None:
    """The tokens stand in the text in this order, next to each other where the row gives neighbours."""
    found = [t.text for t in nlp.make_doc(text)]
    rest = iter(found)
    assert [t for t in tokens if t not in rest] == [], found


@given(st.text(max_size=120))
def test_offsets_are_those_of_the_text(nlp: Language, text: str) -> None:
    """Clean-up keeps the length, and every token is where its characters stand."""
    doc = nlp.make_doc(text)
    assert len(doc.text) == len(text)
    assert all(doc.text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_wrapped_lines_become_one_line(nlp: Language) -> None:
    text = "Northlake Foods said on Tuesday that it had agreed to buy\nOskar Dairy Group from Ridge Holdings for cash."
    assert nlp.make_doc(text).text == text.replace("\n", " ")
