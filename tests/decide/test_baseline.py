from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.decide.baseline import baseline_of, marked, read_baseline
from checker.errors import ConfigError
from checker.model.finding import Finding, Status
from checker.model.report import Report, Summary
from checker.report.json import json_report


def finding(number: int, status: Status = "new") -> Finding:
    return Finding(
        fingerprint=f"{number:064x}",
        id=f"F-000{number}",
        rule="figures-differ",
        kind="same-value",
        verdict="contradiction",
        level="error",
        status=status,
        message="“17” here, “19” there",
        why="",
        advice="",
        evidence=(),
    )


def test_findings_written_once_are_known_again(tmp_path: Path) -> None:
    file = tmp_path / "accepted.json"
    file.write_text(baseline_of([finding(1), finding(2)]), encoding="utf-8")
    found = marked([finding(2), finding(3), finding(1, "waived")], read_baseline(file))
    assert [one.status for one in found] == ["baseline", "new", "waived"]


def test_the_order_of_findings_does_not_change_the_file() -> None:
    assert baseline_of([finding(1), finding(2)]) == baseline_of([finding(2), finding(1)])


def test_a_report_in_json_is_a_baseline_too(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    report = Report(summary=Summary(findings={}), findings=(finding(4),))
    file.write_text(json_report(report), encoding="utf-8")
    assert read_baseline(file) == {finding(4).fingerprint}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"findings": 3}', '{"findings": [{"id": "F-0001"}]}', "[" * 100_000],
)
def test_a_file_that_is_no_baseline_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "accepted.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"accepted\.json.*not a baseline"):
        read_baseline(file)


def test_a_missing_file_and_one_that_is_not_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_baseline(tmp_path / "missing.json")
    (tmp_path / "b").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_baseline(tmp_path / "b")


def test_entries_help_people_to_recognize_a_finding() -> None:
    entry = json.loads(baseline_of([finding(1)]))["findings"][0]
    assert entry["message"] == "“17” here, “19” there"
    assert entry["id"] == "F-0001"
