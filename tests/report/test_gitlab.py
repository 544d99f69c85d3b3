from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.model.report import Exit, Report
from checker.report.gitlab import gitlab_report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab.json").read_text("utf-8"))


def issues(report: Report) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads(gitlab_report(report))
    Draft7Validator(SCHEMA).validate(data)
    return data


@pytest.mark.parametrize("name", ["story", "empty", "decided", "nasty", "hostile"])
def test_it_keeps_to_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    issues(request.getfixturevalue(name))


def test_new_findings_are_issues_with_the_fingerprint_of_the_finding(decided: Report) -> None:
    found = issues(decided)
    assert [one["check_name"] for one in found] == ["problem", "not-checked", "lists-differ"]
    assert [one["severity"] for one in found] == ["blocker", "blocker", "critical"]
    assert found[2]["fingerprint"] == decided.findings[0].fingerprint
    assert found[0]["location"] == {"path": "rules/lists.yaml", "lines": {"begin": 3}}
    assert "ledger" in found[2]["description"]


def test_the_place_of_an_issue_does_not_change_its_fingerprint(decided: Report) -> None:
    first = decided.findings[0]
    moved = first.model_copy(
        update={"evidence": tuple(p.model_copy(update={"line": 900}) for p in first.evidence)}
    )
    again = issues(decided.model_copy(update={"findings": (moved,)}))
    assert again[2]["fingerprint"] == issues(decided)[2]["fingerprint"]
    assert again[2]["location"]["lines"]["begin"] == 900


def test_what_was_allowed_blocks_nothing(decided: Report) -> None:
    summary = decided.summary.model_copy(update={"exit_code": Exit.CLEAN})
    allowed = decided.model_copy(update={"summary": summary})
    assert "blocker" not in {one["severity"] for one in issues(allowed)}
