from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]
LINE = "{} boats left Sandholt on 3 May 2031 ::stop-commands::x for the outer bank.\n"


def test_in_a_workflow_no_line_of_a_source_is_a_command(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for name, number in (("gull", "Five"), ("tern", "Six")):
        (folder / f"{name}.txt").write_text(LINE.format(number))
    for style in ("text", "concise"):
        assert main(["run", ".", "--format", style]) == 1
        first, *lines, last = capsys.readouterr().out.splitlines()
        word = first.removeprefix("::stop-commands::")
        assert last == f"::{word}::"
        assert len(word) == 64
        assert not any(word in line for line in lines)
        assert lines[-1].endswith("(exit 1)")
    assert main(["run", ".", "--format", "json"]) == 1
    assert capsys.readouterr().out.startswith("{")


def test_several_reports_are_written_in_one_run(folder: Path, capsys: Capture) -> None:
    (folder / "gull.txt").write_text(LINE.format("Five"))
    (folder / "tern.txt").write_text(LINE.format("Six"))
    words = ["--output", "sarif:a.sarif", "--output", "junit:a.xml", "--output", "markdown:a.md"]
    assert main(["run", ".", *words, "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=")
    assert (folder / "a.sarif").read_text("utf-8").startswith('{\n "$schema"')
    assert (folder / "a.xml").read_text("utf-8").startswith("<?xml")
    assert (folder / "a.md").read_text("utf-8").startswith("## ✗ Failed")
