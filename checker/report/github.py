"""From a report to GitHub's workflow commands: the worst findings as annotations, and the outcome.

GitHub shows ten of a kind for each step and drops the others without a word; so this ends with
how many more there are, and the job summary has them all.
"""

from __future__ import annotations

from typing import Final

from checker.model.finding import Finding
from checker.model.report import Exit, Report
from checker.report.place import (
    Trouble,
    drafts_of,
    end_of,
    outcome_of,
    path_of,
    pieces_of,
    troubles,
)
from checker.report.style import safe, safe_lines
from checker.report.text import place_of

_MOST: Final = 9
_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def github_report(report: Report) -> str:
    """Return at most nine annotations, then one with the outcome.

    What could not be checked comes before findings: it says what the others are worth.
    """
    drafts = drafts_of(report)
    active = [finding for finding in report.findings if finding.status == "new"]
    lines = [_trouble(trouble) for trouble in troubles(report)]
    more = len(lines) + len(active) - _MOST
    lines += [_annotation(finding, drafts) for finding in active[:_MOST]]
    told = outcome_of(report) + (f"; {more:,} more in the summary" if more > 0 else "")
    command = "notice" if report.summary.exit_code == Exit.CLEAN else "error"
    return "\n".join([*lines[:_MOST], _command(command, told, title="check")]) + "\n"


def _annotation(finding: Finding, drafts: frozenset[str]) -> str:
    pieces = pieces_of(finding, drafts)
    said = [f"{safe(piece.source)}, {place_of(piece)}: “{safe(piece.text)}”" for piece in pieces]
    message = "\n".join([safe(finding.message), *said, safe(finding.advice)]).strip()
    places: dict[str, str | int] = {}
    if pieces:
        places["file"] = path_of(pieces[0].path)
        if pieces[0].line:
            places["line"] = pieces[0].line
            end_line, end_column = end_of(pieces[0])
            places["endLine"] = end_line
            if end_column and end_line == pieces[0].line:
                places |= {"col": pieces[0].column, "endColumn": end_column}
    title = f"{finding.rule} {finding.id}"
    return _command(_COMMANDS[finding.level], message, **places, title=title)


def _trouble(trouble: Trouble) -> str:
    places: dict[str, str | int] = {"file": path_of(trouble.path)} if trouble.line else {}
    places |= {"line": trouble.line} if trouble.line else {}
    command = "error" if trouble.fails else "warning"
    title = trouble.kind.replace("-", " ")
    return _command(command, safe_lines(trouble.text), **places, title=title)


def _command(name: str, message: str, **properties: str | int) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}"


def _data(text: str) -> str:
    """Return text that cannot end the command: percent signs and line ends as their code."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
