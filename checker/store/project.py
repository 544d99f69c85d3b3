"""A project's database: the claims of the last run and the findings of the runs before it.

A run writes beside the database and takes its place at the end, in one step: a run that is killed
loses nothing, and whoever reads goes on reading the runs that were complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker.errors import StoreError
from checker.model.finding import Evidence, Finding
from checker.model.report import Report
from checker.store.engine import Limits, Store, require_version
from checker.store.load import insert_json
from checker.store.lock import locked
from checker.store.stage import literal

FOLDER = ".check"
_NAME = f"{FOLDER}/check.duckdb"
_KEPT_RUNS = 50
_HISTORY = ("runs", "run_sources", "run_rules", "findings", "evidence")

_FINDING_TYPES = {
    "run": "INTEGER",
    "position": "INTEGER",
    **dict.fromkeys(
        (
            "fingerprint",
            "id",
            "rule",
            "kind",
            "verdict",
            "level",
            "status",
            "thing",
            "message",
            "why",
            "advice",
            "caution",
        ),
        "VARCHAR",
    ),
    "reading": "JSON",
    "decision": "JSON",
    "match": "JSON",
}
_SOURCE_TYPES = {
    "run": "INTEGER",
    **dict.fromkeys(("source", "digest"), "VARCHAR"),
    **dict.fromkeys(("statements", "claims"), "BIGINT"),
}
_RULE_TYPES = {
    "run": "INTEGER",
    "rule": "VARCHAR",
    **dict.fromkeys(("claims", "comparisons", "findings"), "BIGINT"),
}
_EVIDENCE_TYPES = {
    "run": "INTEGER",
    "fingerprint": "VARCHAR",
    "number": "INTEGER",
    **dict.fromkeys(("side", "source", "origin", "path"), "VARCHAR"),
    "line": "BIGINT",
    "span_start": "BIGINT",
    "span_end": "BIGINT",
    "text": "VARCHAR",
    "value": "JSON",
    **dict.fromkeys(("published", "locator", "speaker", "context"), "VARCHAR"),
    "context_start": "BIGINT",
}


class Session:
    """One run of a project that is being written; it counts once it is kept."""

    def __init__(self, store: Store, run: int) -> None:
        self.store = store
        self.run = run
        """Number of this run, from 1."""
        self.kept = False

    def keep(self, report: Report, *, started: str | None = None) -> None:
        """Enter what the run found; when the session ends, its database replaces the old one."""
        summary = report.summary
        counts = summary.findings
        row = {
            "run": self.run,
            "started": started,
            **{
                name: getattr(summary, name)
                for name in ("documents", "statements", "claims", "comparisons", "rules")
            },
            "rules_idle": summary.rules_idle,
            "errors": counts.get("error", 0),
            "warnings": counts.get("warning", 0),
            "notes": counts.get("note", 0),
            "baseline": summary.baseline,
            "waived": summary.waived,
            "exit_code": int(summary.exit_code),
            "reason": summary.reason,
            "scope": report.scope or None,
        }
        types = {name: "VARCHAR" if isinstance(row[name], str) else "BIGINT" for name in row}
        types |= dict.fromkeys(("started", "scope"), "VARCHAR")
        with self.store.transaction():
            insert_json(self.store, "runs", types, [row])
            insert_json(self.store, "run_sources", _SOURCE_TYPES, self._sources(report))
            insert_json(self.store, "run_rules", _RULE_TYPES, self._rules(report))
            insert_json(self.store, "findings", _FINDING_TYPES, self._findings(report))
            insert_json(self.store, "evidence", _EVIDENCE_TYPES, self._evidence(report))
            for table in _HISTORY:
                self.store.execute(
                    f"DELETE FROM {table} WHERE run <= ?",  # noqa: S608 names are our own
                    [self.run - _KEPT_RUNS],
                )
        self.kept = True

    def _sources(self, report: Report) -> Iterator[dict[str, object]]:
        for source in report.sources:
            row = source.model_dump(include={"digest", "statements", "claims"})
            yield {"run": self.run, "source": source.id, **row}

    def _rules(self, report: Report) -> Iterator[dict[str, object]]:
        for rule in report.rules:
            row = rule.model_dump(include={"claims", "comparisons", "findings"})
            yield {"run": self.run, "rule": rule.id, **row}

    def _findings(self, report: Report) -> Iterator[dict[str, object]]:
        for position, finding in enumerate(report.findings, start=1):
            yield {"run": self.run, "position": position, **_finding(finding)}

    def _evidence(self, report: Report) -> Iterator[dict[str, object]]:
        for finding in report.findings:
            for number, evidence in enumerate(finding.evidence, start=1):
                yield {
                    "run": self.run,
                    "fingerprint": finding.fingerprint,
                    "number": number,
                    **_evidence(evidence),
                }


def _finding(finding: Finding) -> dict[str, object]:
    row: dict[str, object] = finding.model_dump(mode="json", exclude={"evidence"})
    return row


def _evidence(evidence: Evidence) -> dict[str, object]:
    row: dict[str, Any] = evidence.model_dump(mode="json")
    return {**row, "span_start": row.pop("start"), "span_end": row.pop("end")}


@contextmanager
def writing(project: Path, limits: Limits | None = None) -> Iterator[Session]:
    """Give a run of *project* its database; the old one stays until the session was kept and ends.

    Raises:
        StoreError: Another run is writing, or the old database is of another version.
    """
    if not (project / FOLDER).resolve().is_relative_to(project.resolve()):
        raise StoreError(
            f"{FOLDER} leads out of the project", advice="Remove the link; a run makes the folder."
        )
    folder = project / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"{FOLDER} cannot be made in the project: {error.strerror}") from None
    final, beside = project / _NAME, project / f"{_NAME}.new"
    with locked(folder / "check.lock", _NAME):
        _remove(beside)
        try:
            with Store.open(beside, limits=limits, name=f"{_NAME}.new") as store:
                run = _bring_history(store, final)
                session = Session(store, run)
                yield session
            if session.kept:
                _replace(beside, final)
        finally:
            _remove(beside)


def has_run(project: Path) -> bool:
    """Whether a run of *project* was kept."""
    return (project / _NAME).is_file()


def open_snapshot(project: Path, limits: Limits | None = None) -> Store:
    """Return the last complete run's database, read-only and shut off; close it.

    Raises:
        StoreError: There is none, it is in use, or it is of another version.
    """
    store = Store.open(project / _NAME, read_only=True, limits=limits, name=_NAME)
    try:
        store.lock_down()
    except StoreError:
        store.close()
        raise
    return store


def _bring_history(store: Store, old: Path) -> int:
    """Copy the runs of the database *old*, and return the number of the next."""
    if not old.exists():
        return 1
    try:
        store.execute(f"ATTACH {literal(str(old))} AS old (READ_ONLY)")
        version = store.scalar("SELECT max(version) FROM old.schema_version")
    except StoreError:
        # Opened on its own it fails as well, in plain words.
        Store.open(old, read_only=True, name=_NAME).close()
        raise
    require_version(version, _NAME)
    known = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'old'"
    kept = {row["table_name"] for row in store.rows(known)}
    for table in _HISTORY:
        if table in kept:
            # By name: an earlier version kept fewer columns.
            store.execute(f"INSERT INTO {table} BY NAME SELECT * FROM old.{table}")  # noqa: S608 our own names
    store.execute("DETACH old")
    return int(store.scalar("SELECT coalesce(max(run), 0) + 1 FROM runs"))


def _replace(beside: Path, final: Path) -> None:
    try:
        beside.replace(final)
    except OSError as error:
        raise StoreError(
            f"{_NAME} cannot be replaced: {error.strerror}",
            advice="Close the program that reads it, and run again.",
        ) from None


def _remove(beside: Path) -> None:
    for leftover in (beside, beside.with_name(f"{beside.name}.wal")):
        leftover.unlink(missing_ok=True)
