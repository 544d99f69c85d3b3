"""A rule in a pull request from a stranger: nothing is read, written, reached or hung."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.cli.app import main

LIMIT = 45.0
"""Seconds for an attempt; most take less than one."""


def _table() -> ModuleType:
    file = Path(__file__).parent / "attempts.py"
    spec = importlib.util.spec_from_file_location("attempts", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["attempts"] = module
    spec.loader.exec_module(module)
    return module


TABLE = _table()
ATTEMPTS = {one.name: one for one in TABLE.attempts()}
WATCHED: dict[str, Any] = {"inside": None, "told": []}
_REACHING = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    """Note whatever reaches out of the process; it stays in place for good, so it is switched."""
    if WATCHED["inside"] is None:
        return
    if event.startswith(_REACHING):
        WATCHED["told"].append((event, arguments))
        raise PermissionError(event)


sys.addaudithook(_hook)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for what has been read, so that the shipped rules are read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def place(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a project with two articles that disagree, secrets all round it, and watch it."""
    monkeypatch.setenv("CANARY", TABLE.CANARY)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CHECK_CACHE_DIR", str(cache))
    work = tmp_path / "work"
    for folder in ("sources", "rules"):
        (work / folder).mkdir(parents=True)
    for name, number in (("harbour", "Five"), ("quay", "Six")):
        text = f"{number} boats left Sandholt on 3 May 2031 for the outer bank.\n"
        (work / f"sources/{name}.txt").write_text(text)
    (tmp_path / "canary.csv").write_text(f"key,word\n1,{TABLE.CANARY}\n")
    (tmp_path / "elsewhere").mkdir()
    for name in ("canary.yaml", "pack.yaml", "canary.txt"):
        (tmp_path / "elsewhere" / name).write_text(f"name: {TABLE.CANARY}\nword: [\n")
    monkeypatch.chdir(work)
    WATCHED.update(inside=work, told=[])
    yield work
    WATCHED["inside"] = None


def written(place: Path, attempt: Any) -> None:
    """Write the files of an attempt."""
    files = {"check.yaml": TABLE.project(), **attempt.files}
    for name, text in files.items():
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        (place / name).write_bytes(data)
    for name, target in attempt.links.items():
        link = place / name
        if link.is_dir():
            for one in link.iterdir():
                one.unlink()
            link.rmdir()
        link.symlink_to(target)


def listed(folder: Path) -> dict[str, bytes]:
    """Return everything at and above the project, but for its own database."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and "work/.check/" not in path.as_posix()
    }


def _is_a_rule(name: str) -> bool:
    """Whether an attempt is a rule of its own, which stands beside others in one project."""
    return set(ATTEMPTS[name].files) == {"rules/probe.yaml"} and not name.startswith("test:")


@pytest.mark.parametrize("name", sorted(ATTEMPTS))
def test_nothing_is_read_written_reached_or_hung(
    name: str, place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    attempt = ATTEMPTS[name]
    written(place, attempt)
    before = listed(place.parent)
    began = time.monotonic()
    # The tests of a rule are tried by the attempts that hide in one, and rules are run together.
    tested = [] if name.startswith("sql:") else [["rules", "test", "rules"]]
    alone = [] if _is_a_rule(name) else [["run"]]
    codes = [main(line) for line in (*alone, ["rules", "lint", "rules"], *tested)]
    said = "".join(capfd.readouterr())
    assert time.monotonic() - began < LIMIT
    assert TABLE.CANARY not in said
    assert listed(place.parent) == before
    assert WATCHED["told"] == []
    assert 4 not in codes
    assert not alone or (codes[0] in (0, 1)) == attempt.harmless, said[-2000:]
    assert "\x1b]" not in said
    assert "\u202e" not in said


def test_every_rule_is_refused_in_a_run_and_none_reads_writes_reaches_or_hangs(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rules = {
        f"rules/attempt-{number:03}.yaml": ATTEMPTS[name].files["rules/probe.yaml"]
        for number, name in enumerate(filter(_is_a_rule, sorted(ATTEMPTS)))
    }
    written(place, TABLE.Attempt("all of them", rules))
    before = listed(place.parent)
    began = time.monotonic()
    code = main(["run", "--format", "json"])
    out, err = capfd.readouterr()
    assert code == 2
    # A query has a second, and nobody waits for two of them at once.
    assert time.monotonic() - began < LIMIT + len(rules)
    assert TABLE.CANARY not in out + err
    assert listed(place.parent) == before
    assert WATCHED["told"] == []
    refused = json.dumps(json.loads(out)["problems"])
    assert [path for path in rules if Path(path).stem not in refused] == []
    assert json.loads(out)["findings"] == []


def test_there_are_sixty_attempts_and_more() -> None:
    assert len(ATTEMPTS) >= 60


def test_the_watch_would_notice(place: Path) -> None:
    import socket

    with pytest.raises(PermissionError), socket.socket() as one:
        one.connect(("127.0.0.1", 9))
    assert [event for event, _ in WATCHED["told"]] == ["socket.connect"]
    WATCHED["told"].clear()
    assert TABLE.CANARY in (place.parent / "canary.csv").read_text()
    assert os.environ["CANARY"] == TABLE.CANARY
