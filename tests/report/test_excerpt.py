from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.report.excerpt import Mark, excerpt
from checker.report.style import Style, safe

STYLE = Style(width=60)


def marked(statement: str, words: str, style: Style = STYLE, lines: int = 2) -> list[str]:
    start = statement.index(words)
    return excerpt(statement, [Mark(start, start + len(words))], style, "error", lines=lines)


def test_the_marks_stand_under_the_words() -> None:
    text, below = marked("At least 17 people died when the river burst its banks.", "17")
    assert below.index("^") == text.index("17")
    assert below.count("^") == len("17")


def test_wide_characters_count_twice() -> None:
    text, below = marked("港では二百人 17 people", "17")
    assert below.index("^") == cell_len(text[: text.index("17")])


def test_a_long_statement_is_cut_around_the_words_at_words() -> None:
    before, after = "alpha beta gamma " * 40, " delta epsilon zeta" * 40
    lines = marked(f"{before}SEVENTEEN{after}", "SEVENTEEN")
    text = " ".join(line for line in lines if "^" not in line)
    assert text.startswith("… ")
    assert text.endswith(" …")
    words = set(text.replace("…", "").split())
    assert words <= {"alpha", "beta", "gamma", "SEVENTEEN", "delta", "epsilon", "zeta"}


def test_quoted_words_over_several_lines_are_shown_whole_and_all_marked() -> None:
    quote = "one two three four five six seven eight nine ten " * 5
    lines = marked(f"He said {quote.strip()} and left.", quote.strip())
    text = " ".join(line for line in lines if "^" not in line)
    assert quote.strip() in text
    assert sum("^" in line for line in lines) * 2 >= len(lines) - 1


def test_words_that_fill_a_page_are_shown_by_both_ends() -> None:
    lines = marked("x" * 1_000_000, "x" * 1_000_000)
    assert len(lines) < 40
    assert any("characters" in line for line in lines)


def test_a_line_break_in_the_source_is_shown_as_a_space() -> None:
    text, below = marked("The fire\n    spread to\tthe hold.", "spread to\tthe")
    assert text == "The fire spread to the hold."
    assert below.strip() == "^" * len("spread to the")


def test_text_that_runs_from_right_to_left_repeats_the_words_instead_of_pointing() -> None:
    lines = marked("وصلت 14 سفينة", "14")
    assert lines[1] == "^ 14"


def test_a_label_stands_beside_its_marks_or_below_them() -> None:
    statement = "Of the 42, 29 went."
    one = excerpt(statement, [Mark(7, 9, "^", "forty-two")], STYLE, "error")
    assert one[1] == "       ^^ forty-two"
    marks = [Mark(7, 9, "^", "total"), Mark(11, 13, "-", "a part of it")]
    two = excerpt(statement, marks, STYLE, "error")
    assert two[1] == "       ^^  --"
    assert two[2] == "       total"
    assert two[3] == "           a part of it"


TEXT = st.characters(exclude_characters="^")


@given(st.text(TEXT, max_size=300), st.text(TEXT, min_size=1, max_size=40), st.text(TEXT))
def test_any_text_fits_the_width_and_shows_the_words(before: str, words: str, after: str) -> None:
    statement = before + words + after
    marks = [Mark(len(before), len(before) + len(words))]
    lines = excerpt(statement, marks, STYLE, "error")
    assert all(cell_len(line) <= STYLE.width + 2 for line in lines)
    rows = [line for line in lines if "^" not in line]
    shown = "".join("".join(rows).split())
    assert "".join(safe(words).split()) in shown


def test_a_megabyte_takes_no_noticeable_time() -> None:
    statement = "word " * 200_000
    began = time.process_time()
    excerpt(statement, [Mark(500_000, 500_004)], STYLE, "error")
    assert time.process_time() - began < 1
