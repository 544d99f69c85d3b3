"""From a report to one line a finding, as compilers print them and editors parse them."""

from __future__ import annotations

from checker.model.report import Report
from checker.report.style import safe


def concise_report(report: Report) -> str:
    """Return `path:line: level rule: message [F-ID]` for each finding, then the reason.

    The place is that of the draft's words where there is a draft, else of the first quote.
    """
    drafts = {source.id for source in report.sources if source.role == "draft"}
    lines = []
    for finding in report.findings:
        pieces = sorted(finding.evidence, key=lambda piece: piece.source not in drafts)
        place = ""
        if pieces:
            line = f":{pieces[0].line}" if pieces[0].line else ""
            place = f"{safe(pieces[0].path)}{line}: "
        status = "" if finding.status == "new" else f" ({finding.status})"
        name = f"{finding.level} {safe(finding.rule)}"
        lines.append(f"{place}{name}: {safe(finding.message)} [{finding.id}]{status}")
    lines += [f"problem: {safe(problem)}" for problem in report.problems]
    lines += [f"not checked: {safe(sentence)}" for sentence in report.incomplete]
    summary = report.summary
    lines.append(f"{safe(summary.reason)} (exit {int(summary.exit_code)})")
    return "\n".join(lines) + "\n"
