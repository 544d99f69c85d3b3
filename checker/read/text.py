"""Plain text in, the spans of its paragraphs out."""

from __future__ import annotations

import re
from typing import Final

from checker.model.document import Span
from checker.read.lines import line_spans, trimmed

BULLET: Final = re.compile(r"[•▪●◦‣∙·*+\-–—][ \t]+|\(?[0-9]{1,3}[.)][ \t]+")
"""What stands before an item of a list."""

_SHORTEST_WRAPPED: Final = 40
"""No line of wrapped prose but the last is shorter: editors wrap at 60 to 100 characters."""


def paragraphs(text: str, start: int = 0) -> list[Span]:
    """Return the paragraphs of text[start:], in order.

    A blank line ends a paragraph.  A single line break ends it too, unless the lines are prose
    that was wrapped: pages saved as text have one line for each headline, date and caption.
    """
    spans: list[Span] = []
    run: list[tuple[int, int]] = []
    for line in line_spans(text, start):
        first, last = trimmed(text, *line)
        if first == last:
            spans += _joined(text, run)
            run = []
        else:
            run.append((first, last))
    return spans + _joined(text, run)


def _joined(text: str, lines: list[tuple[int, int]]) -> list[Span]:
    """Return one span where the lines are wrapped prose, else a span for each line."""
    wrapped = _is_wrapped(text, lines)
    spans: list[Span] = []
    for number, (first, last) in enumerate(lines):
        bullet = BULLET.match(text, first, last)
        start = bullet.end() if bullet and bullet.end() < last else first
        continues = bool(spans) and not bullet and (
            wrapped or (text[first].islower() and _may_go_on(text, *lines[number - 1]))
        )  # fmt: skip
        if continues:
            spans[-1] = Span(start=spans[-1].start, end=last)
        else:
            spans.append(Span(start=start, end=last))
    return spans


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if len(lines) < 2 or any(last - first < _SHORTEST_WRAPPED for first, last in lines[:-1]):
        return False
    lower = sum(1 for first, _ in lines[1:] if text[first].islower())
    # Most words of prose are lower case, so most lines of wrapped prose begin with one.
    return lower * 5 >= (len(lines) - 1) * 2


def _may_go_on(text: str, first: int, last: int) -> bool:
    return last - first >= _SHORTEST_WRAPPED and text[last - 1] not in ".!?…:;"
