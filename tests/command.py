"""`check` as a person starts it: in this process, or in one of its own.

To start Python and to import everything takes longer than most commands do.  A process of its own
is for what needs one: signals, hash order, the time it takes from its first line.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


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


def here(*words: str, said: str = "", folder: Path | None = None, **environment: str) -> Ended:
    """Run `check` in this process to its end, with *said* on standard input.

    *environment* and *folder* hold for this command alone.
    """
    from checker.cli.app import main

    given = _pipe(said.encode())
    out, err = _pipe(), _pipe()
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder or Path.cwd()):
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["check", *words])
        patch.setattr(sys, "stdin", given)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        before = time.process_time()
        code = main()
        spent = time.process_time() - before
    return Ended(code, _written(out), _written(err), spent)


def apart(*words: str, said: str = "", folder: Path | None = None, **environment: str) -> Ended:
    """Run `python -m checker` in a process of its own to its end, with *said* on standard input."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "checker", *words],
        input=said.encode(),
        capture_output=True,
        check=False,
        timeout=240,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(_path()), **environment},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode(), spent)


def _path() -> str:
    """Return where Python finds this checkout, and what refuses the network."""
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.pathsep.join(dict.fromkeys([*filter(None, paths), str(ROOT)]))


def _pipe(data: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="\n", write_through=True)


def _written(pipe: io.TextIOWrapper) -> str:
    pipe.flush()
    held = pipe.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode()
