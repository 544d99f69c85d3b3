from __future__ import annotations

import pytest
import simplemma
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.lemma import MISSED, is_word, lemma


def test_a_lemma_is_found_whatever_the_form() -> None:
    words = ("Boats", "struck", "mice", "Sandholt", "quickest", "ferry's", "3rd", "", "’")
    assert [lemma(word) for word in words] == [
        "boat", "strike", "mouse", "sandholt", "quick", "ferry", "3rd", "", "",
    ]  # fmt: skip


def known(word: str) -> str:
    """Return the lemma as the library itself finds it."""
    return simplemma.lemmatize(word, lang="en").lower()


# Unpacking the dictionary is no part of the first example's time.
assert lemma("oars") == known("oars")


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=12))
def test_the_kept_dictionary_answers_as_the_library_does(word: str) -> None:
    lower = word.lower().strip("'’")
    if lower.isalpha() and lower not in MISSED:
        assert lemma(word) == known(lower)
    assert is_word(word) == simplemma.is_known(word, lang="en")


@pytest.mark.parametrize(
    ("past", "verb"), [("won", "win"), ("gone", "go"), ("broke", "break"), ("Swore", "swear")]
)
def test_past_forms_that_the_dictionary_has_wrong_are_known(past: str, verb: str) -> None:
    assert lemma(past) == verb
