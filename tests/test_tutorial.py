"""The tutorial is run from its first line to its last, and says what really happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from command import here

PAGE = Path(__file__).parent.parent / "docs/tutorial.md"
_PART = re.compile(
    r"<!-- file: (?P<file>\S+) -->\n```\w+\n(?P<text>.*?)```"
    r"|```console\n\$ (?P<command>[^\n]+)\n(?P<said>.*?)```",
    re.DOTALL,
)


def run(command: str, folder: Path) -> str:
    """Return what a command of the page prints, typed as it stands: by a shell if it needs one."""
    settings = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    first, *words = shlex.split(command, comments=True)
    if first == "check" and not set(command) & set("|&;<>$`*?~"):
        ended = here(*words, folder=folder, **settings)
        return ended.out + ended.err
    python = f"{sys.executable} -m checker"
    done = subprocess.run(
        ["/bin/sh", "-c", re.sub(r"^check\b", python, command)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **settings},
    )
    return done.stdout + done.stderr


def test_every_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    commands = 0
    for part in _PART.finditer(page):
        if part["file"]:
            file = tmp_path / part["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(part["text"], encoding="utf-8")
        else:
            commands += 1
            assert run(part["command"], tmp_path) == part["said"], part["command"]
    assert commands >= 6


def test_every_block_with_a_command_is_run() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("```console") == sum(1 for part in _PART.finditer(page) if part["command"])
