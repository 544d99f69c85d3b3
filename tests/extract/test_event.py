from __future__ import annotations

import pytest

from checker.extract.date import dates
from checker.extract.event import Dated, dated


def first(text: str) -> Dated:
    found = dates(text, 0, len(text), None)[0]
    return dated(text, found.start, found.end, (0, len(text)))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The pool was inaugurated on 3 May 2024.", {"open"}),
        ("On 3 May 2024, minutes after the ribbon had been cut, it rained.", {"open"}),
        ("The clinic was founded in 1957.", {"found"}),
        ("She was found guilty on 3 May 2024.", {"verdict"}),
        ("Guards picked him up on 3 May 2024.", {"arrest"}),
        ("The first ferry opened in 1954, the second in 2013.", {"open", "nth: 1"}),
        ("The line opens on 3 May 2024.", {"open"}),
        ("Nobody has seen the comet since 1968.", {"seen", "side: begin", "last time"}),
    ],
)
def test_a_date_is_of_the_kinds_of_event_that_its_clause_speaks_of(
    text: str, kinds: set[str]
) -> None:
    assert set(first(text).kinds) == kinds


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("It has stood there since 1957.", "from"),
        ("Bids are due by 3 May 2024.", "until"),
        ("It opened in 1957.", ""),
        ("It closed after 1957.", "after"),
    ],
)
def test_a_date_may_be_one_end_of_something(text: str, side: str) -> None:
    assert first(text).side == side


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("It did not open in 1957.", "denied"),
        ("No loan was taken on the hall, the choir's home since 1908.", "affirmed"),
        ("Nobody has seen the comet since 1968.", "affirmed"),
    ],
)
def test_what_is_denied_in_the_clause_need_not_be_the_date(text: str, polarity: str) -> None:
    assert first(text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Norvia strives to halve its waste by 2035.", "halve"),
        ("It was opened to traffic in 2035.", "open"),
        ("The owners promised to sell the mill by 2035.", "sell"),
    ],
)
def test_the_verb_is_what_is_done(text: str, verb: str) -> None:
    assert first(text).verb == verb


def test_the_words_before_a_colon_say_what_the_date_is() -> None:
    text = "Opening hours vary. Use-by date: 3 May 2024."
    start, end = first(text).label
    assert text[start:end].strip() == "Use-by date"


def test_any_text_can_be_read() -> None:
    text = "3 May 2024"
    assert dated(text, 0, len(text), (0, len(text))).kinds == ()
