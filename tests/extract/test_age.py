from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim
from checker.model.value import QuantityValue

Claims = Callable[..., list[Claim]]


def owners(claims: list[Claim]) -> list[tuple[str, ...]]:
    return [
        c.about.names
        for c in claims
        if isinstance(c.value, QuantityValue)
        and c.value.unit == "year-of-age"
        and "owned" in c.about.modifiers
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Odo Lindqvist, 58, was held at the pier.",
        "Police held 58-year-old Odo Lindqvist at the pier.",
        "Police held Odo Lindqvist at the pier. The 58-year-old said nothing.",
    ],
)
def test_an_age_belongs_to_the_person_it_stands_beside(claims_of: Claims, text: str) -> None:
    assert owners(claims_of(text)) == [("odo lindqvist",)]


@pytest.mark.parametrize(
    "text",
    [
        "Police held a 58-year-old man at the pier.",
        "Odo Lindqvist met Ada Brandt at the pier. The 58-year-old said nothing.",
    ],
)
def test_whose_age_it_is_may_be_unsure(claims_of: Claims, text: str) -> None:
    assert owners(claims_of(text)) == []
