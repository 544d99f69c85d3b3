from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim
from checker.model.value import EntityValue

Claims = Callable[..., list[Claim]]


def of(claims: list[Claim], predicate: str) -> list[Claim]:
    return [c for c in claims if c.predicate == predicate]


def test_each_sentence_is_a_claim_of_what_the_document_states(claims_of: Claims) -> None:
    found = of(claims_of("The weir sank 4 barges. Ada Brandt wept."), "states")
    assert [c.quote.exact for c in found] == ["The weir sank 4 barges.", "Ada Brandt wept."]
    assert found[0].about.numbers == ("4",)
    assert found[1].about.names == ("ada brandt",)
    assert [c.statement for c in found] == [0, 1]


def test_a_sentence_without_content_states_nothing(claims_of: Claims) -> None:
    assert claims_of("It was not.") == []
    assert claims_of("") == []


def test_only_a_draft_reports_and_only_what_it_names_or_counts(claims_of: Claims) -> None:
    text = "Ada Brandt wept. The herons left. The yard sold 4 barges."
    assert of(claims_of(text), "reports") == []
    assert [c.quote.exact for c in of(claims_of(text, role="draft"), "reports")] == [
        "Ada Brandt wept.",
        "The yard sold 4 barges.",
    ]


def test_a_clause_that_is_denied_is_held_apart_from_one_that_is_not(claims_of: Claims) -> None:
    text = "The choir sang near the weir, but the guild did not mend the old sluice."
    found = of(claims_of(text), "holds")
    assert [c.qualifiers.polarity for c in found] == ["affirmed", "denied"]
    assert "mend" in found[1].about.words
    assert "mend" in found[0].about.wider


@pytest.mark.parametrize(
    ("words", "modality"),
    [("will", "planned"), ("may", "possible"), ("plans to", "planned"), ("could", "possible")],
)
def test_a_clause_keeps_how_sure_it_is(claims_of: Claims, words: str, modality: str) -> None:
    (held,) = of(claims_of(f"The guild {words} sell the weir house to the choir."), "holds")
    assert held.qualifiers.modality in {modality, "expected"}
    assert held.qualifiers.modality != "asserted"


def test_a_clause_with_too_little_content_cannot_be_told_from_others(claims_of: Claims) -> None:
    assert of(claims_of("The herons left."), "holds") == []
    assert of(claims_of("The herons left the weir."), "holds")


def test_what_somebody_asks_is_not_what_holds(claims_of: Claims) -> None:
    text = "The clerk asked whether the guild had sold the weir house."
    assert [c for c in of(claims_of(text), "holds") if "had sold" in str(c.quote)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Whether the guild will sell the weir house is unclear.",
        "It has not been decided whether the guild will sell the weir house.",
        "Inspectors are looking into whether the guild will sell the weir house.",
    ],
)
def test_what_is_called_open_is_weighed(claims_of: Claims, text: str) -> None:
    held = [c for c in of(claims_of(text), "holds") if c.quote and "house" in c.quote.exact]
    assert len(held) == 1
    assert held[0].qualifiers.modality in {"considered", "possible"}


def test_what_is_quoted_is_left_to_the_words_of_the_quotation(claims_of: Claims) -> None:
    text = "“The guild sold the old weir house to the choir,” Ada Brandt said."
    claims = claims_of(text)
    assert of(claims, "holds") == []
    assert of(claims, "said")


def test_a_clause_that_somebody_reports_has_a_speaker(claims_of: Claims) -> None:
    (held,) = of(claims_of("According to Ada Brandt, the sluice broke twice in spring."), "holds")
    assert held.qualifiers.speaker == "ada brandt"


def test_the_named_subject_of_a_rich_clause_is_a_claim_of_its_own(claims_of: Claims) -> None:
    text = "Ada Brandt sold the old weir house to the guild of the rope makers."
    (subject,) = of(claims_of(text), "subject-of")
    assert subject.value == EntityValue(name="Ada Brandt", entity="ada brandt")
    assert "ada brandt" not in subject.about.names


def test_two_named_subjects_or_a_poor_clause_have_no_subject_of_note(claims_of: Claims) -> None:
    two = "Ada Brandt and Odo Lind sold the old weir house to the guild of the rope makers."
    assert of(claims_of(two), "subject-of") == []
    assert of(claims_of("Ada Brandt sold the weir house."), "subject-of") == []


@pytest.mark.parametrize(
    "text",
    [
        "The maker and Brandt finished last in a table of mills judged on safety.",
        "Brandt and the maker finished last in a table of mills judged on safety.",
    ],
)
def test_one_of_two_subjects_is_not_the_subject(claims_of: Claims, text: str) -> None:
    assert of(claims_of(text), "subject-of") == []


def test_a_subject_behind_another_clause_is_one(claims_of: Claims) -> None:
    text = "The table was drawn up, and Brandt finished last in a table of mills judged on safety."
    assert len(of(claims_of(text), "subject-of")) == 1
