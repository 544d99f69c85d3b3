"""The labelled clusters, by their own scorer: the command is run on each, as a user would."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from half import Half, half_of
from table import Table, share

_FIGURE = re.compile(r"(\w+)=(\S+)")
_LINE = re.compile(r"(?P<name>all|difficulty \S+|kind \S+)\s+(?P<found>\d+) /\s+(?P<total>\d+)")


def measure(shared: Path, half: Half) -> Table:
    """Return recall by kind and difficulty, and the scorer's other figures."""
    lines, figures = scored(shared, half)
    table = Table(
        f"Labelled clusters, {half} half", ("discrepancies", "labelled", "found", "recall")
    )
    for match in filter(None, map(_LINE.match, lines)):
        found, total = int(match["found"]), int(match["total"])
        table.rows.append((match["name"], str(total), str(found), share(found, total)))
    table.notes.append(", ".join(f"{key} {value}" for key, value in figures.items()) + ".")
    return table


def scored(shared: Path, half: Half) -> tuple[list[str], dict[str, str]]:
    """Return the scorer's lines by kind and its figures."""
    with tempfile.TemporaryDirectory() as folder:
        for cluster in sorted((shared / "gold/clusters").iterdir()):
            if half in {"all", half_of(cluster.name)}:
                (Path(folder) / cluster.name).symlink_to(cluster.resolve())
        command = [sys.executable, str(shared / "gold/score.py"), folder]
        command += ["--command", f"{sys.executable} -m checker run"]
        # Its text has the lines by kind, which its JSON has not, and the same figures last.
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    return lines, dict(_FIGURE.findall(lines[-1]))
