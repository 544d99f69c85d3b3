"""From a statement and the words quoted in it to lines with marks under those words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from checker.report.style import Style, line_spans, safe, shown, turns

_NEAR = 2000
"""Characters of a statement that are looked at on either side of the quoted words."""

_LONGEST = 1200
"""A quote longer than this is shown by its beginning and its end."""


@dataclass(frozen=True)
class Mark:
    """Words to mark: offsets in the statement, the sign under them, and what to say there."""

    start: int
    end: int
    sign: str = "^"
    label: str = ""


@dataclass(frozen=True)
class _Line:
    """One printed line: its text, and the columns of its marks."""

    text: str
    spans: tuple[tuple[int, int, Mark], ...]
    """Characters `start` to `end` of the text, and the mark they belong to."""


def excerpt(
    statement: str, marks: Sequence[Mark], style: Style, colour: str, *, lines: int = 2
) -> list[str]:
    """Return the statement with signs under the marked words.

    A statement of more than *lines* lines is cut outside the marked words, at a word, with "…";
    the words between the first mark and the last are shown whole unless they fill a page.
    """
    width = max(style.width, 20)
    text, placed = _window(statement, marks, width * lines, style.box.cut)
    printed = []
    for start, end in line_spans(text, width, width):
        inside = [
            (max(mark.start, start) - start, min(mark.end, end) - start, _last(mark, end))
            for mark in placed
            if mark.start < end and mark.end > start
        ]
        line = _Line(text[start:end], tuple(inside))
        printed += _printed(line, style, colour)
    return printed or [""]


def _last(mark: Mark, end: int) -> Mark:
    """Return the mark, without its label where the words go on in the next line."""
    return mark if mark.end <= end else Mark(mark.start, mark.end, mark.sign)


def _window(statement: str, marks: Sequence[Mark], room: int, cut: str) -> tuple[str, list[Mark]]:
    """Return as much of the statement as there is room for, printable, and the marks in it."""
    first = min(mark.start for mark in marks)
    last = max(mark.end for mark in marks)
    low, high = max(0, first - _NEAR), min(len(statement), last + _NEAR)
    before, middle, after = statement[low:first], statement[first:last], statement[last:high]
    if len(middle) > _LONGEST:
        return _ends(middle, marks, cut)
    text, places = _printable(before + middle + after)
    start, end = places[first - low], places[last - low]
    spare = room - cell_len(text[start:end])
    left, right = _share(cell_len(text[:start]), cell_len(text[end:]), spare)
    head = _tail_words(text[:start], left, cut, whole=low == 0)
    tail = _head_words(text[end:], right, cut, whole=high == len(statement))
    shift = len(head) - start
    placed = [
        Mark(
            places[mark.start - low] + shift, places[mark.end - low] + shift, mark.sign, mark.label
        )
        for mark in marks
    ]
    return head + text[start:end] + tail, placed


def _ends(middle: str, marks: Sequence[Mark], cut: str) -> tuple[str, list[Mark]]:
    """Return the beginning and the end of a quote that would fill a page."""
    half = _LONGEST // 4
    omitted = f" {cut} ({len(middle) - 2 * half} characters) {cut} "
    text = safe(middle[:half]) + omitted + safe(middle[-half:])
    return text, [Mark(0, len(text), marks[0].sign, marks[0].label)]


def _printable(text: str) -> tuple[str, list[int]]:
    """Return the text as printed, and where each character (and the end) stands in it."""
    pieces: list[str] = []
    places = []
    length = 0
    space = True
    for char in text:
        places.append(length)
        piece = shown(char)
        if piece == " " and space:
            piece = ""
        if piece:
            space = piece == " "
        pieces.append(piece)
        length += len(piece)
    places.append(length)
    return "".join(pieces), places


def _share(left: int, right: int, spare: int) -> tuple[int, int]:
    """Return how many columns each side gets: half, or what the other leaves."""
    if left + right <= spare:
        return left, right
    half = max(0, spare // 2)
    if left <= half:
        return left, max(0, spare - left)
    if right <= half:
        return max(0, spare - right), right
    return half, half


def _tail_words(text: str, width: int, cut: str, *, whole: bool) -> str:
    """Return the last words of *text* that fit, after a cut sign where something is missing."""
    if whole and cell_len(text) <= width:
        return text
    room = max(0, width - cell_len(cut) - 1)
    start = bisect_left(range(len(text)), x=True, key=lambda at: cell_len(text[at:]) <= room)
    if start and text[start - 1] != " ":
        space = text.find(" ", start)
        start = space + 1 if space >= 0 else len(text)
    return f"{cut} {text[start:]}" if text[:start].strip() or not whole else text


def _head_words(text: str, width: int, cut: str, *, whole: bool) -> str:
    """Return the first words of *text* that fit, before a cut sign where something is missing."""
    if whole and cell_len(text) <= width:
        return text
    room = max(0, width - cell_len(cut) - 1)
    end = bisect_left(range(len(text)), x=True, key=lambda at: cell_len(text[: at + 1]) > room)
    if end < len(text) and text[end] != " ":
        end = max(0, text.rfind(" ", 0, end))
    return f"{text[:end].rstrip()} {cut}"


def _printed(line: _Line, style: Style, colour: str) -> list[str]:
    """Return a line, its marked words in colour, and below it the signs and labels."""
    text = _coloured(line, style, colour)
    if not line.spans:
        return [text]
    if turns(line.text):
        words = ", ".join(line.text[start:end] for start, end, _ in line.spans)
        told = ", ".join(dict.fromkeys(mark.label for _, _, mark in line.spans if mark.label))
        return [text, style.paint(f"^ {words}" + (f"  ({told})" if told else ""), colour)]
    signs = ""
    labels_at: list[tuple[int, str]] = []
    for start, end, mark in line.spans:
        column = cell_len(line.text[:start])
        length = max(1, cell_len(line.text[start:end]))
        signs += " " * (column - len(signs)) + mark.sign * (
            column + length - max(column, len(signs))
        )
        if mark.label:
            labels_at.append((column, mark.label))
    below = _labelled(signs, labels_at, style.width)
    return [text, *(style.paint(row, colour) for row in below)]


def _coloured(line: _Line, style: Style, colour: str) -> str:
    if not style.colour:
        return line.text
    pieces = []
    at = 0
    for start, end, _ in line.spans:
        pieces.append(line.text[at:start])
        pieces.append(style.paint(line.text[max(at, start) : end], colour))
        at = max(at, end)
    return "".join([*pieces, line.text[at:]])


def _labelled(signs: str, labels: Sequence[tuple[int, str]], width: int) -> list[str]:
    """Return the row of signs and, beside or below them, the labels."""
    if not labels:
        return [signs]
    if len(labels) == 1:
        beside = f"{signs} {labels[0][1]}"
        if cell_len(beside) <= width:
            return [beside]
    rows = [signs]
    for column, label in labels:
        at = max(0, min(column, width - cell_len(label)))
        for number, row in enumerate(rows[1:], start=1):
            if cell_len(row) + 1 < at or not row:
                rows[number] = row + " " * (at - cell_len(row)) + label
                break
        else:
            rows.append(" " * at + label)
    return rows
