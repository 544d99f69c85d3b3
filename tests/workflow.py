"""The shell lines of action.yml, run as GitHub runs them; `python tests/workflow.py` records a log.

A runner is not needed for that: a step is a file that bash runs with `-eo pipefail`, inputs are
environment variables, and summary and outputs are files whose names stand in the environment.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from checker.read.yaml import load_yaml  # noqa: E402 path set above

LOG = Path(__file__).parent / "cli" / "golden" / "workflow.log"
SUMMARY = LOG.with_name("workflow-summary.md")
DAYS = (*range(7, 13), *range(14, 20))
"""Of June 2031, none a Friday as the recorded draft says: more than GitHub shows annotations."""


@dataclass(frozen=True)
class Played:
    """How a step came out."""

    code: int
    log: str
    summary: str
    outputs: dict[str, str]
    path: str
    """What it put before the search path of later steps."""


def action() -> dict[str, Any]:
    """Return action.yml."""
    found: dict[str, Any] = load_yaml((ROOT / "action.yml").read_text("utf-8"), "action.yml").data
    return found


def play(step: str, folder: Path, scratch: Path, /, **inputs: str) -> Played:
    """Run the lines of the *step* of that name in *folder*, with the inputs of a workflow."""
    made = action()
    (chosen,) = [one for one in made["runs"]["steps"] if one["name"] == step]
    known = {name: about["default"] for name, about in made["inputs"].items()}
    known |= {name.replace("_", "-"): value for name, value in inputs.items()}
    values = {f"inputs.{name}": value for name, value in known.items()}
    values["github.action_path"] = str(ROOT)
    scratch.mkdir(parents=True, exist_ok=True)
    files = {name: scratch / name for name in ("STEP_SUMMARY", "OUTPUT", "PATH")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(_command(scratch)), os.environ["PATH"]]),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
        "GITHUB_ACTIONS": "true",
        "RUNNER_TEMP": str(scratch),
        **{f"GITHUB_{name}": str(file) for name, file in files.items()},
        **{name: _filled(str(value), values) for name, value in chosen["env"].items()},
    }
    script = scratch / "step.sh"
    script.write_text(chosen["run"], encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False,
    )  # fmt: skip
    kept = {name: file.read_text("utf-8") for name, file in files.items()}
    outputs = dict(line.split("=", 1) for line in kept["OUTPUT"].splitlines() if line)
    return Played(done.returncode, done.stdout, kept["STEP_SUMMARY"], outputs, kept["PATH"])


def _command(scratch: Path) -> Path:
    """Return a folder with the command `check` in it, of this Python."""
    folder = scratch / "bin"
    folder.mkdir(exist_ok=True)
    file = folder / "check"
    file.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    file.chmod(0o755)
    return folder


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: values[found[1]], text)


def project(folder: Path) -> None:
    """Write a draft with many wrong weekdays, and a source that gives another number."""
    lines = [
        f"The gate of lock {day} at Brill failed on Friday, {day} June 2031, at high tide."
        for day in DAYS
    ]
    lines.insert(0, "Five boats left Sandholt on 3 May 2031 for the outer bank.")
    (folder / "sources").mkdir()
    (folder / "check.yaml").write_text(
        "schema: 1\nsources: [sources, draft.md]\n", encoding="utf-8"
    )
    (folder / "draft.md").write_text(
        "---\nrole: draft\n---\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8"
    )
    (folder / "sources" / "tern.txt").write_text(
        "Six boats left Sandholt on 3 May 2031 for the outer bank.\n", encoding="utf-8"
    )


def recorded() -> Played:
    """Run the action on the project, as a workflow would."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        folder.mkdir()
        project(folder)
        # Two rules only: the log must not change with what other rules come to find.
        args = "--rule=weekday-mismatch\n--rule=numbers-differ\n"
        return play("Check", folder, Path(place) / "scratch", args=args)


def main() -> int:
    """Record the log and the summary."""
    played = recorded()
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text(played.log, encoding="utf-8")
    SUMMARY.write_text(played.summary, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
