"""The bytes of a PDF in; its text, where its paragraphs are and on which page and line, out.

The text is what the pages show, in the order in which they hold it, one line after the other.  A
word that was broken at the end of a line keeps its hyphen, since nothing says whether it had one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from checker.errors import Place, SourceError
from checker.model.document import Furniture, Span

_MOST_PAGES: Final = 3_000
_MOST_CHARACTERS: Final = 20_000_000
_BROKEN: Final = "\ufffe"
"""What stands for the hyphen of a word that goes on in the next line."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LINE: Final = re.compile(rf"\r\n|[\r\n]|(?<={_BROKEN})")
_DIGITS: Final = re.compile(r"[0-9]+")
_WIDE_GAP: Final = 1.35
"""Times the usual distance of two lines: more is a new paragraph."""
_OTHER_SIZE: Final = 1.7
"""Times as high: a headline. Words without long letters are lower than others."""
_SHORT_LINE: Final = 0.8
_HALF_LINE: Final = 0.6
"""No line of prose is so short but the last one."""
_NEIGHBOURS: Final = 12
_ENDS: Final = tuple('.!?”"’:')
_INDENT: Final = 8.0
_REPEATED: Final = 3
"""Pages that begin or end with the same line: it is none of the text."""
_EMPTY_TITLES: Final = ("microsoft word", "document", "untitled")
_EXTRA: Final = "Install what reads them: pip install 'check-facts[pdf]'"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its words, and where it stands there."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    joined: bool
    """Whether its last word goes on in the next line."""


@dataclass(slots=True)
class Pdf:
    """A PDF file: its text, and what stands where."""

    text: str = ""
    body: list[Span] = field(default_factory=list)
    aside: list[Furniture] = field(default_factory=list)
    places: tuple[tuple[int, str], ...] = ()
    title: str = ""


def read_pdf(data: bytes, path: str) -> Pdf:
    """Return the PDF in *data*; *path* is for messages.

    Raises:
        SourceError: It cannot be read, has no text, or what reads PDF files is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise _error(path, "PDF files cannot be read yet", _EXTRA) from None
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _error(path, "the file is protected by a password", "Take it off.") from None
        advice = "Open it in a PDF viewer; if it opens, print it into a new PDF."
        raise _error(path, "the file is damaged, or is no PDF", advice) from None
    try:
        if len(file) > _MOST_PAGES:
            advice = f"PDF files of up to {_MOST_PAGES:,} pages are read. Keep those that you need."
            raise _error(path, f"the file is too long: {len(file):,} pages", advice)
        pages, pictures = _pages(file, path)
        title = _title(file)
    except pypdfium2.PdfiumError:
        raise _error(path, "the file is damaged: a page cannot be read", "Print it anew.") from None
    finally:
        file.close()
    if not any(line.words.strip() for page in pages for line in page):
        held = f"{pictures} picture{'' if pictures == 1 else 's'}"
        advice = "Run it through text recognition (OCR), or give the text itself."
        raise _error(path, f"the file has no text: it holds {held}", advice)
    return _joined(pages, title)


def _error(path: str, problem: str, advice: str) -> SourceError:
    return SourceError(problem, place=Place(path), advice=advice)


def _pages(file: Any, path: str) -> tuple[list[list[_Line]], int]:
    """Return the lines of each page, and how many pictures there are where there is no text."""
    pages: list[list[_Line]] = []
    size = pictures = 0
    for page in file:
        shown = page.get_textpage()
        try:
            lines = _lines(shown)
            size += sum(len(line.words) for line in lines)
            if not size:
                # Whether it is a scan is asked only where no page had text before.
                pictures += sum(1 for one in page.get_objects(max_depth=3) if one.type == 3)
        finally:
            shown.close()
            page.close()
        pages.append(lines)
        if size > _MOST_CHARACTERS:
            raise _error(path, "the file holds too much text", "Keep the pages that you need.")
    return pages, pictures


def _lines(shown: Any) -> list[_Line]:
    count = shown.count_chars()
    if count <= 0:
        return []
    text = shown.get_text_range(0, count)
    exact = len(text) == count
    lines = []
    start = 0
    for stop in [*(m.span() for m in _LINE.finditer(text)), (len(text), len(text))]:
        words = text[start : stop[0]]
        if words.strip():
            box = _box(shown, words, start) if exact else (0.0, 0.0, 0.0, 0.0)
            lines.append(_Line(words, *box, joined=words.endswith(_BROKEN)))
        start = stop[1]
    return lines


def _box(shown: Any, words: str, start: int) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of a line: its first and last characters tell."""
    seen = [n for n, char in enumerate(words) if not char.isspace() and char != _BROKEN]
    boxes = [shown.get_charbox(start + n) for n in [*seen[:12], *seen[-1:]]]
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(box[0] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        min(box[1] for box in boxes),
    )


def _joined(pages: Sequence[Sequence[_Line]], title: str) -> Pdf:
    """Lay the pages one behind the other, an empty line between two paragraphs."""
    running = _running(pages)
    pdf = Pdf(title=title)
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    size = 0
    before: _Line | None = None
    whole = _usual(max(pages, key=len, default=()))
    for number, page in enumerate(pages, 1):
        usual = min((gap for gap in (_usual(page), whole) if gap), default=0.0)
        for row, line in enumerate(page, 1):
            aside = _masked(line) in running and row in {1, len(page)}
            opens = aside or before is None
            if before is not None and not aside:
                width = _width(page, row - 1)
                over = row == 1 and _goes_over(before, line)
                opens = not over if row == 1 else _is_new(before, line, usual, width)
            gap = "\n\n" if opens else "" if before and before.joined else "\n"
            gap = gap if size else ""
            words = _CONTROL.sub(" ", line.words.replace(_BROKEN, "-"))
            start = size + len(gap)
            pieces += [gap, words]
            size = start + len(words)
            places.append((start, f"page {number} line {row}"))
            if aside:
                pdf.aside.append(Furniture(kind="running line", span=Span(start=start, end=size)))
            elif opens or not pdf.body:
                pdf.body.append(Span(start=start, end=size))
            else:
                pdf.body[-1] = Span(start=pdf.body[-1].start, end=size)
            before = None if aside else line
    pdf.text = "".join(pieces)
    pdf.places = tuple(places)
    return pdf


def _goes_over(before: _Line, line: _Line) -> bool:
    """Tell whether a sentence goes on from the end of a page to the beginning of the next."""
    return before.joined or (
        before.words.rstrip()[-1:] not in _ENDS and line.words.lstrip()[:1].islower()
    )


def _masked(line: _Line) -> str:
    return _DIGITS.sub("0", line.words.strip())


def _running(pages: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """Return the lines, figures left out, with which several pages begin or end."""
    seen = Counter(
        words for page in pages for words in {_masked(line) for line in (*page[:1], *page[-1:])}
    )
    return frozenset(words for words, count in seen.items() if count >= _REPEATED)


def _usual(page: Sequence[_Line]) -> float:
    """Return the usual distance of two lines of *page*; 0 where it cannot be told."""
    gaps = sorted(a.bottom - b.bottom for a, b in pairwise(page))
    gaps = [gap for gap in gaps if gap > 0]
    return gaps[len(gaps) // 4] if gaps else 0.0


def _width(page: Sequence[_Line], row: int) -> float:
    """Return how wide the column is in which the line of that number stands."""
    near = page[max(0, row - _NEIGHBOURS) : row + _NEIGHBOURS]
    left = page[row].left
    return max(one.right - one.left for one in near if abs(one.left - left) < _INDENT * 3)


def _is_new(before: _Line, line: _Line, usual: float, width: float) -> bool:
    """Tell by gap, size, indent or a short last line whether *line* begins a paragraph."""
    if before.joined:
        return False
    gap = before.bottom - line.bottom
    if gap <= 0 or (usual and gap > usual * _WIDE_GAP):
        return True
    high, low = before.top - before.bottom, line.top - line.bottom
    if min(high, low) > 0 and max(high, low) > min(high, low) * _OTHER_SIZE:
        return True
    if line.left > before.left + _INDENT:
        return True
    long = before.right - before.left
    ends = before.words.rstrip()[-1:] in tuple('.!?”"’:')
    return long < width * (_SHORT_LINE if ends else _HALF_LINE)


def _title(file: Any) -> str:
    title = " ".join(str(file.get_metadata_value("Title") or "").split())
    generic = title.lower().startswith(_EMPTY_TITLES) or title.lower().endswith((".doc", ".docx"))
    return "" if generic else _CONTROL.sub(" ", title)
