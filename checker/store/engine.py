"""The one place that runs SQL: statements in, plain rows out, every failure in plain words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from checker.errors import StoreError
from checker.store.deadline import Deadline
from checker.store.failure import about, open_failed, shown, words

SCHEMA_VERSION = 1
"""Grows with every change of schema.sql that an older check cannot read."""

Params = Sequence[object] | Mapping[str, object]


_LOCK_DOWN = (
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET lock_configuration = true",
)


@dataclass(frozen=True)
class Limits:
    """What one store may use; a query that wants more ends with a StoreError."""

    seconds: float = 60.0
    """For one statement; 0 lifts the limit."""
    memory: str = "2GB"
    disk: str = "20GB"
    """For what does not fit into memory."""
    threads: int | None = None
    """None uses every core."""


class Store:
    """A DuckDB database with the schema of check; close it, or use it in a `with` statement."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        name: str,
        limits: Limits,
        scratch: tempfile.TemporaryDirectory[str] | None,
    ) -> None:
        self.name = name
        self._connection = connection
        self._limits = limits
        self._scratch = scratch
        self._deadline = Deadline(connection.interrupt)
        self._done: set[str] = set()

    @classmethod
    def memory(cls, limits: Limits | None = None) -> Store:
        """Return a store that lives as long as the process."""
        return cls._connect(":memory:", "the working database", limits or Limits())

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, limits: Limits | None = None, name: str = ""
    ) -> Store:
        """Return the store in the file *path*, made anew if there is none; *name* is for errors.

        Raises:
            StoreError: The file is locked, not a database, or of another schema version.
        """
        if read_only and not path.exists():
            raise StoreError(
                f"{name or path} does not exist", advice="`check run` in the project makes it."
            )
        return cls._connect(str(path), name or str(path), limits or Limits(), read_only=read_only)

    @classmethod
    def _connect(cls, path: str, name: str, limits: Limits, *, read_only: bool = False) -> Store:
        # Deleted with the store: what spilled to disk may be unpublished text.
        scratch = tempfile.TemporaryDirectory(prefix="check-", ignore_cleanup_errors=True)
        try:
            connection = duckdb.connect(
                path, read_only=read_only, config=_settings(limits, scratch.name)
            )
        except duckdb.Error as error:
            scratch.cleanup()
            raise open_failed(name, error) from None
        store = cls(connection, name, limits, scratch)
        try:
            store._prepare(new=path == ":memory:", read_only=read_only)
        except BaseException:
            store.close()
            raise
        return store

    def _prepare(self, *, new: bool, read_only: bool) -> None:
        named = "SELECT table_name FROM duckdb_tables()"
        tables = set() if new else {row["table_name"] for row in self.rows(named)}
        if not tables and not read_only:
            with self.transaction():
                for script in ("schema.sql", "macros.sql"):
                    self.script((Path(__file__).parent / script).read_text(encoding="utf-8"))
                self.execute("INSERT INTO schema_version VALUES (?)", [SCHEMA_VERSION])
            return
        known = "schema_version" in tables
        require_version(
            self.scalar("SELECT max(version) FROM schema_version") if known else None, self.name
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and remove what it spilled to disk; safe to call twice."""
        self._deadline.close()
        self._connection.close()
        if self._scratch:
            self._scratch.cleanup()

    def second(self) -> Store:
        """Return a second way into this database, for another thread; close it before this one.

        It has the same limits, of which the memory is for both together.
        """
        return Store(self._connection.cursor(), self.name, self._limits, None)

    def lock_down(self) -> None:
        """Shut the database off from files, network, extensions and settings, for good.

        Call it after loading and before the first statement that an editor wrote.
        """
        for statement in _LOCK_DOWN:
            self.execute(statement)

    @contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """Let each statement inside take *seconds* and no longer; 0 lifts the limit."""
        before = self._limits
        self._limits = replace(before, seconds=seconds)
        try:
            yield
        finally:
            self._limits = before

    def execute(self, sql: str, params: Params = ()) -> None:
        """Run one statement.

        Raises:
            StoreError: It failed, took too long or needs too much memory.
        """
        with self._guarded(sql):
            self._connection.execute(sql, params or None)

    def script(self, sql: str) -> None:
        """Run several of our own statements, without parameters."""
        with self._guarded(sql):
            self._connection.execute(sql)

    def once(self, sql: str) -> None:
        """Run several of our own statements, unless this store ran the same before."""
        if sql not in self._done:
            self.script(sql)
            self._done.add(sql)

    def rows(self, sql: str, params: Params = ()) -> list[dict[str, Any]]:
        """Return all rows of a query; the order is the query's own ORDER BY.

        Raises:
            StoreError: It failed, took too long or needs too much memory.
        """
        with self._guarded(sql):
            cursor = self._connection.execute(sql, params or None)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def scalar(self, sql: str, params: Params = ()) -> Any:
        """Return the first column of the first row, None where there is no row."""
        with self._guarded(sql):
            row = self._connection.execute(sql, params or None).fetchone()
        return row[0] if row else None

    def statements(self, sql: str) -> list[str]:
        """Return the statements of *sql* as DuckDB's parser divides them.

        Raises:
            StoreError: It is not SQL.
        """
        with self._guarded(sql):
            return [one.query for one in self._connection.extract_statements(sql)]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything inside, or nothing."""
        self.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    @contextmanager
    def _guarded(self, sql: str) -> Iterator[None]:
        self._deadline.set(self._limits.seconds)
        try:
            yield
        except duckdb.InterruptException:
            if not self._deadline.passed:
                raise KeyboardInterrupt from None
            raise StoreError(
                f"{about(sql)} took longer than {self._limits.seconds:g} seconds and was stopped",
                advice=shown(sql),
            ) from None
        except RuntimeError as error:
            # What the engine makes of Ctrl-C while it works.
            if str(error) != "Query interrupted":
                raise
            raise KeyboardInterrupt from None
        except duckdb.OutOfMemoryException:
            raise StoreError(
                f"{about(sql)} needs more than the {self._limits.memory} of memory it may use",
                advice=shown(sql),
            ) from None
        except duckdb.Error as error:
            raise StoreError(f"{about(sql)} failed: {words(error)}", advice=shown(sql)) from None
        finally:
            self._deadline.lift()


def require_version(version: int | None, name: str) -> None:
    """Accept a database of this check's schema version; None stands for one without.

    Raises:
        StoreError: It is of another version.
    """
    if version == SCHEMA_VERSION:
        return
    found = "is not a database of check"
    if version is not None:
        age = "an older" if version < SCHEMA_VERSION else "a newer"
        found = f"was made by {age} version of check"
    raise StoreError(
        f"{name} {found} (schema {version}, this check reads {SCHEMA_VERSION})",
        advice="Move the file away; the next `check run` makes a new one."
        " Only the history of runs stays behind, findings are found again.",
    )


def _settings(limits: Limits, scratch: str) -> dict[str, str | bool | int | float | list[str]]:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": limits.memory,
        "max_temp_directory_size": limits.disk,
        "temp_directory": f"{scratch}/spill",
        "secret_directory": f"{scratch}/secrets",
        "extension_directory": f"{scratch}/extensions",
        "allow_persistent_secrets": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        # A table that is not there must not turn into a Python variable of that name.
        "python_enable_replacements": False,
        "preserve_insertion_order": True,
    }
    if limits.threads:
        settings["threads"] = limits.threads
    return settings
