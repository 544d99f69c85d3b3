"""A project keeps its runs: whoever is killed, waits or reads meanwhile, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Check = Callable[..., Any]
ENDLESS = (
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
    " SELECT max(n) AS left_id FROM t"
)


@pytest.fixture
def project(folder: Path) -> Path:
    """Give a project with two articles that disagree."""
    (folder / "sources").mkdir()
    for name, number in (("harbour", "Five"), ("quay", "Six")):
        text = f"{number} boats left Sandholt on 3 May 2031 for the outer bank.\n"
        (folder / f"sources/{name}.txt").write_text(text)
    (folder / "check.yaml").write_text("sources: [sources]\n")
    return folder


@pytest.fixture
def running(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Give a run of the project, in the middle of a rule that does not end."""
    endless = {"kind": "sql", "summary": "x", "message": "x", "query": ENDLESS}
    (project / "endless.yaml").write_text(json.dumps(endless))
    words = ["run", "--rules", "endless.yaml", "--rule", "endless"]
    with subprocess.Popen(
        [sys.executable, "-m", "checker", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        beside = project / ".check/check.duckdb.new"
        deadline = time.monotonic() + 60
        while not beside.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert beside.exists()
        yield process
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)


def runs(project: Path) -> list[tuple[int, int]]:
    """Return number and errors of each kept run."""
    from checker.store.project import open_snapshot

    with open_snapshot(project) as store:
        rows = store.rows("SELECT run, errors FROM runs ORDER BY run")
    return [(row["run"], row["errors"]) for row in rows]


def kept(project: Path) -> list[str]:
    """Return the names of the files that a project keeps."""
    return sorted(path.name for path in (project / ".check").iterdir())


def test_a_run_keeps_its_findings_and_the_next_one_adds_to_them(
    project: Path, check: Check
) -> None:
    assert check("run").code == 1
    (project / "sources/quay.txt").write_text("Five boats left Sandholt on 3 May 2031.\n")
    assert check("run").code == 0
    assert runs(project) == [(1, 1), (2, 0)]
    assert kept(project) == ["check.duckdb", "check.lock"]


def test_a_run_on_files_alone_keeps_nothing(project: Path, check: Check) -> None:
    before = sorted(project.rglob("*"))
    assert check("run", "sources").code == 1
    assert sorted(project.rglob("*")) == before


def test_a_killed_run_loses_nothing(project: Path, check: Check, request: Any) -> None:
    assert check("run").code == 1
    running: subprocess.Popen[bytes] = request.getfixturevalue("running")
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert runs(project) == [(1, 1)]
    assert check("run").code == 1
    assert runs(project) == [(1, 1), (2, 1)]
    assert kept(project) == ["check.duckdb", "check.lock"]


def test_while_a_run_goes_on_a_second_one_says_so_in_one_sentence_and_readers_read(
    project: Path, check: Check, request: Any
) -> None:
    assert project.is_dir()
    assert check("run").code == 1
    running: subprocess.Popen[bytes] = request.getfixturevalue("running")
    second = check("run")
    read = check("sql", "SELECT run, errors FROM runs", "--format", "json")
    claims = check("sql", "SELECT count(*) AS n FROM claims", "--format", "json")
    assert running.poll() is None, "the run ended before it was asked"
    assert second.code == 2
    assert second.out == ""
    assert second.err == (
        "another `check` is writing to .check/check.duckdb; try again when it has ended\n\n"
        "Stopped. (exit 2)\n"
    )
    assert json.loads(read.out) == [{"run": 1, "errors": 1}]
    assert json.loads(claims.out)[0]["n"] > 0
    assert read.err == ""


def test_an_interrupted_run_ends_without_a_trace(project: Path, check: Check, request: Any) -> None:
    assert check("run").code == 1
    running: subprocess.Popen[bytes] = request.getfixturevalue("running")
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert kept(project) == ["check.duckdb", "check.lock"]
    assert runs(project) == [(1, 1)]


def test_a_damaged_database_is_told_in_a_sentence(project: Path, check: Check) -> None:
    assert check("run").code == 1
    (project / ".check/check.duckdb").write_bytes(b"not a database" * 500)
    done = check("run")
    assert done.code == 2
    assert ".check/check.duckdb" in done.err
    assert "Move the file away" in done.err
    assert "Traceback" not in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_project_that_cannot_be_written_says_so(project: Path, check: Check) -> None:
    project.chmod(0o555)
    try:
        done = check("run")
    finally:
        project.chmod(0o755)
    assert done.code == 2
    assert ".check cannot be made" in done.err


def test_where_a_project_lies_and_from_where_it_is_run_is_not_in_its_report(
    project: Path, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check("run", "--format", "json")
    other = tmp_path / "elsewhere/by/another/name"
    other.parent.mkdir(parents=True)
    project.rename(other)
    monkeypatch.chdir(other)
    assert check("run", "--format", "json").out == first.out
    assert str(tmp_path) not in first.out
    pieces = first.report["findings"][0]["evidence"]
    assert {piece["path"] for piece in pieces} == {"sources/harbour.txt", "sources/quay.txt"}


def test_two_runs_of_a_project_give_the_same_bytes_whatever_the_hash_order(
    project: Path, process: Check
) -> None:
    assert project.is_dir()
    first = process("run", "--format", "json", PYTHONHASHSEED="1")
    again = process("run", "--format", "json", PYTHONHASHSEED="4242")
    cold = process("run", "--format", "json", CHECK_CACHE_DIR="off")
    assert first.out == again.out == cold.out
