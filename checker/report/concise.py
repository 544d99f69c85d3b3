"""From a report to one line a finding, as compilers print them and editors parse them."""

from __future__ import annotations

from checker.model.report import Report
from checker.report.decision import ended, gone
from checker.report.style import safe
from checker.report.text import place_of


def concise_report(report: Report) -> str:
    """Return `path:line:column: level rule: message [F-ID]` for each finding, then the reason.

    The place is that of the draft's words where there is a draft, else of the first quote.
    """
    drafts = {source.id for source in report.sources if source.role == "draft"}
    lines = []
    for finding in report.findings:
        pieces = sorted(finding.evidence, key=lambda piece: piece.source not in drafts)
        place = ""
        if pieces:
            place = f"{place_of(pieces[0])}: "
        status = "" if finding.status == "new" else f" ({finding.status})"
        name = f"{finding.level} {safe(finding.rule)}"
        lines.append(f"{place}{name}: {safe(finding.message)} [{finding.id}]{status}")
    lines += [f"problem: {safe(problem)}" for problem in report.problems]
    lines += [f"not checked: {safe(sentence)}" for sentence in report.incomplete]
    lines += [f"decision: {safe(ended(one))}" for one in gone(report)]
    lines += [safe(report.scope)] if report.scope else []
    summary = report.summary
    lines.append(f"{safe(summary.reason)} (exit {int(summary.exit_code)})")
    return "\n".join(lines) + "\n"
