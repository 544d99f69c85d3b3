"""Markdown in, the spans of its paragraphs, headings, list items and table cells out.

Spans hold the raw text, inline marks included, so that offsets stay those of the file.  Code,
comments, link definitions, rules and lines that hold only tags or pictures are not body text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from checker.model.document import Span
from checker.read.lines import line_spans, trimmed
from checker.read.text import BULLET

_FENCE: Final = re.compile(r"(`{3,}|~{3,})")
_HEADING: Final = re.compile(r"#{1,6}(?:[ \t]+|$)")
_UNDERLINE: Final = re.compile(r"(?:=+|-+)$")
_RULE: Final = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE: Final = re.compile(r"(?:>[ \t]?)+")
_DEFINITION: Final = re.compile(r"\[[^\]\n]{1,200}\]:[ \t]*\S+")
_TAGS_ONLY: Final = re.compile(r"(?:</?[A-Za-z][^<>]{0,500}>[ \t]*)+$")
_PICTURE: Final = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)$")
_TABLE_RULE: Final = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_EMPTY: Final = (_RULE, _DEFINITION, _PICTURE, _TAGS_ONLY)
_CELL: Final = re.compile(r"(?:\\.|[^|\\])+")
_CODE_INDENT: Final = re.compile(r"(?: {4}|\t)")


def passages(text: str, start: int = 0) -> list[Span]:
    """Return the passages of text[start:] that hold body text, in order."""
    return _Blocks(text).read(start)


@dataclass
class _Blocks:
    text: str
    spans: list[Span] = field(default_factory=list)
    open: bool = False
    """Whether the last span is a paragraph that the next line may continue."""
    fence: str = ""
    comment: bool = False
    in_list: bool = False
    blank: bool = True

    def read(self, start: int) -> list[Span]:
        for line in line_spans(self.text, start):
            first, last = trimmed(self.text, *line)
            if self.fence or self.comment:
                self.skipped(first, last)
            elif first == last:
                self.open, self.blank = False, True
            else:
                self.line(line[0], first, last)
                self.blank = False
        return self.spans

    def skipped(self, first: int, last: int) -> None:
        """Look only for the end of the code or comment that this line is part of."""
        words = self.text[first:last]
        if self.comment:
            self.comment = "-->" not in words
        elif words.startswith(self.fence) and not words.strip(self.fence[0]):
            self.fence = ""

    def line(self, begin: int, first: int, last: int) -> None:
        words = self.text[first:last]
        indented = bool(_CODE_INDENT.match(self.text, begin))
        if self.blank and indented and not self.in_list:
            return
        if fence := _FENCE.match(words):
            self.fence, self.open = fence.group(), False
        elif words.startswith("<!--"):
            self.comment, self.open = "-->" not in words, False
        elif heading := _HEADING.match(words):
            self.in_list = False
            closed = words.rstrip("#")
            stop = len(closed) if closed.endswith((" ", "\t")) else len(words)
            self.add(first + heading.end(), first + stop)
        elif any(pattern.match(words) for pattern in _EMPTY) or (
            self.open and not self.in_list and _UNDERLINE.match(words)
        ):
            self.open = False
        else:
            self.prose(begin, first, last)

    def prose(self, begin: int, first: int, last: int) -> None:
        quote = _QUOTE.match(self.text, first, last)
        inner, _ = trimmed(self.text, quote.end() if quote else first, last)
        words = self.text[inner:last]
        if not words.strip():
            self.open = False
        elif (bullet := BULLET.match(words)) and words[0] not in "–—":
            self.in_list = True
            self.add(inner + bullet.end(), last)
            self.open = True
        elif words.startswith("|") or (not self.open and words.count("|") > 1):
            self.cells(inner, last)
        elif self.open and self.spans:
            self.spans[-1] = Span(start=self.spans[-1].start, end=last)
        else:
            self.in_list = self.in_list and first > begin
            self.add(inner, last)
            self.open = True

    def cells(self, first: int, last: int) -> None:
        if _TABLE_RULE.match(self.text[first:last]):
            return
        for cell in _CELL.finditer(self.text, first, last):
            self.add(cell.start(), cell.end())

    def add(self, start: int, end: int) -> None:
        self.open = False
        start, end = trimmed(self.text, start, end)
        if start < end:
            self.spans.append(Span(start=start, end=end))
