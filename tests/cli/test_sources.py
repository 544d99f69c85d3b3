from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


def test_sources_are_listed_with_their_publisher(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["sources", "ls", "demo"]) == 0
    out = capsys.readouterr().out
    assert "The Harbour Post" in out
    assert "2031-05-14" in out


def test_one_source_is_shown_with_the_kinds_of_its_claims(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["sources", "show", "island-courier", "demo"]) == 0
    assert "predicate" in capsys.readouterr().out
    assert main(["sources", "show", "island-currier", "demo"]) == 2
    assert "'island-courier'" in capsys.readouterr().err
