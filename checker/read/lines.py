"""A text's lines: an offset in, the place for a message out."""

from __future__ import annotations

import re
from bisect import bisect_right

from checker.errors import CheckError, Place


class Lines:
    """A file's text, and the places in it."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def line(self, number: int) -> str:
        """Return the line of that *number*, from 1; empty where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n").removeprefix("\ufeff")

    def place(self, offset: int, length: int) -> Place:
        """Return the place of *length* characters at *offset*, cut at the end of the line."""
        number = bisect_right(self._starts, offset)
        column = offset - self._starts[number - 1] + 1
        if number == 1 and self.text.startswith("\ufeff"):
            column = max(1, column - 1)
        rest = len(self.line(number)) - column + 1
        return Place(self.path, number, column, max(1, min(length, rest)))

    def error(self, problem: str, offset: int, length: int, advice: str) -> CheckError:
        """Return an error that shows the line at *offset*."""
        # The end of the file is an empty line; the words before it are more use.
        last = max(0, len(self.text.rstrip()) - 1)
        place = self.place(min(offset, last), length)
        return CheckError(problem, place=place, advice=advice, source_line=self.line(place.line))


_BREAK = re.compile(r"\r\n|\r|\n")


def line_spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the span of each line from *start* on, line ends left out, whatever ends them."""
    spans = []
    for stop in _BREAK.finditer(text, start):
        spans.append((start, stop.start()))
        start = stop.end()
    return [*spans, (start, len(text))]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at its ends; an empty one stays at *start*."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return (start + left, start + len(piece.rstrip())) if left < len(piece) else (start, start)
