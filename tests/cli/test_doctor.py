from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


def test_a_sound_installation_is_told_line_by_line(folder: Path, capsys: Capture) -> None:
    assert folder.is_dir()
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "duckdb" in out
    assert "broken" not in out


def test_a_wrong_project_file_is_found(folder: Path, capsys: Capture) -> None:
    (folder / "check.yaml").write_text("sorces: here\n")
    assert main(["doctor"]) == 2
    assert "broken" in capsys.readouterr().out


def test_a_cache_that_is_off_is_said_and_not_an_error(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder.is_dir()
    monkeypatch.setenv("CHECK_CACHE_DIR", "off")
    assert main(["doctor"]) == 0
    assert "off or not writable" in capsys.readouterr().out
