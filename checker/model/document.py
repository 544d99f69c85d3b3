"""Sources: documents with their metadata, and the parts of them that state something."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from checker.model.frozen import Frozen

Role = Literal["source", "draft"]


class Metadata(Frozen):
    """What is known of a source; names in `inferred` were read from the text, not declared."""

    id: str
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    url: str = ""
    role: Role = "source"
    language: str = "en"
    derived_from: str | None = None
    """The origin: whose reporting this repeats (an agency, another outlet)."""
    tier: int | None = Field(default=None, ge=1, le=9)
    """Editors' ranking of sources, 1 is the most authoritative."""
    inferred: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """The independent source behind this one: what it is derived from, else itself."""
        return self.derived_from or self.id


class Span(Frozen):
    """Half-open character offsets in a document's text."""

    start: int
    end: int


class Furniture(Frozen):
    """A part of the page that states nothing: weather, cookies, share links, reading time."""

    kind: str
    span: Span


class Pointer(Frozen):
    """What the writer of a file points to from some words: a comment on them, a link's address."""

    span: Span
    kind: str
    text: str


class Statement(Frozen):
    """One sentence (or headline) of a document, by its offsets."""

    number: int
    span: Span
    paragraph: int
    heading: bool = False


def span_in_file(
    runs: Sequence[tuple[int, int, int]], start: int, end: int
) -> tuple[int, int] | None:
    """Return the span in the file of text[start:end]; None where markup stands inside.

    *runs* is text copied as it is: its start in the text, its start in the file, its length.
    """
    number = bisect_right(runs, start, key=lambda run: run[0]) - 1
    if number < 0:
        return None
    text, raw, length = runs[number]
    return (raw + start - text, raw + end - text) if end <= text + length else None


class Document(Frozen):
    """A source's text exactly as decoded, and which parts of it are body text."""

    metadata: Metadata
    path: str
    """As given on the command line, with forward slashes; never made absolute."""
    text: str
    body: tuple[Span, ...] = ()
    """The passages (paragraphs, headings, list items, table cells) to read, in order."""
    furniture: tuple[Furniture, ...] = ()
    runs: tuple[tuple[int, int, int], ...] | None = None
    """For text taken out of markup: which parts of it stand where in the file (`span_in_file`)."""

    pointers: tuple[Pointer, ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    """For files without lines (Word, PDF): from which offset on the text stands where."""

    @property
    def id(self) -> str:
        """The document's id, unique in a run."""
        return self.metadata.id

    def file_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where in the file text[start:end] stands; None where markup stands inside it."""
        return (start, end) if self.runs is None else span_in_file(self.runs, start, end)

    def locator_of(self, offset: int) -> str:
        """Return where the character at *offset* stands in a file without lines, else nothing."""
        number = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        return self.places[number][1] if number >= 0 else ""

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, that holds the character at *offset*."""
        return self.text.count("\n", 0, offset) + 1
