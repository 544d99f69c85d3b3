from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import RuleError
from checker.rules.template import (
    MAX_MESSAGE,
    finer,
    ident,
    literal,
    literals,
    nearest,
    number,
    renderer,
)


@pytest.mark.parametrize("name", ["subject; DROP TABLE claims", "password", "", 'a"b', None, 3])
def test_only_columns_of_claims_are_identifiers(name: object) -> None:
    with pytest.raises(RuleError):
        ident(name)


def test_a_column_is_an_identifier() -> None:
    assert ident("subject_key") == "subject_key"


def test_quotation_marks_in_a_literal_are_doubled() -> None:
    assert literal("' OR 1=1 --") == "''' OR 1=1 --'"


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_a_literal_is_read_back_as_it_was(text: str) -> None:
    inner = literal(text)
    assert inner[0] == inner[-1] == "'"
    assert inner[1:-1].replace("''", "") == text.replace("'", "")
    assert inner[1:-1].count("'") == 2 * text.count("'")


@pytest.mark.parametrize("value", [None, 1, 2.5, [], "a\0b"])
def test_what_is_no_text_is_no_literal(value: object) -> None:
    with pytest.raises(RuleError):
        literal(value)


def test_booleans_are_literals() -> None:
    assert literals([True, False, "x"]) == "TRUE, FALSE, 'x'"


def test_no_literals_at_all_equal_nothing() -> None:
    assert literals([]) == "NULL"


@pytest.mark.parametrize("value", [math.inf, math.nan, True, "1", None])
def test_only_finite_numbers_are_numbers(value: object) -> None:
    with pytest.raises(RuleError):
        number(value)


def test_numbers_are_written_in_full() -> None:
    assert (number(3), number(0.1)) == ("3", "0.1")


def test_finer_holds_the_granularity_itself() -> None:
    assert finer("day") == ("day", "part-of-day", "hour", "minute")


def test_a_word_far_from_all_known_gets_the_list() -> None:
    assert nearest("zzz", ["one", "two"]) == "Use one of: one, two."


def test_a_message_stands_on_one_line_without_loose_space() -> None:
    assert renderer("{{ a }}\n   b  ")({"a": "x\ny"}) == "x y b"


def test_a_whole_number_has_no_decimals_and_nothing_is_empty() -> None:
    assert renderer("{{ a }}|{{ b }}|{{ c }}")({"a": 12.0, "b": None, "c": 0.5}) == "12||0.5"


def test_a_long_message_is_cut() -> None:
    message = renderer("{{ a }}")({"a": "x" * 10_000})
    assert len(message) == MAX_MESSAGE
    assert message.endswith("…")


def test_a_name_without_a_value_is_an_error() -> None:
    with pytest.raises(RuleError, match="cannot be filled in"):
        renderer("{{ a }}")({})


def test_a_value_is_never_a_template() -> None:
    assert renderer("{{ a }}")({"a": "{{ b }}"}) == "{{ b }}"
