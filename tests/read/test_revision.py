from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.read.revision import Revision


def git(folder: Path, *words: str) -> None:
    person = ["-c", "user.name=t", "-c", "user.email=t@t"]
    subprocess.run(["git", *person, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with one commit; nothing around it is taken for one."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    top = tmp_path / "top"
    (top / "stories").mkdir(parents=True)
    git(top, "init", "-q")
    (top / "stories/a b – ü.txt").write_bytes(b"one\r\n")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "first")
    return top


def test_a_file_is_read_as_it_was(kept: Path) -> None:
    file = kept / "stories/a b – ü.txt"
    file.write_bytes(b"two\n")
    before = Revision(file.parent, "HEAD")
    assert before.content(file) == b"one\r\n"
    assert before.same(file, b"one\r\n")
    assert not before.same(file, b"two\n")


def test_a_file_that_was_not_there_or_lies_outside_has_no_content(kept: Path) -> None:
    before = Revision(kept, "HEAD")
    assert before.content(kept / "new.txt") is None
    assert before.content(kept.parent / "other.txt") is None
    assert not before.same(kept / "new.txt", b"")


@pytest.mark.parametrize(
    "name", ["--output=x", "-h", "", " ", "a\nb", "a\0b", "nowhere", "HEAD~9", "HEAD:stories"]
)
def test_what_is_no_revision_is_refused_before_git_can_take_it_for_a_flag(
    kept: Path, name: str
) -> None:
    known = name[:1] in {"n", "H"}
    with pytest.raises(ConfigError, match="unknown git rev" if known else "not a git rev"):
        Revision(kept, name)
    assert sorted(path.name for path in kept.iterdir()) == [".git", "stories"]


def test_outside_of_a_repository_it_says_what_to_do(kept: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        Revision(kept.parent, "HEAD")
    assert "is not in a git repository" in str(raised.value)
    assert "Leave --changed out" in str(raised.value)


def test_nothing_that_a_repository_configures_is_run(kept: Path) -> None:
    mark = kept.parent / "ran"
    script = kept.parent / "script"
    script.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    script.chmod(0o700)
    for name in (
        "core.fsmonitor",
        "diff.x.textconv",
        "filter.x.smudge",
        "core.pager",
        "alias.ls-tree",
    ):
        git(kept, "config", name, str(script))
    (kept / ".gitattributes").write_text("* diff=x filter=x\n")
    file = kept / "stories/a b – ü.txt"
    assert Revision(kept, "HEAD").content(file) == b"one\r\n"
    assert not mark.exists()


def test_inside_a_hook_the_repository_is_that_of_the_files(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    file = kept / "stories/a b – ü.txt"
    assert Revision(file.parent, "HEAD").content(file) == b"one\r\n"


def test_without_git_it_says_so(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept.parent))
    with pytest.raises(ConfigError, match="git could not be run"):
        Revision(kept, "HEAD")
