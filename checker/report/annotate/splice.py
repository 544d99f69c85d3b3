"""Where comments begin and end in a Word file in; the bytes to put into its part out.

Runs are split at the words: bytes are added between those of the draft, none is taken away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from checker.read.passage import Atom, Paragraph, Story

_SPACE: Final = b"xml:space"
_KEEP: Final = b' xml:space="preserve"'


@dataclass(slots=True)
class _Cut:
    """What is put in at one byte: the end of comments, then the beginning of others."""

    before: bytes = b""
    """What closes the run that is split."""
    after: bytes = b""
    """What opens it again."""
    ends: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Splicer:
    """Collects comments on the words of one part, then makes its new bytes."""

    data: bytes
    story: Story
    space: str
    """The namespace of its elements."""
    cuts: dict[int, _Cut] = field(default_factory=dict)
    keeps: set[int] = field(default_factory=set)
    """Where a text element has to say that white space at its ends counts."""

    def comment(self, number: int, paragraph: Paragraph, start: int, end: int) -> bool:
        """Put comment *number* on the characters start to end of *paragraph*; tell if it could."""
        first = next((a for a in paragraph.atoms if a.start <= start < a.start + len(a.text)), None)
        last = next((a for a in paragraph.atoms if a.start < end <= a.start + len(a.text)), None)
        if first is None or last is None:
            return False
        self._start(paragraph, first, start).starts.append(number)
        self._end(paragraph, last, end).ends.append(number)
        return True

    def around(self, number: int, run: int) -> bool:
        """Put comment *number* on a whole run, for what hangs on it: a note, a text box."""
        if not 0 <= run < len(self.story.runs) or not self.story.runs[run].end:
            return False
        self._cut(self.story.runs[run].start).starts.append(number)
        self._cut(self.story.runs[run].end).ends.append(number)
        return True

    def part(self) -> bytes:
        """Return the part with all comments in it."""
        pieces = []
        last = 0
        for place in sorted({*self.cuts, *self.keeps}):
            pieces.append(self.data[last:place])
            last = place
            if place in self.keeps:
                pieces.append(_KEEP)
            if cut := self.cuts.get(place):
                ends = [self._ended(number) for number in sorted(cut.ends)]
                starts = [self._mark("commentRangeStart", number) for number in sorted(cut.starts)]
                pieces += [cut.before, *ends, *starts, cut.after]
        return b"".join([*pieces, self.data[last:]])

    def _start(self, paragraph: Paragraph, atom: Atom, at: int) -> _Cut:
        opens = next(a for a in paragraph.atoms if a.run == atom.run) is atom
        if opens and at == atom.start:
            return self._cut(self.story.runs[atom.run].start)
        return self._inside(atom, at)

    def _end(self, paragraph: Paragraph, atom: Atom, at: int) -> _Cut:
        closes = next(a for a in reversed(paragraph.atoms) if a.run == atom.run) is atom
        if closes and at == atom.start + len(atom.text):
            return self._cut(self.story.runs[atom.run].end)
        return self._inside(atom, at)

    def _inside(self, atom: Atom, at: int) -> _Cut:
        """Split the run at the character *at* of the paragraph."""
        if at == atom.start:
            place = atom.byte
        elif at == atom.start + len(atom.text):
            place = atom.end
        else:
            place = atom.byte + len(atom.text[: at - atom.start].encode())
        run = self.story.runs[atom.run]
        cut = self._cut(place)
        in_text = atom.tag[0] != atom.tag[1]
        name = run.prefix.encode()
        look = self.data[run.properties[0] : run.properties[1]]
        if in_text:
            self._keep(atom, name)
            cut.before = b"</" + name + b"t></" + name + b"r>"
            cut.after = b"<" + name + b"r>" + look + b"<" + name + b"t" + _KEEP + b">"
        else:
            cut.before = b"</" + name + b"r>"
            cut.after = b"<" + name + b"r>" + look
        return cut

    def _keep(self, atom: Atom, name: bytes) -> None:
        """Let the first half say that its white space counts, as the second does."""
        if _SPACE not in self.data[atom.tag[0] : atom.tag[1]]:
            self.keeps.add(atom.tag[0] + len(b"<" + name + b"t"))

    def _cut(self, place: int) -> _Cut:
        return self.cuts.setdefault(place, _Cut())

    def _mark(self, element: str, number: int) -> bytes:
        return f'<w:{element} xmlns:w="{self.space}" w:id="{number}"/>'.encode()

    def _ended(self, number: int) -> bytes:
        called = self._mark("commentReference", number)
        run = f'<w:r xmlns:w="{self.space}">'.encode() + called + b"</w:r>"
        return self._mark("commentRangeEnd", number) + run
