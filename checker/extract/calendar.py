"""Calendar arithmetic: days, months, years and their parts as half-open intervals."""

from __future__ import annotations

import datetime as dt

from checker.model.value import DateValue, Granularity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH_NUMBER = {name.lower(): n for n, name in enumerate(MONTHS, 1)} | {
    name[:3].lower(): n for n, name in enumerate(MONTHS, 1)
} | {"sept": 9}  # fmt: skip
WEEKDAY_NUMBER = (
    {name.lower(): n for n, name in enumerate(WEEKDAYS)}
    | {name[:3].lower(): n for n, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "thur": 3, "thurs": 3}
)

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NUMBER = {word: n for n, word in enumerate(SMALL)} | {
    f"{tens}{link}{unit}": value + n
    for tens, value in (("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50))
    for link, unit, n in [("", "", 0), *(("-", SMALL[n], n) for n in range(1, 10))]
} | {"a": 1, "an": 1, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
     "hundred": 100}  # fmt: skip
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINAL = {word: n for n, word in enumerate(_ORDINALS.split(), 1)}

_MIDNIGHT = dt.time()


def interval(
    low: dt.date, high: dt.date, granularity: Granularity, *, ambiguous: bool = False
) -> DateValue:
    """Return the days from *low* up to and not including *high*."""
    return DateValue(
        low=dt.datetime.combine(low, _MIDNIGHT),
        high=dt.datetime.combine(high, _MIDNIGHT),
        granularity=granularity,
        ambiguous=ambiguous,
    )


def safe(year: int, month: int = 1, day: int = 1) -> dt.date | None:
    """Return the day, or None where no calendar has it."""
    try:
        return dt.date(year, month, day) if 1 < year < 9990 else None
    except ValueError:
        return None


def plus(day: dt.date, days: int) -> dt.date | None:
    """Return the day so many *days* on, or None outside the calendar."""
    try:
        result = day + dt.timedelta(days=days)
    except OverflowError:
        return None
    return result if 1 < result.year < 9990 else None


def months_on(day: dt.date, months: int) -> dt.date | None:
    """Return the day *months* later, the last of the month where the day is missing."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day and (found := safe(year, month + 1, last)):
            return found
    return None


def one_day(day: dt.date) -> DateValue | None:
    """Return the interval of one day."""
    high = plus(day, 1)
    return interval(day, high, "day") if high else None


def months(
    year: int, month: int, count: int, granularity: Granularity, *, ambiguous: bool = False
) -> DateValue | None:
    """Return *count* whole months from the first of *month*."""
    low = safe(year, month)
    high = months_on(low, count) if low else None
    return interval(low, high, granularity, ambiguous=ambiguous) if low and high else None


def years(first: int, count: int, granularity: Granularity) -> DateValue | None:
    """Return *count* whole years from *first*."""
    return months(first, 1, 12 * count, granularity)


PARTS = {
    "early hours": (0, 6), "small hours": (0, 6), "morning": (0, 12), "lunchtime": (11, 15),
    "afternoon": (12, 19), "evening": (16, 24), "night": (18, 30), "overnight": (18, 30),
    "midday": (11, 14), "early": (0, 12), "late": (15, 30), "dawn": (3, 9), "dusk": (16, 23),
}  # fmt: skip
"""Hours that a part of a day may cover, generously; a night runs on into the next morning."""


def part_of_day(value: DateValue | None, part: str) -> DateValue | None:
    """Narrow one day to its *part*; an unknown part leaves the day as it is."""
    hours = PARTS.get(part.lower())
    if value is None or hours is None or value.granularity != "day" or value.ambiguous:
        return value
    low, high = (value.low + dt.timedelta(hours=h) for h in hours)
    return DateValue(low=low, high=high, granularity="part-of-day")


def part_of_period(value: DateValue | None, part: str) -> DateValue | None:
    """Narrow a month, year, decade or century to its early, middle, late or last part."""
    finer: dict[Granularity, Granularity] = {
        "month": "week", "year": "quarter", "decade": "year", "century": "decade",
        "season": "month", "quarter": "month",
    }  # fmt: skip
    share = {
        "early": (0, 45), "start": (0, 34), "beginning": (0, 34), "mid": (25, 75),
        "middle": (25, 75), "late": (60, 100), "end": (67, 100), "close": (67, 100),
    }.get(part.lower().rstrip("-"))  # fmt: skip
    if value is None or share is None or value.granularity not in finer:
        return value
    length = (value.high - value.low).days
    low, high = (value.low + dt.timedelta(days=-(-length * s // 100)) for s in share)
    return DateValue(
        low=low, high=high, granularity=finer[value.granularity], ambiguous=value.ambiguous
    )


def last_weekday(published: dt.date, weekday: int) -> dt.date | None:
    """Return the latest such weekday up to and including *published*."""
    return plus(published, -((published.weekday() - weekday) % 7))


def coming_weekday(published: dt.date, weekday: int) -> dt.date | None:
    """Return the first such weekday from *published* on, that day included."""
    return plus(published, (weekday - published.weekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """Return the *nth* such weekday of a month; -1 is the last."""
    first = safe(year, month)
    following = months_on(first, 1) if first else None
    if not first or not following:
        return None
    if nth < 0:
        return plus(following, -1 - (following.weekday() - 1 - weekday) % 7)
    found = plus(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found and found < following else None
