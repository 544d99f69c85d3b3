"""From a report to reviewdog's diagnostics: each finding at the draft, the sources as related."""

from __future__ import annotations

from typing import Any, Final

from checker.model.finding import Evidence, Finding
from checker.model.report import Exit, Report
from checker.report.json import dumped
from checker.report.place import Trouble, drafts_of, path_of, pieces_of, troubles
from checker.report.style import safe, safe_lines

_SEVERITY: Final = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
_SOURCE: Final = {"name": "check"}
_NOWHERE: Final = "check.yaml"


def rdjson_report(report: Report) -> str:
    """Return the new findings, and before them what kept the run from checking."""
    drafts = drafts_of(report)
    diagnostics = [_trouble(trouble) for trouble in troubles(report)]
    diagnostics += [_diagnostic(f, drafts) for f in report.findings if f.status == "new"]
    severity = "INFO" if report.summary.exit_code == Exit.CLEAN else "ERROR"
    data = {"source": _SOURCE, "severity": severity, "diagnostics": diagnostics}
    return dumped(data, indent=1) + "\n"


def _diagnostic(finding: Finding, drafts: frozenset[str]) -> dict[str, Any]:
    pieces = pieces_of(finding, drafts)
    lines = [safe(finding.message), safe(finding.why), safe(finding.advice)]
    return {
        "message": "\n".join(line for line in lines if line),
        "location": _location(pieces[0]) if pieces else {"path": _NOWHERE},
        "severity": _SEVERITY[finding.level],
        "source": _SOURCE,
        "code": {"value": f"{finding.rule} {finding.id}"},
        "related_locations": [
            {
                "message": f"{safe(piece.source)}: “{safe(piece.text)}”",
                "location": _location(piece),
            }
            for piece in pieces[1:]
        ],
    }


def _location(piece: Evidence) -> dict[str, Any]:
    """Return the place; columns count bytes there, so they are given where the line is known."""
    location: dict[str, Any] = {"path": path_of(piece.path) or _NOWHERE}
    if not piece.line:
        return location
    start: dict[str, int] = {"line": piece.line}
    end: dict[str, int] = {"line": piece.line + piece.text.count("\n")}
    before = _before(piece)
    if before is not None:
        start["column"] = _bytes(before) + 1
        last = piece.text.rpartition("\n")[2]
        end["column"] = _bytes(last) + (1 if "\n" in piece.text else start["column"])
    return {**location, "range": {"start": start, "end": end}}


def _before(piece: Evidence) -> str | None:
    """Return what stands before the words in their line, None where the report does not hold it."""
    at = piece.start - piece.context_start
    if not piece.column or not piece.context or at < piece.column - 1:
        return "" if piece.column == 1 else None
    return piece.context[at - piece.column + 1 : at]


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _trouble(trouble: Trouble) -> dict[str, Any]:
    location: dict[str, Any] = {"path": path_of(trouble.path) or _NOWHERE}
    if trouble.line:
        location["range"] = {"start": {"line": trouble.line}}
    return {
        "message": safe_lines(trouble.text),
        "location": location,
        "severity": "ERROR" if trouble.fails else "WARNING",
        "source": _SOURCE,
        "code": {"value": trouble.kind},
    }
