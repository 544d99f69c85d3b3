"""A statement and the places in it that matter, pieces of text out, each marked or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report.style import shown


@dataclass(frozen=True)
class Segment:
    """A piece of a statement, safe to show."""

    text: str
    marked: bool = False


def segments(
    text: str, spans: Iterable[tuple[int, int]], most: int | None = None
) -> tuple[Segment, ...]:
    """Return *text* in pieces, those of *spans* marked.

    It is cut outside the spans to about *most* characters.  Overlapping spans are one; a span
    outside the text is left out.
    """
    joined = _joined(spans, len(text))
    low, high = _window(text, joined, most)
    pieces: list[Segment] = []
    at = low
    for start, end in joined:
        first, last = max(start, low), min(end, high)
        if first >= last:
            continue
        pieces += [Segment(text[at:first]), Segment(text[first:last], marked=True)]
        at = last
    pieces.append(Segment(text[at:high]))
    if low > 0:
        pieces.insert(0, Segment("… "))
    if high < len(text):
        pieces.append(Segment(" …"))
    made = (Segment(printable(piece.text), piece.marked) for piece in pieces)
    return tuple(piece for piece in made if piece.text)


def printable(text: str) -> str:
    """Return the text with white space as single spaces and controls as their escapes."""
    if not text.isprintable():
        text = "".join(map(shown, text))
    if "  " not in text:
        return text
    inner = " ".join(text.split())
    return " " * text.startswith(" ") + inner + " " * (bool(inner) and text.endswith(" "))


def _joined(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _window(text: str, spans: list[tuple[int, int]], most: int | None) -> tuple[int, int]:
    """Return which part of the text to show: the marked words, and what is around them."""
    if most is None or len(text) <= most:
        return 0, len(text)
    first, last = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    last = min(last, first + most)
    spare = (most - (last - first)) // 2
    low, high = max(0, first - spare), min(len(text), last + spare)
    if low > 0:
        space = text.find(" ", low, first)
        low = space + 1 if space >= 0 else low
    if high < len(text):
        space = text.rfind(" ", last, high)
        high = space if space > last else high
    return low, high
