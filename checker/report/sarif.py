"""From a report to SARIF 2.1.0: both sides of each finding, the rules, and how the run ended.

A code host shows a related location only where the message links to it, so the message does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from checker import __version__
from checker.model.finding import Evidence, Finding
from checker.model.report import Exit, Report, RuleLine
from checker.report.decision import decided, ended, gone
from checker.report.json import dumped, finite
from checker.report.place import drafts_of, end_of, outcome_of, pieces_of, troubles, uri_of
from checker.report.style import safe, safe_lines

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "%SRCROOT%"
_QUOTED: Final = 200
"""Characters of a quote that stand in a message; the snippet has them all."""


def sarif_report(report: Report) -> str:
    """Return the report as SARIF; the same report gives the same text."""
    rules = {rule.id: number for number, rule in enumerate(report.rules)}
    drafts = drafts_of(report)
    run = {
        "tool": {
            "driver": {
                "name": "check",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, report, rules, drafts) for finding in report.findings],
        "properties": {"scope": report.scope} if report.scope else {},
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: RuleLine) -> dict[str, Any]:
    parts = [
        ("Why it matters", rule.why),
        ("What to do", rule.advice),
        ("What it leaves alone", rule.limits),
    ]
    told = [(title, safe(words)) for title, words in parts if words]
    summary = safe(rule.summary) or rule.id
    return {
        "id": rule.id,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": safe(rule.why) or summary},
        "help": {
            "text": "\n\n".join([summary, *(f"{title}: {words}" for title, words in told)]),
            "markdown": "\n\n".join(
                [_marked(summary), *(f"**{title}.** {_marked(words)}" for title, words in told)]
            ),
        },
        "defaultConfiguration": {"level": rule.level},
        "properties": {
            "kind": rule.kind,
            "pack": rule.pack,
            "problem.severity": {"note": "recommendation"}.get(rule.level, rule.level),
            "tags": ["facts"],
        },
    }


def _marked(words: str) -> str:
    from checker.report.markdown import escaped

    return escaped(words)


def _invocation(report: Report) -> dict[str, Any]:
    code = report.summary.exit_code
    notices = [
        _notice(safe_lines(trouble.text), "error" if trouble.fails else "warning", trouble.kind)
        for trouble in troubles(report)
    ]
    notices += [
        _notice(safe(ended(decision)), "note", f"decision-{decision.state}")
        for decision in gone(report)
    ]
    return {
        "executionSuccessful": code in (Exit.CLEAN, Exit.FINDINGS),
        "exitCode": int(code),
        "exitCodeDescription": outcome_of(report),
        "toolExecutionNotifications": notices,
    }


def _notice(text: str, level: str, kind: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}, "descriptor": {"id": kind}}


def _result(
    finding: Finding, report: Report, rules: Mapping[str, int], drafts: frozenset[str]
) -> dict[str, Any]:
    pieces = pieces_of(finding, drafts)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "kind": "fail",
        "level": finding.level,
        "message": {"text": _message(finding, pieces)},
        "locations": [_location(piece, 0) for piece in pieces[:1]],
        "relatedLocations": [
            _location(piece, number) for number, piece in enumerate(pieces[1:], start=1)
        ],
        "partialFingerprints": {
            "checkFinding/v1": finding.fingerprint,
            # GitHub follows a result by this one; without it, by the words of the line.
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:1",
        },
        "properties": {
            "id": finding.id,
            "verdict": finding.verdict,
            "why": safe(finding.why),
            "advice": safe(finding.advice),
            "caution": safe(finding.caution),
        },
    }
    if finding.rule in rules:
        result["ruleIndex"] = rules[finding.rule]
    if report.summary.baseline:
        result["baselineState"] = "unchanged" if finding.status == "baseline" else "new"
    if report.summary.waived:
        # Where one result says whether it is suppressed, all of them do.
        result["suppressions"] = [_suppression(finding)] if finding.status == "waived" else []
    return result


def _suppression(finding: Finding) -> dict[str, Any]:
    told = safe(decided(finding))
    return {"kind": "external", "status": "accepted", "justification": told}


def _message(finding: Finding, pieces: list[Evidence]) -> str:
    """Return the message; each side but the first is a link to its location."""
    said = []
    for number, piece in enumerate(pieces):
        words = safe(piece.text)
        short = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
        name = _plain(safe(piece.source))
        said.append(f"{f'[{name}]({number})' if number else name}: “{_plain(short)}”")
    return "\n".join([_plain(safe(finding.message)), *said])


def _plain(text: str) -> str:
    """Return text in which no bracket begins a link of its own."""
    for char in "\\[]":
        text = text.replace(char, f"\\{char}")
    return text


def _location(piece: Evidence, number: int) -> dict[str, Any]:
    artifact: dict[str, Any] = {"uri": uri_of(piece.path) or "unknown"}
    if not piece.path.startswith("/"):
        artifact["uriBaseId"] = _ROOT
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if region := _region(piece):
        physical["region"] = region
    told = f"{safe(piece.source)}: {safe(piece.text)}"
    if piece.locator:
        told += f" ({safe(piece.locator)})"
    return {
        "id": number,
        "physicalLocation": physical,
        "message": {"text": _plain(told)},
        "properties": {"origin": piece.origin, "value": finite(piece.value), "side": piece.side},
    }


def _region(piece: Evidence) -> dict[str, Any]:
    """Return where the words stand; what is not known of the file is left out."""
    region: dict[str, Any] = {}
    if piece.line:
        end_line, end_column = end_of(piece)
        region["startLine"] = piece.line
        if end_column:
            region |= {
                "startColumn": piece.column, "endLine": end_line, "endColumn": end_column,
            }  # fmt: skip
    if piece.context and not piece.locator:
        region |= {"charOffset": piece.start, "charLength": piece.end - piece.start}
    if region:
        region["snippet"] = {"text": piece.text}
    return region
