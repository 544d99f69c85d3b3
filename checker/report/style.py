"""How text looks in a terminal: width, colour, box characters; and text made safe to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

_COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "strong": "1",
    "path": "36",
    "dim": "2",
    "clean": "32",
}
"""ANSI codes; every coloured thing also differs in its words or its shape."""

_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
"""Soft hyphens and joiners that pages are full of; they are not shown and mean nothing."""

_JOINERS = frozenset("\u200c\u200d")
"""Joiners that emoji and some scripts need to be drawn at all."""

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Cn"})
"""Controls, format characters (which can turn text round), surrogates, unassigned."""


@dataclass(frozen=True)
class Box:
    """The characters that frame an excerpt."""

    top: str
    next: str
    side: str
    rule: str
    cut: str


_UNICODE = Box(top="┌─", next="├─", side="│", rule="─", cut="…")
_ASCII = Box(top="+-", next="+-", side="|", rule="-", cut="...")


@dataclass(frozen=True)
class Style:
    """Where the text goes and how much of it is wanted."""

    width: int = 100
    colour: bool = False
    unicode: bool = True
    verbose: bool = False
    quiet: bool = False
    whole: bool = False
    """Every finding, however many there are."""

    @property
    def box(self) -> Box:
        """The characters that frame an excerpt."""
        return _UNICODE if self.unicode else _ASCII

    def paint(self, text: str, colour: str) -> str:
        """Return the text in a colour, or as it is where there is none."""
        if not self.colour or not text:
            return text
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """Return a character as it is printed: white space as a space, controls as their escape.

    A source is hostile input: an escape sequence in it could clear the screen or hide a line, a
    right-to-left override could swap two figures.

    >>> shown(chr(9))
    ' '
    """
    if char.isspace():
        return " "
    if char in _INVISIBLE:
        return ""
    if char in _JOINERS or unicodedata.category(char) not in _UNSAFE:
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe(text: str) -> str:
    """Return the text on one line, white space collapsed and controls escaped."""
    if text.isprintable():
        # Nearly all texts are, and this is tens of times as fast.
        return " ".join(text.split())
    return " ".join("".join(map(shown, text)).split())


def safe_lines(text: str) -> str:
    """Return the text with its lines and indents kept and controls escaped."""
    return "\n".join("".join(map(shown, line)).rstrip() for line in text.split("\n"))


def wrapped(text: str, first: int, rest: int) -> list[str]:
    """Return safe text as lines, the first at most *first* columns wide, the others *rest*."""
    spans = list(line_spans(text, first, rest))
    return [text[start:end] for start, end in spans] or [""]


def line_spans(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Return where each line of *text* starts and ends, broken at spaces where there are any.

    *text* has been made safe.  A word wider than a line is broken, because paths and languages
    without spaces must not run over the edge either.
    """
    start, width = 0, first
    while start < len(text):
        end = _fitting(text, start, width)
        if end < len(text):
            space = text.rfind(" ", start, end + 1)
            end = space if space > start else end
        yield start, end
        start = end + 1 if end < len(text) and text[end] == " " else end
        width = rest


def _fitting(text: str, start: int, width: int) -> int:
    """Return the end of the longest piece from *start* that is at most *width* columns wide."""
    low, high = start + 1, min(len(text), start + max(width, 1) * 4)
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(text[start:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def turns(text: str) -> bool:
    """Whether a terminal may show the text from right to left, so that columns mean nothing."""
    return any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text)
