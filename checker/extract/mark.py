"""Text in, pairs of quotation marks out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

MARKS = "\"“”„‟«»‹›'‘’‚「」『』"
_MARK = re.compile(f"[{MARKS}]")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_CLOSERS = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "'": "'", "‘": "’", "‚": "‘’", "「": "」", "『": "』",
}  # fmt: skip
_LONGEST = 4000
"""A longer stretch between marks is a pair of strays rather than one quotation."""
_ELISIONS = re.compile(r"['’‘](?:\d0s|em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """The inside of a pair of marks; `closed` is False where a paragraph ends first."""

    start: int
    end: int
    mark: str
    closed: bool = True

    @property
    def outer(self) -> tuple[int, int]:
        """The span with its marks."""
        return self.start - 1, self.end + (1 if self.closed else 0)


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between blank lines."""
    spans = []
    at = start
    for gap in _PARAGRAPH.finditer(text, start, end):
        if gap.start() > at:
            spans.append((at, gap.start()))
        at = gap.end()
    if at < end:
        spans.append((at, end))
    return spans


def pairs(text: str, start: int, end: int) -> list[Pair]:
    """Return the outermost pairs of marks within one paragraph, in order.

    Apostrophes, inches and strays are passed over; so is an opening mark after which the same
    mark opens again before anything closes, since then the extent is not certain.
    """
    found = [m.start() for m in _MARK.finditer(text, start, end)]
    closers: dict[str, list[int]] = {}
    openers: dict[str, list[int]] = {}
    for at in found:
        mark = text[at]
        if _may_close(text, at, start, end):
            closers.setdefault(mark, []).append(at)
        if _may_open(text, at, start, end):
            openers.setdefault(mark, []).append(at)
    result: list[Pair] = []
    behind = start
    for at in found:
        mark = text[at]
        if at < behind or mark not in _CLOSERS or not _may_open(text, at, start, end):
            continue
        close = _closing(text, at, closers, end)
        if close is None:
            if _stays_open(text, at, start, openers):
                result.append(Pair(at + 1, end, mark, closed=False))
                behind = end
            continue
        if mark in "“„«‹「『" and _next(openers.get(mark, []), at, close):
            continue
        if close > at + 1 and close - at <= _LONGEST:
            result.append(Pair(at + 1, close, mark))
            behind = close + 1
    return result


def _stays_open(text: str, at: int, start: int, openers: dict[str, list[int]]) -> bool:
    """Whether the mark opens its paragraph, and a next paragraph may carry on the quotation."""
    mark = text[at]
    if mark in "'‘‚›‹»”‟" or openers[mark][-1] != at:
        return False
    before = text[max(start, at - 3) : at].strip()
    return not before or before[-1] in ":,."


def _next(places: list[int], low: int, high: int) -> bool:
    i = bisect_right(places, low)
    return i < len(places) and places[i] < high


def _closing(text: str, at: int, closers: dict[str, list[int]], end: int) -> int | None:
    best: int | None = None
    for mark in _CLOSERS[text[at]]:
        places = closers.get(mark, [])
        i = bisect_right(places, at)
        if mark in "'’":
            i = _past_possessives(text, places, i, end)
        if i < len(places) and (best is None or places[i] < best):
            best = places[i]
    return best


def _past_possessives(text: str, places: list[int], i: int, end: int) -> int:
    """Pass over "the workers’ plan" where another mark that may close follows soon."""
    first = i
    while i < len(places) and i < first + 8:
        at = places[i]
        possessive = text[at - 1] in "sS" and at + 2 < end and text[at + 1 : at + 2] == " "
        if not (possessive and text[at + 2].islower() and i + 1 < len(places)):
            return i
        i += 1
    return first


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark not in _CLOSERS or at + 1 >= end or text[at + 1].isspace():
        return False
    if mark in "“„‟«‹「『":
        return mark != "“" or at == start or text[at - 1] not in ".,!?" or text[at + 1].isalnum()
    before = text[at - 1] if at > start else " "
    if not (before.isspace() or before in "([{—–-:/…" or before in MARKS):
        return False
    return not (mark in "'‘" and _ELISIONS.match(text, at, end))


def _may_close(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if at == start or mark in "„‟‚「『":
        return False
    after = text[at + 1] if at + 1 < end else " "
    if mark in "”」』":
        return True
    if mark == "’" and text[at - 1].isspace():
        return False
    if mark == '"':
        return not text[at - 1].isspace() or not after.isalnum()
    return not text[at - 1].isspace() and not after.isalnum()
