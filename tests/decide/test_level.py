from __future__ import annotations

import itertools
from typing import get_args

import pytest

from checker.decide.level import FailOn, gating, in_words, level_counts, outcome
from checker.errors import ConfigError, SourceError
from checker.model.finding import LEVELS, Finding, Level, Status
from checker.model.report import Exit, Report, Summary


def finding(level: Level = "error", status: Status = "new", *, model: bool = False) -> Finding:
    return Finding(
        fingerprint="ab" * 32,
        id="F-7K2Q",
        rule="figures-differ",
        kind="same-value",
        verdict="contradiction",
        level=level,
        status=status,
        message="two figures",
        why="",
        advice="",
        model_only=model,
        evidence=(),
    )


def test_an_error_fails_the_run_and_the_reason_says_why() -> None:
    found = [finding("error"), finding("warning"), finding("warning")]
    assert outcome(found, [], []) == (Exit.FINDINGS, "1 error, 2 warnings: at or above error")


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("error", 0), ("warning", 1), ("note", 1), ("never", 0)],
)
def test_a_warning_fails_the_run_only_where_asked(fail_on: FailOn, code: int) -> None:
    assert outcome([finding("warning")], [], [], fail_on=fail_on)[0] == code


def test_findings_of_the_baseline_and_waived_ones_do_not_fail_the_run() -> None:
    found = [finding(status="baseline"), finding(status="waived")]
    assert outcome(found, [], [], fail_on="note") == (Exit.CLEAN, "nothing found")


def test_what_could_not_be_checked_is_not_a_pass() -> None:
    code, reason = outcome([], [], ["there are no statements in draft.md."])
    assert code == Exit.NOT_CHECKED
    assert "there are no statements in draft.md. This is not a pass." in reason


def test_an_unreadable_source_is_not_checked_and_no_wrong_request() -> None:
    code, reason = outcome([], [SourceError("minutes.pdf holds no text")], [])
    assert code == Exit.NOT_CHECKED
    assert "minutes.pdf" in reason


def test_a_wrong_rule_comes_before_findings_and_findings_before_gaps() -> None:
    wrong = [ConfigError("unknown key")]
    assert outcome([finding()], wrong, ["gap"])[0] == Exit.WRONG_REQUEST
    assert outcome([finding()], [], ["gap"])[0] == Exit.FINDINGS
    assert outcome([], [], ["gap"])[0] == Exit.NOT_CHECKED


@pytest.mark.parametrize("flags", list(itertools.product([False, True], repeat=2)))
def test_no_flag_softens_a_wrong_request(flags: tuple[bool, bool]) -> None:
    exit_zero, allow = flags
    code, _ = outcome([], ["wrong"], [], exit_zero=exit_zero, allow_incomplete=allow)
    assert code == Exit.WRONG_REQUEST


def test_exit_zero_softens_findings_and_gaps_and_says_so() -> None:
    assert outcome([finding()], [], [], exit_zero=True) == (
        Exit.CLEAN,
        "1 error: at or above error (allowed by --exit-zero)",
    )
    code, reason = outcome([], [], ["gap"], exit_zero=True)
    assert code == Exit.CLEAN
    assert reason.endswith("This is not a pass. (allowed by --exit-zero)")


def test_incomplete_runs_may_be_allowed_but_their_findings_still_count() -> None:
    assert outcome([], [], ["gap"], allow_incomplete=True)[0] == Exit.CLEAN
    assert outcome([finding()], [], ["gap"], allow_incomplete=True)[0] == Exit.FINDINGS


def test_counts_are_of_new_findings_in_order_of_level() -> None:
    counts = level_counts([finding("note"), finding(), finding(status="baseline")])
    assert counts == {"error": 1, "warning": 0, "note": 1}
    assert in_words(counts) == "1 error, 1 note"
    assert gating(counts, "note") == 2


def test_what_rests_on_a_model_alone_fails_a_run_only_where_that_is_asked_for() -> None:
    found = [finding("error", model=True)]
    code, reason = outcome(found, [], [])
    assert code == Exit.CLEAN
    assert reason == "1 error: at or above error by the model alone, which fails no run"
    assert outcome(found, [], [], model=True) == (Exit.FINDINGS, "1 error: at or above error")
    assert outcome([*found, finding()], [], [])[0] == Exit.FINDINGS


@pytest.mark.parametrize("limit", ["error", "warning", "note", "never"])
@pytest.mark.parametrize("model", [False, True])
def test_a_report_says_of_each_finding_what_the_exit_code_says(limit: FailOn, model: bool) -> None:
    for level, status, by_model in itertools.product(LEVELS, get_args(Status), [False, True]):
        one = finding(level, status, model=by_model)
        code, _ = outcome([one], [], [], fail_on=limit, model=model)
        summary = Summary(findings={}, fail_on=limit, fail_on_model=model)
        assert Report(summary=summary).fails(one) == (code == Exit.FINDINGS)


def test_a_long_reason_leaves_its_list_to_the_report() -> None:
    _, reason = outcome([], [], ["6 questions without an answer: " + "page 1; " * 40])
    assert reason.endswith("everything: 6 questions without an answer. This is not a pass.")
