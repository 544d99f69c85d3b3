"""Absolute dates, years and parts of years in news text."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.extract.date import DateMention, dates
from checker.model.value import DateValue

PUBLISHED = dt.date(2025, 12, 10)  # a Wednesday


def read(text: str, published: dt.date | None = PUBLISHED) -> list[DateMention]:
    return dates(text, 0, len(text), published)


def shown(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], brief(m)) for m in read(text, published)]


def brief(mention: DateMention) -> str:
    value = mention.value
    if not isinstance(value, DateValue):
        return "?" if value is None else f"{value.low:g}-{value.high:g}"
    low, high = value.low, value.high
    if high - low == dt.timedelta(days=1) and low.hour == 0:
        return f"{low:%Y-%m-%d}"
    return f"{low:%Y-%m-%d}..{high:%Y-%m-%d}"


DAYS = [
    ("The bridge opened on 4 June 2019.", "4 June 2019", "2019-06-04"),
    ("The bridge opened on June 4, 2019, in rain.", "June 4, 2019", "2019-06-04"),
    ("The bridge opened on June 4 2019.", "June 4 2019", "2019-06-04"),
    ("Signed on the 4th of June 2019.", "the 4th of June 2019", "2019-06-04"),
    ("Signed on the fourth of June, 2019.", "the fourth of June, 2019", "2019-06-04"),
    ("Signed June 4th, 2019", "June 4th, 2019", "2019-06-04"),
    ("Updated 2019-06-04 by staff", "2019-06-04", "2019-06-04"),
    ("Updated 30/06/2019 by staff", "30/06/2019", "2019-06-30"),
    ("Updated 06/30/2019 by staff", "06/30/2019", "2019-06-30"),
    ("Updated 7/7/2019 by staff", "7/7/2019", "2019-07-07"),
    ("Valid from 4.6.2019 on", "4.6.2019", "2019-06-04"),
    ("It sank on Sept. 3, 2021.", "Sept. 3, 2021", "2021-09-03"),
    ("It sank on 3 Sep 2021.", "3 Sep 2021", "2021-09-03"),
    ("It sank on DECEMBER 3, 2021.", "DECEMBER 3, 2021", "2021-12-03"),
    ("It sank on Friday, 3 September 2021.", "Friday, 3 September 2021", "2021-09-03"),
    ("It sank on Fri 3 Sep 2021.", "Fri 3 Sep 2021", "2021-09-03"),
    (
        "It sank on Friday the 3rd of September 2021.",
        "Friday the 3rd of September 2021",
        "2021-09-03",
    ),
    ("It sank on 12 December.", "12 December", "2025-12-12"),
    ("It sank on Dec. 2.", "Dec. 2", "2025-12-02"),
    ("It sank on 3 January last year.", "3 January last year", "2024-01-03"),
    ("The ferry sank on 3 September.", "3 September", "2025-09-03"),
    ("The fair will open on 3 March.", "3 March", "2026-03-03"),
    ("She was elected on 3 March.", "3 March", "2025-03-03"),
    ("It opened on 29 February 2024.", "29 February 2024", "2024-02-29"),
    ("On Christmas Day 2019 it snowed.", "Christmas Day 2019", "2019-12-25"),
    ("It will close on New Year’s Eve.", "New Year’s Eve", "2025-12-31"),
    ("It will close on Boxing Day.", "Boxing Day", "2025-12-26"),
    (
        "It opened on the first Saturday of February 2026.",
        "the first Saturday of February 2026",
        "2026-02-07",
    ),
    ("It opened on the last Monday in May 2025.", "the last Monday in May 2025", "2025-05-26"),
]


@pytest.mark.parametrize(("text", "words", "value"), DAYS)
def test_a_day_is_read_with_its_words_and_its_interval(text: str, words: str, value: str) -> None:
    assert (words, value) in shown(text)


PERIODS = [
    ("It rained from 3 to 5 May 2024.", "3 to 5 May 2024", "2024-05-03..2024-05-06"),
    ("It rained between 3 and 5 May 2024.", "3 and 5 May 2024", "2024-05-03..2024-05-06"),
    ("It rained on 12-14 May 2024.", "12-14 May 2024", "2024-05-12..2024-05-15"),
    ("It rained on 12–14 May 2024.", "12–14 May 2024", "2024-05-12..2024-05-15"),
    ("It rained May 12-14, 2024.", "May 12-14, 2024", "2024-05-12..2024-05-15"),
    ("It rained May 12 to 14, 2024.", "May 12 to 14, 2024", "2024-05-12..2024-05-15"),
    ("It opened in March 2024.", "March 2024", "2024-03-01..2024-04-01"),
    ("It opened in March of 2024.", "March of 2024", "2024-03-01..2024-04-01"),
    ("It opened in Sept 2024.", "Sept 2024", "2024-09-01..2024-10-01"),
    ("It opened in March last year.", "March last year", "2024-03-01..2024-04-01"),
    ("He resigned in March.", "March", "2025-03-01..2025-04-01"),
    ("It will close in March.", "March", "2026-03-01..2026-04-01"),
    ("It opened in 2014.", "2014", "2014-01-01..2015-01-01"),
    ("Since 2004 nobody has won.", "2004", "2004-01-01..2005-01-01"),
    ("Between 2019 and 2021 it fell.", "2019 and 2021", "2019-01-01..2022-01-01"),
    ("It fell in 2019-21, he said.", "2019-21", "2019-01-01..2022-01-01"),
    ("the 2012/13 season", "2012/13", "2012-01-01..2014-01-01"),
    ("the 2024 election", "2024", "2024-01-01..2025-01-01"),
    ("The novel (1987) sold well.", "1987", "1987-01-01..1988-01-01"),
    ("It was built in the 1990s.", "the 1990s", "1990-01-01..2000-01-01"),
    ("It was built in the ’80s.", "the ’80s", "1980-01-01..1990-01-01"),
    ("It was built in the nineties.", "the nineties", "1990-01-01..2000-01-01"),
    ("from the 13th century", "the 13th century", "1200-01-01..1301-01-01"),
    ("a thirteenth-century bell", "thirteenth-century", "1200-01-01..1301-01-01"),
    ("Profit fell in Q3 2023.", "Q3 2023", "2023-07-01..2023-10-01"),
    (
        "Profit fell in the second quarter of 2024.",
        "the second quarter of 2024",
        "2024-04-01..2024-07-01",
    ),
    ("in the first half of 2024", "the first half of 2024", "2024-01-01..2024-07-01"),
    ("in the second half of last year", "the second half of last year", "2024-07-01..2025-01-01"),
    ("in spring 2022", "spring 2022", "2022-03-01..2022-07-01"),
    ("in the summer of 2019", "summer of 2019", "2019-06-01..2019-10-01"),
]


@pytest.mark.parametrize(("text", "words", "value"), PERIODS)
def test_a_period_covers_its_days_and_no_more(text: str, words: str, value: str) -> None:
    assert (words, value) in shown(text)


PARTS = [
    ("late 2023", dt.date(2023, 10, 15), dt.date(2023, 2, 1)),
    ("early 2023", dt.date(2023, 2, 15), dt.date(2023, 10, 1)),
    ("mid-2023", dt.date(2023, 6, 15), dt.date(2023, 1, 15)),
    ("early May 2023", dt.date(2023, 5, 4), dt.date(2023, 5, 25)),
    ("mid-June 2023", dt.date(2023, 6, 15), dt.date(2023, 6, 2)),
    ("the end of March 2023", dt.date(2023, 3, 30), dt.date(2023, 3, 5)),
    ("the early 1990s", dt.date(1992, 1, 1), dt.date(1998, 1, 1)),
    ("the late 19th century", dt.date(1890, 1, 1), dt.date(1820, 1, 1)),
]


@pytest.mark.parametrize(("words", "inside", "outside"), PARTS)
def test_a_part_of_a_period_is_narrower_than_the_period(
    words: str, inside: dt.date, outside: dt.date
) -> None:
    value = read(f"It was built in {words}.")[0].value
    assert isinstance(value, DateValue)
    assert value.low.date() <= inside < value.high.date()
    assert not value.low.date() <= outside < value.high.date()


NOT_DATES = [
    "the 9/11 attacks",
    "the January 6 committee",
    "the July 7 bombings",
    "Agenda 2030 is a plan",
    "Euro 2024 was fun",
    "World Cup 2022",
    "Windows 95 was slow",
    "a shop in Rue du 4 September",
    "Theresa May resigned",
    "Prices may rise",
    "the march on Rome",
    "He will march on the capital",
    "March on the capital, they cried",
    "she sat in the sun",
    "Wait a second, he said",
    "spring a leak",
    "a summer's day",
    "prices fall fast",
    "version 1.2.2024 is out",
    "call 020 7946 2024 now",
    "it cost $2024",
    "it cost 2,024 crowns",
    "2024 people came",
    "in 1200 homes",
    "in 2024 homes",
    "the 2000 workers",
    "a crowd of 2000",
    "20th Century Fox",
    "it fell by 2000",
    "rose to 2100",
    "in 300 BC",
    "in 1200 BC",
    "the score was 3-1",
    "April O'Neil and June Carter sang",
    "every 6 December",
    "in the week of 8 December",
    "a ratio of 10/11",
    "99999",
    "in 99999",
    "jobs fell from 2000 to 1800 jobs",
    "2024-13-45",
    "45/45/2024",
    "December 9999999",
    "chapter 12 of 24",
    "",
    " ",
    "\0",
    "May",
    "May May May",
    "12",
    "of May",
    "Dec",
    "St. Mar. 3rd",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_words_that_only_look_like_dates_have_no_value(text: str) -> None:
    assert [m for m in read(text) if m.value is not None] == []


def test_two_days_of_one_month_are_two_mentions() -> None:
    assert shown("on Saturday 13 and Sunday 14 December") == [
        ("Saturday 13", "2025-12-13"),
        ("Sunday 14 December", "2025-12-14"),
    ]
    assert shown("on May 12 and 14, 2024") == [("May 12", "2024-05-12"), ("14, 2024", "2024-05-14")]


def test_a_year_written_once_serves_both_ends_of_a_range() -> None:
    assert shown("from 28 May to 3 June 2024") == [
        ("28 May", "2024-05-28"),
        ("3 June 2024", "2024-06-03"),
    ]
    assert shown("from 28 December to 3 January 2025")[0] == ("28 December", "2024-12-28")


def test_day_and_month_in_either_order_cover_both_readings() -> None:
    value = read("It opened on 03/04/2024.")[0].value
    assert isinstance(value, DateValue)
    assert value.ambiguous
    assert value.low == dt.datetime(2024, 3, 4)  # noqa: DTZ001 - dates of the press have no zone
    assert value.high == dt.datetime(2024, 4, 4)  # noqa: DTZ001 - likewise


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("It opened on Friday, 13 December 2025.", 5),
        ("It opened on Monday, December 12, 2025.", 4),
        ("It will open on Monday 15 December; it closed on Tuesday 9 December.", None),
        ("It opened on Friday, 12 December 2025.", None),
        ("It will open on Monday, 12 December.", 4),
        ("It opened on 12 December 2025, a Monday.", 4),
    ],
)
def test_a_weekday_is_held_against_the_calendar(text: str, true: int | None) -> None:
    mentions = read(text)
    assert mentions[0].weekday_conflict == (true is not None)
    assert mentions[0].true_weekday == true


@pytest.mark.parametrize(
    "text", ["30 February 2024", "29 February 2023", "April 31, 2024", "31 June"]
)
def test_a_day_that_no_calendar_has_is_impossible(text: str) -> None:
    mention = read(text)[0]
    assert mention.impossible
    assert mention.value is None


def test_a_year_that_was_not_written_is_marked_and_needs_the_publication_day() -> None:
    mention = read("It opened on 12 December.")[0]
    assert mention.inferred_year
    assert mention.relative
    assert shown("It opened on 12 December.", None) == [("12 December", "?")]
    assert not read("It opened on 12 December 2025.")[0].relative


def test_a_day_told_of_another_year_is_not_moved_to_this_one() -> None:
    assert ("6 June", "?") in shown("In 1944 the troops landed on 6 June.")


def test_a_time_straight_behind_a_date_makes_one_moment() -> None:
    (mention,) = read("Tuesday, February 10, 2026 7:13 AM")
    assert isinstance(mention.value, DateValue)
    assert mention.value.granularity == "minute"
    assert (mention.value.low.hour, mention.value.low.minute) == (7, 13)


def test_only_the_part_asked_for_is_read() -> None:
    text = "It opened on 12 May 2024 and closed on 13 May 2024."
    assert [text[m.start : m.end] for m in dates(text, 20, len(text), None)] == ["13 May 2024"]
