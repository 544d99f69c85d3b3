from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Matched = Callable[..., list[dict[str, Any]]]
Pairs = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def storm(matched: Matched) -> list[dict[str, Any]]:
    """Two reports of one storm that share one figure, differ in one, and count one thing each."""
    return matched(
        "The storm broke 14 windows of the lighthouse. The ferry carried 130 passengers to Karne."
        "\n\nGuests ate 40 eels.",
        "The storm broke 31 windows of the lighthouse. The ferry carried 130 passengers to Karne."
        "\n\nGuests ate 60 pies.",
    )


def figures(rows: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (row["left_quote"], row["right_quote"]): row for row in rows if row["thing"].startswith("m")
    }


def test_figures_about_one_thing_are_paired_whether_they_agree_or_not(
    storm: list[dict[str, Any]],
) -> None:
    assert set(figures(storm)) == {
        ("14 windows", "31 windows"),
        ("130 passengers", "130 passengers"),
    }


def test_the_reasons_of_a_match_add_up_to_its_weight(storm: list[dict[str, Any]]) -> None:
    for row in figures(storm).values():
        assert row["reasons"]
        assert sum(r["weight"] for r in row["reasons"]) == pytest.approx(row["weight"])
        assert all(r["weight"] for r in row["reasons"])


def test_each_match_says_why(storm: list[dict[str, Any]]) -> None:
    rows = figures(storm)
    same = {r["reason"] for r in rows["130 passengers", "130 passengers"]["reasons"]}
    other = {r["reason"] for r in rows["14 windows", "31 windows"]["reasons"]}
    assert {"what is counted is the same", "the values agree"} <= same
    assert "what is counted is the same" in other
    assert "the values agree" not in other


def test_figures_of_one_year_are_paired_and_of_different_years_are_not(pairs: Pairs) -> None:
    first = "In 2019 it sold 12 ferries."
    assert pairs("ship", first, "In 2019 it sold 15 ferries.") == [("12 ferries", "15 ferries")]
    assert pairs("ship", first, "In 2021 it sold 15 ferries.") == []


def test_figures_of_different_months_are_not_paired(pairs: Pairs) -> None:
    first = "It sold 12 ferries on 3 May 2024."
    assert pairs("ship", first, "It sold 31 ferries on 7 May 2024.") != []
    assert pairs("ship", first, "It sold 31 ferries on 3 June 2024.") == []


def test_figures_that_count_other_things_are_not_paired(pairs: Pairs) -> None:
    rows = pairs(
        "window",
        "Storm waves broke 14 windows of the lighthouse.",
        "Storm waves broke 17 lanterns of the lighthouse.",
    )
    assert rows == []


def test_ages_of_one_person_are_paired_and_of_two_people_are_not(pairs: Pairs) -> None:
    first = "Captain Odo Lind, 58, was arrested at the pier."
    same = "Captain Odo Lind, 61, was arrested at the pier."
    other = "The cook Ada Brandt, 61, was arrested at the pier."
    assert pairs("year-of-age", first, same) == [("58", "61")]
    assert pairs("year-of-age", first, other) == []


def test_an_age_is_that_of_the_person_named_before(pairs: Pairs) -> None:
    first = "Odo Lindqvist, 58, is being held without bond in Karne."
    second = "Police named the man as Odo Lindqvist. The 61-year-old remains in jail, bail denied."
    assert pairs("year-of-age", first, second) == [("58", "61-year-old")]


def test_pay_a_month_and_pay_a_year_are_not_paired(pairs: Pairs) -> None:
    month = "Under the deal the ferrymen of Karne get 50 euros a month more."
    year = "Under the deal the ferrymen of Karne get 600 euros a year more."
    other = "Under the deal the ferrymen of Karne get 70 euros a month more."
    assert pairs("EUR", month, year) == []
    assert pairs("EUR", month, other) != []


def test_a_share_and_what_is_left_are_not_paired(pairs: Pairs) -> None:
    late = "Of the ferries in Karne 30 percent run late, the watchdog says."
    punctual = "Of the ferries in Karne 70 percent run on time, the watchdog says."
    assert pairs("percent", late, punctual) == []
    assert pairs("percent", late, late.replace("30", "45")) != []


def test_a_sentence_with_a_part_suspended_is_not_paired_with_the_rest(pairs: Pairs) -> None:
    whole = "A court in Karne sentenced the miller to seven years in prison for fraud."
    part = "A court in Karne sentenced the miller to prison: five years, the rest is suspended."
    assert pairs("second", whole, part) == []


def test_time_in_custody_is_not_paired_with_a_sentence(pairs: Pairs) -> None:
    held = "The miller of Karne spent nine months in prison on remand over the fraud."
    faced = "The miller of Karne faces seven years in prison over the fraud."
    assert pairs("second", held, faced) == []
    assert pairs("second", faced, faced.replace("seven", "nine")) != []


def test_swapped_digits_outweigh_another_word_for_what_is_counted(matched: Matched) -> None:
    rows = figures(
        matched(
            "The clinic of Karne admitted 830 adults with fever.",
            "The clinic of Karne admitted 380 patients with fever.",
        )
    )
    assert set(rows) == {("830 adults", "380 patients")}


def test_a_figure_with_its_equal_elsewhere_is_not_paired_with_another(pairs: Pairs) -> None:
    assert pairs(
        "window",
        "The storm broke 14 windows of the lighthouse.",
        "The storm broke 14 windows of the lighthouse. Vandals broke 17 windows in spring.",
    ) == [("14 windows", "14 windows")]


def test_a_sum_has_its_equal_elsewhere_though_one_text_names_what_it_buys(pairs: Pairs) -> None:
    bare = "They give 36 million euros for it, and the club of Karne is so valued at 45 million."
    named = "They pay 36 million euros for the stake. That values the club of Karne at {} euros."
    assert ("36 million euros", "60 million euros") not in pairs(
        "EUR", bare, named.format("60 million")
    )


@pytest.mark.parametrize(
    ("second", "paired"),
    [
        ("410 herons are still in the boathouse.", False),
        ("The remaining 410 herons sleep in the boathouse.", False),
        ("410 herons slept in the boathouse.", True),
    ],
)
def test_who_was_there_and_who_still_is_are_two_numbers(
    pairs: Pairs, second: str, *, paired: bool
) -> None:
    first = "700 herons spent the night in the boathouse."
    assert bool(pairs("heron", first, second)) == paired


def test_the_same_digits_in_another_unit_are_paired_as_a_slip(matched: Matched) -> None:
    (row,) = figures(
        matched("The dyke of Vellby is 9,500 miles long.", "The dyke of Vellby is 9,500 km long.")
    ).values()
    assert "the same digits" in {r["reason"] for r in row["reasons"]}


@pytest.mark.parametrize(
    ("first", "second", "paired"),
    [
        ("a fee of 95 million euros", "95 million dollars", True),
        ("a fee of 240 million kronur", "240 million euros", True),
        ("a fee of 95 million euros", "102 million dollars", False),
        ("a fee of 95 million kroner", "95 million Danish crowns", False),
        ("a fee of $95 million", "95 million Australian dollars", False),
    ],
)
def test_one_number_in_two_currencies_is_paired(
    matched: Matched, first: str, second: str, *, paired: bool
) -> None:
    rows = matched(
        f"Whoever leaves the alliance of Karne owes {first}.",
        f"A partner that walks out of the alliance pays {second}.",
    )
    assert bool(figures(rows)) == paired


def test_a_figure_that_is_denied_is_paired_with_none(pairs: Pairs) -> None:
    affirmed = "The guild sold 17 barges to the choir."
    assert pairs("barge", "The guild sold 14 barges to the choir.", affirmed) != []
    assert pairs("barge", "The guild did not sell 14 barges to the choir.", affirmed) == []


def test_a_figure_within_one_document_is_paired_with_none(pairs: Pairs) -> None:
    assert pairs("window", "The storm broke 14 windows. The storm broke 31 windows.") == []


def test_each_figure_has_one_partner_in_another_document(pairs: Pairs) -> None:
    text = "The storm broke {} windows of the lighthouse. The hail broke {} windows of the mill."
    assert pairs("window", text.format(14, 52), text.format(31, 77)) == [
        ("14 windows", "31 windows"),
        ("52 windows", "77 windows"),
    ]


def test_dates_of_one_event_are_paired(pairs: Pairs) -> None:
    assert pairs("date", "The dyke broke on 3 May 2024.", "The dyke broke on 5 May 2024.") == [
        ("3 May 2024", "5 May 2024")
    ]
    assert pairs("date", "The dyke broke on 3 May 2024.", "Ada wed on 5 May 2024.") == []


def test_the_order_of_the_documents_makes_no_difference(pairs: Pairs) -> None:
    one, two = "The storm broke 14 windows.", "The storm broke 31 windows."
    assert pairs("window", one, two) == [(b, a) for a, b in pairs("window", two, one)]


def test_a_figure_of_a_place_over_there_is_no_figure_of_the_story(matched: Matched) -> None:
    ours = "At Aldby the storm broke 31 windows of the lighthouse."
    before = "A storm has crossed {place} on its way. It broke 14 windows of the lighthouse there."
    apart = "Roofs of Aldby came down.\n\n" + before.format(place="Karne")
    assert not figures(matched(ours, apart))
    assert set(figures(matched(ours, before.format(place="Aldby")))) == {
        ("31 windows", "14 windows")
    }


def test_there_is_points_at_no_place(matched: Matched) -> None:
    ours = "At Aldby the storm broke 31 windows of the lighthouse."
    told = "Roofs of Aldby came down, say men from Karne. They say that there are 14 windows of the"
    told += " lighthouse that the storm broke."
    assert set(figures(matched(ours, told))) == {("31 windows", "14 windows")}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The parish of Lund approved the new pier by nine votes to four.",
            "In Lund the parish voted 8-5 in favour of the new pier.",
            {("nine", "8"), ("four", "5")},
        ),
        (
            "The parish of Lund approved the new pier by nine votes to four.",
            "In 2003 the parish of Lund had rejected a new pier, by 8 votes to 5.",
            set(),
        ),
        (
            "The trawler went down off Lund with eleven crew on board.",
            "A tanker rescued the 12-strong crew of the trawler that went down off Lund.",
            {("eleven crew", "12-strong crew")},
        ),
        (
            "The barge carried 20 tonnes of fertiliser to Lund.",
            "Twenty pounds of fertiliser were on the barge to Lund.",
            {("20 tonnes of fertiliser", "Twenty pounds of fertiliser")},
        ),
        (
            "The pier at Lund collapsed three months after the inspection.",
            "The collapse of the pier at Lund came five months after the inspection.",
            {("three months after", "five months after")},
        ),
        (
            "The pier at Lund was closed two days after the inspection.",
            "Two weeks after the inspection, the pier at Lund was painted.",
            set(),
        ),
    ],
)
def test_unlike_figures_are_paired_where_they_tell_one_thing(
    matched: Matched, left: str, right: str, expected: set[tuple[str, str]]
) -> None:
    assert set(figures(matched(left, right))) == expected


def test_the_vote_of_another_year_is_not_paired_with_this_one(pairs: Pairs) -> None:
    now = "The council of Karne voted for the sale of its harbour by 17 votes to eight."
    then = "In 2011 the council of Karne sold a part of its harbour, by 13 votes to 12."
    assert pairs("aye", now, then) == []
    assert pairs("aye", now, now.replace("17", "19")) == [("17", "19")]
