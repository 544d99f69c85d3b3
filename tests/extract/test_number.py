from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.number import numerals

ONE = [
    ("twenty-three thousand four hundred", "23400", "100"),
    ("two hundred and fifty", "250", "1"),
    ("five hundred three", "503", "1"),
    ("a thousand and one", "1001", "1"),
    ("one hundred and five million", "105000000", "1000000"),
    ("two million three hundred thousand", "2300000", "100000"),
    ("nineteen hundred", "1900", "100"),
    ("half a million", "500000", "100000"),
    ("half a dozen", "6", "6"),
    ("two dozen", "24", "12"),
    ("three and a half million", "3500000", "100000"),
    ("a million and a half", "1500000", "100000"),
    ("a quarter of a million", "250000", "50000"),
    ("four and a half", "9/2", "1/10"),
    ("one and a quarter", "5/4", "1/20"),
    ("three and three-quarters", "15/4", "1/20"),
    ("two and three quarters", "11/4", "1/20"),
    ("2½", "5/2", "1/10"),
    ("2½ million", "2500000", "100000"),
    ("4.2 million", "4200000", "100000"),
    ("1.3bn", "1300000000", "100000000"),
    ("2.5million", "2500000", "100000"),
    ("3 Mrd.", "3000000000", "1000000000"),
    ("7 mn", "7000000", "1000000"),
    ("12 lakh", "1200000", "100000"),
    ("3k", "3000", "1000"),
    ("40", "40", "1"),
    ("400", "400", "100"),
    ("3,417", "3417", "1"),
    ("12,000", "12000", "1000"),
    ("1,234,567.89", "123456789/100", "1/100"),
    ("1\u00a0200", "1200", "100"),
    ("1\u202f200\u202f300", "1200300", "100"),
    ("1 200", "1200", "100"),
    ("1.200.000", "1200000", "100000"),
    ("12,34,567", "1234567", "1"),
]


@pytest.mark.parametrize(("text", "value", "step"), ONE)
def test_a_number_is_read_whole_with_the_step_it_is_written_to(
    text: str, value: str, step: str
) -> None:
    found = numerals(text, 0, len(text))

    assert [(n.start, n.end, n.kind) for n in found] == [(0, len(text), "cardinal")]
    assert found[0].value == Fraction(value)
    assert found[0].step == Fraction(step)


@pytest.mark.parametrize(
    ("text", "value"),
    [("two-thirds", "2/3"), ("one third", "1/3"), ("three fifths", "3/5"), ("¾", "3/4"),
     ("a quarter", "1/4"), ("half", "1/2")],
)  # fmt: skip
def test_a_fraction_is_no_count(text: str, value: str) -> None:
    found = numerals(text, 0, len(text))

    assert [(n.kind, n.value) for n in found] == [("fraction", Fraction(value))]


@pytest.mark.parametrize(
    ("text", "value"), [("first", 1), ("21st", 21), ("twenty-first", 21), ("twenty-third", 23)]
)
def test_a_rank_is_no_count(text: str, value: int) -> None:
    found = numerals(text, 0, len(text))

    assert [(n.kind, n.value) for n in found] == [("ordinal", Fraction(value))]


@pytest.mark.parametrize(
    ("text", "low", "top"),
    [
        ("dozens", 24, 99),
        ("hundreds", 200, 999),
        ("hundreds upon hundreds", 200, 999),
        ("hundreds of thousands", 200_000, 999_999),
        ("tens of millions", 20_000_000, 99_999_999),
        ("several hundred", 200, 999),
        ("a few thousand", 2_000, 9_999),
        ("a couple of million", 2_000_000, 3_999_999),
    ],
)
def test_a_vague_plural_names_a_span(text: str, low: int, top: int) -> None:
    found = numerals(text, 0, len(text))

    assert [(n.start, n.end, n.kind, n.value, n.top) for n in found] == [
        (0, len(text), "vague", Fraction(low), Fraction(top))
    ]


@pytest.mark.parametrize("text", ["1.200", "5,17", "007", "192.168.0.1", "1,2345", "9" * 30])
def test_digits_whose_marks_cannot_be_told_are_bad(text: str) -> None:
    assert [n.kind for n in numerals(text, 0, len(text))] == ["bad"]


@pytest.mark.parametrize("text", ["million", "quarter", "thirds", "someone", "often"])
def test_a_scale_or_a_part_of_a_word_alone_is_no_number(text: str) -> None:
    assert [n for n in numerals(text, 0, len(text)) if n.kind == "cardinal"] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [("two and three", [2, 3]), ("18 to 25", [18, 25]), ("one one", [1, 1]), ("five two", [5, 2])],
)
def test_numbers_side_by_side_stay_apart(text: str, values: list[int]) -> None:
    assert [n.value for n in numerals(text, 0, len(text))] == values


def test_decimals_with_a_comma_need_a_measure() -> None:
    text = "3,75 percent and 3,75 of it"

    assert [n.kind for n in numerals(text, 0, len(text))] == ["cardinal", "bad"]


NAMES = {1: "one", 7: "seven", 12: "twelve", 19: "nineteen", 20: "twenty", 42: "forty-two"}


@given(st.integers(0, 999_999_999_999))
def test_digits_mean_themselves_with_and_without_separators(number: int) -> None:
    for text in (f"{number:,}", str(number), f"{number:,}".replace(",", "\u202f")):
        assert [n.value for n in numerals(text, 0, len(text))] == [number]


@given(st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(NAMES)))
def test_words_add_up(thousands: int, ones: int) -> None:
    text = f"{NAMES[thousands]} thousand and {NAMES[ones]}"

    assert [n.value for n in numerals(text, 0, len(text))] == [thousands * 1000 + ones]


@given(st.text(alphabet="0123456789.,- ½andone hundmiltwyfiv\u00a0", max_size=60))
def test_numerals_are_in_order_and_inside(text: str) -> None:
    at = 0
    for numeral in numerals(text, 0, len(text)):
        assert at <= numeral.start < numeral.end <= len(text)
        at = numeral.end
