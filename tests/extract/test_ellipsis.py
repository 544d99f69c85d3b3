from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.portion import one_digit_off
from checker.model.claim import Claim
from checker.model.value import QuantityValue

Claims = Callable[..., list[Claim]]


def counted(claims: list[Claim]) -> dict[str, tuple[str, str]]:
    """Return unit and counted noun of each figure, by its words."""
    return {
        c.quote.exact: (c.value.unit, c.about.head)
        for c in claims
        if isinstance(c.value, QuantityValue) and not c.keyed and c.predicate != "made-share"
    }


@pytest.mark.parametrize(
    ("text", "bare", "noun"),
    [
        ("Of the port's 40 boats, 12 were sunk.", "12", "ship"),
        ("Of our 40 kilns, 12 are cold today.", "12", "kiln"),
        ("The guild has 40 kilns. Of these 12 were mended.", "12", "kiln"),
        ("The guild has 40 kilns, of which 12 were mended.", "12", "kiln"),
        ("The guild has 40 kilns, 12 of them new.", "12", "kiln"),
        ("It hired 40 potters, of whom 12 work here, 9 in the shop and 4 at home.", "4", "potter"),
    ],
)
def test_a_part_counts_what_its_whole_counts(
    claims_of: Claims, text: str, bare: str, noun: str
) -> None:
    assert counted(claims_of(text))[bare] == ("", noun)


@pytest.mark.parametrize(
    "text",
    [
        "The guild has 40 kilns. Then 12 went home.",
        "Of our 40 kilns, 12 more than last year were mended.",
        "The guild has 4 kilns. It sold 900 of them.",
        "The guild has 40 kilns.\n\nOf these 12 were mended.",
    ],
)
def test_a_bare_number_that_is_no_part_counts_nothing(claims_of: Claims, text: str) -> None:
    found = counted(claims_of(text))
    assert not {"12", "900"} & set(found)


def test_a_bare_sum_is_in_the_one_currency_of_the_text(claims_of: Claims) -> None:
    found = counted(claims_of("The roof cost 4 million euros. It has become 5 million since."))
    assert found["5 million"][0] == "EUR"


def test_a_bare_price_with_its_cents_is_in_the_one_currency_of_the_text(claims_of: Claims) -> None:
    text = "A ticket costs 3.60 crowns. Before, it was 3.10. The next step brings the fare to 4.05."
    found = counted(claims_of(text))
    assert found["3.10"][0] == found["4.05"][0] == found["3.60 crowns"][0]


def test_a_bare_decimal_beside_round_sums_is_no_price(claims_of: Claims) -> None:
    assert "9.85" not in counted(claims_of("He ran it in 9.85 and won 5,000 crowns."))


def test_a_bare_sum_in_a_text_of_two_currencies_is_in_none(claims_of: Claims) -> None:
    text = "The roof cost 4 million euros, the door 2 million dollars. It has become 5 million."
    assert "5 million" not in counted(claims_of(text))


def keyed(claims: list[Claim], predicate: str) -> list[str]:
    return [c.quote.exact for c in claims if c.predicate == predicate and c.keyed]


def test_parts_in_several_places_that_are_more_than_their_whole_are_a_sum(
    claims_of: Claims,
) -> None:
    text = "It sends 24 guards, of whom 15 will stay in the hills, 7 at the gate and 5 in the port."
    claims = claims_of(text)
    assert keyed(claims, "total") == ["24 guards"]
    assert keyed(claims, "part") == ["15", "7", "5"]


def test_people_who_went_to_more_places_than_there_were_people_are_a_sum(claims_of: Claims) -> None:
    text = (
        "Fifty people were hurt. Twenty-four of them were taken to Osby, nineteen went to the "
        "clinic in Vellby, and nine were treated on the spot."
    )
    claims = claims_of(text)
    assert [c.quote.exact for c in claims if c.predicate == "part"] == [
        "Twenty-four", "nineteen", "nine",
    ]  # fmt: skip
    assert [c.quote.exact for c in claims if c.predicate == "total"] == ["Fifty people"]


def test_people_who_had_one_thing_and_another_are_no_sum(claims_of: Claims) -> None:
    text = (
        "Fifty people were ill. Twenty-four of them had a fever, nineteen had a cough, and nine "
        "had a rash."
    )
    assert not [c for c in claims_of(text) if c.predicate == "total"]


def test_a_sum_that_misses_its_whole_by_one_digit_is_held_against_it(claims_of: Claims) -> None:
    text = "The club has 4,512 members. Of these 4,093 were paid up and 319 were late."
    assert keyed(claims_of(text), "total") == ["4,512 members"]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 40 boats, 30 were new and 25 were red.",
        "The club has 4,512 members. Of these 2,093 were paid up and 319 were late.",
        "It sends 24 guards, of whom 12 will stay in the hills, 7 at the gate and 5 in the port.",
    ],
)
def test_parts_that_may_overlap_or_be_some_only_are_no_sum(claims_of: Claims, text: str) -> None:
    assert not keyed(claims_of(text), "part")


def test_one_part_that_is_more_than_its_whole_does_not_fit_it(claims_of: Claims) -> None:
    claims = claims_of("Of our 40 kilns, 12 are cold today. In 43 of them bread is baked.")
    assert keyed(claims, "share") == ["40 kilns", "43"]


def made(claims: list[Claim]) -> dict[str, float | None]:
    return {
        c.quote.exact: c.value.nominal
        for c in claims
        if c.predicate == "made-share" and isinstance(c.value, QuantityValue)
    }


@pytest.mark.parametrize(
    ("text", "words", "percent"),
    [
        ("The fair had 20 stalls, 7 of them run by women.", "20 stalls, 7", 35),
        ("He won 16 of the 32 seats.", "16 of the 32 seats", 50),
        (
            "Of the planted area of 40 hectares, 30 are fenced.",
            "40 hectares, 30",
            75,
        ),
    ],
)
def test_a_part_and_its_whole_make_a_share(
    claims_of: Claims, text: str, words: str, percent: float
) -> None:
    assert made(claims_of(text))[words] == pytest.approx(percent)


@pytest.mark.parametrize(
    "text", ["He won 2 of the 4 seats.", "He won about 16 of the 32 seats.", "He won 16 seats."]
)
def test_few_hedged_or_single_figures_make_no_share(claims_of: Claims, text: str) -> None:
    assert not made(claims_of(text))


@given(st.integers(100, 10**7), st.integers(100, 10**7))
def test_one_digit_off_is_mutual_and_never_of_equals(one: int, other: int) -> None:
    assert one_digit_off(one, other) == one_digit_off(other, one)
    assert not one_digit_off(one, one)
