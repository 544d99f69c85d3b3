from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.extract.token import tokens

_PIECES = ("they're", "U.S.", "1,200", "o'clock", "it'sa", "“", "’s", "é", " ", "-", "b", ".", "\n")
_LONG = "The mayor's office said 1,200 five-year bonds weren't sold. " * 6


def test_a_token_knows_its_offsets_and_its_case() -> None:
    word, number, mark = tokens("Bonds 1,200!")
    assert (word.text, word.start, word.end, word.lower) == ("Bonds", 0, 5, "bonds")
    assert word.is_word
    assert word.is_capital
    assert not number.is_word
    assert not mark.is_capital
    assert number == tokens("Bonds 1,200!", 6)[0]
    assert number != word


def test_nothing_stands_behind_the_end_of_a_text() -> None:
    assert tokens(_LONG, len(_LONG), len(_LONG) + 60) == []
    assert tokens("") == []


@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_a_part_of_a_long_text_is_read_as_it_is_in_a_short_one(
    text: str, start: int, stop: int
) -> None:
    # A space is no part of a token, so that what follows in the long text changes nothing.
    long = f"{text} {_LONG}"
    stop = min(stop, len(text))
    assert tokens(long, start, stop) == tokens(text, start, stop)
