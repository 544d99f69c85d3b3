"""A folder of one's own for each test, and the command as a person starts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import command
import pytest


@pytest.fixture
def check() -> Callable[..., command.Ended]:
    """Give the command, in this process."""
    return command.here


@pytest.fixture
def process() -> Callable[..., command.Ended]:
    """Give the command, in a process of its own."""
    return command.apart


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty working directory."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("COLUMNS", "100")
    return work


@pytest.fixture
def demo(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Give a working directory with the project that `check init demo` makes."""
    from checker.cli.app import main

    assert main(["init", "demo"]) == 0
    capsys.readouterr()
    return folder
