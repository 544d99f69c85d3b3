from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim
from checker.model.value import QuantityValue

Claims = Callable[..., list[Claim]]
TIED = ("part", "total", "share", "change")


def tied(claims: list[Claim]) -> list[tuple[str, str]]:
    return [(c.predicate, c.quote.exact) for c in claims if c.keyed and c.predicate in TIED]


def intervals(claims: list[Claim], predicate: str) -> dict[str, tuple[float, float]]:
    return {
        c.quote.exact: (round(c.value.low, 3), round(c.value.high, 3))
        for c in claims
        if c.predicate == predicate and isinstance(c.value, QuantityValue)
    }


@pytest.mark.parametrize(
    "total",
    ["95 crowns in all", "95 crowns altogether", "a total of 95 crowns", "making 95 crowns"],
)
def test_parts_and_their_stated_total_are_tied(claims_of: Claims, total: str) -> None:
    text = f"The guild spent 62 dollars on paint and 18 dollars on nails, {total}."
    assert tied(claims_of(text.replace("crowns", "dollars"))) == [
        ("part", "62 dollars"),
        ("part", "18 dollars"),
        ("total", "95 dollars"),
    ]


def test_the_terms_of_one_sum_share_a_subject_and_other_sums_do_not(claims_of: Claims) -> None:
    one = "The guild spent 62 dollars on paint and 18 dollars on nails, 95 dollars in all."
    subjects = {c.subject for c in claims_of(f"{one} {one}") if c.predicate in TIED}
    assert len(subjects) == 2


@pytest.mark.parametrize(
    "text",
    [
        # no word says that they add up
        "The guild spent 62 dollars on paint and 18 dollars on nails, then 95 dollars on rope.",
        # one part alone
        "The guild spent 62 dollars on paint, 95 dollars in all.",
        # two counts of one thing may belong to many sums
        "They sold 5 barges in May and 6 barges in June, 20 barges in all.",
        # of other units
        "The guild spent 62 dollars and 18 hours, 95 miles in all.",
    ],
)
def test_figures_that_need_not_add_up_are_left_alone(claims_of: Claims, text: str) -> None:
    assert tied(claims_of(text)) == []


def test_parts_of_what_the_sentence_before_counts_are_tied_to_it(claims_of: Claims) -> None:
    text = "The mill sold 90 barrels. Of these, 30 went north, 40 went south and 25 were burnt."
    assert tied(claims_of(text)) == [
        ("total", "90 barrels"),
        ("part", "30"),
        ("part", "40"),
        ("part", "25"),
    ]


def test_a_total_in_another_paragraph_is_not_meant_by_of_these(claims_of: Claims) -> None:
    text = "The mill sold 90 barrels.\n\nOf these, 30 went north, 40 went south and 25 were burnt."
    assert tied(claims_of(text)) == []


def test_a_share_is_claimed_as_stated_and_as_the_figures_make_it(claims_of: Claims) -> None:
    claims = claims_of("The mill cut 1,200 jobs, or 10 percent of its 15,000 jobs.")
    assert intervals(claims, "share") == {
        "1,200 jobs": (8.0, 8.0),
        "10 percent of its 15,000 jobs": (9.5, 10.5),
    }


def test_a_share_of_something_else_is_not_tied(claims_of: Claims) -> None:
    claims = claims_of("The mill cut 1,200 jobs while 10 percent of its 15,000 barges sank.")
    assert tied(claims) == []


@pytest.mark.parametrize(
    ("verb", "factor"),
    [("halved", (0.45, 0.55)), ("doubled", (1.8, 2.2)), ("tripled", (2.7, 3.3))],
)
def test_a_verb_of_change_is_claimed_beside_what_the_figures_make(
    claims_of: Claims, verb: str, factor: tuple[float, float]
) -> None:
    claims = claims_of(f"The toll was {verb}, from 12 dollars to 3 dollars.")
    assert intervals(claims, "change") == {verb: factor, "12 dollars to 3 dollars": (0.25, 0.25)}


def test_a_change_that_no_verb_measures_is_not_tied(claims_of: Claims) -> None:
    assert tied(claims_of("The toll fell from 12 dollars to 3 dollars.")) == []


def test_counts_behind_labels_are_tied_to_the_votes_they_are_out_of(claims_of: Claims) -> None:
    claims = claims_of("Quindt: 214 votes. Brandt: 205 votes. They are out of 518 votes.")
    assert tied(claims) == [
        ("part", "214 votes"),
        ("part", "205 votes"),
        ("total", "518 votes"),
    ]


def shares(claims: list[Claim]) -> list[str]:
    return [c.quote.exact for c in claims if c.keyed and c.predicate == "share"]


@pytest.mark.parametrize(
    "text", ["The stone weighs 4.3 kilos, or 14.5 pounds.", "It is 9 metres (20 feet) deep."]
)
def test_a_measure_in_two_units_is_held_against_itself(claims_of: Claims, text: str) -> None:
    assert len(shares(claims_of(text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "It is 9 metres long and 20 feet wide.",
        "Bring 9 metres or 12 metres of rope.",
        "It rose from 20 percent (12 percent in May).",
    ],
)
def test_two_measures_side_by_side_are_no_conversion(claims_of: Claims, text: str) -> None:
    assert not shares(claims_of(text))


def test_parts_of_the_sentence_before_are_added_where_they_are_said_to_make_a_total(
    claims_of: Claims,
) -> None:
    text = (
        "Most goes to roads (5.2 billion crowns), schools (3.9 billion) and parks (2.4 billion)."
        " These three areas alone account for 12.1 billion crowns."
    )
    claims = claims_of(text)
    assert [c.quote.exact for c in claims if c.predicate == "total"] == ["12.1 billion crowns"]
    assert len([c for c in claims if c.predicate == "part"]) == 3
    two = text.replace("three areas", "two areas")
    assert not [c for c in claims_of(two) if c.predicate == "part"]
