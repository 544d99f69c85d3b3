from __future__ import annotations

import pytest

from checker.extract.date import dates
from checker.model.value import QuantityValue

PARTS = [
    ("The alarm went off shortly before dawn.", "shortly before dawn", (0, 500)),
    ("The roof gave way in mid-afternoon.", "in mid-afternoon", (810, 1050)),
    ("They left just after sunset.", "just after sunset", (960, 1439)),
    ("The pipe burst in the early hours.", "in the early hours", (0, 390)),
    ("The thieves came over lunch.", "over lunch", (660, 900)),
]
NONE = [
    "The dawn raid was planned for weeks.",
    "It lasted from day to day.",
    "She works the evening shift.",
    "They met in the morning of 3 May.",
]


@pytest.mark.parametrize(("text", "words", "minutes"), PARTS)
def test_a_part_of_the_day_that_stands_alone_is_an_interval(
    text: str, words: str, minutes: tuple[int, int]
) -> None:
    (found,) = dates(text, 0, len(text), None)
    assert text[found.start : found.end] == words
    assert isinstance(found.value, QuantityValue)
    assert (found.value.low, found.value.high, found.value.unit) == (*minutes, "clock")


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_part_of_the_day_is_none(text: str) -> None:
    assert [m for m in dates(text, 0, len(text), None) if m.stated == "part of the day"] == []


def test_a_time_on_the_clock_keeps_its_part_of_the_day() -> None:
    text = "At nine o’clock in the morning they met."
    assert [m.stated for m in dates(text, 0, len(text), None)].count("part of the day") == 0
