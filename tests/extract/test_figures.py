from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim
from checker.model.value import DateValue, QuantityValue, TextValue

Claims = Callable[..., list[Claim]]


def quantities(claims: list[Claim]) -> dict[str, Claim]:
    return {
        c.quote.exact: c
        for c in claims
        if isinstance(c.value, QuantityValue) and not c.keyed and c.predicate != "time-of-day"
    }


def nominal(claim: Claim) -> tuple[float | None, str]:
    assert isinstance(claim.value, QuantityValue)
    return claim.value.nominal, claim.value.unit


def test_what_is_counted_is_the_concept_of_the_noun(claims_of: Claims) -> None:
    found = quantities(claims_of("The yard hired 14 workers and fed 30 herons."))
    assert {words: c.about.head for words, c in found.items()} == {
        "14 workers": "employee",
        "30 herons": "heron",
    }


def test_what_narrows_the_counted_noun_is_kept(claims_of: Claims) -> None:
    found = quantities(claims_of("The clinic saw 14 badly injured sailors."))
    assert any("injured" in c.about.modifiers for c in found.values())


@pytest.mark.parametrize(
    ("verb", "whom"),
    [("killing", "dead"), ("injuring", "injured"), ("rescuing", "rescue"), ("employing", "people")],
)
def test_a_bare_number_behind_a_verb_of_people_counts_people(
    claims_of: Claims, verb: str, whom: str
) -> None:
    found = quantities(claims_of(f"A boiler burst on the barge, {verb} 14."))
    assert found["14"].about.head == whom


def test_a_bare_number_of_nothing_is_no_claim(claims_of: Claims) -> None:
    assert quantities(claims_of("They had 14, and then they sang.")) == {}


def test_a_bare_number_takes_the_unit_of_the_one_before_it(claims_of: Claims) -> None:
    found = quantities(claims_of("The mill sold 3 tonnes, 5 were burnt and 2 were eaten."))
    assert {words: nominal(c) for words, c in found.items()} == {
        "3 tonnes": (3000.0, "kilogram"),
        "5": (5000.0, "kilogram"),
        "2": (2000.0, "kilogram"),
    }


def test_the_name_of_a_paper_is_not_how_long_something_lasts(claims_of: Claims) -> None:
    found = quantities(claims_of("The 10-year bond fell. The dyke took 12 years to mend."))
    assert list(found) == ["12 years"]


def test_an_ordinal_counts_nothing(claims_of: Claims) -> None:
    assert quantities(claims_of("She won the third race on the lake.")) == {}


def test_a_figure_knows_the_other_figures_of_its_sentence(claims_of: Claims) -> None:
    found = quantities(claims_of("The yard sold 40 barges and 12 buoys."))
    assert found["40 barges"].about.numbers == ("12",)


def test_a_date_is_a_claim_and_no_quantity(claims_of: Claims) -> None:
    claims = claims_of("The dyke broke on 3 May 2024.")
    dates = [c for c in claims if isinstance(c.value, DateValue)]
    assert [c.quote.exact for c in dates] == ["3 May 2024"]
    assert dates[0].about.years == ()
    assert quantities(claims) == {}


def test_a_figure_knows_the_month_of_its_sentence(claims_of: Claims) -> None:
    found = quantities(claims_of("The yard sold 40 barges on 3 May 2024."))
    assert found["40 barges"].about.months == ("2024-05",)


def test_a_weekday_that_does_not_fit_its_date_is_claimed_of_the_day(claims_of: Claims) -> None:
    claims = [
        c for c in claims_of("It opened on Monday, 14 May 2024.") if c.predicate == "calendar"
    ]
    assert [(c.subject, c.value) for c in claims] == [("2024-05-14", TextValue(text="Monday"))]


def test_a_weekday_that_fits_its_date_is_not_worth_a_claim(claims_of: Claims) -> None:
    assert not [
        c for c in claims_of("It opened on Tuesday, 14 May 2024.") if c.predicate == "calendar"
    ]


def test_a_day_that_no_calendar_has_is_called_impossible(claims_of: Claims) -> None:
    claims = [c for c in claims_of("It opened on 31 June 2024.") if c.predicate == "calendar"]
    assert [(c.subject, c.value) for c in claims] == [("no day", TextValue(text="impossible"))]


def test_a_figure_in_a_denied_clause_is_denied(claims_of: Claims) -> None:
    found = quantities(claims_of("The yard did not sell 40 barges."))
    assert found["40 barges"].qualifiers.polarity == "denied"


@pytest.mark.parametrize(
    ("text", "words", "head", "part"),
    [
        ("He stood trial with two further persons.", "two further persons", "person", True),
        ("Two other guests were seen.", "Two other guests", "visitor", True),
        ("Lind and three co-defendants stood trial.", "three co-defendants", "co-defendant", True),
        ("Two guards' coats were found.", "Two guards' coats", "coat", False),
        ("Hardly more than 120 guests came.", "Hardly more than 120 guests", "visitor", False),
    ],
)  # fmt: skip
def test_a_count_that_leaves_somebody_out_is_a_part(
    claims_of: Claims, text: str, words: str, head: str, *, part: bool
) -> None:
    (found,) = [c for c in claims_of(text) if c.quote.exact == words and c.about.head == head]
    assert ("part" in found.about.modifiers) is part


@pytest.mark.parametrize("text", ["It has 300 more beds than before.", "Six more rooms were shut."])
def test_a_number_more_is_no_count_of_all(claims_of: Claims, text: str) -> None:
    assert not [c for c in claims_of(text) if isinstance(c.value, QuantityValue)]
