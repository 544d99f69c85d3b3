"""Statements that rest on somebody without a name, and what a draft states flatly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.extract.context import Context, Named
from checker.extract.hearsay import hearsay_claims
from checker.extract.sentence import statements
from checker.model.claim import Claim
from checker.model.document import Document, Role

Heard = Callable[[str, Role], list[Claim]]


@pytest.fixture
def heard(document_of: Callable[..., Document], named_in: Callable[..., list[Named]]) -> Heard:
    """Return what is hearsay in a text."""

    def hear(text: str, role: Role) -> list[Claim]:
        document = document_of(text, role)
        return hearsay_claims(document, Context(document, statements(document), named_in(document)))

    return hear


@pytest.mark.parametrize(
    "text",
    [
        "A person close to the board said that the mill would be sold to a rival.",
        "Two officials who asked not to be named put the bill for the bridge at nine million.",
        "The ferry line was sold on condition of anonymity of the buyer and the bank.",
        "A band of hackers claimed responsibility for the outage at the harbour.",
        "The letter from the owner of the quarry could not be independently verified.",
    ],
)
def test_a_source_that_names_nobody_is_hearsay(heard: Heard, text: str) -> None:
    assert [c.qualifiers.modality for c in heard(text, "source")] == ["alleged"]


@pytest.mark.parametrize(
    "text",
    ["The board sold the mill to a rival for nine million crowns.", "A person waved."],
)
def test_a_source_that_speaks_for_itself_is_none(heard: Heard, text: str) -> None:
    assert heard(text, "source") == []


def test_a_draft_that_states_flatly_is_looked_at(heard: Heard) -> None:
    assert len(heard("The board sold the mill to a rival for nine million crowns.", "draft")) == 1


def test_a_draft_that_hedges_is_not(heard: Heard) -> None:
    assert heard("The board reportedly sold the mill to a rival for nine million.", "draft") == []
