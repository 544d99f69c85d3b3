"""Findings in, the comments that a draft gets for them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from checker.model.document import Document
from checker.model.finding import Evidence, Finding
from checker.model.report import Report, SourceLine
from checker.report.style import safe
from checker.report.text import place_of

_MOST_VOICES: Final = 4
_LONGEST_QUOTE: Final = 300


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on some words of a draft."""

    finding: str
    """The finding's id."""
    level: str
    start: int
    end: int
    in_file: bool
    """Whether the offsets count characters of the file, not of the text taken out of it."""
    text: str
    """The words that it is on."""
    lines: tuple[str, ...]
    """What it says; the first line is its headline."""


def notes_on(document: Document, report: Report) -> tuple[Note, ...]:
    """Return a note for each new finding on the draft *document*, in the order of its text."""
    sources = {source.id: source for source in report.sources}
    notes = [
        note
        for finding in report.findings
        if finding.status == "new"
        for note in _notes(finding, document, sources)
    ]
    return tuple(sorted(notes, key=lambda note: (note.start, note.end, note.finding)))


def _notes(
    finding: Finding, document: Document, sources: Mapping[str, SourceLine]
) -> Iterator[Note]:
    """Yield the note on the words that are compared, and a short one on the draft's other words."""
    own = [piece for piece in finding.evidence if piece.source == document.id]
    sides = [piece for piece in own if piece.side != "more"] or own[:1]
    for number, piece in enumerate(sides):
        lines = (
            tuple(_whole(finding, piece, sources))
            if number == 0
            else (f"{_head(finding)} – the other side of it", safe(finding.message))
        )
        yield Note(
            finding=finding.id,
            level=finding.level,
            start=piece.start,
            end=piece.end,
            in_file=document.runs is None or not piece.locator,
            text=piece.text,
            lines=lines,
        )


def _head(finding: Finding) -> str:
    return f"{finding.level}: {safe(finding.rule)} ({finding.id})"


def _whole(finding: Finding, piece: Evidence, sources: Mapping[str, SourceLine]) -> Iterator[str]:
    yield _head(finding)
    yield safe(finding.message)
    voices = [one for one in finding.evidence if one is not piece]
    for voice in voices[:_MOST_VOICES]:
        yield _voice(voice, sources.get(voice.source))
    if len(voices) > _MOST_VOICES:
        yield f"and {len(voices) - _MOST_VOICES} more places"
    for name, words in (
        ("Why", finding.why),
        ("Do", finding.advice),
        ("Maybe", finding.caution),
    ):
        if words:
            yield f"{name}: {safe(words)}"
    yield f'Keep it: check accept {finding.id} --reason "…" --by "…" --until YYYY-MM-DD'


def _voice(piece: Evidence, source: SourceLine | None) -> str:
    """Return who says what and where, in the words that stand there."""
    known = [source.publisher if source else "", piece.published]
    if piece.speaker:
        known.append(f"said by {piece.speaker}")
    told = ", ".join(part for part in known if part and part != piece.source)
    who = f"{piece.source} ({told})" if told else piece.source
    words, quote = safe(piece.text), safe(piece.context or piece.text)
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rpartition(' ')[0]} …"
    says = f"“{words}”" if words == quote else f"“{words}” in “{quote}”"
    return f"{safe(who)}: {says} ({place_of(piece)})"
