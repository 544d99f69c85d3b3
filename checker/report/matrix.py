"""What several sources speak of in, a matrix out: things by independent origins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.finding import Finding
from checker.model.report import Report
from checker.model.thing import Said, ThingLine
from checker.report.panel import value_words
from checker.report.shape import GROUPS, STATES, Shape
from checker.report.style import safe

_COLUMNS = 10
"""More origins than this do not fit a page; the others are counted in a last column."""
_ROWS = 500
_CELL = 60


@dataclass(frozen=True)
class Cell:
    """What one origin says of one thing: values, each with the shape of all that are equal."""

    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """One thing: its state, and a cell for each column."""

    label: str
    state: Shape
    cells: tuple[Cell, ...]
    others: int
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """Things by origins."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    """Each origin, and the sources that repeat it."""
    differing: tuple[Row, ...]
    agreeing: tuple[Row, ...]
    more: bool
    """Whether there are origins that have no column."""


def matrix(report: Report) -> Matrix | None:
    """Return the matrix of a report, None where no two sources speak of one thing."""
    lines = [line for line in things_of(report) if line.said][:_ROWS]
    if not lines:
        return None
    drafts = {source.id for source in report.sources if source.role == "draft"}
    columns = _columns(lines, drafts)
    rows = [_row(line, columns) for line in lines]
    sources = {
        origin: tuple(safe(s.id) for s in report.sources if s.origin == origin and s.id != origin)
        for origin in columns
    }
    agrees = STATES["agrees"]
    return Matrix(
        columns=tuple((safe(origin), sources[origin]) for origin in columns),
        differing=tuple(row for row in rows if row.state != agrees),
        agreeing=tuple(row for row in rows if row.state == agrees),
        more=any(row.others for row in rows),
    )


def things_of(report: Report) -> tuple[ThingLine, ...]:
    """Return the things of a report, contradicted ones first; else those of its findings."""
    if not report.things:
        return tuple(_of_finding(finding) for finding in report.findings[:_ROWS])
    order = ("contradicted", "slightly-off", "agrees")
    return tuple(sorted(report.things, key=lambda line: order.index(line.state)))


def _of_finding(finding: Finding) -> ThingLine:
    said = tuple(
        Said(
            source=piece.source,
            origin=piece.origin,
            value=piece.value,
            key=value_words(piece.value, piece.text),
            text=piece.text,
            path=piece.path,
            line=piece.line,
            published=piece.published,
            findings=(finding.id,),
        )
        for piece in finding.evidence
    )
    return ThingLine(
        label=f"{finding.rule} {finding.id}",
        type="",
        state="contradicted",
        said=said,
        findings=(finding.id,),
    )


def _columns(lines: Sequence[ThingLine], drafts: set[str]) -> list[str]:
    """Return the origins that have a column: the draft's first, then by how much they say."""
    counts: Counter[str] = Counter()
    ours = set()
    for line in lines:
        counts.update({one.origin for one in line.said})
        ours |= {one.origin for one in line.said if one.source in drafts}
    ranked = sorted(counts, key=lambda origin: (origin not in ours, -counts[origin], origin))
    return ranked[:_COLUMNS]


def _row(line: ThingLine, columns: Sequence[str]) -> Row:
    keys = dict.fromkeys(one.key for one in line.said)
    shapes = {key: GROUPS[min(number, len(GROUPS) - 1)] for number, key in enumerate(keys)}
    cells = []
    for origin in columns:
        told: dict[str, str] = {}
        for one in line.said:
            if one.origin == origin and one.key not in told:
                told[one.key] = _short(value_words(one.value, one.text))
        cells.append(Cell(tuple((shapes[key], words) for key, words in told.items())))
    return Row(
        label=safe(line.label),
        state=STATES[line.state],
        cells=tuple(cells),
        others=len({one.origin for one in line.said} - set(columns)),
        findings=line.findings,
    )


def _short(words: str) -> str:
    if len(words) <= _CELL:
        return words
    cut = words.rfind(" ", 0, _CELL)
    return f"{words[: cut if cut > 0 else _CELL].rstrip(' ,')} …"
