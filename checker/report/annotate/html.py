"""An HTML draft in; a copy with its words marked and the comments in an aside below out.

Nothing of the draft is changed or moved: take `<mark class="check">` and the section that the two
comments enclose away, and the file is the draft, byte for byte.  Everything that a source says is
escaped, and there is no script.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from checker.model.document import Document
from checker.report.annotate.note import Note

OPENING: Final = "<!-- check: comments on this draft -->"
CLOSING: Final = "<!-- check: end of the comments -->"
_END: Final = re.compile(r"</body\s*>|</html\s*>", re.IGNORECASE)
_STYLE: Final = (
    "border-top:3px solid #444;margin:3em auto 1em;max-width:44em;padding:1em;"
    "font:15px/1.5 sans-serif;color:#111;background:#fff"
)
_COLOURS: Final = {"error": "#ffd2d2", "warning": "#ffe9b0", "note": "#d6ecff"}


def html_copy(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return *data* with its words marked and the notes in a section at its end."""
    encoding = "utf-8"
    try:
        raw = data.decode(encoding)
    except UnicodeDecodeError:
        encoding = "cp1252"
        raw = data.decode(encoding, "replace")
    marks = [
        (start, end, number, note)
        for number, note in enumerate(notes, 1)
        for start, end in _slices(document, note)
    ]
    pieces = []
    last = 0
    for start, end, inside in _apart(marks):
        opened = "".join(_mark(number, note) for number, note in inside)
        pieces += [raw[last:start], opened, raw[start:end], "</mark>" * len(inside)]
        last = end
    rest = raw[last:]
    at = next((m.start() for m in _END.finditer(rest)), len(rest))
    pieces += [rest[:at], _section(notes), rest[at:]] if notes else [rest]
    return "".join(pieces).encode(encoding, "xmlcharrefreplace")


def _slices(document: Document, note: Note) -> Iterator[tuple[int, int]]:
    """Yield the parts of the file that hold the note's words, markup between them left out."""
    if note.in_file:
        yield note.start, note.end
        return
    runs = document.runs or ()
    first = max(0, bisect_right(runs, note.start, key=lambda run: run[0]) - 1)
    for text, raw, length in runs[first:]:
        if text >= note.end:
            return
        low, high = max(note.start, text), min(note.end, text + length)
        if low < high:
            yield raw + low - text, raw + high - text


def _apart(
    marks: Iterable[tuple[int, int, int, Note]],
) -> Iterator[tuple[int, int, list[tuple[int, Note]]]]:
    """Yield stretches that lie in the same marks, so that marks that overlap do not cross."""
    marks = sorted(marks, key=lambda mark: mark[:3])
    edges = sorted({edge for start, end, _, _ in marks for edge in (start, end)})
    around: list[tuple[int, int, int, Note]] = []
    coming = deque(marks)
    for low, high in pairwise(edges):
        around = [mark for mark in around if mark[1] > low]
        while coming and coming[0][0] <= low:
            around.append(coming.popleft())
        if around:
            yield low, high, [(number, note) for _, _, number, note in around]


def _mark(number: int, note: Note) -> str:
    colour = _COLOURS.get(note.level, _COLOURS["note"])
    title = escape(" ".join(note.lines[:2]), quote=True)
    return (
        f'<mark class="check" data-check="{number}" title="{title}"'
        f' style="background:{colour};color:#111">'
    )


def _section(notes: Sequence[Note]) -> str:
    items = "".join(
        f'<aside id="check-{number}" style="margin:1em 0"><p><strong>{number}. '
        f"{escape(note.lines[0])}</strong> on “{escape(' '.join(note.text.split()))}”</p>"
        + "".join(f"<p>{escape(line)}</p>" for line in note.lines[1:])
        + "</aside>"
        for number, note in enumerate(notes, 1)
    )
    return (
        f'{OPENING}<section class="check-comments" style="{_STYLE}">'
        f"<h2>Comments on this draft</h2>{items}</section>{CLOSING}"
    )
