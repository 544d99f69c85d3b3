"""Clock times in news text, as minutes after midnight."""

from __future__ import annotations

import pytest

from checker.extract.date import dates
from checker.model.value import QuantityValue


def read(text: str) -> list[tuple[str, tuple[float, float] | None]]:
    found = []
    for m in dates(text, 0, len(text), None):
        if m.kind == "clock":
            value = m.value
            pair = (value.low / 60, value.high / 60) if isinstance(value, QuantityValue) else None
            found.append((text[m.start : m.end], pair))
    return found


EXACT = [
    ("It began at 6:12 a.m. on Tuesday.", "6:12 a.m.", 6.2),
    ("It began at 6:12 A.M. sharp.", "6:12 A.M.", 6.2),
    ("It began at 9 a.m. sharp.", "9 a.m.", 9),
    ("It began at 9am sharp.", "9am", 9),
    ("It began at 9.30am sharp.", "9.30am", 9.5),
    ("It began at 10pm sharp.", "10pm", 22),
    ("It began at 12:30 p.m. sharp.", "12:30 p.m.", 12.5),
    ("It began at 12:30 a.m. sharp.", "12:30 a.m.", 0.5),
    ("It began at 12 p.m. sharp.", "12 p.m.", 12),
    ("He will be on the pitch at 19:40.", "19:40", 19 + 40 / 60),
    ("Trains leave at 07:30 daily.", "07:30", 7.5),
    ("Trains leave at 00:05 daily.", "00:05", 5 / 60),
    ("Trains leave at 18.45, he said.", "18.45", 18.75),
    ("It struck at 2212 GMT, the agency said.", "2212 GMT", 22.2),
    ("It struck at 0600 hours.", "0600 hours", 6),
    ("It struck at 4 p.m. ET.", "4 p.m. ET", 16),
    ("It struck at 8:30 p.m. local time.", "8:30 p.m. local time", 20.5),
    ("Doors open at 14h30.", "14h30", 14.5),
    ("He fishes every morning at half past six.", "half past six", 6.5),
    ("By a quarter to nine in the evening it was over.", "a quarter to nine", 20.75),
    ("It was ten past eleven on Monday evening.", "ten past eleven", 23 + 1 / 6),
    ("At nine o’clock in the morning they met.", "nine o’clock", 9),
    ("They met at seven in the evening.", "seven in the evening", 19),
    ("Lunch is at noon.", "noon", 12),
    ("Lunch is at 12 noon.", "12 noon", 12),
    ("The strike ends at midnight.", "midnight", 0),
    ("From one minute past midnight on Friday.", "one minute past midnight", 1 / 60),
    ("At five minutes to midnight it rang.", "five minutes to midnight", 23 + 55 / 60),
    ("At twenty to six on Sunday morning it rang.", "twenty to six", 5 + 40 / 60),
]


@pytest.mark.parametrize(("text", "words", "hour"), EXACT)
def test_a_clock_time_is_read_to_the_minute(text: str, words: str, hour: float) -> None:
    assert [(w, pair) for w, pair in read(text) if pair] == [(words, pytest.approx((hour, hour)))]


LOOSE = [
    ("It began at about 4:30 a.m.", "about 4:30 a.m.", 4.25, 4.75),
    ("It began at around 4 a.m.", "around 4 a.m.", 3.5, 4.5),
    (
        "The call came shortly before seven in the morning.",
        "shortly before seven in the morning",
        6.5,
        7,
    ),
    ("It rang just after 3 a.m.", "just after 3 a.m.", 3, 3.5),
    ("It closed before 7 a.m.", "before 7 a.m.", 0, 7),
    ("It opens between 9 and 11 a.m.", "between 9 and 11 a.m.", 9, 11),
    ("It opens between 11 a.m. and noon", "11 a.m.", 11, 11),
    ("It opens 9-11 a.m.", "9-11 a.m.", 9, 11),
    ("It opens 9:30–10:45 p.m.", "9:30–10:45 p.m.", 21.5, 22.75),
    ("It opens 11-1 p.m.", "11-1 p.m.", 11, 13),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), LOOSE)
def test_a_hedged_time_is_an_interval(text: str, words: str, low: float, high: float) -> None:
    assert (words, pytest.approx((low, high))) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was half past six.",
        "It rang shortly after three.",
        "It rang at 4:30.",
        "It rang just after six on Sunday.",
        "It rang about midnight.",
        "At six, he left.",
    ],
)
def test_a_time_that_may_be_morning_or_evening_has_no_value(text: str) -> None:
    assert [pair for _, pair in read(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "They won 3:1.",
        "Bible 3:16 says",
        "as John 3:16 says",
        "a ratio of 10:15",
        "odds of 10:11",
        "shortly after three people came",
        "at six schools",
        "five to six people",
        "two to three",
        "I am 5 years old",
        "at 25:00",
        "at 9:75",
        "at 4.5 percent",
        "sold at 11.50 euros",
        "shares traded at 10.50, down a tenth",
        "from 5.50 to 5.25 per cent",
        "burning the midnight oil",
        "the Midnight Express line",
        "he finished in 2:05:30",
        "at 3:12.45",
        "one past winner to six",
        "at six he knew",
        "a 9-11 vote",
        "COVID-19 is here",
        "route 66 at 5",
        "1.2.3",
        "$9.30",
        "It began in 2011, at 8.50 crowns.",
        "It was set at 12.40 crowns an hour.",
        "The wage goes from 12.40 to 13.90 crowns.",
    ],
)
def test_scores_verses_ratios_and_prices_are_no_times(text: str) -> None:
    assert read(text) == []


def test_the_zone_stands_beside_the_time() -> None:
    text = "It struck at 6:12 a.m. local time (2212 GMT)."
    assert [m.zone for m in dates(text, 0, len(text), None)] == ["LOCAL TIME", "GMT"]


def test_twenty_four_hour_text_is_read_as_such_throughout() -> None:
    assert read("Open from 9:30 to 17:00.") == [("9:30", (9.5, 9.5)), ("17:00", (17, 17))]
