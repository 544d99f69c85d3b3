"""The relations of an office file's parts and its properties in; names, addresses, a title out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from checker.errors import CheckError
from checker.read.element import MarkupError, utf8, walk
from checker.read.package import Package

MAIN: Final = "word/document.xml"
"""Where the text stands if the archive does not say."""

_MOST: Final = 10_000
_TITLE: Final = "http://purl.org/dc/elements/1.1/ title"
_EMPTY_TITLES: Final = ("microsoft word", "document", "untitled", "word document")


@dataclass(slots=True)
class Relations:
    """What a part refers to: ids with kind and target."""

    base: str = ""
    found: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def opened(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """Take a relation."""
        del start, end
        if name.endswith(" Relationship") and len(self.found) < _MOST:
            kind = attributes.get("Type", "").rpartition("/")[2]
            outside = attributes.get("TargetMode", "") == "External"
            target = attributes.get("Target", "")
            self.found.append((attributes.get("Id", ""), kind, target, outside))

    def closed(self, name: str, start: int, end: int) -> None:
        """Pass over the end of an element."""
        del name, start, end

    def said(self, text: str, start: int, *, literal: bool) -> None:
        """Pass over text."""
        del text, start, literal

    def of_kind(self, kind: str) -> list[str]:
        """Return the parts inside the archive of that *kind*, in the order of their ids."""
        return [
            _joined(self.base, target)
            for _, one, target, outside in self.found
            if one == kind and not outside
        ]

    def address(self, number: str) -> str:
        """Return the address that the relation *number* names; nothing for a part."""
        return next((t for n, _, t, outside in self.found if n == number and outside), "")


def _joined(base: str, target: str) -> str:
    """Return the name of a part that stands in *target*, relative to the folder *base*."""
    if target.startswith("/"):
        return target[1:]
    parts = base.split("/") if base else []
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in {".", ""}:
            parts.append(step)
    return "/".join(parts)


def relations_of(package: Package, part: str) -> Relations:
    """Return what the part *part* refers to; of the archive itself for "".

    Raises:
        SourceError: Its relations are broken.
    """
    folder, _, name = part.rpartition("/")
    found = Relations(folder)
    data = package.part(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    if data is not None:
        try:
            walk(utf8(data), found)
        except MarkupError as error:
            raise package.error(f"the file is damaged: its relations: {error}") from None
    return found


def main_part(package: Package) -> str:
    """Return the name of the part that holds the text."""
    top = relations_of(package, "").of_kind("officeDocument")
    return next((name for name in top if name in package.names), MAIN)


@dataclass(slots=True)
class _Title:
    inside: bool = False
    words: str = ""

    def opened(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """Take the start of an element."""
        del attributes, start, end
        self.inside = name == _TITLE

    def closed(self, name: str, start: int, end: int) -> None:
        """Take the end of an element."""
        del name, start, end
        self.inside = False

    def said(self, text: str, start: int, *, literal: bool) -> None:
        """Take text."""
        del start, literal
        if self.inside:
            self.words += text


def title_of(package: Package) -> str:
    """Return the title among the file's properties, unless it is what programs put there."""
    told = _Title()
    try:
        data = package.part("docProps/core.xml")
        if data is not None:
            walk(utf8(data), told)
    except (MarkupError, CheckError):
        return ""  # the text counts; a broken property is no reason to refuse it
    title = " ".join(told.words.split())
    return "" if title.lower().startswith(_EMPTY_TITLES) else title
