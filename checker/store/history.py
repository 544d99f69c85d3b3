"""A project's database in, the runs that it keeps out, each with what it found and read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.errors import ConfigError
from checker.model.finding import Evidence, Finding
from checker.store.engine import Store

_TABLES = "SELECT table_name FROM duckdb_tables()"


@dataclass(frozen=True)
class Record:
    """One run: its figures, what it found, and what it read and applied."""

    run: int
    figures: Mapping[str, Any]
    findings: tuple[Finding, ...]
    """In report order."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Each source with the digest of its text; empty where an earlier version kept none."""
    rules: frozenset[str] = frozenset()


def runs(store: Store) -> list[dict[str, Any]]:
    """Return the figures of the runs that are kept, in order."""
    return store.rows("SELECT * FROM runs ORDER BY run")


def last_fired(store: Store) -> dict[str, int]:
    """Return the newest run that is kept in which each rule found something."""
    if "run_rules" not in {row["table_name"] for row in store.rows(_TABLES)}:
        return {}
    fired = "SELECT rule, max(run) AS run FROM run_rules WHERE findings > 0 GROUP BY rule"
    return {row["rule"]: int(row["run"]) for row in store.rows(fired)}


def record(store: Store, run: int) -> Record:
    """Return one run.

    Raises:
        ConfigError: It is not kept.
    """
    known = {int(row["run"]): row for row in runs(store)}
    if run not in known:
        kept = f"{min(known)} to {max(known)}" if known else "none"
        raise ConfigError(
            f"no run {run}: kept are {kept}", advice="`check history ls` lists the runs."
        )
    tables = {row["table_name"] for row in store.rows(_TABLES)}
    read = "SELECT source, digest FROM run_sources WHERE run = ?"
    applied = "SELECT rule FROM run_rules WHERE run = ?"
    return Record(
        run=run,
        figures=known[run],
        findings=tuple(_findings(store, run)),
        sources={row["source"]: row["digest"] for row in store.rows(read, [run])}
        if "run_sources" in tables
        else {},
        rules=frozenset(row["rule"] for row in store.rows(applied, [run]))
        if "run_rules" in tables
        else frozenset(),
    )


def _findings(store: Store, run: int) -> list[Finding]:
    said: defaultdict[str, list[Evidence]] = defaultdict(list)
    pieces = "SELECT * FROM evidence WHERE run = ? ORDER BY fingerprint, number"
    for row in store.rows(pieces, [run]):
        said[row["fingerprint"]].append(_evidence(row))
    found = "SELECT * FROM findings WHERE run = ? ORDER BY position"
    return [_finding(row, tuple(said[row["fingerprint"]])) for row in store.rows(found, [run])]


def _finding(row: dict[str, Any], evidence: tuple[Evidence, ...]) -> Finding:
    known = {name: row[name] for name in Finding.model_fields if row.get(name) is not None}
    for name in ("reading", "match", "decision"):
        if name in known:
            known[name] = _loaded(known[name])
    return Finding.model_validate(
        {name: value for name, value in known.items() if value is not None} | {"evidence": evidence}
    )


def _evidence(row: dict[str, Any]) -> Evidence:
    known = {name: row[name] for name in Evidence.model_fields if row.get(name) is not None}
    span = {"start": row["span_start"], "end": row["span_end"]}
    return Evidence.model_validate({**known, **span, "value": _loaded(row["value"])})


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
