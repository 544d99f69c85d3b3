"""Days of the week, with the part of the day; a passage in, mentions out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from checker.extract.calendar import (
    WEEKDAY_NUMBER,
    WEEKDAYS,
    coming_weekday,
    interval,
    last_weekday,
    one_day,
    part_of_day,
    plus,
)  # fmt: skip
from checker.extract.moment import DateMention, Passage
from checker.extract.tense import leaning, opens_sentence
from checker.model.value import DateValue

_NAME = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(w.upper() for w in WEEKDAYS)})"
_ANCHOR = re.compile(rf"(?<![\w-])(?P<day>{_NAME})(?![\w-])")
_PART = r"(?P<part>morning|afternoon|evening|night|lunchtime|overnight)"
_AFTER = re.compile(
    rf"(?:\s+{_PART}(?!\w))?(?P<rest>\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b|\s+week\b)?"
)
_LEAD = re.compile(
    r"(?:\b(?P<part>early hours|small hours|morning|afternoon|evening|night)\s+(?:of|on)\s+"
    r"|\b(?P<edge>early|late)\s+(?:on\s+)?)?"
    r"(?:\b(?P<which>last|next|this|past|coming|previous|following|every|each|a|an|any|some|most"
    r"|that"
    r"|first|second|third|fourth|fifth|the|alternate|final|other|one)\s+)?$", re.IGNORECASE,
)  # fmt: skip
_OPEN = re.compile(r"\b(?:until|till|from|before)\s+(?:early\s+|late\s+)?$", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:by|to|through)\s+(?:early\s+|late\s+)?$", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:on|since|until|till|by|from|before|after|late|early|last|next|of|and"
    r"|to)\s+$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:Good|Black|Cyber|Bloody|Freaky|Super|Ash|Maundy|Shrove|Fat|Holy|Palm|Easter|Whit"
    r"|Giving|Ruby"
    r"|Casual|Sheffield|Bowl|Mardi|Red|Golden|Blue|Man|Girl|Ember|Low|Cup|Advent|Rex|Joe"
    r"|Blessed)\s+$"
)
_PAPER = re.compile(
    r"[’']?s?\s+(?:Times|Telegraph|Mirror|Mail|Express|Post|Herald|World|People|Sun|Star"
    r"|Independent|Age"
    r"|Business|Tribune|Addams|Night (?:Live|Football|Fever|Lights)|Politics|Club|Next|Briefing"
    r"|Magazine"
    r"|Review|Observer|Prayers?)\b|,?\s+(?:Bloody|Black)\s+Sunday"
)
_CAPITAL = re.compile(r"\s+[A-Z]")
_THE = re.compile(r"\b(?:[Tt]he|[A-Z][\w’']*)\s+$")
_PAIR = re.compile(
    rf"(?<!\w)(?:in\s+|during\s+|on\s+)?(?:the\s+)?(?:night|overnight)\s+(?:from\s+|of\s+"
    rf"|between\s+)?(?P<a>{_NAME})(?:\s+night)?"
    rf"(?:\s+(?:to|into|and)\s+|\s*[-–/]\s*)(?P<b>{_NAME})(?!\w)"
)


def weekdays(passage: Passage) -> Iterator[DateMention]:
    """Yield the weekdays of the passage that stand without a day of the month."""
    for m in _ANCHOR.finditer(passage.text, passage.start, passage.end):
        if not _is_name(passage, m):
            yield _mention(passage, m)
    yield from _nights(passage)


def _is_name(passage: Passage, m: re.Match[str]) -> bool:
    """Tell newspapers, films and feasts ("the Sunday Times", "Black Friday") from days."""
    if passage.match(_PAPER, m.end()):
        return True
    if passage.ending(_TITLE, m.start()):
        return True
    if not passage.match(_CAPITAL, m.end()) or passage.ending(_PLACED, m.start()):
        return False
    follows = passage.match(re.compile(r"\s+(?:I|[A-Z][\w’'.-]*\s+[a-z])"), m.end())
    return bool(passage.ending(_THE, m.start())) or not follows


def _mention(passage: Passage, m: re.Match[str]) -> DateMention:
    number = WEEKDAY_NUMBER[m["day"].lower()]
    lead = passage.ending(_LEAD, m.start())
    after = passage.match(_AFTER, m.end())
    start, end, part = m.start(), m.end(), ""
    which = ""
    if lead:
        which = (lead["which"] or "").lower()
        part = (lead["part"] or lead["edge"] or "").lower()
        start = next((lead.start(g) for g in ("part", "edge", "which") if lead[g]), start)
    week = ""
    if after and (after["part"] or after["rest"]):
        part = (after["part"] or part).lower()
        week = (after["week"] or ("far" if after["rest"] else "")).lower()
        end = after.end()
    value = None
    if passage.published:
        days = _choices(passage, number, which, week, (start, end))
        value = _covering(days, part)
    return DateMention(start, end, value, "weekday", "weekday", weekday=number, relative=True)


def _choices(
    passage: Passage, number: int, which: str, week: str, span: tuple[int, int]
) -> list[dt.date | None]:
    """Return the days that the words may mean: none where unsure, two where speakers differ."""
    published = passage.published
    if published is None or week == "far":
        return []
    monday = published.toordinal() - published.weekday()
    if week:
        return [_day(monday + number + {"last": -7, "this": 0, "next": 7}[week])]
    if which in ("last", "past", "next", "coming"):
        ahead = which in ("next", "coming")
        nearest = _day(monday + number + 7 * (number <= published.weekday())) if ahead else _day(
            monday + number - 7 * (number >= published.weekday())
        )  # fmt: skip
        other = _day(monday + number + (7 if ahead else -7))
        return [nearest] if which == "coming" else [nearest, other]
    return [_by_tense(passage, published, number, which, span)] if which in ("", "this") else []


def _by_tense(
    passage: Passage, published: dt.date, number: int, which: str, span: tuple[int, int]
) -> dt.date | None:
    lean = leaning(passage, *span)
    if lean == "future":
        return coming_weekday(published, number)
    bare = not (which or passage.ending(_LOOSE, span[0]) or opens_sentence(passage, span[0]))
    unsure = lean == "torn" or passage.ending(_OPEN, span[0]) or not (lean == "past" or bare)
    return None if unsure else last_weekday(published, number)


def _day(ordinal: int) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if 400 < ordinal < 3_640_000 else None


def _covering(days: list[dt.date | None], part: str) -> DateValue | None:
    found = sorted({day for day in days if day})
    if not found:
        return None
    if len(found) == 1:
        return part_of_day(one_day(found[0]), part)
    beyond = plus(found[-1], 1)
    return interval(found[0], beyond, "day", ambiguous=True) if beyond else None


def _nights(passage: Passage) -> Iterator[DateMention]:
    """Yield "the night from Sunday to Monday" as one night."""
    for m in _PAIR.finditer(passage.text, passage.start, passage.end):
        first, second = WEEKDAY_NUMBER[m["a"].lower()], WEEKDAY_NUMBER[m["b"].lower()]
        if (first + 1) % 7 != second:
            continue
        value = None
        if passage.published:
            nights = _choices(passage, first, "", "", m.span())
            value = _covering(nights, "night")
        yield DateMention(
            m.start(), m.end(), value, "weekday", "night between weekdays",
            weekday=first, relative=True,
        )  # fmt: skip
