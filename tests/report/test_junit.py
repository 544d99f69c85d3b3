from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from checker.model.report import Exit, Report
from checker.report.junit import junit_report


def suites(report: Report) -> dict[str, ET.Element]:
    root = ET.fromstring(junit_report(report))  # noqa: S314 - our own text
    found = {str(suite.get("name")): suite for suite in root}
    for count in ("tests", "failures", "errors", "skipped"):
        assert int(root.get(count, "")) == sum(int(s.get(count, "")) for s in root)
    return found


def ended(report: Report, code: Exit, fail_on: str = "error") -> Report:
    update = {"exit_code": code, "fail_on": fail_on}
    return report.model_copy(update={"summary": report.summary.model_copy(update=update)})


def test_each_rule_is_a_suite_and_an_idle_one_is_skipped(story: Report) -> None:
    found = suites(story)
    assert {"lists-differ", "adds-up", "share-prices", "check"} <= set(found)
    assert found["share-prices"].find("testcase/skipped") is not None
    assert found["lists-differ"].get("failures") == "1"


def test_a_finding_that_does_not_fail_the_run_is_skipped_with_the_reason(decided: Report) -> None:
    found = suites(decided)
    told = [str(one.get("message")) for one in found["figures-differ"].iter("skipped")]
    assert len(told) == 1
    assert told[0].startswith("waived: accept by M. Ortiz")
    assert [one.get("message") for one in found["adds-up"].iter("skipped")] == ["in the baseline"]


@pytest.mark.parametrize(
    ("code", "fail_on", "failures", "errors"),
    [
        (Exit.FINDINGS, "error", 1, 2),
        (Exit.CLEAN, "never", 0, 0),
        (Exit.NOT_CHECKED, "never", 0, 2),
        (Exit.WRONG_REQUEST, "error", 1, 2),
    ],
)
def test_failures_and_errors_are_there_just_when_the_run_fails(
    decided: Report, code: Exit, fail_on: str, failures: int, errors: int
) -> None:
    found = suites(ended(decided, code, fail_on)).values()
    assert sum(int(one.get("failures", "")) for one in found) == failures
    assert sum(int(one.get("errors", "")) for one in found) == errors


def test_both_sides_stand_in_the_failure(story: Report) -> None:
    failure = suites(story)["lists-differ"].find("testcase/failure")
    assert failure is not None
    assert "stories/tidings.md:7" in str(failure.text)
    assert "stories/ledger.md:112" in str(failure.text)


def test_hostile_words_are_read_back_as_words(nasty: Report) -> None:
    found = suites(nasty)
    assert "<script>alert(1)</script>" in "".join(
        "".join(suite.itertext()) for suite in found.values()
    )
    assert "]]>" not in junit_report(nasty)
