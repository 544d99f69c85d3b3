"""From a report to Markdown for a job summary: the outcome first, then findings, then what ran."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.model.finding import Evidence, Finding
from checker.model.report import Exit, Report
from checker.report.decision import decided, ended, gone
from checker.report.place import drafts_of, outcome_of, pieces_of, troubles
from checker.report.style import safe, safe_lines
from checker.report.text import place_of

_LARGEST: Final = 900_000
"""Bytes; a job summary may have a megabyte, and one that has more is not shown at all."""

_HEADS: Final = {
    Exit.CLEAN: "✓ Passed",
    Exit.FINDINGS: "✗ Failed",
    Exit.WRONG_REQUEST: "✗ Wrong request",
    Exit.NOT_CHECKED: "✗ Could not check",
    Exit.BUG: "✗ A bug in check",
}
_SIGNS: Final = {"error": "✗", "warning": "▲", "note": "•"}

_MARKS: Final = re.compile(r"([\\`*_{}\[\]#|~@$]|:(?=//|[\w+-]{1,50}:))")
_ADDRESS: Final = re.compile(r"(?i)\b(www)\.")


def escaped(text: str) -> str:
    """Return safe text in which nothing is a mark, a tag, a link or a mention.

    >>> escaped("<b>R&D</b>")
    '&lt;b&gt;R&amp;D&lt;/b&gt;'
    """
    marked = _MARKS.sub(r"\\\1", safe(text))
    marked = marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ADDRESS.sub(r"\1&#46;", marked)


def markdown_report(report: Report) -> str:
    """Return the report as Markdown, ending in a newline."""
    head = f"## {_HEADS[report.summary.exit_code]}: {escaped(outcome_of(report))}"
    foot = "\n".join([*_troubles(report), *_decisions(report), *_denominators(report)])
    parts = [head, ""]
    size = len(head.encode()) + len(foot.encode())
    shown = 0
    drafts = drafts_of(report)
    for finding in report.findings:
        part = "\n".join(_finding(finding, drafts))
        size += len(part.encode()) + 1
        if size > _LARGEST:
            break
        parts.append(part)
        shown += 1
    if shown < len(report.findings):
        parts += [f"… and {len(report.findings) - shown:,} more findings.", ""]
    return "\n".join([*parts, foot]) + "\n"


def _finding(finding: Finding, drafts: frozenset[str]) -> Iterator[str]:
    status = "" if finding.status == "new" else f", {finding.status}"
    sign, name = _SIGNS[finding.level], f"{finding.level} {escaped(finding.rule)}"
    yield f"### {sign} {name}: {escaped(finding.message)}"
    yield ""
    yield f"`{finding.id}` {finding.verdict}{status}"
    yield ""
    yield "| source | says | where |"
    yield "|---|---|---|"
    for piece in pieces_of(finding, drafts):
        yield f"| {_who(piece, drafts)} | “{_quote(piece)}” | {escaped(place_of(piece))} |"
    yield ""
    for title, words in (
        ("Why", finding.why),
        ("Do", finding.advice),
        ("Maybe", finding.caution),
        ("Decision", decided(finding)),
    ):
        if words:
            yield f"- **{title}.** {escaped(words)}"
    yield ""


def _who(piece: Evidence, drafts: frozenset[str]) -> str:
    told = f"your draft, {piece.source}" if piece.source in drafts else piece.source
    return escaped(f"{told}, {piece.published}" if piece.published else told)


def _quote(piece: Evidence) -> str:
    """Return the statement with the words that carry the value in bold."""
    at = piece.start - piece.context_start
    if not piece.context or piece.context[at : at + len(piece.text)] != piece.text:
        return f"**{escaped(piece.text)}**"
    before, after = piece.context[:at], piece.context[at + len(piece.text) :]
    # Made safe, a text has no spaces at its ends.
    joint = (" " if before[-1:].isspace() else "", " " if after[:1].isspace() else "")
    words = f"<b>{escaped(piece.text)}</b>"
    return f"{escaped(before)}{joint[0]}{words}{joint[1]}{escaped(after)}"


def _troubles(report: Report) -> Iterator[str]:
    found = list(troubles(report))
    if not found:
        return
    yield "### What could not be checked"
    yield ""
    for trouble in found:
        first, *rest = [line for line in safe_lines(trouble.text).split("\n") if line.strip()]
        told = [escaped(line) for line in (first, *rest)]
        yield f"- {trouble.kind.replace('-', ' ')}: {'<br>'.join(told)}"
    yield ""


def _decisions(report: Report) -> Iterator[str]:
    if not gone(report):
        return
    yield "### Decisions that no longer hold"
    yield ""
    for decision in gone(report):
        yield f"- {escaped(ended(decision))}"
    yield ""


def _denominators(report: Report) -> Iterator[str]:
    summary = report.summary
    yield "### What was checked"
    yield ""
    yield "| | |"
    yield "|---|---|"
    rows: list[tuple[str, int | str]] = [
        ("documents", summary.documents),
        ("statements", summary.statements),
        ("claims", summary.claims),
        ("comparisons", summary.comparisons),
        ("rules", f"{summary.rules:,}, of which {summary.rules_idle:,} had nothing to look at"),
        ("in the baseline", summary.baseline),
        ("waived", summary.waived),
    ]
    if report.scope:
        rows.append(("narrowed to", escaped(report.scope)))
    for name, count in rows:
        yield f"| {name} | {f'{count:,}' if isinstance(count, int) else count} |"
