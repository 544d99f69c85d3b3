"""Times counted from the publication day: "yesterday", "last week", "nine years ago"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from checker.extract.calendar import (
    NUMBER,
    interval,
    months,
    months_on,
    one_day,
    part_of_day,
    part_of_period,
    plus,
    years,
)  # fmt: skip
from checker.extract.moment import DateKind, DateMention, Passage
from checker.extract.tense import leaning
from checker.model.value import DateValue

_DAY = re.compile(
    r"(?<![\w-])(?:(?P<before>[Tt]he day before yesterday)|(?P<after>[Tt]he day after tomorrow)"
    r"|(?:(?P<edge>[Ee]arly|[Ll]ate)\s+)?(?P<day>[Yy]esterday|[Tt]oday"
    r"|[Tt]omorrow)(?:\s+(?P<part>morning|afternoon|evening|night|lunchtime))?"
    r"|(?P<near>[Tt]his\s+(?P<part2>morning|afternoon|evening)|[Tt]onight"
    r"|[Ll]ast\s+night))(?![\w-])"
)
_NOWADAYS = re.compile(
    r"\b(?:is|are|as of|remains?|even|of|like|until|still)\s+$|(?:^|[.!?“\"]\s*)$", re.IGNORECASE
)
_OF_OUR_TIME = re.compile(
    r"[’']s\s+(?:world|society|youth|young|generation|standards|children|money|prices|terms"
    r"|\w+ (?:world|society))|\s+(?:as|than)\s+(?:in|it)\b|,?\s+the\s+\w+\s+(?:is|are|has|have)\b"
)
_PERIOD = re.compile(
    r"(?<![\w-])(?:(?P<part>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\s+)?(?P<which>[Ll]ast|[Tt]his"
    r"|[Nn]ext)\s+(?P<unit>week|weekend|month|year|quarter|decade|century)(?![\w-]|[’']s\b(?!\s))"
)
_ROLLING = re.compile(r"\b(?:the|over|past)\s+(?:the\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of\b(?!\s+course)|alone\s+of\b|before\b|in\s+office\b)")
_WEEKEND = re.compile(
    r"(?<![\w-])(?P<lead>[Oo]ver|[Aa]t|[Tt]hroughout|[Dd]uring|[Oo]n"
    r"|[Bb]y)\s+(?P<core>the\s+weekend)(?![\w’'-]|\s+(?:of|after|before))"
)
_END = re.compile(
    r"(?<![\w-])(?P<part>[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Cc]lose)\s+of\s+(?P<which>the"
    r"|this|last|next)\s+(?P<unit>week|month|year|decade|century)(?![\w-]|\s+of\b)"
    r"|(?<![\w-])(?P<yearend>year[- ]end)(?![\w-])"
)
_COUNT = (
    r"(?P<count>\d{1,3}|"
    + "|".join(sorted(NUMBER, key=len, reverse=True))
    + r"|half\s+a|a\s+couple\s+of|couple\s+of|several|a\s+few|few|some|many)"
)
_UNITS = (
    r"(?P<unit>minute|hour|day|night|week|weekend|fortnight|month|year|decade|century|centurie)s?"
)
_HEDGE = (
    r"(?:(?P<hedge>[Aa]bout|[Aa]round|[Aa]lmost|[Nn]early|[Ss]ome|[Rr]oughly|[Mm]ore than"
    r"|[Oo]ver|[Ll]ess than|[Uu]nder|[Aa]t least|[Jj]ust over|[Jj]ust under|[Uu]p to|[Jj]ust"
    r"|[Oo]nly)\s+)?"
)
_AGO = re.compile(
    rf"(?<![\w.,$€£-]){_HEDGE}{_COUNT}[- ](?:and\s+a\s+half\s+(?P<half>))?{_UNITS}\s+(?P<dir>ago"
    rf"|from\s+now|earlier|before(?=[,.;]|\s+(?:that|the|his|her|their|its))|later|previously"
    rf"|after(?=\s+(?:that|the)\b))(?!\w)",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?<![\w-])(?P<in>in|within)\s+(?P<core>{_HEDGE}{_COUNT}\s+{_UNITS}(?P<time>[’']s?\s+time)?)"
    r"(?![\w’'-])",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"(?<![\w-])(?:[Tt]he\s+(?:(?:very\s+)?(?:next|following|previous|same)\s+(?:day|morning"
    r"|afternoon|evening|night|week|weekend|month|year)|day\s+(?:before|after)(?=[,.;])"
    r"|night\s+before(?=[,.;]))|[Tt]hat\s+(?:same\s+)?(?:day|morning|afternoon|evening|night"
    r"|week|weekend|month|year)(?=[,.;]|\s+(?:the|a|he|she|they|in|at)\b))(?![\w-])"
)
_SHARE = re.compile(
    r"\b(?:quarters?|thirds?|fractions?|parts?|half|most|best|better part) of $", re.IGNORECASE
)
"""Of "a quarter of an hour before" the hour is no time that is counted back."""
_SHIFT = {"l": -1, "t": 0, "n": 1}


def relatives(passage: Passage) -> Iterator[DateMention]:
    """Yield the words of the passage whose time is counted from publication or from the story."""
    yield from _near_days(passage)
    yield from _periods(passage)
    yield from _weekends(passage)
    yield from _spans(passage)
    for m in _STORY.finditer(passage.text, passage.start, passage.end):
        yield _mention(m.start(), m.end(), None, "ago", "from the story")


def _mention(
    start: int, end: int, value: DateValue | None, kind: DateKind, stated: str
) -> DateMention:
    return DateMention(start, end, value, kind, stated, relative=True)


def _near_days(passage: Passage) -> Iterator[DateMention]:
    for m in _DAY.finditer(passage.text, passage.start, passage.end):
        word = (m["day"] or "").lower()
        if word == "today" and (
            passage.match(_OF_OUR_TIME, m.end()) or passage.ending(_NOWADAYS, m.start())
        ):
            continue
        near = (m["near"] or "").lower()
        shift = (
            -2
            if m["before"]
            else 2
            if m["after"]
            else {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        )
        part = (m["part"] or m["part2"] or m["edge"] or "").lower()
        if near == "tonight":
            part = "late"
        elif near.startswith("last"):
            shift, part = -1, "night"
        day = plus(passage.published, shift) if passage.published else None
        value = part_of_day(one_day(day), part) if day else None
        yield _mention(m.start(), m.end(), value, "date", "near day")


def _whole(published: dt.date, unit: str, shift: int) -> DateValue | None:
    if unit == "week":
        monday = plus(published, 7 * shift - published.weekday())
        # The Sunday before belongs to the week for half of the readers.
        low, high = (plus(monday, -1), plus(monday, 7)) if monday else (None, None)
        return interval(low, high, "week") if low and high else None
    if unit == "month":
        first = months_on(published.replace(day=1), shift)
        return months(first.year, first.month, 1, "month") if first else None
    if unit == "year":
        return years(published.year + shift, 1, "year")
    if unit == "quarter":
        first = months_on(
            published.replace(day=1, month=(published.month - 1) // 3 * 3 + 1), 3 * shift
        )
        return months(first.year, first.month, 3, "quarter") if first else None
    if unit == "decade":
        return years(published.year // 10 * 10 + 10 * shift, 10, "decade")
    return years(published.year // 100 * 100 + 100 * shift, 101, "century")


def _periods(passage: Passage) -> Iterator[DateMention]:
    for m in _PERIOD.finditer(passage.text, passage.start, passage.end):
        unit, which = m["unit"].lower(), m["which"].lower()
        value = None
        if passage.published and not passage.match(_OF, m.end()):
            if unit == "weekend":
                value = _weekend(passage, m.span(), which)
            elif which == "this" or not passage.ending(_ROLLING, m.start()):
                value = _whole(passage.published, unit, _SHIFT[which[0]])
                value = part_of_period(value, m["part"] or "") if unit != "week" else value
            elif which == "last":
                value = _rolling(passage.published, unit)
        yield _mention(m.start(), m.end(), value, "period", f"{which} {unit}")
    for m in _END.finditer(passage.text, passage.start, passage.end):
        value = None
        unit, which = (m["unit"] or "year"), (m["which"] or "the")
        if passage.published:
            shift = _SHIFT[which[0]]
            lean = leaning(passage, *m.span())
            if which != "the" or lean in ("future", "unknown"):
                value = part_of_period(_whole(passage.published, unit, shift), m["part"] or "end")
        if unit != "week" or value is None:
            yield _mention(m.start(), m.end(), value, "period", f"part of {unit}")


def _rolling(published: dt.date, unit: str) -> DateValue | None:
    """Return "the last year": the twelve months up to publication."""
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    low = months_on(published, -size) if size else plus(published, -7)
    high = plus(published, 1)
    if low is None or high is None:
        return None
    return interval(
        low,
        high,
        "week"
        if size is None
        else "year"
        if unit == "year"
        else "month"
        if unit == "month"
        else "decade",
    )


def _weekends(passage: Passage) -> Iterator[DateMention]:
    for m in _WEEKEND.finditer(passage.text, passage.start, passage.end):
        value = _weekend(passage, m.span("core"), "the") if m["lead"].lower() != "by" else None
        yield _mention(m.start("core"), m.end("core"), value, "period", "weekend")


def _weekend(passage: Passage, span: tuple[int, int], which: str) -> DateValue | None:
    published = passage.published
    if published is None:
        return None
    inside = published.weekday() >= 5
    saturday = plus(published, 5 - published.weekday())
    lean = leaning(passage, *span)
    if saturday is None or lean == "torn" or (which in ("last", "next") and inside):
        return None
    if which in ("last", "next"):
        ahead = which == "next"
    elif lean == "unknown" and which == "this":
        return None
    else:
        ahead = lean == "future"
    if which == "next" and published.weekday() < 5:
        return None
    low = saturday if inside or ahead else plus(saturday, -7)
    start, beyond = (plus(low, -1), plus(low, 2)) if low else (None, None)
    return interval(start, beyond, "week") if start and beyond else None


def _spans(passage: Passage) -> Iterator[DateMention]:
    for m in _AGO.finditer(passage.text, passage.start, passage.end):
        if m["count"].lower() == "hundred" or passage.ending(_SHARE, m.start()):
            continue
        direction = m["dir"].split()[0].lower()
        value = None
        if direction in ("ago", "from"):
            value = _counted(passage, m, -1 if direction == "ago" else 1)
        yield _mention(m.start(), m.end(), value, "ago", "ago" if direction == "ago" else "later")
    for m in _IN.finditer(passage.text, passage.start, passage.end):
        if m["in"].lower() == "in" and m["time"]:
            yield _mention(m.start(), m.end(), _counted(passage, m, 1), "ago", "later")


def _counted(passage: Passage, m: re.Match[str], sign: int) -> DateValue | None:
    published = passage.published
    word = " ".join(m["count"].lower().split())
    hedge = " ".join((m["hedge"] or "").lower().split())
    loose = hedge in ("about", "around", "almost", "nearly", "some", "roughly")
    count = 0.5 if word == "half a" else int(word) if word.isdigit() else NUMBER.get(word)
    if published is None or count is None or "half" in m.group()[len(m["count"]) :].lower():
        return None
    if hedge and not loose and hedge not in ("just", "only"):
        return None
    unit = m["unit"].lower().rstrip("s")
    if unit in ("minute", "hour"):
        low, high = plus(published, -1), plus(published, 2)
        return interval(low, high, "day") if low and high and count <= 24 else None
    if unit in ("day", "night", "week", "fortnight"):
        return _days_off(published, sign * count, unit, loose)
    return _months_off(published, sign * count, unit, loose)


def _days_off(published: dt.date, count: float, unit: str, loose: bool) -> DateValue | None:
    size = {"day": 1, "night": 1, "week": 7, "fortnight": 14}[unit]
    slack = (0 if size == 1 else 4 if size == 7 else 5) + (abs(int(count)) // 4 + 1 if loose else 0)
    if size == 1 and abs(count) > 6:
        slack += 1 + abs(int(count)) // 15
    day = plus(published, int(count * size))
    low, high = (plus(day, -slack), plus(day, slack + 1)) if day else (None, None)
    return interval(low, high, "day" if slack == 0 else "week") if low and high else None


def _months_off(published: dt.date, count: float, unit: str, loose: bool) -> DateValue | None:
    """Count months and more, as wide as speakers round: half a unit either side, or the unit."""
    size = {"month": 1, "year": 12, "decade": 120}.get(unit, 1200)
    if unit == "weekend":
        return None
    middle = months_on(published, round(count * size))
    share = max(1, round(size / {120: 4, 1200: 10}.get(size, 2)))
    slack = share + (max(1, int(abs(count) * size / 8)) if loose else 0)
    early, late = (months_on(middle, -slack), months_on(middle, slack)) if middle else (None, None)
    if middle is None or early is None or late is None:
        return None
    whole = _whole(middle, unit, 0) if unit in ("month", "year") and abs(count) > 1 else None
    low = min(early, whole.low.date()) if whole else early
    high = max(late, whole.high.date()) if whole else late
    return interval(low, high, "month" if size == 1 else "year" if size == 12 else "decade")
