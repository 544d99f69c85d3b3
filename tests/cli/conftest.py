"""A folder of one's own for each test, and the command as a person starts it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Ended:
    """How a command came out."""

    code: int
    out: str
    err: str
    seconds: float
    """Of processor time."""

    @property
    def said(self) -> str:
        """Everything that was printed."""
        return self.out + self.err

    @property
    def report(self) -> dict[str, Any]:
        """The JSON report on standard output."""
        report: dict[str, Any] = json.loads(self.out)
        return report

    @property
    def rules(self) -> set[str]:
        """The rules that found something."""
        return {finding["rule"] for finding in self.report["findings"]}


class Command:
    """`python -m checker`, in a process of its own."""

    def __call__(self, *words: str, said: str = "", **environment: str) -> Ended:
        """Run it to its end with *said* on standard input."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "checker", *words],
            input=said.encode(),
            capture_output=True,
            check=False,
            timeout=240,
            env={**os.environ, **environment},
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode(), spent)


@pytest.fixture
def check() -> Command:
    """Give the command."""
    return Command()


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
