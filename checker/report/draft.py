"""The statements of the drafts in, a text to read out: every statement marked with its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model.finding import Evidence, Finding
from checker.model.report import STATES as ORDER
from checker.model.report import Counterpart, Report, StatementLine
from checker.report.letter import Letter, letter_of
from checker.report.panel import span_in
from checker.report.segment import Segment, segments
from checker.report.shape import STANCES, STATES, Shape
from checker.report.style import safe

_QUOTE = 300
_WHOLE = 0.9
_SOURCES = 8
"""Sources shown beside one statement."""


@dataclass(frozen=True)
class Beside:
    """What one source says where the draft makes a statement."""

    letter: Letter
    stance: Shape
    where: str
    text: tuple[Segment, ...]


@dataclass(frozen=True)
class Mark:
    """One statement of the draft."""

    id: str
    number: int
    state: Shape
    text: tuple[Segment, ...]
    where: str
    letters: tuple[Letter, ...]
    beside: tuple[Beside, ...]
    more: int
    findings: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """One draft: its paragraphs, each of statements, and how many there are of each state."""

    id: str
    title: str
    path: str
    counts: tuple[tuple[Shape, int], ...]
    paragraphs: tuple[tuple[Mark, ...], ...]


def drafts(report: Report, letters: dict[str, Letter]) -> tuple[Draft, ...]:
    """Return every draft of the report that has statements, in the order of the report."""
    by_draft: dict[str, list[StatementLine]] = {}
    for line in report.statements:
        by_draft.setdefault(line.source, []).append(line)
    titles = {source.id: source for source in report.sources}
    shown = _evidence(report.findings)
    made = []
    number = 0
    for draft, lines in by_draft.items():
        marks = []
        for line in lines:
            number += 1
            marks.append(_mark(number, line, shown, letters))
        counts = Counter(line.state for line in lines)
        source = titles.get(draft)
        made.append(
            Draft(
                id=safe(draft),
                title=safe(source.title if source and source.title else draft),
                path=safe(source.path if source else lines[0].path),
                counts=tuple((STATES[s], counts[s]) for s in ORDER if counts[s]),
                paragraphs=tuple(_paragraphs(lines, marks)),
            )
        )
    return tuple(made)


def _evidence(findings: Iterable[Finding]) -> Mapping[tuple[str, str], Sequence[Evidence]]:
    """Return the evidence by source and finding."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for finding in findings:
        for piece in finding.evidence:
            found.setdefault((piece.source, finding.id), []).append(piece)
    return found


def _mark(
    number: int,
    line: StatementLine,
    evidence: Mapping[tuple[str, str], Sequence[Evidence]],
    letters: dict[str, Letter],
) -> Mark:
    spans = [
        span_in(line.text, line.start, piece)
        for name in line.findings
        for piece in evidence.get((line.source, name), ())
    ]
    spans += [(at, at + len(words)) for words in line.missing if (at := line.text.find(words)) >= 0]
    # What is wrong with all of it is said by its state; marks are for the words that carry it.
    spans = [(start, end) for start, end in spans if end - start < _WHOLE * len(line.text)]
    told = [one for one in line.sources if not _within(one, line.sources)]
    beside = [_beside(one, letters) for one in told[:_SOURCES]]
    return Mark(
        id=f"s{number}",
        number=number,
        state=STATES[line.state],
        text=segments(line.text, spans),
        where=safe(line.locator) or (f"line {line.line}" if line.line else ""),
        letters=tuple(dict.fromkeys(one.letter for one in beside)),
        beside=tuple(beside),
        more=max(0, len(told) - _SOURCES),
        findings=line.findings,
        missing=tuple(safe(words) for words in line.missing),
    )


def _within(one: Counterpart, others: Iterable[Counterpart]) -> bool:
    """Whether longer words of the same source, which take the same stance, hold these."""
    return any(
        other.source == one.source
        and other.path == one.path
        and other.stance == one.stance
        and other.start <= one.start
        and one.end <= other.end
        and len(other.text) > len(one.text)
        for other in others
    )


def _beside(one: Counterpart, letters: dict[str, Letter]) -> Beside:
    where = safe(one.path) + (f":{one.line}" if one.line else "")
    if one.locator:
        where = safe(one.locator) if one.locator.startswith(one.path) else f"{where}, {one.locator}"
    return Beside(
        letter=letter_of(letters, one.source),
        stance=STANCES[one.stance],
        where=safe(where),
        text=segments(one.text, (), _QUOTE),
    )


def _paragraphs(
    lines: Sequence[StatementLine], marks: Sequence[Mark]
) -> Iterable[tuple[Mark, ...]]:
    """Return the statements by paragraph: where more than a space lies between two, one ends."""
    together: list[Mark] = []
    for number, mark in enumerate(marks):
        before = lines[number - 1] if number else None
        here = lines[number]
        if before and (here.start - before.end > 1 or here.start < before.start):
            yield tuple(together)
            together = []
        together.append(mark)
    if together:
        yield tuple(together)
