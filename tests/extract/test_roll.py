from __future__ import annotations

import pytest

from checker.extract.context import Named
from checker.extract.name import names
from checker.extract.roll import rolls


def found(text: str) -> list[tuple[list[str], bool]]:
    named = [Named(n.start, n.end, n.key, n.kind) for n in names(text, 0, len(text))]
    return [
        ([text[n.start : n.end] for n in run], is_open) for run, is_open in rolls(text, 0, named)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The jury was Ada Lind (Norway, chair), Jo Birk (Ghana) and Bo Quist (Peru).",
        "The jury, chair Ada Lind, composer Jo Birk and the Peruvian actor Bo Quist, met.",
        "Killed were Ada Lind, 31, Jo Birk, 40, and Bo Quist.",
    ],
)
def test_persons_with_notes_and_offices_are_one_roll(text: str) -> None:
    assert found(text) == [(["Ada Lind", "Jo Birk", "Bo Quist"], False)]


def test_a_roll_behind_including_is_open() -> None:
    text = "Five people, including Ada Lind, Jo Birk and Bo Quist, met."
    assert found(text) == [(["Ada Lind", "Jo Birk", "Bo Quist"], True)]


@pytest.mark.parametrize(
    "text",
    ["Ada Lind said that Jo Birk had met Bo Quist.", "Ada Lind and Jo Birk met.", ""],
)
def test_persons_that_do_different_things_are_no_roll(text: str) -> None:
    assert found(text) == []


def test_a_first_name_that_looks_like_a_month_is_part_of_the_name() -> None:
    assert [n.text for n in names("The singer Jun Mori sang.", 0, 25)] == ["Jun Mori"]
    assert all(n.text != "Jun" for n in names("It opens on 3 Jun 2031.", 0, 23))
