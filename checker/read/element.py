"""XML in, its elements and text told one by one with their places in the bytes; no entities."""

from __future__ import annotations

import re
from typing import Final, Protocol
from xml.parsers import expat

_DEEPEST: Final = 400
_MOST: Final = 1_000_000
"""Elements; a book of 500 pages has a tenth of that."""
_TAG: Final = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_SECTION: Final = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_DECLARED: Final = re.compile(r"<\?xml[^>]{0,200}\?>")


class MarkupError(ValueError):
    """The XML is broken, too deep, or declares a document type."""


class Listener(Protocol):
    """What is told of each element and text; names are `namespace local`."""

    def opened(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """Take an element whose tag stands at data[start:end]."""
        ...

    def closed(self, name: str, start: int, end: int) -> None:
        """Take the end of an element, whose last tag is data[start:end]."""
        ...

    def said(self, text: str, start: int, *, literal: bool) -> None:
        """Take text at *start*; it is *literal* where the bytes there are it, in UTF-8."""
        ...


def utf8(data: bytes) -> bytes:
    """Return the XML in *data* as UTF-8 without a byte order mark and character data sections.

    Raises:
        MarkupError: It is of another encoding than UTF-8 or UTF-16.
    """
    return _SECTION.sub(_escaped, _utf8(data)) if b"<![CDATA[" in data else _utf8(data)


def _escaped(section: re.Match[bytes]) -> bytes:
    return section[1].replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _utf8(data: bytes) -> bytes:
    try:
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            # The declaration names an encoding that the bytes no longer have.
            return _DECLARED.sub("", data.decode("utf-16"), count=1).encode("utf-8")
        data.decode("utf-8")
    except UnicodeError:
        raise MarkupError("it is neither UTF-8 nor UTF-16") from None
    return data.removeprefix(b"\xef\xbb\xbf")


def walk(data: bytes, listener: Listener) -> None:
    """Tell *listener* all that *data*, XML in UTF-8, holds.

    Raises:
        MarkupError: It is broken, nested too deeply, or declares a document type: only with one
            could it hold entities, which unpack to gigabytes or read other files.
    """
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = False
    open_tags: list[tuple[int, int]] = []
    seen = 0

    def refuse(*_: object) -> None:
        raise MarkupError("it declares a document type, which may hold entities")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen > _MOST:
            raise MarkupError("it holds too many elements")
        begin = parser.CurrentByteIndex
        tag = _TAG.match(data, begin)
        if len(open_tags) >= _DEEPEST:
            raise MarkupError("it is nested too deeply")
        stop = tag.end() if tag else begin
        open_tags.append((begin, stop))
        listener.opened(name, attributes, begin, stop)

    def end(name: str) -> None:
        begin, stop = open_tags.pop()
        if data[stop - 2 : stop] != b"/>":
            begin = parser.CurrentByteIndex
            stop = data.find(b">", begin) + 1
        listener.closed(name, begin, stop)

    def text(said: str) -> None:
        begin = parser.CurrentByteIndex
        written = said.encode("utf-8", "surrogatepass")
        # "&amp;" is told as "&", which its bytes begin with.
        literal = data.startswith(written, begin) and not written.startswith(b"&")
        listener.said(said, begin, literal=literal)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise MarkupError(f"it is broken in line {error.lineno}") from None
