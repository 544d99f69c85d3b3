from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.app import main


def test_a_project_is_made_and_the_next_step_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "demo"]) == 0
    assert (folder / "demo/check.yaml").is_file()
    assert len(list((folder / "demo/sources").iterdir())) == 2
    assert "check run demo" in capsys.readouterr().out


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "check.yaml").write_text("mine")
    assert main(["init"]) == 2
    assert (folder / "check.yaml").read_text() == "mine"
    assert not (folder / "sources").exists()
    assert "overwrites nothing" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "file").write_text("")
    assert main(["init", "file/demo"]) == 2
    assert "cannot write the project" in capsys.readouterr().err


def test_the_first_run_finds_what_the_two_articles_disagree_on(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo.is_dir()
    assert main(["run", "demo"]) == 1
    out = capsys.readouterr().out
    assert "Whitcombe" in out
    assert "Three crew members" in out
    assert "212" not in out
    assert "£45" not in out
