from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.report import Exit, Report

Told = Callable[..., Report]
FIVE = "Five boats left Sandholt on 3 May 2031 for the outer bank.\n"
SIX = FIVE.replace("Five", "Six")


def test_what_was_looked_at_is_counted_and_the_parts_add_up(told: Told) -> None:
    report = told({"gull": FIVE + "Rain fell on the quay all night.\n", "tern": SIX}, only_rules=())
    told_of = report.summary
    assert (told_of.documents, told_of.statements) == (2, 3)
    assert told_of.claims == sum(source.claims for source in report.sources) > 0
    assert told_of.statements == sum(source.statements for source in report.sources)
    assert told_of.comparisons == sum(rule.comparisons for rule in report.rules) > 0
    assert told_of.rules == len(report.rules)
    assert told_of.rules_idle == sum(rule.claims == 0 for rule in report.rules)
    assert 0 < told_of.rules_idle < told_of.rules
    assert told_of.findings == {"error": 1, "warning": 0, "note": 0}
    assert sum(rule.findings for rule in report.rules) == len(report.findings)
    assert told_of.exit_code == Exit.FINDINGS


def test_a_rule_that_looked_and_found_nothing_is_not_idle(told: Told) -> None:
    report = told({"gull": FIVE, "tern": FIVE}, only_rules=("numbers-differ",))
    (rule,) = report.rules
    assert (rule.claims, rule.findings, rule.idle) == (2, 0, False)
    assert report.summary.exit_code == Exit.CLEAN
    assert report.summary.reason == "nothing found"


@pytest.mark.parametrize("text", ["", " \n\t\n", "Share this article\n"])
def test_a_document_without_a_statement_is_not_a_pass(told: Told, text: str) -> None:
    report = told({"gull": text})
    assert report.summary.exit_code == Exit.NOT_CHECKED
    assert report.summary.statements == 0
    assert report.incomplete == ("gull.txt holds no statements",)
    assert report.summary.reason.endswith("This is not a pass.")


def test_one_empty_document_among_others_is_not_a_pass_and_the_others_are_checked(
    told: Told,
) -> None:
    report = told({"gull": FIVE, "tern": FIVE, "auk": ""})
    assert report.summary.exit_code == Exit.NOT_CHECKED
    assert report.summary.comparisons > 0
    assert told({"gull": FIVE, "tern": SIX, "auk": ""}).summary.exit_code == Exit.FINDINGS


def test_an_empty_folder_is_not_a_pass(told: Told, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    report = told({}, against=("bare",))
    assert report.summary.exit_code == Exit.NOT_CHECKED
    assert report.incomplete == ("there are no documents and no claims to check",)


def test_statements_that_no_rule_is_asked_of_are_not_a_pass(told: Told) -> None:
    report = told({"gull": FIVE}, packs=(), only_rules=())
    assert report.summary.exit_code == Exit.NOT_CHECKED
    assert report.incomplete == ("there are no rules to apply",)


def test_a_source_that_cannot_be_read_is_named_and_does_not_hide_findings(
    told: Told, tmp_path: Path
) -> None:
    (tmp_path / "scan.txt").write_bytes(b"\x00\xff\xfe\x00")
    report = told({"gull": FIVE}, against=("scan.txt",))
    assert report.summary.exit_code == Exit.NOT_CHECKED
    assert report.incomplete[0] == "scan.txt could not be read"
    assert len(report.problems) == 1
    report = told({"gull": FIVE, "tern": SIX}, against=("scan.txt",))
    assert report.summary.exit_code == Exit.FINDINGS


def test_bad_rows_are_counted_by_file_and_named_by_line(told: Told, tmp_path: Path) -> None:
    rows = "".join(f",Lock {number},depth,3,quantity\n" for number in range(25))
    (tmp_path / "depths.csv").write_text(
        f"source,subject,predicate,value,type\ngull,Lock 4,depth,3,quantity\n{rows}"
    )
    report = told({}, against=("depths.csv",))
    assert report.incomplete[0] == "25 rows of depths.csv could not be read"
    assert report.problems[0].startswith("depths.csv:3: ")
    assert len(report.problems) == 21
    assert report.problems[-1].startswith("and 5 more")


def test_findings_of_the_baseline_are_counted_apart(told: Told, tmp_path: Path) -> None:
    from checker.decide.baseline import baseline_of

    found = told({"gull": FIVE, "tern": SIX}).findings
    (tmp_path / "accepted.json").write_text(baseline_of(found))
    report = told({"gull": FIVE, "tern": SIX}, baseline="accepted.json")
    assert report.summary.baseline == 1
    assert report.summary.findings["error"] == 0
    assert report.summary.exit_code == Exit.CLEAN
    assert len(report.findings) == 1
