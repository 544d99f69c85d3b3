from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.contrast import parts


def keys(text: str) -> list[str]:
    return [part.key for part in parts(text, 0, len(text))]


def kinds(text: str, word: str) -> set[str]:
    found = {text[p.start : p.end]: p for p in parts(text, 0, len(text))}
    return {member.kind for member in found[word].members}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("twenty-one barges", "twenty-one", "cardinal"),
        ("a 4-wheeled cart", "4", "cardinal"),
        ("the twelfth barge", "twelfth", "ordinal"),
        ("the 30th barge", "30th", "ordinal"),
        ("sailed to North Korea", "North Korea", "country"),
        ("a North Korean barge", "North Korean", "people"),
        ("far away from the weir", "far away from", "distance"),
        ("in the dining room", "dining room", "room"),
        ("prices fall", "fall", "opposite"),
    ],
)
def test_a_word_knows_its_class(text: str, word: str, kind: str) -> None:
    assert kind in kinds(text, word)


def test_a_country_is_written_with_a_capital() -> None:
    assert "country" not in kinds("they ate turkey", "turkey")


def test_articles_and_marks_are_left_out() -> None:
    assert keys("The barge, a – the weir!") == ["barge", "weir"]


def test_digits_and_words_are_one_number() -> None:
    assert keys("12 barges") == keys("twelve barges")


@given(st.text(max_size=200))
def test_parts_stand_in_order_and_hold_words(text: str) -> None:
    end = 0
    for part in parts(text, 0, len(text)):
        assert end <= part.start < part.end <= len(text)
        end = part.end
