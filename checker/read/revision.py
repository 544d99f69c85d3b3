"""A git revision and a path in, what the file held then out; git is only ever asked to read.

Nothing of the repository is run: no hook, no filter, no external diff, no fetch.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Final

from checker.errors import ConfigError

_SECONDS: Final = 60
_ADVICE: Final = "Leave --changed out, or run `git log` to see which revisions there are."
_ELSEWHERE: Final = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"}
)
"""What a hook sets for itself: the repository is looked up from the files."""
_QUIET: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}


class Revision:
    """The files of one repository as they were at one commit."""

    def __init__(self, folder: Path, name: str) -> None:
        """Look the commit up.

        Raises:
            ConfigError: *folder* is in no git repository, or there is no such commit.
        """
        if name.startswith("-") or not name.strip() or not name.isprintable():
            raise ConfigError(
                f"--changed: not a git revision: {name!r}",
                advice="Give a branch, a tag or a commit: --changed=origin/main",
            )
        self.name = name
        self.folder = folder
        top = _git(folder, "rev-parse", "--show-toplevel")
        if top is None:
            raise ConfigError(
                f"--changed: {folder.as_posix()} is not in a git repository",
                advice="Leave --changed out: without git there is nothing to compare with. If it is"
                " one after all, `git status` says why git does not read it.",
            )
        self.top = Path(os.fsdecode(top).removesuffix("\n"))
        commit = _git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        if commit is None:
            raise ConfigError(f"--changed: unknown git revision: {name!r}", advice=_ADVICE)
        self._blobs = self._listed(commit.decode("ascii").strip())

    def _listed(self, commit: str) -> dict[bytes, str]:
        listing = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", commit) or b""
        blobs = {}
        for line in listing.split(b"\0"):
            about, _, path = line.partition(b"\t")
            if about.split(b" ")[1:2] == [b"blob"]:
                blobs[path] = about.split(b" ")[2].decode("ascii")
        return blobs

    def content(self, path: Path) -> bytes | None:
        """Return what the file held then; None where there was none, or it lies outside."""
        try:
            inside = path.resolve().relative_to(self.top.resolve())
        except ValueError:
            return None
        blob = self._blobs.get(os.fsencode(inside.as_posix()))
        return None if blob is None else _git(self.top, "cat-file", "blob", blob)

    def same(self, path: Path, now: bytes) -> bool:
        """Whether the file held *now* then already, byte for byte; no process is needed."""
        try:
            inside = path.resolve().relative_to(self.top.resolve())
        except ValueError:
            return False
        blob = self._blobs.get(os.fsencode(inside.as_posix()), "")
        kind = hashlib.sha256 if len(blob) == 64 else hashlib.sha1
        return bool(blob) and kind(b"blob %d\0" % len(now) + now).hexdigest() == blob


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}


def _git(folder: Path, *words: str) -> bytes | None:
    """Return what git prints, None where it fails.

    Raises:
        ConfigError: There is no git here.
    """
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *words]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, an object name, no shell
            command,
            cwd=folder,
            env={**_environment(), **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConfigError(
            "--changed: git could not be run",
            advice="Install git, or leave --changed out.",
        ) from error
    return done.stdout if done.returncode == 0 else None
