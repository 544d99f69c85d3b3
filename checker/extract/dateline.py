"""The head of a dispatch in, such as "NORRVIK, Osland, May 3 (Tidewire) -"; where it ends out."""

from __future__ import annotations

import re
from typing import Final

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE: Final = rf"{_DAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}}\.? {_MONTH})(?:,? \d{{4}})?"
_NAME: Final = r"[A-Z][\w'’.-]*"
_PLACE: Final = rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?:, {_NAME}(?: {_NAME}){{0,2}}){{0,2}}"
_AGENCY: Final = r"(?: ?[(/\[][A-Z][^)\]\n]{1,40}[)\]/])"
_DATELINE: Final = re.compile(
    rf"(?!(?:On|In|At|By|Since|Until|After|Before|From|{_MONTH}|\w+day)\b)"
    rf"{_PLACE},? (?:\({_DATE}\)|{_DATE})(?:{_AGENCY}? ?[-–—:]{{1,2}} |{_AGENCY} (?=[A-Z]))"
)
_LONGEST: Final = 120


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the dateline that opens text[start:end] ends, *start* where there is none.

    Its day is the day of filing, and nothing that is told happened on it for that reason.
    """
    found = _DATELINE.match(text, start, min(end, start + _LONGEST))
    return found.end() if found else start
