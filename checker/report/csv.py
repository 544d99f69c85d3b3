"""From a report to a table: a row for each piece of evidence, as spreadsheets read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from checker.model.report import Report
from checker.report.place import drafts_of, outcome_of, pieces_of, troubles
from checker.report.style import safe
from checker.report.value import in_words

COLUMNS: Final = (
    "finding", "rule", "verdict", "level", "status", "message", "number", "side", "source",
    "origin", "published", "path", "line", "column", "start", "end", "locator", "quote", "value",
    "speaker", "fingerprint", "decision",
)  # fmt: skip

_FORMULA: Final = "=+-@＝＋－＠"
"""A cell that begins like this is worked out by a spreadsheet, not shown."""


def csv_report(report: Report) -> str:
    """Return the table; what was not checked, and the outcome, are rows without a finding."""
    stream = io.StringIO()
    table = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for row in (*_rows(report), *_last(report)):
        table.writerow({name: _cell(value) for name, value in row.items()})
    return stream.getvalue()


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    drafts = drafts_of(report)
    for finding in report.findings:
        shared = {
            "finding": finding.id,
            "rule": finding.rule,
            "verdict": finding.verdict,
            "level": finding.level,
            "status": finding.status,
            "message": finding.message,
            "fingerprint": finding.fingerprint,
            "decision": finding.decision.decision if finding.decision else "",
        }
        for number, piece in enumerate(pieces_of(finding, drafts), start=1):
            yield {
                **shared,
                "number": number,
                "side": piece.side,
                "source": piece.source,
                "origin": piece.origin,
                "published": piece.published,
                "path": piece.path,
                "line": piece.line or "",
                "column": piece.column or "",
                "start": piece.start,
                "end": piece.end,
                "locator": piece.locator,
                "quote": piece.text,
                "value": in_words(piece.value),
                "speaker": piece.speaker or "",
            }
        if not finding.evidence:
            yield shared


def _last(report: Report) -> Iterator[dict[str, Any]]:
    for trouble in troubles(report):
        line = trouble.line or ""
        yield {"status": trouble.kind, "message": trouble.text, "path": trouble.path, "line": line}
    yield {"status": f"exit-{int(report.summary.exit_code)}", "message": outcome_of(report)}


def _cell(value: Any) -> str:
    """Return a cell on one line that no spreadsheet takes for a formula."""
    if isinstance(value, int):
        return str(value)
    text = safe(str(value))
    return f"'{text}" if text.startswith(tuple(_FORMULA)) else text
