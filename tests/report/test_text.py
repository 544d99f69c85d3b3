from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from checker.model.report import Report
from checker.report.style import Style
from checker.report.text import text_report

GOLDEN = Path(__file__).parent / "golden"
ANSI = re.compile(r"\x1b\[[0-9;]*m")

LOOKS = {
    "100": Style(width=100),
    "80": Style(width=80),
    "100-colour": Style(width=100, colour=True),
    "80-colour": Style(width=80, colour=True),
    "80-ascii": Style(width=80, unicode=False),
    "100-verbose": Style(width=100, verbose=True),
    "80-quiet": Style(width=80, quiet=True),
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_text_report_is_what_the_golden_file_shows(look: str, story: Report) -> None:
    # UPDATE_GOLDEN=1 writes the files anew; read the difference before it is committed.
    file = GOLDEN / f"story-{look}.txt"
    text = text_report(story, LOOKS[look])
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("look", LOOKS)
def test_no_line_is_wider_than_the_terminal(look: str, story: Report) -> None:
    style = LOOKS[look]
    for line in ANSI.sub("", text_report(story, style)).split("\n"):
        assert cell_len(line) <= style.width, line


def test_colour_changes_no_character_of_the_text(story: Report) -> None:
    plain = text_report(story, Style(width=80))
    assert ANSI.sub("", text_report(story, Style(width=80, colour=True))) == plain


def test_an_escape_sequence_in_a_source_is_shown_and_not_obeyed(story: Report) -> None:
    text = text_report(story, Style(width=100))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x07" not in text
    assert r"\x1b[2J" in text


def test_the_words_of_a_draft_come_first(story: Report) -> None:
    text = text_report(story, Style(width=100))
    souls = text[text.index("note[figures-differ]") :]
    assert souls.index("your draft") < souls.index("tidings,")


def test_pieces_of_one_statement_are_marked_in_one_excerpt(story: Report) -> None:
    text = text_report(story, Style(width=100))
    assert text.count("£4.2 million, £2.9m") == 1
    below = text.split("£2.9m went to pumps", 1)[1].split("\n")[1]
    assert below.count("^") == len("£4.2 million")
    assert below.count("-") == len("£2.9m") + len("£1.6m")


def test_a_run_that_compared_nothing_says_so(empty: Report) -> None:
    text = text_report(empty, Style(width=80))
    assert "Nothing was compared" in text
    assert "✓" not in text
    assert text.endswith("Nothing found (exit 0)\n")


def test_idle_rules_are_named_on_request(story: Report) -> None:
    assert "share-prices" not in text_report(story, Style())
    assert "share-prices" in text_report(story, Style(verbose=True))


def test_a_quiet_report_ends_with_the_reason_all_the_same(story: Report) -> None:
    text = text_report(story, Style(quiet=True))
    assert "what was checked" not in text
    assert text.endswith("1 error, 1 note: at or above error (exit 1)\n")


def test_the_same_report_gives_the_same_text(story: Report) -> None:
    assert text_report(story, Style()) == text_report(story.model_copy(deep=True), Style())


def test_a_message_of_a_paragraph_is_cut_so_that_the_quotes_are_seen(story: Report) -> None:
    long = story.findings[0].model_copy(update={"message": "one more word " * 60})
    text = text_report(story.model_copy(update={"findings": (long,)}), Style(width=80))
    headline = text[: text.index("┌─")].splitlines()
    assert headline[2].endswith("…")
    assert headline[3].strip() == "F-7K2Q  new"
    assert all(len(line) <= 80 for line in headline)
