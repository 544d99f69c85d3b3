from __future__ import annotations

import io
import sys

import pytest
from rich.cells import cell_len

from checker.cli.output import fields, progress, put, style_of, table
from checker.report.style import Style


def test_a_table_is_as_wide_as_the_terminal_and_no_wider() -> None:
    rows = [
        {"id": 1, "value": "船" * 80, "members": ["a", "b\x1b[2J"]},
        {"id": 22, "value": None, "members": []},
    ]
    lines = table(rows, ("id", "value", "members"), Style(width=60)).splitlines()
    assert all(cell_len(line) <= 60 for line in lines)
    assert lines[0].split() == ["id", "value", "members"]
    assert "…" in lines[1]
    assert "\x1b" not in "".join(lines)


def test_a_whole_number_is_shown_as_one() -> None:
    assert table([{"n": 12.0}], ("n",), Style()) == "n\n12\n"


def test_fields_leave_out_what_is_empty() -> None:
    assert fields({"a": 1, "b": None, "long": "x"}) == "a     1\nlong  x\n"


def test_what_a_terminal_cannot_show_is_written_as_an_escape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert style_of().unicode is False
    put("14 °C 🚢\n")
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    assert buffer.getvalue() == b"14 \\xb0C \\U0001f6a2\n"


def test_no_color_is_honoured_and_a_flag_wins_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert style_of().colour is True
    assert style_of(color="never").colour is False
    monkeypatch.setenv("NO_COLOR", "1")
    assert style_of().colour is False
    assert style_of(color="always").colour is True


def test_a_pipe_gets_no_colour_and_a_hundred_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert not capsys.readouterr().out
    assert style_of() == Style(width=100, colour=False)


def test_progress_is_not_for_files(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(wanted=True) as tell:
        tell("read", 1, 2)
    assert capsys.readouterr().err == ""
