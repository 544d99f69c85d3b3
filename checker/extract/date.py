"""Dates, weekdays, clock times and times ago: words in, located intervals out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from checker.extract.absolute import absolute
from checker.extract.clock import clocks
from checker.extract.daypart import dayparts
from checker.extract.feast import feasts
from checker.extract.moment import DateMention, Passage
from checker.extract.relative import relatives
from checker.extract.season import seasons
from checker.extract.weekday import weekdays
from checker.extract.year import years_written
from checker.model.value import DateValue, QuantityValue

__all__ = ["DateMention", "dates"]

_STAMP = re.compile(r",?[ \t]+|T|,?[ \t]+[-–—|•·][ \t]+")

_FIGURES = tuple("0123456789")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_LENGTHS = (
    "day", "night", "week", "month", "year", "quarter", "decade", "centur", "hour", "minute",
    "morning", "afternoon", "evening", "tomorrow",
)  # fmt: skip
_READERS: tuple[tuple[Callable[[Passage], Iterator[DateMention]], tuple[str, ...]], ...] = (
    (absolute, (*_FIGURES, *_MONTHS)),
    (weekdays, ("day",)),
    (clocks, (*_FIGURES, *_HOURS, "twelve", "noon", "midday", "midnight")),
    (years_written, (*_FIGURES, *_MONTHS, "centur", "ties")),
    (
        seasons,
        (
            *_FIGURES,
            "quarter",
            "half",
            "last",
            "this",
            "next",
            "day",
            "week",
            "spring",
            "summer",
            "autumn",
            "winter",
        ),
    ),
    (
        feasts,
        (
            "day",
            "eve",
            "hallo",
            "christ",
            "easter",
            "thanks",
            "bank hol",
            "night",
            "new year",
            "juneteenth",
        ),
    ),
    (relatives, _LENGTHS),
    (
        dayparts,
        (
            "morning",
            "noon",
            "evening",
            "dawn",
            "break",
            "sun",
            "light",
            "dusk",
            "dark",
            "night",
            "hours",
            "lunch",
        ),
    ),
)
"""Each reader with its cues: a text that holds none of them is not searched."""


def dates(text: str, start: int, end: int, published: dt.date | None) -> list[DateMention]:
    """Return the times that text[start:end] names, in order and without overlap.

    Without *published*, words that rest on the publication day have no value.
    """
    passage = Passage(text, max(0, start), min(end, len(text)), published)
    if passage.start >= passage.end:
        return []
    lower = text[passage.start : passage.end].lower()
    found = [
        mention
        for reader, cues in _READERS
        if any(cue in lower for cue in cues)
        for mention in reader(passage)
    ]
    return _stamped(text, _longest(found))


def _longest(found: Iterable[DateMention]) -> list[DateMention]:
    """Keep the longer of two readings of the same words."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _stamped(text: str, found: list[DateMention]) -> list[DateMention]:
    """Join "February 10, 2026 7:13 AM", a date with a time straight behind it, to one moment."""
    result: list[DateMention] = []
    for mention in found:
        joined = _moment(text, result[-1], mention) if result else None
        if joined:
            result[-1] = joined
        else:
            result.append(mention)
    return result


def _moment(text: str, day: DateMention, clock: DateMention) -> DateMention | None:
    date, time = day.value, clock.value
    if day.kind != "date" or day.inferred_year or not _STAMP.fullmatch(text[day.end : clock.start]):
        return None
    if not isinstance(date, DateValue) or not isinstance(time, QuantityValue):
        return None
    if date.granularity != "day" or date.ambiguous or time.low != time.high:
        return None
    low = date.low + dt.timedelta(minutes=time.low)
    step = 60 if time.precision == 60 else 1
    value = DateValue(
        low=low, high=low + dt.timedelta(minutes=step),
        granularity="hour" if step == 60 else "minute",
    )  # fmt: skip
    return replace(day, end=clock.end, value=value, stated="date and time", zone=clock.zone)
