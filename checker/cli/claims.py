"""`check claims`: what the sources state, as a table, one by one, or as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import typer

from checker.cli.manual import PATHS, WIDTH, add, group
from checker.cli.output import fields, put, save, style_of, table
from checker.cli.store import claims_of
from checker.errors import ConfigError, Place

Format = Literal["csv", "jsonl", "parquet"]

app = group("Claims: what the sources state.")

_SOURCE = typer.Option(None, metavar="ID", help="Only claims of this source. Repeatable.")
_PREDICATE = typer.Option(None, metavar="NAME", help="Only this predicate. Repeatable.")

_FILTERED = """
FROM claims
WHERE ($sources::VARCHAR[] IS NULL OR list_contains($sources::VARCHAR[], source))
  AND ($predicates::VARCHAR[] IS NULL OR list_contains($predicates::VARCHAR[], predicate))
"""


def ls(
    paths: list[str] = PATHS,
    source: list[str] = _SOURCE,
    predicate: list[str] = _PREDICATE,
    width: int = WIDTH,
) -> None:
    """List claims, one a line.

    Examples:
      check claims ls observer.txt
      check claims ls --source observer --predicate founded
    """
    with claims_of(paths) as store:
        rows = store.rows(
            "SELECT claim_id AS id, source, line, subject, predicate, value"
            f"{_FILTERED} ORDER BY claim_id",
            _filters(source, predicate),
        )
    put(table(rows, ("id", "source", "line", "predicate", "subject", "value"), style_of(width)))
    put(f"\n{len(rows):,} {'claim' if len(rows) == 1 else 'claims'}\n")


def show(
    claim: int = typer.Argument(metavar="ID", help="The id that `check claims ls` shows."),
    paths: list[str] = PATHS,
) -> None:
    """Show all that is known of one claim.

    Example:
      check claims show 12 observer.txt
    """
    with claims_of(paths) as store:
        rows = store.rows("SELECT * FROM claims WHERE claim_id = $claim", {"claim": claim})
    if not rows:
        raise ConfigError(f"no claim {claim}", advice="`check claims ls` lists the claims.")
    put(fields(rows[0]))


def export(
    paths: list[str] = PATHS,
    source: list[str] = _SOURCE,
    predicate: list[str] = _PREDICATE,
    format_: Format = typer.Option(
        None, "--format", help="How to write them.", show_default="from the file's name, else csv"
    ),
    output: Path = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Where to; else standard output."
    ),
) -> None:
    """Write claims as a table for other tools.

    Examples:
      check claims export sources/ > claims.csv
      check claims export sources/ --output claims.parquet
    """
    chosen = _format_of(format_, output)
    if chosen == "parquet" and output is None:
        raise ConfigError(
            "parquet is not text and cannot go to standard output",
            advice="Name a file: --output claims.parquet",
        )
    with claims_of(paths) as store:
        rows = store.rows(f"SELECT * {_FILTERED} ORDER BY claim_id", _filters(source, predicate))
    if chosen == "parquet" and output:
        _parquet(rows, output)
    elif output:
        save(output, _text(rows, chosen))
    else:
        put(_text(rows, chosen))


def _parquet(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Let a database of the same schema write the file, so that its columns have their types.

    Raises:
        ConfigError: There is no such folder.
    """
    import tempfile

    from checker.store.engine import Store

    if not path.parent.is_dir():
        raise ConfigError(
            "no such folder", place=Place(path.as_posix()), advice="Make it, or name another file."
        )
    with tempfile.TemporaryDirectory(prefix="check-") as folder, Store.memory() as store:
        lines = Path(folder) / "claims.jsonl"
        save(lines, _text(rows, "jsonl"))
        if rows:
            store.execute(f"COPY claims FROM {_literal(lines)} (FORMAT json)")
        store.execute(f"COPY (FROM claims ORDER BY claim_id) TO {_literal(path)} (FORMAT parquet)")


def _literal(path: Path) -> str:
    """Return a file's name for SQL; COPY takes no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def _filters(source: list[str] | None, predicate: list[str] | None) -> dict[str, object]:
    return {"sources": source or None, "predicates": predicate or None}


def _format_of(written: Format | None, output: Path | None) -> Format:
    """Return the format asked for, else that of the file's name, else csv."""
    if written:
        return written
    endings: dict[str, Format] = {".parquet": "parquet", ".jsonl": "jsonl", ".ndjson": "jsonl"}
    return endings.get(output.suffix.lower(), "csv") if output else "csv"


def _text(rows: Sequence[Mapping[str, Any]], format_: Format) -> str:
    """Return claims as CSV or as one JSON object a line; lists are JSON in both."""
    import csv
    import io
    import json

    from checker.report.json import finite

    if format_ != "csv":
        plain = (json.dumps(finite(dict(row)), ensure_ascii=False) for row in rows)
        return "".join(f"{line}\n" for line in plain)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        values = (
            json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
            for value in row.values()
        )
        writer.writerow(values)
    return stream.getvalue()


add(app, ls)
add(app, show)
add(app, export)
