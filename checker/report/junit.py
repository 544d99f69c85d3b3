"""From a report to JUnit XML: a suite for each rule, a failure for each finding that fails."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from checker.model.finding import Finding
from checker.model.report import Report, RuleLine
from checker.report.decision import decided, ended, gone
from checker.report.place import drafts_of, outcome_of, pieces_of, troubles
from checker.report.style import safe, safe_lines
from checker.report.text import place_of


def junit_report(report: Report) -> str:
    """Return the report as JUnit XML, ending in a newline.

    Failures and errors are there just when the run fails: a finding below the level that fails, a
    waived one and one of the baseline is a test that was skipped.
    """
    suites = ET.Element("testsuites", name="check")
    found: dict[str, list[Finding]] = {rule.id: [] for rule in report.rules}
    for finding in report.findings:
        found.setdefault(finding.rule, []).append(finding)
    lines = {rule.id: rule for rule in report.rules}
    drafts = drafts_of(report)
    for name, findings in found.items():
        suites.append(_suite(name, lines.get(name), findings, report, drafts))
    suites.append(_run(report))
    for count in ("tests", "failures", "errors", "skipped"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    ET.indent(suites, " ")
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(
    name: str,
    rule: RuleLine | None,
    findings: list[Finding],
    report: Report,
    drafts: frozenset[str],
) -> ET.Element:
    suite = ET.Element("testsuite", name=safe(name))
    for finding in findings:
        suite.append(_case(finding, report, drafts))
    if not findings:
        case = ET.SubElement(suite, "testcase", classname=safe(name), name=_looked(rule))
        if rule is not None and rule.idle:
            ET.SubElement(case, "skipped", message="no claim for this rule to look at")
    return _counted(suite)


def _looked(rule: RuleLine | None) -> str:
    return f"{rule.comparisons:,} comparisons" if rule else "comparisons"


def _case(finding: Finding, report: Report, drafts: frozenset[str]) -> ET.Element:
    name = safe(f"{finding.id} {finding.message}")
    case = ET.Element("testcase", classname=safe(finding.rule), name=name)
    pieces = pieces_of(finding, drafts)
    if pieces:
        case.set("file", safe(pieces[0].path))
        if pieces[0].line:
            case.set("line", str(pieces[0].line))
    lines = [f"{place_of(piece)}, {safe(piece.source)}: {safe(piece.text)}" for piece in pieces]
    lines += [safe(words) for words in (finding.why, finding.advice, finding.caution) if words]
    if report.fails(finding):
        told = ET.SubElement(case, "failure", message=safe(finding.message), type=finding.verdict)
    else:
        told = ET.SubElement(case, "skipped", message=_skipped(finding))
    told.text = "\n".join(lines)
    return case


def _skipped(finding: Finding) -> str:
    if finding.status == "waived":
        return safe(f"waived: {decided(finding)}")
    if finding.status == "baseline":
        return "in the baseline"
    return f"{finding.level}: does not fail this run"


def _run(report: Report) -> ET.Element:
    """Return the suite that tells of the run itself: its outcome, and what it could not do."""
    suite = ET.Element("testsuite", name="check")
    listed = ET.SubElement(suite, "properties")
    summary = report.summary
    for name, value in (
        ("exit-code", int(summary.exit_code)),
        ("reason", outcome_of(report)),
        ("documents", summary.documents),
        ("statements", summary.statements),
        ("claims", summary.claims),
        ("comparisons", summary.comparisons),
        ("scope", safe(report.scope)),
    ):
        ET.SubElement(listed, "property", name=name, value=str(value))
    for trouble in troubles(report):
        first = safe(trouble.text.split("\n", 1)[0])
        case = ET.SubElement(suite, "testcase", classname="check", name=first)
        kind = "error" if trouble.fails else "skipped"
        told = ET.SubElement(case, kind, message=first)
        if trouble.fails:
            told.set("type", trouble.kind)
        told.text = safe_lines(trouble.text)
    for decision in gone(report):
        case = ET.SubElement(suite, "testcase", classname="check", name=safe(ended(decision)))
        ET.SubElement(case, "skipped", message=decision.state)
    return _counted(suite)


def _counted(suite: ET.Element) -> ET.Element:
    cases = suite.findall("testcase")
    counts = {"tests": len(cases)}
    for count, child in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        counts[count] = sum(case.find(child) is not None for case in cases)
    for count, number in counts.items():
        suite.set(count, str(number))
    return suite
