"""Days and months written with the month's name or in figures; a passage in, mentions out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.extract.calendar import (
    MONTH_NUMBER,
    MONTHS,
    ORDINAL,
    WEEKDAY_NUMBER,
    WEEKDAYS,
    interval,
    one_day,
    part_of_day,
    plus,
    safe,
)  # fmt: skip
from checker.extract.moment import DateMention, Passage
from checker.extract.occurrence import infer_year
from checker.model.value import DateValue

_FULL = "|".join((*MONTHS, *(m.upper() for m in MONTHS)))
MONTH = rf"(?:{_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAYNAME = (
    rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(w.upper() for w in WEEKDAYS)}"
    r"|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)"
)
_NUM = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_ANY = r"\d{1,2}(?:st|nd|rd|th)?"
_WD = rf"(?:{_DAYNAME},?\s+(?:the\s+)?)"
_LINK = r"(?:\s*[-–—]\s*|\s+(?:to|until|till|through|and|or|&)\s+|,\s*)"
_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>[12]\d{3}|(?:last|this|next)\s+year)\b(?![,.:]?\d|\s*%))?"

_ANCHOR = re.compile(rf"\b{MONTH}(?!\w)")
_BEFORE = re.compile(
    rf"(?<![\w$€£#.,:/–-])(?P<list>(?:{_WD}?{_ANY}{_LINK}(?:and\s+|or\s+)?){{1,6}})?"
    rf"(?:(?P<weekday>{_DAYNAME}),?\s+)?(?:(?P<the>the)\s+)?"
    rf"(?P<day>{_ANY}|(?:{'|'.join(reversed(ORDINAL))}))(?:\s+(?:day\s+)?(?P<of>of)\s+|\s+|-)$"
)
_AFTER = re.compile(
    rf"\s+(?:the\s+)?(?P<day>{_ANY})(?![\w%]|[.,:/]\d)"
    rf"(?P<list>(?:{_LINK}(?:and\s+)?{_ANY}(?![\w%]|[.,:/]\d)(?!\s+(?!in\b|on\b|at\b)[a-z]"
    rf"|\s+{MONTH})){{0,6}}){_YEAR}"
)
_TRAIL = re.compile(_YEAR)
_PREFIX = re.compile(rf"(?<!\w)(?P<weekday>{_DAYNAME}),?\s+$")
_PART = re.compile(
    r"(?P<part>morning|afternoon|evening|night|early hours"
    r"|small hours)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(rf"(?:,\s+an?\s+|,?\s+\(a?\s*)(?P<weekday>{'|'.join(WEEKDAYS)})\b")
_ITEM = re.compile(rf"(?P<weekday>{_DAYNAME},?\s+(?:the\s+)?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?")
_RANGE = re.compile(r"[-–—]|\b(?:to|until|till|through)\b")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:du|de|del|di|do|Rue|Calle|Avenida|Plaza|St\.|every|each"
    r"|version|week\s+of|week\s+beginning)\s+$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\s+(?:committee|panel|movement|insurrection|riot(?:s|ers?)?|defendants?|commission|brigade"
    r"|street"
    r"|square|bridge|stadium|university|hospital|party|coup|revolution|agreement|uprising|massacre"
    r"|attacks?|bombings?|city|avenue|metro|club|alliance)\b", re.IGNORECASE,
)  # fmt: skip
_JOIN = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+or|\s+to|\s+until|\s+till|\s+through|[-–—])\s*(?:the\s+)?"
)
_NUMERIC = re.compile(
    r"(?<![\w/.:$€£#-])(?:(?P<iso>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d))(?:T\d\d:\d\d[\d:.]*(?:Z"
    r"|[+-]\d\d:?\d\d)?)?"
    r"|(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<yy>(?:19|20)\d\d))(?![\w/-]|[.:]\d)"
)
_VERSION = re.compile(r"\b(?:v|version|release|build|firmware|update|patch)\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Written:
    """A day as its words give it, before the year is known."""

    start: int
    end: int
    month: int
    first: int
    last: int
    year: int | None
    year_written: bool
    weekdays: tuple[tuple[int, int], ...]
    """(weekday, day of the month) pairs, as written."""
    part: str = ""
    numeric: bool = False


def absolute(passage: Passage) -> Iterator[DateMention]:
    """Yield the days of the passage that are written by month name or in figures."""
    yield from _numeric(passage)
    written = [w for anchor in _ANCHOR.finditer(passage.text, passage.start, passage.end)
               for w in _days(passage, anchor)]  # fmt: skip
    written.sort(key=lambda w: (w.start, -w.end))
    for w in _with_shared_years(passage, written):
        yield _resolved(passage, w)


def _days(passage: Passage, anchor: re.Match[str]) -> Iterator[_Written]:
    month = MONTH_NUMBER[anchor.group().rstrip(".").lower()]
    before = passage.ending(_BEFORE, anchor.start())
    if before:
        trail = passage.match(_TRAIL, anchor.end())
        year = trail["year"] if trail else None
        end = trail.end() if trail and year else anchor.end()
        listed = (before["list"] or "", before.start("list"))
        day = before["day"].lower()
        if day in ORDINAL and not before["of"]:
            return
        start, number = before.start(), ORDINAL.get(day) or int(re.sub(r"\D", "", day))
        weekday, at = before["weekday"], before.start("weekday")
        if weekday is None:
            at = before.start("the") if before["the"] else before.start("day")
        start = before.start()
    else:
        after = passage.match(_AFTER, anchor.end())
        if not after:
            return
        year, end = after["year"], after.end()
        prefix = passage.ending(_PREFIX, anchor.start())
        weekday = prefix["weekday"] if prefix else None
        start = prefix.start() if prefix else anchor.start()
        number = int(re.sub(r"\D", "", after["day"]))
        listed, at = (after["list"], after.start("list")), start
    if _ignored(passage, start, end):
        return
    whole = _year(passage, year)
    stem = _Written(
        start, end, month, number, number, whole, year is not None,
        ((WEEKDAY_NUMBER[weekday.rstrip(".").lower()], number),) if weekday else (),
    )  # fmt: skip
    items = list(_ITEM.finditer(listed[0]))
    if not items:
        part = passage.ending(_PART, start)
        yield replace(stem, start=part.start(), part=part["part"]) if part else stem
    elif before:
        yield from _listed_before(passage, stem, items, listed, at)
    else:
        yield from _listed_after(passage, stem, items, listed)


def _listed_before(
    passage: Passage, stem: _Written, items: list[re.Match[str]], listed: tuple[str, int], at: int
) -> Iterator[_Written]:
    if _RANGE.search(listed[0]) or (len(items) == 1 and passage.ending(_BETWEEN, stem.start)):
        yield replace(stem, first=int(items[0]["day"]), weekdays=(*_named(items), *stem.weekdays))
        return
    for item in items:
        start = listed[1] + item.start()
        yield replace(
            stem, start=start, end=listed[1] + item.end(), weekdays=_named([item]),
            first=int(item["day"]), last=int(item["day"]),
        )  # fmt: skip
    yield replace(stem, start=at)


def _listed_after(
    passage: Passage, stem: _Written, items: list[re.Match[str]], listed: tuple[str, int]
) -> Iterator[_Written]:
    if _RANGE.search(listed[0]) or (len(items) == 1 and passage.ending(_BETWEEN, stem.start)):
        yield replace(stem, last=int(items[-1]["day"]))
        return
    yield replace(stem, end=listed[1])
    for item in items:
        final = item is items[-1]
        yield replace(
            stem, start=listed[1] + item.start(), end=stem.end if final else listed[1] + item.end(),
            first=int(item["day"]), last=int(item["day"]), weekdays=(),
        )  # fmt: skip


def _named(items: list[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (WEEKDAY_NUMBER[re.split(r"\W", item["weekday"], maxsplit=1)[0].lower()], int(item["day"]))
        for item in items if item["weekday"]
    )  # fmt: skip


def _ignored(passage: Passage, start: int, end: int) -> bool:
    if passage.ending(_STREET, start):
        return True
    return bool(passage.match(_NAMED, end))


def _year(passage: Passage, written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdigit():
        return int(written)
    if passage.published is None:
        return None
    return passage.published.year + {"l": -1, "t": 0, "n": 1}[written[0].lower()]


def _with_shared_years(passage: Passage, written: list[_Written]) -> list[_Written]:
    """Give "28 May" its year in "28 May to 3 June 2024"."""
    result = written[:]
    for n, (left, right) in reversed(list(enumerate(pairwise(written)))):
        heir = result[n + 1]
        gap = passage.text[left.end : right.start]
        if not left.year_written and heir.year_written and heir.year and _JOIN.fullmatch(gap):
            year = heir.year - (left.month > right.month)
            result[n] = replace(left, year=year, year_written=True)
    return result


def _resolved(passage: Passage, w: _Written) -> DateMention:
    mention = DateMention(
        w.start, w.end, None, "period" if w.first != w.last else "date",
        "day-month-year" if w.year_written else "month-day",
        weekday=w.weekdays[0][0] if w.weekdays else None,
        relative=w.year is None or not passage.text[w.start : w.end].rstrip(")")[-4:].isdigit(),
        inferred_year=not w.year_written,
    )  # fmt: skip
    leap = w.year or 2024
    if not (safe(leap, w.month, w.first) and safe(leap, w.month, w.last)):
        return replace(mention, impossible=True)
    year = (
        w.year
        if w.year_written
        else infer_year(passage, w.month, w.first, (w.start, w.end), w.weekdays)
    )
    if year is None:
        return mention
    low, high = safe(year, w.month, w.first), safe(year, w.month, w.last)
    if not low or not high:
        return replace(mention, impossible=w.year_written)
    return _checked(replace(mention, value=_value(low, high, w.part)), w, year, passage)


def _value(low: dt.date, high: dt.date, part: str) -> DateValue | None:
    if low == high:
        return part_of_day(one_day(low), part)
    beyond = plus(high, 1)
    return interval(low, beyond, "day") if beyond and low < high else None


def _checked(mention: DateMention, w: _Written, year: int, passage: Passage) -> DateMention:
    pairs = w.weekdays
    suffix = passage.match(_SUFFIX, w.end) if not pairs and w.first == w.last else None
    if suffix:
        number = WEEKDAY_NUMBER[suffix["weekday"].lower()]
        pairs = ((number, w.first),)
        mention = replace(mention, end=suffix.end(), weekday=number)
    for weekday, day in pairs:
        true = safe(year, w.month, day)
        if true is not None and true.weekday() != weekday:
            return replace(
                mention, weekday=weekday, weekday_conflict=True, true_weekday=true.weekday()
            )
    return mention


def _numeric(passage: Passage) -> Iterator[DateMention]:
    for m in _NUMERIC.finditer(passage.text, passage.start, passage.end):
        if m["iso"]:
            day = safe(int(m["y"]), int(m["m"]), int(m["d"]))
            if day or (int(m["m"]) <= 12 and int(m["d"]) <= 31):
                yield DateMention(
                    m.start(), m.end("iso"), one_day(day) if day else None, "date", "iso",
                    impossible=day is None,
                )  # fmt: skip
            continue
        if passage.ending(_VERSION, m.start()):
            continue
        yield from _figures(m)


def _figures(m: re.Match[str]) -> Iterator[DateMention]:
    a, b, year = int(m["a"]), int(m["b"]), int(m["yy"])
    readings = [safe(year, b, a)]
    if m["sep"] != ".":
        readings.append(safe(year, a, b))
    found = sorted({day for day in readings if day})
    if not found:
        return
    value = one_day(found[0])
    if len(found) == 2 and (beyond := plus(found[1], 1)):
        value = interval(found[0], beyond, "day", ambiguous=True)
    yield DateMention(m.start(), m.end(), value, "date", "figures")
