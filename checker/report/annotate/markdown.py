"""A Markdown draft in; a copy with an HTML comment right behind the words of each finding out.

Readers of the rendered page see nothing of them, editors of the file everything.  A comment never
begins a line (that would turn the line into HTML) and never stands inside code, a link's address or
a tag (there it would be text).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from checker.model.document import Document, Span
from checker.report.annotate.note import Note

_SAFE_NEXT: Final = " \t\r\n.,;:!?"
_TICKS: Final = re.compile(r"`+")
_INSIDE: Final = re.compile(
    r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]"
    r"|<[^<>\n]*>|https?://[^\s<>]+|&#?\w{1,32};"
)


def markdown_copy(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return *data* with a comment for each of *notes*."""
    text = document.text
    places: dict[int, list[str]] = {}
    for note in notes:
        at = bisect_right(document.body, note.start, key=lambda span: span.start) - 1
        span = document.body[at] if at >= 0 else Span(start=note.start, end=note.end)
        places.setdefault(_behind(text, span, note.end), []).append(_comment(note))
    pieces = []
    last = 0
    for place in sorted(places):
        pieces += [text[last:place], *places[place]]
        last = place
    pieces.append(text[last:])
    copy = "".join(pieces)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return copy.encode("cp1252", "xmlcharrefreplace")
    return copy.encode("utf-8")


def _behind(text: str, span: Span, end: int) -> int:
    """Return the first place from *end* on, within the paragraph, where a comment is none of it."""
    taken = [(m.start(), m.end()) for m in _INSIDE.finditer(text, span.start, span.end)]
    taken += _code(text, span)
    place = end
    while place < span.end:
        around = next((stop for start, stop in taken if start < place < stop), None)
        if around is not None:
            place = around
        elif text[place] in _SAFE_NEXT:
            break
        else:
            place += 1
    # A backslash at the end of a line breaks the line; behind it, the comment would not.
    while place > span.start and text[place - 1] == "\\":
        place -= 1
    return place


def _code(text: str, span: Span) -> list[tuple[int, int]]:
    """Return the code in a paragraph: from some backticks to the next that are as many."""
    ticks = [(m.start(), m.end()) for m in _TICKS.finditer(text, span.start, span.end)]
    alike: dict[int, list[int]] = {}
    for start, end in ticks:
        alike.setdefault(end - start, []).append(start)
    found: list[tuple[int, int]] = []
    for start, end in ticks:
        if found and start < found[-1][1]:
            continue
        same = alike[end - start]
        behind = bisect_right(same, start)
        if behind < len(same):
            found.append((start, same[behind] + end - start))
    return found


def _comment(note: Note) -> str:
    """Return the note as one comment on one line; in a table, a bar would end the cell."""
    lines = (*note.lines[:-1], note.lines[-1].partition(" --")[0])
    words = " / ".join((f"check: on “{' '.join(note.text.split())}”", *lines))
    # Two hyphens end a comment for some readers.
    words = re.sub("-{2,}", "–", words).replace("|", "¦")
    words = re.sub(r"[<>]", lambda mark: "‹" if mark.group() == "<" else "›", words)
    return f"<!-- {words} -->"
