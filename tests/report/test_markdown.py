from __future__ import annotations

import html
import re

import pytest

from checker.model.report import Exit, Report
from checker.report.markdown import escaped, markdown_report


@pytest.mark.parametrize(
    ("code", "head"),
    [
        (Exit.CLEAN, "✓ Passed"),
        (Exit.FINDINGS, "✗ Failed"),
        (Exit.WRONG_REQUEST, "✗ Wrong request"),
        (Exit.NOT_CHECKED, "✗ Could not check"),
        (Exit.BUG, "✗ A bug in check"),
    ],
)
def test_the_first_line_says_how_the_run_ended(code: Exit, head: str, story: Report) -> None:
    summary = story.summary.model_copy(update={"exit_code": code})
    first = markdown_report(story.model_copy(update={"summary": summary})).split("\n", 1)[0]
    assert first.startswith(f"## {head}: 1 error, 1 note")
    assert first.endswith(f"(exit {int(code)})")


def test_both_sides_stand_in_a_table_with_the_words_in_bold(story: Report) -> None:
    text = markdown_report(story)
    assert "<b>Aldry, Brevik, Corran, Dunmere, Estwick, Farleigh and Gant</b>, the harbour" in text
    assert "| ledger, 2031-03-05 | “The boats of <b>Aldry" in text
    assert "| your draft, draft |" in text


def test_decisions_and_what_was_not_checked_are_told(decided: Report) -> None:
    text = markdown_report(decided)
    assert "accept by M. Ortiz until 2031-05-20" in text
    assert "is lapsed: police says something else now" in text
    assert "minutes.pdf could not be read" in text
    assert "| comparisons | 64 |" in text


def test_nothing_of_a_source_is_markup(nasty: Report) -> None:
    text = markdown_report(nasty)
    assert "<script" not in text
    assert set(re.findall(r"<[^>]*>", text)) <= {"<b>", "</b>", "<br>"}
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "www." not in text
    for line in text.splitlines():
        assert not line.startswith(("## heading", "- item"))
        cells = len(re.findall(r"(?<!\\)\|", line))
        assert not line.startswith("|") or cells in {3, 4}


def test_escaped_words_are_read_back_as_they_were() -> None:
    words = "a*b_c [x](y) <i>&amp;</i> | `code` @all #1 ~~no~~ $x$ :smile: http://x.y 17:30"
    shown = re.sub(r"\\([\\`*_{}\[\]#|~@$:])", r"\1", escaped(words))
    assert html.unescape(shown) == words
    assert escaped("at 17:30, 5-4 (so)") == "at 17:30, 5-4 (so)"


def test_a_summary_stays_below_what_is_shown(story: Report) -> None:
    first = story.findings[0]
    long = first.model_copy(update={"why": "x" * 20_000})
    text = markdown_report(story.model_copy(update={"findings": (long,) * 100}))
    assert len(text.encode()) < 1_000_000
    assert re.search(r"… and \d+ more findings\.", text)
    assert "What was checked" in text
