"""`check sql`: one SELECT over the claims, read only."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from checker.cli.manual import WIDTH
from checker.cli.output import put, style_of, table
from checker.cli.store import claims_of

if TYPE_CHECKING:
    from checker.store.engine import Store


def sql(
    query: str = typer.Argument(metavar="SELECT", help="One statement that only reads."),
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="What to read; else the project."
    ),
    format_: Literal["table", "json"] = typer.Option(
        "table", "--format", help="A table, or a JSON list of rows."
    ),
    width: int = WIDTH,
) -> None:
    """Ask the database of claims, read only.

    The tables are claims, sources, things, matches, entities and ancestors; a project answers from
    its last complete run, with runs, findings and evidence besides.

    Examples:
      check sql "SELECT source, count(*) FROM claims GROUP BY ALL ORDER BY ALL" sources/
      check sql "SELECT subject, value FROM claims WHERE predicate = 'date'" --format json
    """
    import json

    from checker.report.json import finite
    from checker.store.query import PROJECT_TABLES, require_select

    checked = require_select(query, PROJECT_TABLES)
    with _asked(paths) as store:
        rows = store.rows(checked)
    if format_ == "json":
        put(json.dumps(finite(rows), ensure_ascii=False, indent=1) + "\n")
        return
    columns = tuple(rows[0]) if rows else ()
    put(table(rows, columns, style_of(width)) if rows else "")
    put(f"\n{len(rows):,} {'row' if len(rows) == 1 else 'rows'}\n")


def _asked(paths: list[str] | None) -> AbstractContextManager[Store]:
    """Return the claims of *paths*, else those of the project's last run, else of its sources."""
    from checker.config import find_project
    from checker.store.project import has_run, open_snapshot

    project = None if paths else find_project(Path.cwd())
    if project is not None and has_run(project):
        return open_snapshot(project)
    return claims_of(paths)
