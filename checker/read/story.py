"""One part of a Word file (its body, its notes, a header) in; its paragraphs as accepted out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from checker.read.element import walk
from checker.read.passage import Atom, Paragraph, Run, Story

_WORD: Final = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DROPPED: Final = frozenset({"del", "moveFrom", "rt", "instrText", "delText", "delInstrText"})
"""What is not there once all changes are accepted, and what is never shown as text."""
_CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_REFERENCES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_MOST_ATOMS: Final = 4_000_000


def read_story(data: bytes) -> Story:
    """Return the story in *data*, a part in UTF-8, with all tracked changes accepted.

    Raises:
        MarkupError: It is not well-formed XML, too deep, or declares a document type.
    """
    reader = _Reader(data)
    walk(data, reader)
    return reader.story


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read, and what interrupted it."""

    paragraph: Paragraph
    inner: list[Paragraph] = field(default_factory=list)
    """Paragraphs of text boxes that hang on it; they follow it."""
    run: int = -1
    """The run around it, while a box inside that run is read."""


@dataclass(slots=True)
class _Reader:
    data: bytes
    story: Story = field(default_factory=Story)
    stack: list[str] = field(default_factory=list)
    skipped: int = 0
    """How many elements that are dropped stand open."""
    open: list[_Open] = field(default_factory=list)
    run: int = -1
    hidden: bool = False
    tag: tuple[int, int] = (0, 0)
    tables: int = 0
    rows: list[list[int]] = field(default_factory=list)
    """Of each open table: its number, its row, where the row began, whether it is deleted."""
    boxes: int = 0
    note: tuple[str, str] = ("", "")
    links: list[tuple[int, str]] = field(default_factory=list)
    comments: dict[str, tuple[Paragraph, int]] = field(default_factory=dict)
    goes_on: Paragraph | None = None
    atoms: int = 0

    def opened(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """Take the start of an element."""
        space, _, local = name.rpartition(" ")
        known = space in _WORD
        name = local if known else f"{{{space}}}{local}"
        self.stack.append(name)
        fallback = space == _COMPATIBILITY and local == "Fallback"
        if known and self.stack[-2:] == ["trPr", "del"] and self.rows and not self.skipped:
            self.rows[-1][3] = 1  # the row is deleted: it goes when it ends
        if self.skipped or fallback or (known and local in _DROPPED and not self._properties()):
            self.skipped += 1
            return
        if not known:
            return
        take = getattr(self, f"_open_{local.lower()}", None)
        if take is not None:
            take(_local(attributes), start, end)
        elif local in _CHARACTERS and self.run >= 0 and not self._properties():
            self._add(_CHARACTERS[local], start, end, literal=False, tag=(0, 0))
        elif local in _REFERENCES and self.open:
            paragraph = self.open[-1].paragraph
            number = _local(attributes).get("id", "")
            paragraph.references.append((_REFERENCES[local], number, paragraph.size, self.run))

    def closed(self, name: str, start: int, end: int) -> None:
        """Take the end of an element."""
        local = self.stack.pop()
        if self.skipped:
            self.skipped -= 1
            return
        del name
        take = None if local.startswith("{") else getattr(self, f"_close_{local.lower()}", None)
        if take is not None:
            take(start, end)

    def said(self, text: str, start: int, *, literal: bool) -> None:
        """Take characters; only those of text elements are text."""
        if self.skipped or self.run < 0 or not self.stack or self.stack[-1] != "t":
            return
        if literal:
            end = start + len(text.encode())
        elif self.data[start : start + 1] == b"&":
            end = self.data.find(b";", start) + 1
        else:
            end = start + (2 if self.data[start : start + 2] == b"\r\n" else 1)
        self._add(text, start, end, literal=literal, tag=self.tag)

    def _add(self, text: str, byte: int, end: int, *, literal: bool, tag: tuple[int, int]) -> None:
        if not self.open or self.hidden:
            return
        self.atoms += 1
        if self.atoms > _MOST_ATOMS:
            raise ValueError("too many pieces of text")
        paragraph = self.open[-1].paragraph
        last = paragraph.atoms[-1] if paragraph.atoms else None
        joins = last is not None and literal and last.literal and last.end == byte
        if last is not None and joins and last.run == self.run and len(last.text) < 10_000:
            last.text += text
            last.end = end
        else:
            paragraph.atoms.append(Atom(paragraph.size, text, byte, end, self.run, literal, tag))
        paragraph.size += len(text)

    def _properties(self) -> bool:
        return any(name in {"rPr", "pPr"} for name in self.stack[-4:-1])

    def _open_p(self, attributes: dict[str, str], start: int, end: int) -> None:
        del attributes, start, end
        going_on = self.goes_on if not self.boxes else None
        paragraph = going_on or Paragraph(
            table=(self.rows[-1][0], self.rows[-1][1]) if self.rows else (0, 0),
            box=self.boxes > 0,
            host=self._host(),
            note=self.note,
        )
        paragraph.merged = False
        if going_on is not None:
            self.goes_on = None
        self.open.append(_Open(paragraph, run=self.run))
        self.run = -1

    def _host(self) -> int:
        outer = self.open[-1].paragraph.host if self.open else -1
        return outer if outer >= 0 else self.run

    def _close_p(self, start: int, end: int) -> None:
        del start, end
        done = self.open.pop()
        self.run = done.run
        if self.open:
            self.open[-1].inner += [done.paragraph, *done.inner]
            return
        if done.paragraph.merged and not done.inner:
            self.goes_on = done.paragraph
        else:
            told = (done.paragraph, *done.inner)
            self.story.paragraphs += [p for p in told if p.atoms or p.references]

    def _close_body(self, start: int, end: int) -> None:
        del start, end
        self._settle()

    def _settle(self) -> None:
        """Keep a paragraph whose end was deleted where no other follows it."""
        if self.goes_on is not None:
            self.story.paragraphs.append(self.goes_on)
            self.goes_on = None

    def _open_r(self, attributes: dict[str, str], start: int, end: int) -> None:
        del attributes, end
        written = self.data[start + 1 : start + 40].split(b"r", 1)[0]
        prefix = written.decode("ascii", "replace") if written.endswith(b":") else ""
        self.story.runs.append(Run(start, prefix=prefix))
        self.run = len(self.story.runs) - 1
        self.hidden = False

    def _close_r(self, start: int, end: int) -> None:
        del start
        if self.run >= 0:
            self.story.runs[self.run].end = end
        self.run = -1
        self.hidden = False

    def _open_rpr(self, attributes: dict[str, str], start: int, end: int) -> None:
        del attributes, end
        if self.run >= 0 and self.stack[-2:-1] == ["r"]:
            self.story.runs[self.run].properties = (start, start)

    def _close_rpr(self, start: int, end: int) -> None:
        del start
        if self.run >= 0 and self.stack[-1:] == ["r"]:
            begin = self.story.runs[self.run].properties[0]
            self.story.runs[self.run].properties = (begin, end)

    def _open_vanish(self, attributes: dict[str, str], start: int, end: int) -> None:
        del start, end
        on = attributes.get("val", "true") not in {"0", "false", "off"}
        self.hidden = on and self.run >= 0 and self.stack[-3:-1] == ["r", "rPr"]

    def _open_del(self, attributes: dict[str, str], start: int, end: int) -> None:
        """Take a deletion among properties: that of the paragraph's end."""
        del attributes, start, end
        if self.stack[-3:-1] == ["pPr", "rPr"] and self.open:
            self.open[-1].paragraph.merged = True

    def _open_t(self, attributes: dict[str, str], start: int, end: int) -> None:
        del attributes
        self.tag = (start, end)

    def _open_tbl(self, attributes: dict[str, str], start: int, end: int) -> None:
        del attributes, start, end
        self._settle()
        self.tables += 1
        self.rows.append([self.tables, 0, 0, 0])

    def _close_tbl(self, start: int, end: int) -> None:
        del start, end
        self._settle()
        if self.rows:
            self.rows.pop()

    def _open_tr(self, attributes: dict[str, str], start: int, end: int) -> None:
        del attributes, start, end
        if self.rows:
            self.rows[-1][1:] = [self.rows[-1][1] + 1, len(self.story.paragraphs), 0]

    def _close_tr(self, start: int, end: int) -> None:
        del start, end
        if self.rows and self.rows[-1][3]:
            del self.story.paragraphs[self.rows[-1][2] :]

    def _close_tc(self, start: int, end: int) -> None:
        del start, end
        self._settle()

    def _open_txbxcontent(self, attributes: dict[str, str], start: int, end: int) -> None:
        del attributes, start, end
        self.boxes += 1

    def _close_txbxcontent(self, start: int, end: int) -> None:
        del start, end
        self.boxes -= 1

    def _open_footnote(self, attributes: dict[str, str], start: int, end: int) -> None:
        del start, end
        self.note = ("" if "type" in attributes else "footnote", attributes.get("id", ""))

    def _open_endnote(self, attributes: dict[str, str], start: int, end: int) -> None:
        del start, end
        self.note = ("" if "type" in attributes else "endnote", attributes.get("id", ""))

    def _open_comment(self, attributes: dict[str, str], start: int, end: int) -> None:
        del start, end
        self.note = ("comment", attributes.get("id", ""))

    def _open_hyperlink(self, attributes: dict[str, str], start: int, end: int) -> None:
        del start, end
        size = self.open[-1].paragraph.size if self.open else 0
        self.links.append((size, attributes.get("id", "")))

    def _close_hyperlink(self, start: int, end: int) -> None:
        del start, end
        begin, relation = self.links.pop() if self.links else (0, "")
        if self.open and relation and begin < self.open[-1].paragraph.size:
            paragraph = self.open[-1].paragraph
            paragraph.links.append((begin, paragraph.size, relation))

    def _open_commentrangestart(self, attributes: dict[str, str], start: int, end: int) -> None:
        del start, end
        if self.open:
            paragraph = self.open[-1].paragraph
            self.comments[attributes.get("id", "")] = (paragraph, paragraph.size)

    def _open_commentrangeend(self, attributes: dict[str, str], start: int, end: int) -> None:
        del start, end
        number = attributes.get("id", "")
        paragraph, begin = self.comments.pop(number, (None, 0))
        if paragraph is not None:
            own = bool(self.open) and self.open[-1].paragraph is paragraph
            stop = self.open[-1].paragraph.size if own else paragraph.size
            paragraph.comments.append((number, begin, stop))


def _local(attributes: dict[str, str]) -> dict[str, str]:
    return {name.rpartition(" ")[2]: value for name, value in attributes.items()}
