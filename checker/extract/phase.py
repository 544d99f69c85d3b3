"""A counted noun in its text in; out, whether the count is of what is still so or of what was.

"Seven hundred people spent the night in the hall" and "410 people are still in the hall" tell of
two times, and both can be right.
"""

from __future__ import annotations

import re

from checker.extract.fate import FATES

STILL, WAS = "when: still", "when: was"
_WHO = r"\s+(?:(?:who|that|which)\s+)?"
_STILL_BEHIND = re.compile(
    rf"{_WHO}(?:(?:is|are|has|have)\s+(?:still|yet to)\b|still\s+[a-z]+|remains?\b)", re.IGNORECASE
)
_STILL_BEFORE = re.compile(
    r"\b(?:remaining|(?:is|are|has|have)\s+still(?:\s+[a-z]+){0,2})\s+\Z|\bstill\s+[a-z]+s?\s+\Z",
    re.IGNORECASE,
)
_WAS_BEHIND = re.compile(
    rf"{_WHO}(?:had|were|was|spent|slept|stayed|fled|sought|took|came|went|left|[a-z]{{3,}}ed)\b"
    r"(?!\s+still)",
    re.IGNORECASE,
)
_REACH = 32


def phase(text: str, start: int, end: int, head: str) -> tuple[str, ...]:
    """Return `STILL` or `WAS` for the figure text[start:end] with its noun, nothing where unsure.

    The dead and the missing are counted on and on: how they are told says nothing.
    """
    if head in FATES:
        return ()
    before = max(0, start - _REACH)
    if _STILL_BEHIND.match(text, end) or _STILL_BEFORE.search(text, before, start):
        return (STILL,)
    return (WAS,) if _WAS_BEHIND.match(text, end) else ()
