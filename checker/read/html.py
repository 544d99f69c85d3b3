"""HTML in; its text, its passages, its page furniture and what the page says of itself out.

A passage must read as running text, so tags are taken out and entities decoded, and offsets
count characters of this text.  Two things lead back to the file: the text has the file's line
breaks, all of them, so that line numbers are the file's; and `Page.raw_span` gives the span in
the file wherever the words stand there as they are, with no tag or entity between them.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Final

from checker.model.document import Furniture, Span, span_in_file
from checker.read.lines import trimmed
from checker.read.tag import Tag, tags


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS: Final = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol "
    "option p pre section select summary table tbody td tfoot th thead title tr ul video"
)
_VOID: Final = _names("area base br col embed hr img input link meta param source track wbr")
_UNREAD: Final = _names("script style textarea title template svg math iframe noframes")

_ELEMENTS: Final = {
    "nav": "navigation", "footer": "footer", "aside": "sidebar", "form": "form",
    "button": "form", "select": "form", "dialog": "dialog", "noscript": "script",
}  # fmt: skip
_ROLES: Final = {
    "navigation": "navigation", "contentinfo": "footer", "complementary": "sidebar",
    "search": "form", "dialog": "dialog", "alertdialog": "dialog", "menu": "navigation",
}  # fmt: skip
_HINTED: Final = _names("div section span ul ol p li a header table")
_HINT: Final = re.compile(
    r"(?:^|[\s_-])(?:(?P<privacy>cookies?|gdpr|consent)|(?P<newsletter>newsletter)"
    r"|(?P<share>share|sharing|social)|(?P<navigation>breadcrumbs?|menu|navbar)"
    r"|(?P<related>related)|(?P<advertisement>advert|advertisement|sponsored))(?=$|[\s_-])"
)
_LONGEST_HINTED: Final = 3_000
_LONGEST_FORM: Final = 5_000
"""Larger ones wrap the page itself, whatever they are called."""
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")


@dataclass
class Page:
    """A page's text, and where it came from."""

    text: str = ""
    body: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    title: str = ""
    language: str = ""
    canonical: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    """`name` or `property` of each meta tag, lower case, with its content; the first one counts."""
    linked_data: list[str] = field(default_factory=list)
    """JSON-LD, as written."""
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    """Text copied as it is: its start in the text, its start in the file, its length."""

    def raw_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span in the file of text[start:end]; None where markup stands inside."""
        return span_in_file(self.runs, start, end)


def extract(raw: str) -> Page:
    """Return the page that *raw* holds; broken markup is read as well as it goes."""
    return _Reader(raw).read()


@dataclass
class _Region:
    """A part of the page that is furniture, by its element or by its name."""

    kind: str
    depth: int
    hinted: bool
    spans: list[Span] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether so much stands in it that its name must mean something else."""
        return self.hinted and self.spans[-1].end - self.spans[0].start > _LONGEST_HINTED


class _Reader:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.lower = raw.lower() if raw.isascii() else re.sub("[A-Z]+", _lower, raw)
        self.page = Page()
        self.parts: list[str] = []
        self.length = 0
        self.passage = 0
        """Where the passage that is being read began, in the text and in the parts."""
        self.passage_part = 0
        self.break_part = -1
        self.passages: list[Span] = []
        self.regions: list[_Region] = []
        self.region: _Region | None = None
        self.open: list[str] = []
        self.counts: dict[str, int] = {}
        self.last_ends: dict[str, int] = {}

    def read(self) -> Page:
        at = 0
        for tag in tags(self.raw, _UNREAD):
            self.words(at, tag.start)
            self.tag(tag)
            at = tag.end
        self.words(at, len(self.raw))
        self.finish()
        self.page.text = "".join(self.parts)
        named = [region for region in self.regions if region.spans]
        self.passages += [span for region in named if region.is_page for span in region.spans]
        self.page.body = tuple(sorted(self.passages, key=lambda span: span.start))
        self.page.furniture = tuple(
            Furniture(kind=r.kind, span=Span(start=r.spans[0].start, end=r.spans[-1].end))
            for r in named
            if not r.is_page
        )
        return self.page

    def words(self, start: int, end: int) -> None:
        for entity in _ENTITY.finditer(self.raw, start, end):
            decoded = html.unescape(entity.group())
            if decoded != entity.group():
                self.copy(start, entity.start())
                # A decoded line break would shift the line numbers.
                self.put(decoded.replace("\n", " "))
                start = entity.end()
        self.copy(start, end)

    def copy(self, start: int, end: int) -> None:
        if start < end:
            self.page.runs.append((self.length, start, end - start))
            self.put(self.raw[start:end])

    def put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def tag(self, tag: Tag) -> None:
        is_block = tag.name in _BLOCKS
        if is_block:
            self.finish()
        elif tag.name == "br":
            # Two in a row are how old pages end a paragraph.
            if self.break_part >= 0 and not "".join(self.parts[self.break_part :]).strip():
                self.finish()
            self.break_part = len(self.parts)
        self.note(tag)
        if tag.closing:
            self.leave(tag.name)
        elif tag.name and tag.name not in _VOID | _UNREAD and not tag.whole:
            self.enter(tag)
        breaks = self.raw.count("\n", tag.start, tag.end)
        if breaks or is_block or tag.name in {"br", "img"}:
            self.put("\n" * breaks or " ")

    def finish(self) -> None:
        """End the passage that is being read."""
        piece = "".join(self.parts[self.passage_part :])
        start, end = trimmed(piece, 0, len(piece))
        if start < end:
            span = Span(start=self.passage + start, end=self.passage + end)
            (self.region.spans if self.region else self.passages).append(span)
        self.passage, self.passage_part, self.break_part = self.length, len(self.parts), -1

    def enter(self, tag: Tag) -> None:
        # End tags of paragraphs and list items may be left out.
        if self.open and (
            (self.open[-1] == "p" and tag.name in _BLOCKS) or self.open[-1] == tag.name == "li"
        ):
            self.leave(self.open[-1])
        if self.region is None and (found := self.furniture(tag)):
            self.finish()
            self.region = _Region(found[0], len(self.open), found[1])
            self.regions.append(self.region)
        self.open.append(tag.name)
        self.counts[tag.name] = self.counts.get(tag.name, 0) + 1

    def leave(self, name: str) -> None:
        if not self.counts.get(name):
            return
        last = ""
        while last != name:
            last = self.open.pop()
            self.counts[last] -= 1
        if self.region and len(self.open) <= self.region.depth:
            self.finish()
            self.region = None

    def furniture(self, tag: Tag) -> tuple[str, bool] | None:
        """Return the kind, and whether only a name hints at it; None for a part of the body."""
        if kind := _ELEMENTS.get(tag.name):
            # Without its end tag, it would take the rest of the page along.
            end = f"</{tag.name}"
            if tag.name not in self.last_ends:
                self.last_ends[tag.name] = self.lower.rfind(end)
            if self.last_ends[tag.name] < tag.end:
                return None
            length = self.lower.find(end, tag.end) - tag.end
            return None if tag.name == "form" and length > _LONGEST_FORM else (kind, False)
        if tag.name not in _HINTED or not tag.inner:
            return None
        given = tag.attributes()
        if kind := _ROLES.get(given.get("role", "").lower()):
            return kind, True
        if "hidden" in given or given.get("aria-hidden") == "true":
            return "hidden", True
        hint = _HINT.search(f"{given.get('class', '')} {given.get('id', '')}".lower())
        return (str(hint.lastgroup), True) if hint else None

    def note(self, tag: Tag) -> None:
        """Keep what the page says of itself."""
        page = self.page
        if tag.name == "title":
            page.title = page.title or " ".join(html.unescape(tag.content).split())
        elif tag.name == "html":
            page.language = page.language or tag.attributes().get("lang", "")
        elif tag.name == "meta":
            given = tag.attributes()
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            page.meta.setdefault(name.lower(), " ".join(given.get("content", "").split()))
        elif tag.name == "link":
            given = tag.attributes()
            if given.get("rel", "").lower() == "canonical":
                page.canonical = page.canonical or given.get("href", "")
        elif tag.name == "script" and "ld+json" in tag.inner.lower():
            page.linked_data.append(tag.content)


def _lower(match: re.Match[str]) -> str:
    return match.group().lower()
