from __future__ import annotations

from checker.model.report import Report
from checker.report.concise import concise_report


def test_each_finding_is_one_line_that_editors_can_jump_from(story: Report) -> None:
    lines = concise_report(story).splitlines()
    assert lines[0] == (
        "stories/tidings.md:7: error lists-differ: "
        "tidings lists Gant; ledger leaves that out [F-7K2Q]"
    )
    assert lines[1].endswith("[F-2QX0] (baseline)")


def test_the_place_is_that_of_the_draft_where_there_is_one(story: Report) -> None:
    assert concise_report(story).splitlines()[2].startswith("stories/draft.md:5: note ")


def test_what_was_not_checked_and_the_reason_come_last(story: Report) -> None:
    lines = concise_report(story).splitlines()
    assert lines[-2].startswith("not checked: sources/minutes.pdf")
    assert lines[-1] == "1 error, 1 note: at or above error (exit 1)"
