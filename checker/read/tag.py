"""HTML in, its tags and comments out, in order and in linear time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_OPENING: Final = re.compile(r"<(?:!--|[!?]|/?([A-Za-z][^\s/><]{0,60}))")
_QUOTE_OR_END: Final = re.compile(r"[\"'>]")
_ATTRIBUTE: Final = re.compile(
    r"([^\s\"'>/=]{1,100})(?:\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
_LONGEST_ATTRIBUTES: Final = 4_000


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or a comment or declaration, which has no name."""

    name: str
    """Lower case."""
    start: int
    end: int
    closing: bool = False
    inner: str = ""
    """What stands behind the name."""
    content: str = ""
    """For an element that is not read as HTML: what is in it; `end` is behind its end."""

    @property
    def whole(self) -> bool:
        """Whether it closes itself."""
        return self.inner.endswith("/")

    def attributes(self) -> dict[str, str]:
        """Return the attributes, names in lower case, entities decoded; the first one counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.inner[:_LONGEST_ATTRIBUTES]):
            value = match.group(2) or match.group(3) or match.group(4) or ""
            found.setdefault(match.group(1).lower(), html.unescape(value).strip())
        return found


def tags(raw: str, unread: frozenset[str]) -> Iterator[Tag]:
    """Yield the tags of *raw*; elements named in *unread* come as one tag with their content."""
    ends = _Ends(raw)
    at = 0
    while opening := _OPENING.search(raw, at):
        start, name = opening.start(), (opening.group(1) or "").lower()
        if opening.group() == "<!--":
            stop = raw.find("-->", start + 4)
            # A comment that nobody closed goes on to the end, as in a browser.
            at = len(raw) if stop < 0 else stop + 3
            yield Tag("", start, at)
            continue
        at = ends.after(opening.end())
        if at < 0:
            return
        inner = raw[opening.end() : at - 1].strip()
        closing = raw[start + 1] == "/"
        content = ""
        if name in unread and not closing and not inner.endswith("/"):
            end = re.compile(f"</{re.escape(name)}(?![a-z0-9])[^>]{{0,200}}>?", re.IGNORECASE)
            found = end.search(raw, at)
            content = raw[at : found.start() if found else len(raw)]
            at = found.end() if found else len(raw)
        yield Tag(name, start, at, closing, inner, content)


class _Ends:
    """Where tags end: at the first > outside quotes, else, in a broken tag, at the first of all."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.last = raw.rfind(">")
        self.hopeless: set[int] = set()
        """Quotes from which no end was found: no later tag needs to look from there again."""

    def after(self, at: int) -> int:
        """Return the offset behind the end of the tag; -1 where none ends any more."""
        if at > self.last:
            return -1
        position, seen = at, []
        while mark := _QUOTE_OR_END.search(self.raw, position):
            if mark.group() == ">":
                return mark.end()
            if mark.start() in self.hopeless:
                break
            seen.append(mark.start())
            position = self.raw.find(mark.group(), mark.end()) + 1
            if not position:
                break
        self.hopeless.update(seen)
        return self.raw.find(">", at) + 1
