from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.errors import StoreError
from checker.model.finding import Evidence, Finding
from checker.model.report import Report, Summary
from checker.store.project import open_snapshot, writing

FINDING = Finding(
    fingerprint="f1",
    id="F-1",
    rule="lists-differ",
    kind="same-members",
    verdict="omission",
    level="error",
    message="m",
    why="w",
    advice="a",
    match=(("names", 1.5),),
    evidence=(
        Evidence(
            source="s", path="s.txt", start=3, end=5, line=1, text="ab", value=["x"], origin="s"
        ),
    ),
)
REPORT = Report(summary=Summary(findings={"error": 1, "warning": 0, "note": 2}, reason="why"))


def run(project: Path, report: Report = REPORT) -> None:
    with writing(project) as session:
        session.store.lock_down()
        session.keep(report)


def runs(project: Path) -> list[int]:
    with open_snapshot(project) as store:
        return [row["run"] for row in store.rows("SELECT run FROM runs ORDER BY run")]


def test_runs_are_counted_and_their_findings_kept(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path, REPORT.model_copy(update={"findings": (FINDING,)}))
    assert runs(tmp_path) == [1, 2]
    with open_snapshot(tmp_path) as store:
        (row,) = store.rows("SELECT * FROM runs WHERE run = 2")
        assert (row["errors"], row["notes"], row["reason"], row["started"]) == (1, 2, "why", None)
        (found,) = store.rows("SELECT * FROM findings JOIN evidence USING (run, fingerprint)")
    assert (found["run"], found["rule"], found["text"]) == (2, "lists-differ", "ab")
    assert (found["span_start"], found["span_end"], found["value"]) == (3, 5, '["x"]')


def test_the_claims_of_the_last_run_are_there_to_be_asked(tmp_path: Path) -> None:
    for name in ("first", "second"):
        with writing(tmp_path) as session:
            session.store.execute("INSERT INTO entities VALUES (?, 'x', 'place')", [name])
            session.keep(REPORT)
    with open_snapshot(tmp_path) as store:
        assert store.rows("SELECT entity FROM entities") == [{"entity": "second"}]


def test_old_runs_are_forgotten_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.store.project._KEPT_RUNS", 2)
    for _ in range(4):
        run(tmp_path)
    assert runs(tmp_path) == [3, 4]


def test_a_run_that_fails_or_keeps_nothing_leaves_the_old_database(tmp_path: Path) -> None:
    run(tmp_path)

    def fails() -> None:
        with writing(tmp_path) as session:
            session.keep(REPORT)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fails()
    with writing(tmp_path):
        pass
    assert runs(tmp_path) == [1]
    assert sorted(path.name for path in (tmp_path / ".check").iterdir()) == [
        "check.duckdb",
        "check.lock",
    ]


def test_a_half_written_database_beside_it_does_no_harm(tmp_path: Path) -> None:
    run(tmp_path)
    (tmp_path / ".check/check.duckdb.new").write_bytes(b"half" * 100)
    (tmp_path / ".check/check.duckdb.new.wal").write_bytes(b"half")
    assert runs(tmp_path) == [1]
    run(tmp_path)
    assert runs(tmp_path) == [1, 2]


def test_a_run_that_is_killed_loses_nothing_and_leaves_no_lock(tmp_path: Path) -> None:
    run(tmp_path)
    code = (
        "import sys, time; from pathlib import Path\n"
        "from checker.store.project import writing\n"
        "with writing(Path(sys.argv[1])) as session:\n"
        "    session.store.execute(\"INSERT INTO entities SELECT range, 'x', 'y' FROM range(9)\")\n"
        "    print('writing', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        assert runs(tmp_path) == [1]  # a reader never waits
        with pytest.raises(StoreError) as raised, writing(tmp_path):
            pass
        assert str(raised.value) == (
            "another `check` is writing to .check/check.duckdb; try again when it has ended"
        )
        writer.send_signal(signal.SIGKILL)
    assert runs(tmp_path) == [1]
    run(tmp_path)
    assert runs(tmp_path) == [1, 2]


def test_a_reader_keeps_its_snapshot_while_a_run_replaces_it(tmp_path: Path) -> None:
    run(tmp_path)
    with open_snapshot(tmp_path) as store:
        run(tmp_path)
        assert store.scalar("SELECT max(run) FROM runs") == 1
    assert runs(tmp_path) == [1, 2]


def test_a_snapshot_can_neither_be_written_nor_lead_outside(tmp_path: Path) -> None:
    run(tmp_path)
    with open_snapshot(tmp_path) as store:
        with pytest.raises(StoreError):
            store.execute("DELETE FROM runs")
        with pytest.raises(StoreError):
            store.rows("SELECT * FROM read_text('/etc/passwd')")


def test_a_project_without_a_run_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"\.check/check\.duckdb does not exist") as raised:
        open_snapshot(tmp_path)
    assert "`check run`" in str(raised.value)


def test_a_database_of_another_version_stops_a_run_before_it_begins(tmp_path: Path) -> None:
    with writing(tmp_path) as session:
        session.store.execute("UPDATE schema_version SET version = 99")
        session.keep(REPORT)
    with pytest.raises(StoreError, match="a newer version of check"), writing(tmp_path):
        pass


def test_a_damaged_database_stops_a_run_in_plain_words(tmp_path: Path) -> None:
    run(tmp_path)
    (tmp_path / ".check/check.duckdb").write_bytes(b"half a file" * 1000)
    with pytest.raises(StoreError, match="cannot be opened as a database"), writing(tmp_path):
        pass
