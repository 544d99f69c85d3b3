from __future__ import annotations

import pytest

from checker.extract.quantity import quantities


def modifiers(text: str) -> tuple[str, ...]:
    (mention,) = quantities(text, 0, len(text))
    return mention.modifiers


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose 6 percent in Vellby.",
        "Rents are up 6 percent in Vellby.",
        "Rents fell by 6 percent in Vellby.",
        "Tenants face a rise of 6 percent.",
        "Tenants face a 6 percent increase.",
        "The harvest shrank 6 percent.",
    ],
)
def test_a_percentage_that_something_changed_by_is_a_change(text: str) -> None:
    assert "change" in modifiers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 6 percent in Vellby.",
        "Rents rose to 6 percent of pay.",
        "Sailors made up 6 percent of the crowd.",
        "The guild owns 6 percent of the mill.",
    ],
)
def test_a_level_is_no_change(text: str) -> None:
    assert "change" not in modifiers(text)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Ferrymen get 40 euros a month.", "per month"),
        ("Ferrymen get 480 euros per year.", "per year"),
        ("Ferrymen get a monthly bonus of 40 euros.", "per month"),
    ],
)
def test_what_is_paid_again_and_again_says_how_often(text: str, time: str) -> None:
    assert time in modifiers(text)


def test_a_day_of_the_month_is_no_length_of_time() -> None:
    assert modifiers("Ferrymen got 40 euros last month.") == ()
