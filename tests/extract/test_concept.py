from __future__ import annotations

import pytest

from checker.extract.concept import concept_of, concepts, is_light, is_weak
from checker.extract.token import tokens


def keys(text: str) -> list[str]:
    return [concept.key for concept in concepts(tokens(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hurt", "wounded"),
        ("blaze", "wildfire"),
        ("pupil", "students"),
        ("containment", "contained"),
        ("Teapots", "teapot"),
    ],
)
def test_words_that_mean_the_same_are_one_concept(one: str, other: str) -> None:
    assert concept_of(one) == concept_of(other)


@pytest.mark.parametrize(("one", "other"), [("dead", "injured"), ("council", "court")])
def test_words_that_mean_different_things_stay_apart(one: str, other: str) -> None:
    assert concept_of(one) != concept_of(other)


def test_a_phrase_counts_as_the_one_concept_that_it_names() -> None:
    assert keys("Nine divers lost their lives.") == ["nine", "diver", "dead"]


def test_a_phrase_spans_all_of_its_words() -> None:
    text = "Nine divers lost their lives."
    phrase = concepts(tokens(text))[-1]
    assert text[phrase.start : phrase.end] == "lost their lives"


def test_function_words_are_left_out() -> None:
    assert keys("They were at the lighthouse with him") == ["lighthouse"]
    assert is_light("THE")
    assert not is_light("lighthouse")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The guild called it off", ["guild", "cancel"]),
        ("The guild called the regatta off", ["guild", "cancel", "regatta"]),
        ("Guards took her into custody", ["guard", "arrest"]),
        ("They set the herons free", ["free", "heron"]),
        ("They set the heron ponds free", ["set", "heron", "pond", "free"]),
        ("He took the off road", ["road"]),
    ],
)
def test_a_short_object_may_part_a_verb_from_what_belongs_to_it(
    text: str, found: list[str]
) -> None:
    assert keys(text) == found


def test_a_compound_counts_as_its_parts_where_they_stand() -> None:
    text = "A rope-making shed"
    found = concepts(tokens(text))
    assert [text[c.start : c.end] for c in found] == ["rope", "making", "shed"]


def test_words_that_are_everywhere_in_news_are_weak() -> None:
    assert {c.key: c.weak for c in concepts(tokens("people feed herons"))} == {
        "people": True,
        "feed": False,
        "heron": False,
    }
    assert is_weak("years")


@pytest.mark.parametrize("text", ["", "…—!?", "🛶🛶", "\x00", "-", "a-b-c", "مرفأ"])
def test_hostile_text_gives_concepts_that_lie_within_it(text: str) -> None:
    assert all(0 <= c.start < c.end <= len(text) and c.key for c in concepts(tokens(text)))
