"""Commands of the guides in, what they print out: docs/drafts.md shows nothing that was not run."""
# ruff: noqa: INP001 - a script beside the pages that it fills, not a package

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from checker.cli.app import main

ROOT = Path(__file__).parent.parent

_PROJECT = {
    "check.yaml": "schema: 1\nsources: [draft.md, harbour-office.txt]\n",
    "draft.md": "---\nrole: draft\n---\n\n"
    "There were 34 passengers on the ferry Marlow when its lines parted.\n",
    "harbour-office.txt": "There were 41 passengers on the ferry Marlow when its lines parted.\n",
}
"""The smallest project with a draft that its source contradicts."""

SESSIONS = {
    "session-example": (
        "check run harbour-draft --format concise",
        "check annotate harbour-draft/draft.docx",
    ),
    "session-waiver": (
        "cat draft.md harbour-office.txt",
        "check run --format concise",
        "check accept {finding} --reason 'told by phone: 34' --by 'M. Ortiz' --until 2031-05-20",
        "check run --format concise --as-of 2031-05-10",
        "printf '\\nIt had rained all day.\\n' >> draft.md",
        "check run --format concise --as-of 2031-05-10",
        "sed -i 's/34 passengers/36 passengers/' draft.md",
        "check run --quiet --as-of 2031-05-10",
        "check decisions ls --as-of 2031-05-10",
        "check decisions prune --as-of 2031-05-10",
    ),
}


def session(name: str) -> str:
    """Return the commands of a session and what each prints, as a terminal shows them."""
    finding, shown = "", []
    with tempfile.TemporaryDirectory() as place, _inside(Path(place)):
        if name == "session-waiver":
            for file, text in _PROJECT.items():
                Path(file).write_text(text, encoding="utf-8")
        else:
            kept = shutil.ignore_patterns(".check", "__pycache__")
            shutil.copytree(ROOT / "examples" / "harbour-draft", "harbour-draft", ignore=kept)
        for line in SESSIONS[name]:
            command = line.replace("{finding}", finding)
            printed = _printed(command)
            ids = re.findall(r"F-[0-9A-Z]{4,}", printed)
            finding = finding or (ids[0] if ids else "")
            shown.append(f"$ {command}\n{printed}".rstrip())
    return "```console\n" + "\n\n".join(shown) + "\n```"


def _printed(command: str) -> str:
    """Return what a command prints; check itself runs in this process, which starts no Python."""
    if not command.startswith("check "):
        # The commands are our own.
        return subprocess.run(  # noqa: S602
            command, shell=True, stdout=subprocess.PIPE, encoding="utf-8", check=True
        ).stdout
    held = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(held), contextlib.redirect_stderr(held):
        main(shlex.split(command)[1:])
    held.seek(0)
    return held.read()


@contextlib.contextmanager
def _inside(place: Path) -> Iterator[None]:
    """Work in *place*, as a plain terminal would show it."""
    before, known = Path.cwd(), dict(os.environ)
    os.environ.update({"GITHUB_ACTIONS": "", "NO_COLOR": "1"})
    os.chdir(place)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(known)
