"""A line that is a publication date in, the date out; what could be two dates is none."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_MONTHS: Final = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"), 1,
    )
}  # fmt: skip
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)[0-9]{2})"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>[01]?[0-9])-(?P<day>[0-3]?[0-9])(?![0-9])",
        rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}(?![0-9])",
        rf"{_MONTH} {_DAY},? {_YEAR}(?![0-9])",
        rf"(?P<day>[0-3]?[0-9])\.[ ]?(?P<month>[01]?[0-9])\.[ ]?{_YEAR}(?![0-9])",
        rf"(?P<first>[0-3]?[0-9])(?P<mark>[/-])(?P<second>[0-3]?[0-9])(?P=mark){_YEAR}(?![0-9])",
    )
)
_BEFORE: Final = re.compile(
    r"(?:(?:first |last |date )?(?:published|posted|updated|modified|date|issued|released)"
    r"(?: on| at)?:? *)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? *)?",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?:[ ,|T-]*(?:at )?[0-2]?[0-9][:.h][0-5][0-9](?:[:.][0-5][0-9](?:\.[0-9]{1,9})?)?)?"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:Z|[A-Z]{2,5}|[+-][0-9]{2}:?[0-9]{2}))?[ .]?",
    re.IGNORECASE,
)


def date_of(line: str) -> dt.date | None:
    """Return the date that the whole line gives, perhaps with a weekday, a clock or "Published:".

    >>> date_of("Published: Tuesday, 10 February, 2026 7:13 AM")
    datetime.date(2026, 2, 10)
    >>> date_of("10/11/2025") is None
    True
    """
    line = " ".join(line[:100].split())
    before = _BEFORE.match(line)
    start = before.end() if before else 0
    for form in _FORMS:
        found = form.match(line, start)
        if found and _AFTER.fullmatch(line, found.end()):
            return _date(found)
    return None


def date_at_end(words: str) -> dt.date | None:
    """Return the date at the end of a dateline such as "LINZ, Austria, June 10, 2025"."""
    parts = words.split(",")
    for number in range(1, min(4, len(parts))):
        if found := date_of(",".join(parts[number:]).strip()):
            return found
    return None


def _date(found: re.Match[str]) -> dt.date | None:
    parts = found.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        # The day comes first in most of the world and second in the United States.
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (second, first) if second > 12 else (first, second)
    else:
        month = _MONTHS.get(parts["month"][:3].lower()) or int(parts["month"])
        day = int(parts["day"])
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
