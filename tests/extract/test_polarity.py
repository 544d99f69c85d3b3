from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.polarity import antonym, polarity

WORDS = st.sampled_from(
    [
        "the",
        "ship",
        "did",
        "not",
        "no",
        "longer",
        "never",
        "nobody",
        "was",
        "isn't",
        "only",
        "but",
        "denied",
        "failed",
        "to",
        ",",
        ".",
        "and",
        "which",
        "neither",
        "nor",
        "without",
        "doubt",
        "sailed",
        "“",
        "”",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The bridge was not closed.", "not"),
        ("The bridge wasn’t closed.", "wasn’t"),
        ("No one was hurt.", "No"),
        ("The police found no trace of the boat.", "no"),
        ("The ship no longer sails.", "no longer"),
        ("Neither the mayor nor the council replied.", "Neither"),
        ("The firm denied that it had lost the data.", "denied"),
        ("The firm failed to deliver.", "failed to"),
        ("The minister has yet to sign the bill.", "has yet to"),
        ("The council ruled out a ban.", "ruled out"),
        ("He vowed not to resign.", "vowed not to"),
        ("The guild has decided not to join.", "decided not to"),
        ("They chose never to return.", "chose never to"),
        ("She decided against a second term.", "decided against"),
        ("The mayor said the bridge will not be closed.", "not"),
    ],
)
def test_a_negated_clause_is_denied(text: str, cue: str) -> None:
    found, low, high = polarity(text, 0, len(text))
    assert (found, text[low:high]) == ("denied", cue)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed.",
        "Nobody denied the report.",
        "Not only was the bridge closed, the road was too.",
        "There is no doubt that he won.",
        "The man who did not vote was fined.",
        "The law was passed without a vote.",
        "The bridge, which never opened, was sold.",
        "The mayor, not the council, signed it.",
        "“We will not go there ever again,” Marr said.",
    ],
)
def test_a_no_elsewhere_or_twice_denies_nothing(text: str) -> None:
    assert polarity(text, 0, len(text))[0] == "affirmed"


@pytest.mark.parametrize(
    ("a", "b"), [("rise", "fall"), ("opened", "closed"), ("guilty", "innocent"), ("on", "off")]
)
def test_opposites_are_opposites_both_ways(a: str, b: str) -> None:
    assert antonym(a, b)
    assert antonym(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("fall", "drop"), ("rise", "rise"), ("", ""), ("ship", "boat")]
)
def test_like_words_are_no_opposites(a: str, b: str) -> None:
    assert not antonym(a, b)


@given(TEXTS)
def test_the_cue_lies_in_the_clause(text: str) -> None:
    found, low, high = polarity(text, 0, len(text))
    assert 0 <= low <= high <= len(text)
    assert found == "affirmed" or low < high
