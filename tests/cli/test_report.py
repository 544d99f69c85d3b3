from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main
from checker.report.formats import FORMATS

Capture = pytest.CaptureFixture[str]


def test_the_last_run_is_written_again_without_its_sources(demo: Path, capsys: Capture) -> None:
    out = [f"{name}:{name}.out" for name in FORMATS]
    assert main(["run", "demo", *(word for one in out for word in ("--output", one))]) == 1
    first = {name: (demo / f"{name}.out").read_bytes() for name in FORMATS}
    for path in (demo / "demo/sources").iterdir():
        path.unlink()
    capsys.readouterr()
    assert main(["report", *(word for one in out for word in ("--output", one))]) == 1
    for name in set(FORMATS) - {"html"}:
        assert (demo / f"{name}.out").read_bytes() == first[name], name
    assert capsys.readouterr().out.endswith("at or above error (exit 1)\n")


def test_it_ends_as_the_run_did(folder: Path, capsys: Capture) -> None:
    (folder / "empty.txt").write_text("")
    assert main(["run", "empty.txt"]) == 3
    capsys.readouterr()
    assert main(["report", "--format", "json"]) == 3
    assert json.loads(capsys.readouterr().out)["summary"]["exit_code"] == 3


def test_without_a_run_it_says_so(folder: Path, capsys: Capture) -> None:
    assert folder.is_dir()
    assert main(["report"]) == 2
    assert "no run is kept for this folder" in capsys.readouterr().err


def test_an_unknown_format_is_refused(folder: Path, capsys: Capture) -> None:
    assert folder.is_dir()
    assert main(["report", "--format", "sarrif"]) == 2
    assert "Did you mean 'sarif'?" in capsys.readouterr().err
