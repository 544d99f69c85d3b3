"""Weekdays and times that are counted from the publication day."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.extract.date import dates
from checker.model.value import DateValue

PUBLISHED = dt.date(2025, 12, 10)  # a Wednesday


def shown(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str]]:
    found = []
    for m in dates(text, 0, len(text), published):
        value = m.value
        brief = "?"
        if isinstance(value, DateValue):
            form = "%m-%d" if value.low.hour == value.high.hour == 0 else "%m-%dT%H"
            form = form if value.low.year == value.high.year == 2025 else f"%Y-{form}"
            one = value.high - value.low == dt.timedelta(days=1) and not value.low.hour
            brief = f"{value.low:{form}}" + ("" if one else f"..{value.high:{form}}")
        found.append((text[m.start : m.end], brief))
    return found


CASES = [
    ("The mayor resigned on Tuesday.", "Tuesday", "12-09"),
    ("The mayor resigned on Wednesday.", "Wednesday", "12-10"),
    ("The mayor resigned on Thursday.", "Thursday", "12-04"),
    ("The mayor resigned Monday.", "Monday", "12-08"),
    ("On Monday the mayor resigned.", "Monday", "12-08"),
    ("Tuesday's announcement angered many.", "Tuesday", "12-09"),
    ("The mayor will resign on Tuesday.", "Tuesday", "12-16"),
    ("The council is due to meet on Monday.", "Monday", "12-15"),
    ("The council plans to meet on Friday.", "Friday", "12-12"),
    ("The strike, set to begin on Friday, is off.", "Friday", "12-12"),
    ("They will strike, the union said on Monday.", "Monday", "12-08"),
    ("The report will be issued at 9:00 a.m. on Thursday.", "Thursday", "12-11"),
    ("The mayor resigned last Saturday.", "last Saturday", "12-06"),
    ("The mayor resigned on Tuesday night.", "Tuesday night", "12-09T18..12-10T06"),
    ("He left on Monday morning.", "Monday morning", "12-08T00..12-08T12"),
    ("They broke in in the early hours of Monday.", "early hours of Monday", "12-08T00..12-08T06"),
    ("It was decided late on Tuesday.", "late on Tuesday", "12-09T15..12-10T06"),
    (
        "It was stolen in the night from Sunday to Monday.",
        "in the night from Sunday to Monday",
        "12-07T18..12-08T06",
    ),
    ("It was stolen on Tuesday of last week.", "Tuesday of last week", "12-02"),
    ("The dead had risen to 12 by Tuesday morning.", "Tuesday morning", "12-09T00..12-09T12"),
    ("She spoke yesterday.", "yesterday", "12-09"),
    ("She spoke the day before yesterday.", "the day before yesterday", "12-08"),
    ("She spoke yesterday evening.", "yesterday evening", "12-09T16..12-10T00"),
    ("She resigned today.", "today", "12-10"),
    ("She leaves tomorrow.", "tomorrow", "12-11"),
    ("Police said last night that", "last night", "12-09T18..12-10T06"),
    ("It rained this morning.", "this morning", "12-10T00..12-10T12"),
    ("It rained last week.", "last week", "11-30..12-08"),
    ("It rained last month.", "last month", "11-01..12-01"),
    ("It lost £31m last year.", "last year", "2024-01-01..2025-01-01"),
    ("It will grow next year.", "next year", "2026-01-01..2027-01-01"),
    ("It will close next month.", "next month", "2026-01-01..2026-02-01"),
    ("It will close this week.", "this week", "12-07..12-15"),
    ("It rained over the weekend.", "the weekend", "12-05..12-08"),
    ("It was sold two days ago.", "two days ago", "12-08"),
    ("It was sold two weeks ago.", "two weeks ago", "11-22..12-01"),
    ("It was sold nine years ago.", "nine years ago", "2016-01-01..2017-06-10"),
    ("The rink opens on Monday.", "Monday", "12-15"),
    ("The rinks open at 10am on Monday.", "Monday", "12-15"),
    ("The film opens in cinemas on Friday.", "Friday", "12-12"),
    ("The vote is on Tuesday.", "Tuesday", "12-16"),
    ("The festival runs until Saturday.", "Saturday", "12-13"),
    ("The hearing was adjourned until Thursday.", "Thursday", "12-11"),
    ("On Friday the polls open across the county.", "Friday", "12-12"),
    ("On 3 July the museum will reopen.", "3 July", "2026-07-03"),
    ("The levy will apply from 1 July.", "1 July", "2026-07-01"),
    ("The launch was delayed until May.", "May", "2026-05-01..2026-06-01"),
    ("The mill will reopen in the spring.", "spring", "2026-03-01..2026-07-01"),
    (
        "The mill was sold in the autumn of last year.",
        "autumn of last year",
        "2024-09-01..2025-01-01",
    ),
    ("They will decide before Christmas.", "Christmas", "12-24..12-28"),
    ("The race is to be held on Easter Monday.", "Easter Monday", "2026-04-06"),
    ("The shop closed on Labor Day.", "Labor Day", "09-01"),
    ("It will end in two weeks' time.", "in two weeks' time", "2025-12-20..2025-12-29"),
]


@pytest.mark.parametrize(("text", "words", "value"), CASES)
def test_words_counted_from_publication_are_resolved(text: str, words: str, value: str) -> None:
    expected = value.replace("2025-", "") if value.count("2025") == 2 else value
    assert (words, expected) in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was due to close on Friday.",
        "He said it would close on Friday.",
        "until the Wednesday after",
        "every Monday he rests",
        "on a Tuesday",
        "a few years ago",
        "more than 20 years ago",
        "two years earlier",
        "eight minutes later",
        "Crops failed in the summer heat.",
        "He keeps away from the Good Friday Agreement.",
        "Shops were empty on Labour Day.",
        "The next day he left.",
        "the following week",
        "The same day, she died.",
        "next weekend",
        "tickets sold in 18 months",
        "in the next decade",
        "the last week of his life",
        "this weekend",
        "a standstill from Friday has been averted",
        "It was last week of all weeks",
        "last March",
        "the first Saturday of the month",
        "three hundred years ago or so",
    ],
)
def test_a_time_that_the_words_do_not_settle_has_no_value(text: str) -> None:
    assert [value for _, value in shown(text) if value != "?"] == []


@pytest.mark.parametrize(
    "text",
    [
        "the Sunday Times reported",
        "Black Friday sales",
        "the Good Friday Agreement",
        "Bloody Sunday",
        "the film Freaky Friday",
        "the Sunday Telegraph",
        "Sheffield Wednesday won",
        "on Mondays",
        "Saturday Night Live",
        "Cyber Monday deals",
        "Super Tuesday",
        "they sat",
        "the sun rose",
        "he wed in red",
        "in today's world",
        "the friday mood",
    ],
)
def test_names_that_hold_a_weekday_are_no_days(text: str) -> None:
    assert shown(text) == []


def test_next_and_last_cover_both_days_where_speakers_differ() -> None:
    text = "The council will meet next Friday."
    (mention,) = dates(text, 0, len(text), PUBLISHED)
    assert isinstance(mention.value, DateValue)
    assert mention.value.ambiguous
    assert (mention.value.low.day, mention.value.high.day) == (12, 20)


def test_without_a_publication_day_the_words_are_found_and_not_resolved() -> None:
    for text, words, _ in CASES:
        assert (words, "?") in shown(text, None)


def test_a_weekday_keeps_its_number_as_written() -> None:
    text = "They met on Sunday, then on Monday."
    assert [m.weekday for m in dates(text, 0, len(text), None)] == [6, 0]


@pytest.mark.parametrize("published", [dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(2, 1, 1)])
def test_the_ends_of_the_calendar_do_not_break_it(published: dt.date) -> None:
    for text, _, _ in CASES:
        shown(text, published)
    shown(
        "yesterday, next year, last Tuesday, in March, nine centuries ago, tomorrow night",
        published,
    )
