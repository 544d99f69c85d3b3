"""The bytes of a Word file in; its text with all changes accepted, and where each part stands, out.

Body text comes first, table cells in its order, text boxes behind the paragraph that they hang
on; footnotes and endnotes follow in the order of their calls, then headers and footers, which are
set aside.  The text is nobody's file: `Word.atoms` says where in the archive each piece stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from checker.model.document import Furniture, Pointer, Span
from checker.read.element import MarkupError, utf8
from checker.read.package import Package
from checker.read.passage import Paragraph, Story
from checker.read.relation import MAIN, Relations, main_part, relations_of, title_of
from checker.read.story import read_story

_BETWEEN: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph in the text of the whole file."""

    start: int
    part: str
    locator: str
    paragraph: Paragraph


@dataclass(slots=True)
class Word:
    """A Word file: its text, and what stands where."""

    text: str = ""
    pieces: list[str] = field(default_factory=list)
    """The text while it grows."""
    size: int = 0
    placed: list[Placed] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    aside: list[Furniture] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)
    title: str = ""
    main: str = MAIN
    stories: dict[str, Story] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    """The parts that were read, in UTF-8."""

    @property
    def places(self) -> tuple[tuple[int, str], ...]:
        """From which offset on the text stands where."""
        return tuple((one.start, one.locator) for one in self.placed)


def read_word(data: bytes, path: str) -> Word:
    """Return the Word file in *data*; *path* is for messages.

    Raises:
        SourceError: It is no Word document, is protected or damaged, or unpacks to too much.
    """
    package = Package(data, path)
    word = Word(main=main_part(package))
    relations = relations_of(package, word.main)
    body = _story(package, word, word.main)
    if body is None:
        raise package.error("this is no Word document: it holds no text part")
    comments = _comments(package, word, relations)
    notes = list(_notes(package, word, body, relations))
    chunks = [*_located(body.paragraphs), *notes]
    for locator, part, paragraph in chunks:
        _place(word, locator, part or word.main, paragraph)
    for kind in ("header", "footer"):
        for target in relations.of_kind(kind):
            story = _story(package, word, target)
            for paragraph in story.paragraphs if story else ():
                span = _append(word, kind, target, paragraph)
                if span:
                    word.aside.append(Furniture(kind=kind, span=span))
    word.text = "".join(word.pieces)
    _point(word, relations, comments)
    word.title = title_of(package)
    return word


def _place(word: Word, locator: str, part: str, paragraph: Paragraph) -> None:
    span = _append(word, locator, part, paragraph)
    if span:
        word.body.append(span)


def _append(word: Word, locator: str, part: str, paragraph: Paragraph) -> Span | None:
    words = paragraph.text
    if not words.strip():
        return None
    if word.pieces:
        word.pieces.append(_BETWEEN)
        word.size += len(_BETWEEN)
    start = word.size
    word.pieces.append(words)
    word.size += len(words)
    word.placed.append(Placed(start, part, locator, paragraph))
    return Span(start=start, end=start + len(words))


def _located(paragraphs: list[Paragraph]) -> Iterator[tuple[str, str, Paragraph]]:
    """Yield each paragraph of the body with where it stands, as a person would count."""
    number = boxes = 0
    for paragraph in paragraphs:
        table, row = paragraph.table
        if not paragraph.text.strip():
            continue
        if paragraph.box:
            boxes += 1
            yield f"text box {boxes}", "", paragraph
        elif table:
            yield f"table {table} row {row}", "", paragraph
        else:
            number += 1
            yield f"paragraph {number}", "", paragraph


def _notes(
    package: Package, word: Word, body: Story, relations: Relations
) -> Iterator[tuple[str, str, Paragraph]]:
    """Yield the paragraphs of the notes in the order in which the body calls them."""
    found: dict[tuple[str, str], list[tuple[str, Paragraph]]] = {}
    for kind in ("footnotes", "endnotes"):
        for target in relations.of_kind(kind):
            story = _story(package, word, target)
            for paragraph in story.paragraphs if story else ():
                if paragraph.note[0]:
                    found.setdefault(paragraph.note, []).append((target, paragraph))
    numbers: Counter[str] = Counter()
    for paragraph in body.paragraphs:
        for kind, note, _, _ in paragraph.references:
            told = found.pop((kind, note), None)
            if told is None:
                continue
            numbers[kind] += 1
            for target, part in told:
                yield f"{kind} {numbers[kind]}", target, part


def _comments(package: Package, word: Word, relations: Relations) -> dict[str, str]:
    """Return the words of each comment by its id."""
    told: dict[str, str] = {}
    for target in relations.of_kind("comments"):
        story = _story(package, word, target)
        for paragraph in story.paragraphs if story else ():
            number = paragraph.note[1]
            words = " ".join(paragraph.text.split())
            told[number] = f"{told[number]} {words}" if number in told else words
    return told


def _point(word: Word, relations: Relations, comments: dict[str, str]) -> None:
    """Keep what the writer points to: comments on words, and the addresses of links."""
    found = set()
    for placed in word.placed:
        for number, start, end in placed.paragraph.comments:
            if comments.get(number):
                found.add((placed.start + start, placed.start + end, "comment", comments[number]))
        for start, end, relation in placed.paragraph.links:
            address = relations.address(relation) if placed.part == word.main else ""
            if address:
                found.add((placed.start + start, placed.start + end, "link", address))
    word.pointers = [
        Pointer(span=Span(start=start, end=end), kind=kind, text=text)
        for start, end, kind, text in sorted(found)
    ]


def _story(package: Package, word: Word, name: str) -> Story | None:
    """Return the story in a part, read once; None where there is no such part."""
    if name in word.stories:
        return word.stories[name]
    data = package.part(name)
    if data is None:
        return None
    try:
        word.parts[name] = utf8(data)
        word.stories[name] = read_story(word.parts[name])
    except (MarkupError, ValueError) as error:
        raise package.error(f"the file is damaged: {name}: {error}") from None
    return word.stories[name]
