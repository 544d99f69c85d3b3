from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.judge.ground import folded, located

TEXT = "He said:  “There is\nno deal” – and left.\tThen no deal came."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("no deal", "no deal"),
        ('"There is no deal"', "“There is\nno deal”"),
        ("  and   left. Then ", "and left.\tThen"),
        ("NO DEAL", None),
        ("no  deals", None),
        ("there is no deal", None),
        ("", None),
        ("…", None),
        ("“”", None),
    ],
)
def test_words_are_found_letter_for_letter_but_for_spaces_and_quotation_marks(
    words: str, found: str | None
) -> None:
    span = located(TEXT, words)
    assert (span and TEXT[slice(*span)]) == found


def test_the_words_that_touch_a_place_are_preferred() -> None:
    second = TEXT.rindex("no deal")
    assert located(TEXT, "no deal", (second, second + 2)) == (second, second + 7)
    assert located(TEXT, "He said", (second, second + 2)) is None


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=60))
def test_what_is_found_folds_to_what_was_asked_for(before: str, words: str, after: str) -> None:
    text = before + words + after
    span = located(text, words)
    if span is not None:
        assert folded(text[slice(*span)]).strip() == folded(words).strip()
