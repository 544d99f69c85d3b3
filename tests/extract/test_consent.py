"""Whose approval is given, and whose is still to come."""

from __future__ import annotations

import pytest

from checker.extract.clause import clauses
from checker.extract.consent import consents
from checker.model.claim import Modality

CASES: list[tuple[str, str, Modality]] = [
    ("The Harbour Board gave the go-ahead on Monday.", "The Harbour Board", "asserted"),
    ("The Harbour Board approved the pier.", "The Harbour Board", "asserted"),
    ("The Harbour Board said yes to the pier.", "The Harbour Board", "asserted"),
    ("The Harbour Board waved the pier through.", "The Harbour Board", "asserted"),
    ("The men who had gone on strike voted in favour.", "The men", "asserted"),
    ("The pier was approved by the Harbour Board.", "the Harbour Board.", "decided"),
    ("Varde won clearance from the Harbour Board.", "the Harbour Board.", "asserted"),
    ("It is subject to the consent of the Harbour Board.", "the Harbour Board.", "considered"),
    ("The Harbour Board still has to give its blessing.", "The Harbour Board", "considered"),
    ("The Harbour Board has yet to approve the pier.", "The Harbour Board", "considered"),
    ("The Harbour Board will vote on the pier in May.", "The Harbour Board", "considered"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "modality"), CASES)
def test_who_approves_is_read_with_how_far_it_has_come(
    text: str, who: str, modality: Modality
) -> None:
    found = [c for clause in clauses(text, 0, len(text)) for c in consents(text, clause)]
    assert [(text[c.start : c.end], c.modality) for c in found] == [(who, modality)]


@pytest.mark.parametrize("text", ["Varde won approval.", "The Harbour Board met.", "He nods.", ""])
def test_an_approval_of_nobody_is_none(text: str) -> None:
    assert [c for clause in clauses(text, 0, len(text)) for c in consents(text, clause)] == []
