"""From a report to lines of JSON: a finding each, and in the last line how the run ended."""

from __future__ import annotations

from checker.model.report import Report
from checker.report.json import dumped, finding_data, summary_data


def jsonl_report(report: Report) -> str:
    """Return a line for each finding, then one with the key `summary` in place of `fingerprint`.

    Without it a run that found nothing and one that checked nothing would be the same empty file.
    """
    lines = [dumped(finding_data(finding)) for finding in report.findings]
    last = {
        "summary": summary_data(report.summary),
        "scope": report.scope,
        "problems": list(report.problems),
        "incomplete": list(report.incomplete),
    }
    return "\n".join([*lines, dumped(last)]) + "\n"
