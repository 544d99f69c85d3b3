"""Votes for and against, however they are told."""

from __future__ import annotations

import pytest

from checker.extract.ballot import AYES, NOES, tallied
from checker.extract.quantity import quantities

TALLIES = [
    ("The motion was carried by 9 votes to 4 with two abstentions.", ("9", "4")),
    ("Councillors voted 9-4 in favour.", ("9", "4")),
    ("Parliament passed the pensions bill by 61 to 59 late on Tuesday.", ("61", "59")),
    ("It scraped through with 62 votes in favour and 59 against.", ("62", "59")),
    ("The parish approved the car park by nine votes to four.", ("nine", "four")),
    ("Members voted 8-5 to approve the plan.", ("8", "5")),
    ("The Senate rejected the amendment 52-48.", ("48", "52")),
    ("Forty-six deputies voted for the budget, 41 against.", ("Forty-six", "41")),
    ("By a vote of 7 to 2, the board fired the director.", ("7", "2")),
    ("The plan was defeated by 14 votes to 11.", ("11", "14")),
]
NO_TALLIES = [
    "The home side won 3-1.",
    "Rovers beat Milltown 3-1, and the council celebrated.",
    "Children aged 5 to 9 may vote for a mascot.",
    "The board meets 9 to 5 and voted to close.",
    "Voters backed it by 61 percent to 39.",
    "The party took 12 seats to 9 for its rival in the council.",
]


def sides(text: str) -> dict[str, str]:
    found = tallied(text, 0, len(text), quantities(text, 0, len(text)))
    assert all(text[m.start : m.end] == m.written for m in found)
    return {m.head: m.written for m in found if m.head in {AYES, NOES}}


@pytest.mark.parametrize(("text", "votes"), TALLIES)
def test_a_tally_gives_the_votes_for_and_against(text: str, votes: tuple[str, str]) -> None:
    assert sides(text) == {AYES: votes[0], NOES: votes[1]}


@pytest.mark.parametrize("text", NO_TALLIES)
def test_scores_ranges_and_shares_are_no_tallies(text: str) -> None:
    assert sides(text) == {}
