"""Quarters, halves, fiscal years, seasons, counted weekdays: words in, mentions out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from checker.extract.calendar import (
    MONTH_NUMBER,
    MONTHS,
    ORDINAL,
    WEEKDAY_NUMBER,
    WEEKDAYS,
    interval,
    months,
    nth_weekday,
    one_day,
    part_of_period,
    plus,
    safe,
)  # fmt: skip
from checker.extract.moment import DateMention, Passage
from checker.extract.occurrence import infer_year
from checker.extract.tense import leaning
from checker.model.value import DateValue

_Y = r"(?:19\d\d|20\d\d)(?![\d%]|[.,]\d)"
_WHICH = r"(?:(?P<year>" + _Y + r")|(?P<near>(?:this|last|next)\s+year|the\s+year)\b)"
_ORD = r"(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
_SHARE = re.compile(
    rf"\b(?:the\s+)?{_ORD}[- ](?P<unit>quarter|half)\s+(?:of\s+)?{_WHICH}"
    rf"|\b(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?:\s+(?:of\s+)?|/)(?P<qyear>{_Y})"
    rf"|\b(?P<yq>{_Y})[ -]?(?:Q(?P<q2>[1-4])|H(?P<h2>[12]))\b", re.IGNORECASE,
)  # fmt: skip
_BARE = re.compile(
    r"\b(?:the\s+)?(?P<nth>first|second|third|fourth|final)[- ]quarter(?!-?finals?|back"
    r"|\w)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:GDP|growth|econom\w+|sales|revenue\w*|profits?|earnings|income|results|inflation"
    r"|shipments|output|exports|imports|turnover)\b",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"\b(?:FY\s?|(?:the\s+)?(?:fiscal|financial)\s+year\s+"
    rf"|fiscal\s+)(?P<year>{_Y})(?P<second>[-/–]\d\d(?:\d\d)?)?(?!\w)"
)
_SEASONS = {"spring": (3, 4), "summer": (6, 4), "autumn": (9, 4), "fall": (9, 4), "winter": (12, 4)}
_SEASON = re.compile(
    rf"\b(?:(?P<part>early|late|mid)[- ])?(?P<season>spring|summer|autumn|fall"
    rf"|winter)(?:\s+of)?\s+(?:(?P<year>{_Y})(?P<second>[-/–]\d\d(?:\d\d)?)?(?![\w/])"
    r"|(?P<near>(?:last|this|next)\s+year)\b)"
    r"|\b(?P<which>last|this|next)\s+(?P<season2>spring|summer|autumn|fall|winter)\b(?![’']s"
    r"|-)", re.IGNORECASE,
)  # fmt: skip
_THE_SEASON = re.compile(
    r"\b(?:in|by|until|till|since|during|over|before|after|through|from)\s+the\s+"
    r"(?P<core>(?:(?P<part>early|late|mid)[- ])?(?P<season>spring|summer|autumn|winter))"
    r"(?=[,.;:!?)”\"]|\s*$|\s+(?:and|or|but|to|when|as|after|before|the|a|an|by|with|for|on|at|in"
    r"|that|which|because|while|until|he|she|they|it|we|his|her|its|their|is|was|were|are|has|had"
    r"|have|will|would|could|if|so|said|following|amid|despite)\b)",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?:the\s+)?(?P<nth>first|second|third|fourth|fifth|last"
    rf"|final)\s+(?P<day>{'|'.join(WEEKDAYS)}|week|weekend|half)\s+(?:of"
    rf"|in)\s+(?P<month>{'|'.join(MONTHS)})\b"
    rf"(?:,?\s+(?P<year>{_Y}))?", re.IGNORECASE,
)  # fmt: skip


def seasons(passage: Passage) -> Iterator[DateMention]:
    """Yield the parts of a year and the counted weekdays of the passage."""
    yield from _shares(passage)
    yield from _seasons(passage)
    yield from _counted(passage)


def _shares(passage: Passage) -> Iterator[DateMention]:
    for m in _SHARE.finditer(passage.text, passage.start, passage.end):
        year = _near(passage, m["year"] or m["qyear"] or m["yq"], m["near"])
        half = bool(m["h"] or m["h2"] or (m["unit"] or "").lower() == "half")
        nth = (
            _count(m["nth"], 2 if half else 4)
            if m["nth"]
            else int(m["q"] or m["h"] or m["q2"] or m["h2"])
        )
        if nth > (2 if half else 4):
            continue
        size = 6 if half else 3
        value = (
            months(year, 1 + size * (nth - 1), size, "season" if half else "quarter")
            if year
            else None
        )
        yield DateMention(
            m.start(),
            m.end(),
            value,
            "period",
            "half" if half else "quarter",
            relative=bool(m["near"]),
        )
    for m in _BARE.finditer(passage.text, passage.start, passage.end):
        near = passage.before(m.start(), 90) + " " + passage.after(m.end(), 90)
        if not _MONEY.search(near):
            continue
        value = None
        if (
            passage.published
            and leaning(passage, *m.span()) == "past"
            and not re.search(r"\b(?:19|20)\d\d\b|fiscal|year ago|year earlier", near)
        ):
            month = 3 * _count(m["nth"], 4) - 2
            year = passage.published.year - (month + 3 > passage.published.month)
            value = months(year, month, 3, "quarter")
        yield DateMention(
            m.start(), m.end(), value, "period", "quarter", relative=True, inferred_year=True
        )
    for m in _FISCAL.finditer(passage.text, passage.start, passage.end):
        # Fiscal 2024 may begin between April 2023 and April 2024, and be named for either end.
        value = months(int(m["year"]) - 1, 4, 24, "year", ambiguous=True)
        yield DateMention(m.start(), m.end(), value, "period", "fiscal year")


def _count(word: str, last: int) -> int:
    lower = word.lower()
    return (
        last
        if lower in ("last", "final")
        else int(lower[0])
        if lower[0].isdigit()
        else ORDINAL[lower]
    )


def _near(passage: Passage, year: str | None, near: str | None) -> int | None:
    if year:
        return int(year)
    if near is None or passage.published is None:
        return None
    return passage.published.year + {"l": -1, "n": 1, "t": 0}[near[0].lower()]


def _seasons(passage: Passage) -> Iterator[DateMention]:
    for m in _SEASON.finditer(passage.text, passage.start, passage.end):
        name = (m["season"] or m["season2"]).lower()
        if m["year"] or m["near"]:
            year = _near(passage, m["year"], m["near"])
        else:
            year = _season_year(passage, name, m["which"].lower())
        month, count = _SEASONS[name]
        value = months(year, month, count, "season") if year else None
        if year and name == "winter":
            # "Winter 2023" begins in December 2022 for some and in December 2023 for others.
            value = months(
                year - (not m["second"]),
                12,
                4 if m["second"] else 16,
                "season",
                ambiguous=not m["second"],
            )
        yield DateMention(m.start(), m.end(), value, "period", "season", relative=not m["year"])

    for m in _THE_SEASON.finditer(passage.text, passage.start, passage.end):
        value = _the_season(passage, m["season"].lower(), m.span("core"))
        yield DateMention(
            m.start("core"), m.end("core"), part_of_period(value, m["part"] or ""), "period",
            "season", relative=True, inferred_year=True,
        )  # fmt: skip


def _the_season(passage: Passage, name: str, span: tuple[int, int]) -> DateValue | None:
    """Return the spring of "in the spring": the one that the tense points at."""
    month, count = _SEASONS[name]
    middle = (month + 1) % 12 + 1
    year = infer_year(passage, middle, 1, span)
    if year is None or passage.published is None:
        return None
    day, lean = safe(year, middle), leaning(passage, *span)
    ahead = (day - passage.published).days if day else 0
    if ahead > 0 and lean == "past":
        return None  # of this year or of the last
    first = year - (name == "winter")
    return months(first, month, count, "season")


def _season_year(passage: Passage, name: str, which: str) -> int | None:
    if passage.published is None or name == "winter":
        return None
    year, now = passage.published.year, passage.published.month
    first, count = _SEASONS[name]
    if which == "this":
        return year
    if which == "last":
        return (
            year - 1 if now <= first else year if now >= first + count or name == "autumn" else None
        )
    return year + 1 if now >= first else year if first - now <= 4 else None


def _counted(passage: Passage) -> Iterator[DateMention]:
    for m in _NTH.finditer(passage.text, passage.start, passage.end):
        month, unit = MONTH_NUMBER[m["month"].lower()], m["day"].lower()
        year = int(m["year"]) if m["year"] else infer_year(passage, month, 15, m.span())
        nth = -1 if m["nth"].lower() in ("last", "final") else ORDINAL[m["nth"].lower()]
        number = WEEKDAY_NUMBER.get(unit)
        value = _of_month(year, month, nth, unit) if year else None
        stated = f"counted {unit if number is None else 'weekday'}"
        yield DateMention(
            m.start(), m.end(), value, "period" if number is None else "date", stated,
            weekday=number, relative=not m["year"], inferred_year=not m["year"],
        )  # fmt: skip


def _of_month(year: int, month: int, nth: int, unit: str) -> DateValue | None:
    number = WEEKDAY_NUMBER.get(unit)
    if number is not None:
        day = nth_weekday(year, month, number, nth)
        return one_day(day) if day else None
    whole = months(year, month, 1, "month")
    if whole is None:
        return None
    low, high = whole.low.date(), whole.high.date()
    if unit == "half" and nth in (1, 2, -1):
        middle = low.replace(day=15)
        return (
            interval(low, middle + dt.timedelta(days=2), "week")
            if nth == 1
            else interval(middle, high, "week")
        )
    if unit == "weekend":
        start = nth_weekday(year, month, 5, nth)
        beyond = plus(start, 2) if start else None
        return interval(start, beyond, "week") if start and beyond else None
    if unit == "week" and nth in (1, 2, 3, 4, -1):
        # A week may be counted from the first day or from the first Monday.
        start = plus(low, 7 * (nth - 1)) if nth > 0 else plus(high, -10)
        beyond = plus(start, 13) if start and nth > 0 else high
        return interval(start, beyond, "week") if start and beyond else None
    return None
