"""From a report to one page of HTML that needs no network, no script and no other file."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.model.finding import LEVELS as ORDER
from checker.model.report import Exit, Report
from checker.report import graph, timeline
from checker.report.draft import drafts
from checker.report.letter import letters
from checker.report.matrix import matrix
from checker.report.panel import panel, rows_of
from checker.report.segment import printable
from checker.report.shape import DECISIONS, GROUPS, LEVELS, STATES
from checker.report.style import safe, safe_lines

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"

_PAGE = 100
"""Findings of one page; the first page is open, the others open one at a time."""
_BRIEF = 500
"""With more findings than this, a finding shows less and leaves the rest to its rule's row."""


class _Lines(str):
    """Text made safe already, whose lines and indents are kept."""

    __slots__ = ()


def html_report(report: Report) -> str:
    """Return the report as one page; the same report gives the same bytes.

    Everything that came from a source is escaped, and what could turn or hide text is shown as its
    escape.  The page's policy lets it load nothing, and run no script but its own.
    """
    style, script = _text("report.css"), _text("report.js")
    return (
        _environment()
        .get_template("report.html.jinja")
        .render(
            style=style,
            script=script,
            policy=_policy(style, script),
            version=__version__,
            **_data(report),
        )
    )


def _data(report: Report) -> dict[str, Any]:
    """Return what the templates show."""
    given = letters(report.sources)
    brief = len(report.findings) > _BRIEF
    panels = [panel(finding, given, brief=brief) for finding in report.findings]
    read = drafts(report, given)
    return {
        "report": report,
        "summary": report.summary,
        "title": read[0].title if read else _title(report),
        "verdict": verdict(report),
        "letters": given,
        "drafts": read,
        "pages": [panels[at : at + _PAGE] for at in range(0, len(panels), _PAGE)],
        "page_size": _PAGE,
        "brief": brief,
        "rule_words": _rule_words(report) if brief else {},
        "levels": [(LEVELS[level], report.summary.findings.get(level, 0)) for level in ORDER],
        "states": STATES,
        "matrix": matrix(report),
        "groups": GROUPS[:4],
        "timelines": timeline.timelines(report, given),
        "graph": graph.graph(report.links),
        "decided": DECISIONS,
        "readings": rows_of(report.readings),
        "problems": [_Lines(safe_lines(problem.strip())) for problem in report.problems],
        "origins": len({source.origin for source in report.sources if source.role != "draft"}),
    }


def verdict(report: Report) -> tuple[str, str]:
    """Return the verdict in capitals and the name of its colour.

    It follows the exit code, but a run that was told not to fail is not ready either while there
    are errors.
    """
    summary = report.summary
    errors = summary.findings.get("error", 0)
    if summary.exit_code == Exit.WRONG_REQUEST:
        return "NOT CHECKED: the request is wrong", "error"
    if summary.exit_code in {Exit.NOT_CHECKED, Exit.BUG}:
        return "NOT CHECKED: this is not a pass", "warning"
    if errors or summary.exit_code == Exit.FINDINGS:
        told = [f"{n} {level}{'s' * (n != 1)}" for level in ORDER if (n := _count(report, level))]
        gating = told[:1] if errors else told
        return f"NOT READY: {', '.join(gating) or 'see below'}", "error"
    if report.incomplete:
        return "READY, but not everything was checked", "warning"
    return "READY", "ok"


def _count(report: Report, level: str) -> int:
    return next((n for name, n in report.summary.findings.items() if name == level), 0)


def _title(report: Report) -> str:
    sources = [source for source in report.sources if source.role == "draft"] or report.sources
    first = sources[0] if sources else None
    if first is None:
        return "Nothing was read"
    name = safe(first.title or first.id)
    return name if len(sources) == 1 else f"{len(sources)} sources compared"


def _rule_words(report: Report) -> dict[str, tuple[str, str, str]]:
    """Return what the findings of each rule have in common: why, what to do, what else."""
    words: dict[str, tuple[str, str, str]] = {}
    for finding in report.findings:
        words.setdefault(finding.rule, (finding.why, finding.advice, finding.caution))
    return words


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _text(name: str) -> str:
    """Return a file of ours as it stands between its tags."""
    return "\n" + (_FOLDER / name).read_bytes().decode().replace("\r\n", "\n")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalize(value: Any) -> Any:
    """Make every text that reaches the page safe to show; numbers and our own markup stay."""
    if isinstance(value, str) and not hasattr(value, "__html__") and not isinstance(value, _Lines):
        return printable(value)
    return value
