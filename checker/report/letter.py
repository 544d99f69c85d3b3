"""From the sources of a report to a short letter for each, the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.report import SourceLine
from checker.report.style import safe

TINTS = 8
"""Colours that sources are told apart by; the ninth source has the first one's again."""

_SMALL = frozenset({"a", "an", "and", "de", "der", "des", "die", "du", "la", "le", "of", "the"})


@dataclass(frozen=True)
class Letter:
    """How one source is marked: its letters, its colour, and its name in full."""

    text: str
    tint: int
    name: str
    draft: bool = False


def letters(sources: Sequence[SourceLine]) -> dict[str, Letter]:
    """Return the letters of each source by its id, in the order of the sources.

    The initials of the publisher or the id, and a number where two would have the same; a draft
    is a dagger, because it is nobody's word but ours.
    """
    given: dict[str, Letter] = {}
    taken: set[str] = {"†"}
    tint = 0
    for source in sources:
        name = safe(source.publisher or source.title or source.id)
        if source.role == "draft":
            given[source.id] = Letter("†", 0, f"your draft ({safe(source.id)})", draft=True)
            continue
        text = _free(_initials(safe(source.publisher) or safe(source.id)), taken)
        taken.add(text)
        given[source.id] = Letter(text, tint % TINTS + 1, name)
        tint += 1
    return given


def letter_of(given: dict[str, Letter], source: str) -> Letter:
    """Return the letter of a source, one made of its id where the report has no line for it."""
    return given.get(source) or Letter(_initials(safe(source)), 0, safe(source))


def _initials(name: str) -> str:
    words = "".join(char if char.isalnum() else " " for char in name).split()
    told = [word for word in words if word.casefold() not in _SMALL] or words
    if not told:
        return "S"
    if len(told) == 1:
        return told[0][:2].upper()
    return "".join(word[0] for word in told[:3]).upper()


def _free(text: str, taken: set[str]) -> str:
    number, wanted = 1, text
    while wanted in taken:
        number += 1
        wanted = f"{text}{number}"
    return wanted
