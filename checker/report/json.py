"""From a report to JSON, version 1: the format that scripts and other tools build on."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from checker.model.decision import Decision
from checker.model.finding import LEVELS, Evidence, Finding
from checker.model.report import Report, RuleLine, SourceLine, Summary

SCHEMA_VERSION = 1


def json_report(report: Report) -> str:
    """Return the report as JSON, ending in a newline; the same report gives the same text."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "summary": summary_data(report.summary),
        "findings": [finding_data(finding) for finding in report.findings],
        "sources": [_source(source) for source in report.sources],
        "rules": [_rule(rule) for rule in report.rules],
        "statements": [statement.model_dump() for statement in report.statements],
        "problems": list(report.problems),
        "incomplete": list(report.incomplete),
        **({"readings": report.readings.model_dump()} if report.readings else {}),
        "exceptions": [one.model_dump() for one in report.exceptions],
        "decisions": [_decision(decision) for decision in report.decisions],
        "scope": report.scope,
    }
    return dumped(data, indent=1) + "\n"


_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
"""What a terminal obeys or turns text round by; as an escape, JSON means the same by it."""


def dumped(data: Any, indent: int | None = None) -> str:
    """Return *data* as JSON whose letters are legible and whose controls are escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding in JSON types, its keys in the documented order."""
    return {
        "fingerprint": finding.fingerprint,
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "thing": finding.thing,
        "verdict": finding.verdict,
        "level": finding.level,
        "status": finding.status,
        "message": finding.message,
        "why": finding.why,
        "advice": finding.advice,
        "caution": finding.caution,
        "reading": finite(finding.reading),
        "model_only": finding.model_only,
        "decision": _decision(finding.decision) if finding.decision else None,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "match": [{"reason": reason, "weight": finite(weight)} for reason, weight in finding.match],
    }


def finite(value: Any) -> Any:
    """Return the value with infinite bounds as null, since JSON has no infinity.

    "over 200" has no upper bound; null is how readers of JSON expect that.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [finite(item) for item in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    return str(value)


def _decision(decision: Decision) -> dict[str, Any]:
    return {**decision.model_dump(), "holds_while": dict(decision.holds_while)}


def summary_data(summary: Summary) -> dict[str, Any]:
    """Return the denominators and the exit code in JSON types."""
    return {
        "documents": summary.documents,
        "statements": summary.statements,
        "claims": summary.claims,
        "comparisons": summary.comparisons,
        "rules": summary.rules,
        "rules_idle": summary.rules_idle,
        "findings": {level: summary.findings.get(level, 0) for level in LEVELS},
        "baseline": summary.baseline,
        "waived": summary.waived,
        "fail_on": summary.fail_on,
        "exit_code": int(summary.exit_code),
        "reason": summary.reason,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "source": evidence.source,
        "path": evidence.path,
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "column": evidence.column,
        "text": evidence.text,
        "value": finite(evidence.value),
        "origin": evidence.origin,
        "published": evidence.published,
        "locator": evidence.locator,
        "side": evidence.side,
        "speaker": evidence.speaker,
        "context": evidence.context,
        "context_start": evidence.context_start,
    }


def _source(source: SourceLine) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "url": source.url,
        "role": source.role,
        "origin": source.origin,
        "path": source.path,
        "statements": source.statements,
        "claims": source.claims,
        "furniture": dict(source.furniture),
        "inferred": list(source.inferred),
    }


def _rule(rule: RuleLine) -> dict[str, Any]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "level": rule.level,
        "pack": rule.pack,
        "claims": rule.claims,
        "comparisons": rule.comparisons,
        "findings": rule.findings,
        "idle": rule.idle,
    }
