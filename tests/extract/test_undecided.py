"""What a clause says has not been decided, and clauses that ask."""

from __future__ import annotations

import pytest

from checker.extract.undecided import asks, undecided_at


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The trust has not decided on a sale.", "a sale."),
        ("She had not made up her mind about a second term.", "a second term."),
        ("The panel is undecided on the route.", "the route."),
        ("Nobody has agreed whether the pier stays.", "the pier stays."),
        ("No decision has been taken on the licence.", "the licence."),
        ("They have yet to rule on the objection.", "the objection."),
    ],
)
def test_what_is_open_begins_behind_the_words_that_say_so(text: str, rest: str) -> None:
    at = undecided_at(text, 0, len(text), len(text))
    assert at is not None
    assert text[at:] == rest


@pytest.mark.parametrize(
    "text",
    [
        "The trust decided on a sale.",
        "The trust did not sell the mill.",
        "The question was asked twice.",
        "",
    ],
)
def test_what_is_settled_leaves_nothing_open(text: str) -> None:
    assert undecided_at(text, 0, len(text), len(text)) is None


@pytest.mark.parametrize(
    "text", ["whether the pier is safe", " and whether to go", "over whether it rained"]
)
def test_a_clause_that_asks_is_known_by_its_first_words(text: str) -> None:
    assert asks(text, 0, len(text))


@pytest.mark.parametrize("text", ["the pier is safe", "that it rained", "weather permitting"])
def test_a_clause_that_states_does_not_ask(text: str) -> None:
    assert not asks(text, 0, len(text))
