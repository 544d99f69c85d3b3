from __future__ import annotations

import pytest

from checker.extract.clause import clauses
from checker.extract.joined import opens_statement
from checker.extract.token import tokens


def verbs(text: str) -> list[tuple[str, str]]:
    return [
        (text[c.subject_start : c.subject_end], c.verb)
        for c in clauses(text, 0, len(text))
        if c.verb
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two divers lost their lives, and the wreck at the north pier has now claimed nine.",
            [("Two divers", "lose"), ("the wreck at the north pier", "claim")],
        ),
        (
            "The ballots were found in a cellar, and on Sunday they will be counted again.",
            [("The ballots", "find"), ("they", "count")],
        ),
        (
            "The crew reached the barn at six and by dawn the fire had been put out.",
            [("The crew", "reach"), ("the fire", "put")],
        ),
        (
            "The train left at noon and an hour later it was in Ostrum.",
            [("The train", "leave"), ("it", "be")],
        ),
        (
            "The drug was withdrawn and patients in two clinics were told to stop.",
            [("The drug", "withdraw"), ("patients in two clinics", "tell")],
        ),
        (
            "The ferry left Vellby and at dawn was seen off Karne.",
            [("The ferry", "leave"), ("", "see")],
        ),
        ("She grew up in Karne and found work in Vellby.", [("She", "grow"), ("", "find")]),
    ],
)
def test_behind_an_and_a_statement_begins(text: str, expected: list[tuple[str, str]]) -> None:
    assert verbs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The firm said orders in Asia and sales in Europe had fallen.",
        "She met the minister and the mayor of a town destroyed by the flood.",
        "Nine people in the bus and two in the car were hurt.",
        "Divers found the skipper and his dog in a cave.",
    ],
)
def test_two_things_that_share_a_verb_are_no_two_statements(text: str) -> None:
    assert len(verbs(text)) == 1


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Nine women held in camps near the border had been freed on Monday.", "free"),
        ("The ferries built in Karne were sold abroad.", "sell"),
        ("The team caught in the snow has been found.", "find"),
    ],
)
def test_who_is_held_somewhere_does_something_else(text: str, verb: str) -> None:
    assert [v for _, v in verbs(text)] == [verb]


def test_the_end_of_the_sentence_opens_nothing() -> None:
    found = tokens("the tug and")
    assert not opens_statement(found, len(found))
    assert not opens_statement(found, 0)
