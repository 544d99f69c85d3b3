from __future__ import annotations

import re

from checker.model.report import Exit, Report
from checker.report.github import github_report

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]*)(?:,[a-zA-Z]+=[^,:]*)*)::(.*)")


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in github_report(report).splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], properties, match[3]))
    return found


def test_new_findings_are_annotations_and_the_outcome_comes_last(story: Report) -> None:
    found = commands(story)
    assert [name for name, *_ in found] == ["error", "error", "notice", "error"]
    assert found[0][1] == {"title": "not checked"}
    assert found[1][1] == {
        "file": "stories/tidings.md", "line": "7", "endLine": "7", "title": "lists-differ F-7K2Q",
    }  # fmt: skip
    assert found[-1][2] == "1 error, 1 note: at or above error (exit 1)"


def test_an_annotation_stands_at_the_drafts_own_words(story: Report) -> None:
    assert commands(story)[2][1]["file"] == "stories/draft.md"


def test_waived_findings_and_those_of_the_baseline_are_not_annotated(decided: Report) -> None:
    told = github_report(decided)
    assert "F-2QX0" not in told
    assert "F-9M0D" not in told


def test_at_most_nine_are_written_and_the_rest_is_counted(story: Report) -> None:
    many = story.model_copy(update={"findings": story.findings[:1] * 20})
    found = commands(many)
    assert len(found) == 10
    assert found[-1][2].endswith("; 12 more in the summary")
    few = story.model_copy(update={"findings": story.findings[:1] * 8})
    assert len(commands(few)) == 10
    assert "more" not in commands(few)[-1][2]


def test_a_passing_run_ends_with_a_notice(empty: Report) -> None:
    assert commands(empty) == [("notice", {"title": "check"}, "nothing found (exit 0)")]


def test_what_was_allowed_is_a_warning(story: Report) -> None:
    summary = story.summary.model_copy(update={"exit_code": Exit.CLEAN})
    allowed = story.model_copy(update={"summary": summary, "findings": ()})
    assert [name for name, *_ in commands(allowed)] == ["warning", "notice"]


def test_no_text_can_end_its_command_or_begin_another(nasty: Report) -> None:
    lines = github_report(nasty).splitlines()
    assert len(lines) == 4
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert "%25" in lines[0]
    assert "%250A" in lines[2]
