"""From a report to GitLab's code quality report: a list of issues with stable fingerprints."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from checker.model.finding import Finding
from checker.model.report import Report
from checker.report.json import dumped
from checker.report.place import Trouble, drafts_of, path_of, pieces_of, troubles
from checker.report.style import safe, safe_lines
from checker.report.text import place_of

_SEVERITY: Final = {"error": "critical", "warning": "major", "note": "minor"}
_NOWHERE: Final = "check.yaml"
"""Where an issue stands that is about the run: GitLab wants a file for each."""


def gitlab_report(report: Report) -> str:
    """Return the new findings, and before them, as blockers, what kept the run from checking.

    GitLab tells new from known by the fingerprint, so findings of the baseline are left out. The
    format has no outcome of its own: what does not fail the run is `info`, whatever its level.
    """
    drafts = drafts_of(report)
    issues = [_trouble(trouble) for trouble in troubles(report)]
    issues += [
        _issue(f, drafts, fails=report.fails(f)) for f in report.findings if f.status == "new"
    ]
    return dumped(issues, indent=1) + "\n"


def _issue(finding: Finding, drafts: frozenset[str], *, fails: bool) -> dict[str, Any]:
    pieces = pieces_of(finding, drafts)
    told = "; ".join(f"{safe(piece.source)} ({place_of(piece)})" for piece in pieces[1:])
    first = pieces[0] if pieces else None
    return {
        "description": safe(finding.message) + (f" Compare {told}." if told else ""),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITY[finding.level] if fails else "info",
        "location": {
            "path": path_of(first.path if first else "") or _NOWHERE,
            "lines": {"begin": max(1, first.line if first else 1)},
        },
    }


def _trouble(trouble: Trouble) -> dict[str, Any]:
    text = safe_lines(trouble.text)
    print_ = hashlib.sha256(f"{trouble.kind}\n{text}".encode("utf-8", "surrogatepass"))
    return {
        "description": safe(text),
        "check_name": trouble.kind,
        "fingerprint": print_.hexdigest(),
        "severity": "blocker" if trouble.fails else "info",
        "location": {
            "path": path_of(trouble.path) or _NOWHERE,
            "lines": {"begin": max(1, trouble.line)},
        },
    }
