"""What stands round a verb and leaves open, or denies, what the clause says."""

from __future__ import annotations

import pytest

from checker.extract.clause import Clause, clauses
from checker.extract.doubt import doubted, is_denied_before, marks
from checker.extract.modality import modality


def last(text: str) -> tuple[Clause, Clause | None]:
    found = [c for c in clauses(text, 0, len(text)) if c.verb]
    return found[-1], found[-2] if len(found) > 1 else None


def how(text: str) -> str:
    clause, before = last(text)
    return doubted(text, clause, before, modality(text, clause.start, clause.end)[0])


@pytest.mark.parametrize(
    "text",
    [
        "One possible buyer is the Varde Line.",
        "The likely venue is the old tannery.",
        "The leading theory is a short circuit.",
        "Arson is one of several possibilities.",
        "A landslide cannot be ruled out.",
        "It is conceivable that the toll will rise.",
        "There is a chance that the ferry will sail.",
        "The date of the hearing is not yet known.",
    ],
)
def test_a_doubt_beside_the_verb_makes_a_clause_possible(text: str) -> None:
    assert how(text) in {"possible", "considered"}


@pytest.mark.parametrize(
    "text",
    [
        "The alleged thief was arrested at the station.",
        "The venue is the old tannery.",
        "The board said that the toll rose.",
        "The theory was taught in every school.",
    ],
)
def test_a_plain_statement_stays_as_it_is(text: str) -> None:
    assert how(text) == "asserted"


def test_what_is_weighed_with_whether_is_considered() -> None:
    text = "The board is weighing whether to sell the mill."
    clause = clauses(text, 0, len(text))[-1]
    assert doubted(text, clause, None, "asserted") == "considered"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The minister denied that the dam had leaked.", True),
        ("There is no evidence that the dam had leaked.", True),
        ("The minister confirmed that the dam had leaked.", False),
    ],
)
def test_a_clause_is_denied_by_what_stands_before_it(text: str, denied: bool) -> None:
    clause, before = last(text)
    assert is_denied_before(text, clause, before) is denied


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The council may call a vote.", "open"),
        ("Pensioners may keep their passes.", "allowed"),
        ("Swimmers can use the pool.", "allowed"),
        ("The fire was caused by a heater.", "cause"),
        ("The council should hold a vote.", "ought"),
    ],
)
def test_a_clause_is_marked_with_what_counts_beside_its_words(text: str, mark: str) -> None:
    clause, before = last(text)
    assert mark in marks(text, clause, before, modality(text, clause.start, clause.end)[0])


def test_the_month_of_may_leaves_nothing_open() -> None:
    text = "Swimmers can use the pool from May."
    clause, before = last(text)
    assert "open" not in marks(text, clause, before, "possible")


@pytest.mark.parametrize(
    "text",
    [
        "A decision on the weir has been postponed.",
        "Closing the weir is one option being looked at.",
        "A sale of the weir is on the cards.",
        "Closing the weir has not been ruled out.",
        "Wardens believe a heron opened the gate.",
        "The mayor hinted that the weir would close.",
    ],
)
def test_more_ways_to_leave_something_open(text: str) -> None:
    assert how(text) in {"possible", "considered"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The guild dismissed reports that the weir would close.", True),
        ("The guild denied claims the weir was unsafe.", True),
        ("It is not true that the weir will close.", True),
        ("There was no suggestion that the warden had lied.", True),
        ("The guild repeated reports that the weir would close.", False),
    ],
)
def test_a_report_that_is_dismissed_is_denied(text: str, denied: bool) -> None:
    clause, before = last(text)
    assert is_denied_before(text, clause, before) is denied
