"""What a Word file's text is made of: runs, the characters in them, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """A run of characters of one look, as bytes of its part."""

    start: int
    properties: tuple[int, int] = (0, 0)
    """Where its properties stand; equal where it has none."""
    end: int = 0
    prefix: str = ""
    """Of the namespace, with the colon."""


@dataclass(slots=True)
class Atom:
    """Characters of a paragraph that stand together in the bytes of the part."""

    start: int
    """Offset in the paragraph's text."""
    text: str
    byte: int
    """Where the first character stands."""
    end: int
    """Where the bytes behind the last character begin."""
    run: int
    literal: bool = True
    """Whether its bytes are the text in UTF-8; else it is one character, written otherwise."""
    tag: tuple[int, int] = (0, 0)
    """The tag of the text element around it; equal for characters that are elements."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph with what a reader needs to find it again."""

    atoms: list[Atom] = field(default_factory=list)
    table: tuple[int, int] = (0, 0)
    """Number of its table and row, from 1; (0, 0) outside tables."""
    box: bool = False
    host: int = -1
    """The run that holds the text box around it."""
    note: tuple[str, str] = ("", "")
    """Kind and id of the note that it is part of."""
    references: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Notes called in it: kind, id, offset in its text, run."""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """Linked words: offsets in its text, and the relation that names their address."""
    comments: list[tuple[str, int, int]] = field(default_factory=list)
    """Words with a comment: its id, and the offsets in the text."""
    size: int = 0
    merged: bool = False
    """Whether its own end was deleted, so that the next paragraph goes on in it."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(atom.text for atom in self.atoms)


@dataclass(slots=True)
class Story:
    """The paragraphs of a part in reading order, and its runs."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
