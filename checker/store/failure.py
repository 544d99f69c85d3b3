"""What the database engine says of a failure in, an error in plain words out."""

from __future__ import annotations

import re

import duckdb

from checker.errors import StoreError

_TABLES = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+(\w+)", re.IGNORECASE)
_LOCK_HOLDER = re.compile(r"\(PID (\d+)\)")
_SHOWN_SQL = 2_000
"""Characters of a failing statement that the error repeats."""


def open_failed(name: str, error: duckdb.Error) -> StoreError:
    """Return why the database *name* cannot be opened, and what to do."""
    said = str(error)
    if "lock" in said.lower() and isinstance(error, duckdb.IOException):
        holder = _LOCK_HOLDER.search(said)
        who = f"process {holder.group(1)}" if holder else "another process"
        return StoreError(f"{name} is in use by {who}; try again when that has ended")
    if "different configuration" in said:
        return StoreError(f"{name} is open in this process already; close that first")
    if "newer version" in said or isinstance(error, duckdb.SerializationException):
        return StoreError(
            f"{name} was written by a newer version of DuckDB",
            advice="Update check, or move the file away; the next `check run` makes a new one.",
        )
    return StoreError(
        f"{name} cannot be opened as a database: {words(error)}",
        advice="Move the file away; the next `check run` makes a new one.",
    )


def about(sql: str) -> str:
    """Return what *sql* is, by the tables that it reads."""
    tables = list(dict.fromkeys(_TABLES.findall(sql)))[:4]
    return f"a query over {', '.join(tables)}" if tables else "a query"


def words(error: duckdb.Error) -> str:
    """Return the engine's own words up to the excerpt that it prints itself."""
    return str(error).split("\n\n", 1)[0].strip()


def shown(sql: str) -> str:
    """Return as much of *sql* as an error repeats."""
    text = sql.strip()
    return text if len(text) <= _SHOWN_SQL else f"{text[:_SHOWN_SQL]} …"
