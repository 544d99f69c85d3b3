from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.report.style import Style, safe, safe_lines, wrapped


def test_controls_and_direction_marks_are_shown_as_escapes() -> None:
    assert safe("a\x1b[31mb\u202ec\x9bd\ud800") == r"a\x1b[31mb\u202ec\x9bd\ud800"


def test_white_space_of_any_kind_becomes_one_space() -> None:
    assert safe(" a\r\n\t b\u00a0\u2003c\u2028d ") == "a b c d"


def test_joined_emoji_and_accents_stay_whole() -> None:
    family = "👩\u200d👩\u200d👧 e\u0301"
    assert safe(family) == family


def test_lines_and_indents_of_an_error_survive() -> None:
    assert safe_lines("a\n    1 | x\x1b\n") == "a\n    1 | x\\x1b\n"


def test_no_colour_means_no_escape() -> None:
    assert Style(colour=False).paint("x", "error") == "x"
    assert Style(colour=True).paint("x", "error") == "\x1b[1;31mx\x1b[0m"


@given(st.text(max_size=400), st.integers(4, 60), st.integers(4, 60))
def test_wrapping_loses_only_spaces_and_keeps_the_width(text: str, first: int, rest: int) -> None:
    line = safe(text)
    lines = wrapped(line, first, rest)
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    assert cell_len(lines[0]) <= first
    assert all(cell_len(one) <= rest for one in lines[1:])
