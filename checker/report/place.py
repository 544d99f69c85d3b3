"""Where a finding and a problem stand, for the formats that open a file at a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from checker.model.finding import Evidence, Finding
from checker.model.report import Exit, Report
from checker.report.style import safe

_PLACE = re.compile(r"(?P<path>[^\n:]{1,1000})(?::(?P<line>\d{1,9}))?(?::(?P<column>\d{1,9}))?: ")


@dataclass(frozen=True)
class Trouble:
    """Something wrong with the request, or that could not be checked."""

    kind: str
    """`problem` or `not-checked`."""
    text: str
    path: str = ""
    line: int = 0
    column: int = 0
    fails: bool = True
    """Whether the run failed; False where a flag allows what could not be checked."""


def drafts_of(report: Report) -> frozenset[str]:
    """Return the ids of the drafts."""
    return frozenset(source.id for source in report.sources if source.role == "draft")


def pieces_of(finding: Finding, drafts: frozenset[str]) -> list[Evidence]:
    """Return the evidence, the draft's own words first: that is where the reader can act."""
    return sorted(finding.evidence, key=lambda piece: piece.source not in drafts)


def end_of(piece: Evidence) -> tuple[int, int]:
    """Return line and column of the character after the words; a column of 0 is not known."""
    last = piece.text.rpartition("\n")[2]
    line = piece.line + piece.text.count("\n")
    if not piece.column:
        return line, 0
    return line, len(last) + 1 if "\n" in piece.text else piece.column + len(last)


def uri_of(path: str) -> str:
    """Return a path as a URI reference, relative where the path is.

    >>> uri_of("stories/harbour notes.md")
    'stories/harbour%20notes.md'
    """
    written = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{written}" if path.startswith("/") else written


def path_of(path: str) -> str:
    """Return a path as code hosts compare it: safe to print, without a leading `./`."""
    return safe(PurePosixPath(path).as_posix()) if path else ""


def troubles(report: Report) -> Iterator[Trouble]:
    """Yield what was wrong and what could not be checked, each with its place where it has one."""
    fails = report.summary.exit_code != Exit.CLEAN
    for text in report.problems:
        first = text.strip().split("\n", 1)[0]
        found = _PLACE.match(first)
        if not found or not found["line"]:
            yield Trouble("problem", text.strip(), found["path"] if found else "", fails=fails)
            continue
        line, column = int(found["line"]), int(found["column"] or 0)
        yield Trouble("problem", text.strip(), found["path"], line, column, fails)
    for text in report.incomplete:
        yield Trouble("not-checked", text.strip(), fails=fails)


def outcome_of(report: Report) -> str:
    """Return the reason of the exit code and the code, as the last line of every report."""
    summary = report.summary
    return safe(f"{summary.reason} (exit {int(summary.exit_code)})".strip())
