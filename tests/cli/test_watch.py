"""A saved file in, a result out: the command that goes on, as a person starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

pytest.importorskip("watchfiles")

RULE = """\
kind: same-value
level: error
summary: Two crews.
where: {predicate: crew}
message: "{{ left.source }} has {{ left.value }}, {{ right.source }} has {{ right.value }}."
tests:
  - name: two crews
    given:
      - {source: ledger, subject: ferry, predicate: crew, value: 5}
      - {source: gazette, subject: ferry, predicate: crew, value: 6}
    expect: [{verdict: contradiction, level: LEVEL}]
"""


class Watching:
    """A command in a process of its own, and the lines that it has printed."""

    def __init__(self, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "checker", *words, "--watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "COLUMNS": "100"},
        )
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, words: str, seconds: float = 30) -> str:
        """Return what is printed up to *words*."""
        said = ""
        end = time.monotonic() + seconds
        while words not in said:
            try:
                said += self.lines.get(timeout=max(0.01, end - time.monotonic()))
            except Empty:
                raise AssertionError(f"{words!r} was not said within {seconds} s: {said}") from None
        return said

    def stop(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)


@pytest.fixture
def started() -> Iterator[list[Watching]]:
    """Give a list for what is started, so that nothing of it is left behind."""
    running: list[Watching] = []
    yield running
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
        one.reader.join(timeout=10)
        assert one.process.stdout is not None
        one.process.stdout.close()


def saved(path: Path, text: str) -> None:
    """Save as editors do: another file takes the place of the first."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text)
    beside.replace(path)


def test_a_rule_that_is_saved_is_tested_again_and_a_mistake_in_it_ends_nothing(
    folder: Path, started: list[Watching]
) -> None:
    rule = folder / "crews-differ.yaml"
    rule.write_text(RULE.replace("LEVEL", "error"))
    watch = Watching("rules", "test", rule.name)
    started.append(watch)
    assert "1 test, 0 failed" in watch.until("watching")
    saved(rule, RULE.replace("LEVEL", "note"))
    began = time.monotonic()
    assert "changed: crews-differ.yaml" in watch.until("1 test, 1 failed")
    assert time.monotonic() - began < 5  # half a second where nothing else runs
    saved(rule, RULE.replace("kind: same-value", "kind: same-valeu"))
    watch.until("Did you mean 'same-value'?")
    saved(rule, RULE.replace("LEVEL", "error"))
    watch.until("1 test, 0 failed")
    watch.until("watching")
    assert watch.stop() in (0, 130)


def test_a_source_that_is_saved_is_checked_again_and_other_files_are_not_looked_at(
    folder: Path, started: list[Watching]
) -> None:
    for name, number in (("harbour", "Five"), ("quay", "Six")):
        text = f"{number} boats left Sandholt on 3 May 2031 for the outer bank.\n"
        (folder / f"{name}.txt").write_text(text)
    (folder / "check.yaml").write_text("sources: [harbour.txt, quay.txt]\n")
    watch = Watching("run", "--format", "concise", "--output", "html:report.html")
    started.append(watch)
    assert "Five boats" in watch.until("watching")
    (folder / "notes.log").write_text("nothing to read\n")
    saved(folder / "quay.txt", "Seven boats left Sandholt on 3 May 2031 for the outer bank.\n")
    began = time.monotonic()
    said = watch.until("Seven boats")
    assert time.monotonic() - began < 8  # under a second where nothing else runs
    assert said.count("changed:") == 1
    (folder / "check.yaml").write_text("sorces: [harbour.txt]\n")
    watch.until("unknown key 'sorces'")
    assert watch.stop() in (0, 1, 2, 130)


def test_without_anything_to_watch_it_says_so(folder: Path) -> None:
    (folder / ".git").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "checker", "rules", "test", "--watch"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "nothing to watch" in done.stderr
