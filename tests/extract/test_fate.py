from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim
from checker.model.value import QuantityValue

Claims = Callable[..., list[Claim]]


def counted(claims: list[Claim]) -> dict[str, str]:
    return {c.quote.exact: c.about.head for c in claims if isinstance(c.value, QuantityValue)}


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("A wave came, killing three people and injuring at least 40.", "three people", "dead"),
        ("A wave came, killing three people and injuring at least 40.", "at least 40", "injured"),
        ("Four colleagues have lost their lives.", "Four colleagues", "dead"),
        ("At least four bakers were killed.", "At least four bakers", "dead"),
        ("The blaze claimed seven lives.", "seven lives", "dead"),
        ("The death toll rose to 19.", "19", "dead"),
        ("Nine people died.", "Nine people", "dead"),
        ("Police arrested 14 protesters.", "14 protesters", "arrested"),
        ("Some 4,300 people were evacuated.", "Some 4,300 people", "evacuate"),
        ("By dusk 6,100 had been evacuated.", "6,100", "evacuate"),
        ("Divers rescued 23 people.", "23 people", "rescue"),
        ("There were 140 aboard.", "140", "aboard"),
        ("The barge carried 140 passengers and crew.", "140 passengers", "aboard"),
        ("The dead numbered 19.", "19", "dead"),
        ("Seven bodies have been recovered.", "Seven bodies", "dead"),
    ],
)  # fmt: skip
def test_what_befell_those_who_are_counted_is_what_is_counted(
    claims_of: Claims, text: str, words: str, what: str
) -> None:
    assert counted(claims_of(text))[words] == what


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("Twelve passengers were feared dead.", "Twelve passengers", "passenger"),
        ("Twelve passengers could have died.", "Twelve passengers", "passenger"),
        ("The storm killed the power in 12 wards.", "12 wards", "ward"),
        ("They were killed about 40 miles off.", "about 40 miles", "distance"),
    ],
)
def test_fears_and_things_have_no_fate(claims_of: Claims, text: str, words: str, what: str) -> None:
    assert counted(claims_of(text))[words] == what


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("It lay 340 metres below the gate.", "340 metres", "depth"),
        ("It stands 180 metres tall.", "180 metres", "height"),
        ("It measures 14 inches across.", "14 inches", "width"),
        ("It runs 90 metres long.", "90 metres", "length"),
        ("It lies 9 miles north of Karne.", "9 miles", "distance"),
        ("It has 9 miles of cable.", "9 miles of cable", "cable"),
    ],
)
def test_what_stands_behind_a_length_says_what_it_measures(
    claims_of: Claims, text: str, words: str, what: str
) -> None:
    assert counted(claims_of(text))[words] == what
