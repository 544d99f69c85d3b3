"""A claim file in; its rows as text in the tables `staged` and `broken` out.

DuckDB reads a file that is whole, at more than half a million rows a second.  Where a row is
damaged or spans lines it cannot tell which line that was; such a file is read again, row by row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from checker.errors import SourceError, StoreError
from checker.read.record import BadRecord, Record, header_places, records
from checker.read.table import CLAIM_COLUMNS, ClaimFile
from checker.store.engine import Store
from checker.store.load import insert_json

_CHUNK = 50_000
_BLOCK = 1 << 20
_LONGEST_LINE = 16_000_000
_ROW_BITS = 21
"""More rows than any YAML file can hold, as large as it may be."""

_BAD_TYPES = {"path": "VARCHAR", "line": "BIGINT", "problem": "VARCHAR", "excerpt": "VARCHAR"}
STAGED = ("native", *CLAIM_COLUMNS)
"""Columns of `staged`; the fast readers leave out those that a file does not have."""


@dataclass(frozen=True)
class Staged:
    """What stands in `staged`: how to tell a row's line, and how many rows the file has."""

    place: str
    """An SQL expression over `staged` that tells each row from the others, in their order."""
    rows: int
    columns: frozenset[str]
    """The columns of a claim that the file can give."""
    first: int | None = None
    """Line of the first row where rows and lines run in step."""
    to_line: str = ""
    """What makes a row's line of its place, in SQL; nothing where the place is the line."""


def stage(store: Store, path: Path, shown: str, entry: ClaimFile) -> Staged:
    """Read the claim file *path*; not inside a transaction, where rows have no numbers yet.

    Raises:
        SourceError: It cannot be read as a whole, or lacks a mapped column.
    """
    kind = entry.format_of(path)
    store.execute("CREATE OR REPLACE TEMP TABLE broken AS FROM bad_rows LIMIT 0")
    staged = None
    if kind == "parquet":
        staged = _parquet(store, path, shown, entry)
    elif kind == "csv":
        staged = _csv(store, path, shown, entry)
    elif kind == "jsonl":
        staged = _jsonl(store, path, entry)
    return staged or _row_by_row(store, path, shown, entry)


def name(identifier: str) -> str:
    """Return *identifier* quoted for SQL."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return *text* quoted for SQL."""
    return "'" + text.replace("'", "''") + "'"


def _row_by_row(store: Store, path: Path, shown: str, entry: ClaimFile) -> Staged:
    columns = ", ".join(f"{name(column)} VARCHAR" for column in STAGED)
    store.execute(f"CREATE OR REPLACE TEMP TABLE staged (number BIGINT, {columns})")
    types = {"number": "BIGINT", **dict.fromkeys(STAGED, "VARCHAR")}
    every = records(path, shown, entry)
    rows = 0
    while chunk := list(islice(every, _CHUNK)):
        places = enumerate(chunk, start=rows)
        rows += len(chunk)
        good = [(_place(at, one), one) for at, one in places if isinstance(one, Record)]
        insert_json(store, "staged", types, (_staged_row(*one, entry) for one in good))
        bad = [one for one in chunk if isinstance(one, BadRecord)]
        insert_json(store, "broken", _BAD_TYPES, (_bad_row(one, shown) for one in bad))
    return Staged("number", rows, frozenset(STAGED), to_line=f">> {_ROW_BITS}")


def _place(row: int, record: Record) -> int:
    """Return the line of a row and its number in one: in YAML, several rows can share a line."""
    return (record.line << _ROW_BITS) + row % (1 << _ROW_BITS)


def _staged_row(place: int, record: Record, entry: ClaimFile) -> dict[str, object]:
    native = record.native or None
    return {"number": place, "native": native, **record.fields, **entry.constants}


def _bad_row(record: BadRecord, shown: str) -> dict[str, object]:
    return {
        "path": shown,
        "line": record.line,
        "problem": record.problem,
        "excerpt": record.excerpt,
    }


def _csv(store: Store, path: Path, shown: str, entry: ClaimFile) -> Staged | None:
    first = _first_row(path, entry)
    lines = _regular_lines(path)
    if not first or lines is None:
        return None
    places = (
        header_places(first, shown, entry)
        if entry.header
        else {column: at for column, at in entry.wanted().items() if isinstance(at, int)}
    )
    if max(places.values(), default=0) >= len(first):
        return None
    types = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(first)))
    source = (
        f"read_csv({literal(str(path))}, auto_detect = false, header = {entry.header},"
        f" delim = {literal(entry.delimiter_of(path))}, quote = {literal(entry.quote)},"
        f" escape = {literal(entry.quote)}, encoding = {literal(entry.encoding)},"
        f" columns = {{{types}}}, strict_mode = true, null_padding = false,"
        f" max_line_size = {_LONGEST_LINE})"
    )
    head = 1 if entry.header else 0
    found = {column: f"c{at}" for column, at in places.items()}
    return _read(store, source, found, entry, expected=lines - head, first=1 + head)


def _jsonl(store: Store, path: Path, entry: ClaimFile) -> Staged | None:
    lines = _regular_lines(path)
    if lines is None:
        return None
    wanted = {column: str(at) for column, at in entry.wanted().items()}
    guess = "value" in wanted and entry.type is None
    types = dict.fromkeys(wanted.values(), "VARCHAR")
    if guess:
        types[wanted["value"]] = "JSON"
    listed = ", ".join(f"{literal(at)}: {literal(kind)}" for at, kind in sorted(types.items()))
    source = (
        f"read_json({literal(str(path))}, format = 'newline_delimited', auto_detect = false,"
        f" columns = {{{listed}}}, maximum_object_size = {_LONGEST_LINE})"
    )
    found = {
        column: f"({name(at)} ->> '$')" if types[at] == "JSON" else name(at)
        for column, at in wanted.items()
    }
    if guess:
        found["native"] = (
            f"CASE json_type({name(wanted['value'])}) WHEN 'BOOLEAN' THEN 'truth'"
            " WHEN 'ARRAY' THEN 'members' WHEN 'UBIGINT' THEN 'quantity'"
            " WHEN 'BIGINT' THEN 'quantity' WHEN 'DOUBLE' THEN 'quantity' END"
        )
    elif entry.type == "members":
        found["native"] = f"if({name(wanted['value'])} LIKE '[%', 'members', NULL)"
    return _read(store, source, found, entry, expected=lines, first=1)


def _parquet(store: Store, path: Path, shown: str, entry: ClaimFile) -> Staged:
    source = f"read_parquet({literal(str(path))})"
    columns = {
        row["column_name"]: row["column_type"]
        for row in store.rows(f"DESCRIBE SELECT * FROM {source}")  # noqa: S608 a quoted path
    }
    places = header_places(list(columns), shown, entry)
    by_place = list(columns.items())
    found: dict[str, str] = {}
    for column, at in places.items():
        if at >= len(by_place):
            raise SourceError(f"{shown} has {len(by_place)} columns; {column} is mapped to {at}")
        title, kind = by_place[at]
        nested = kind.endswith("]") or kind.startswith(("STRUCT", "MAP"))
        found[column] = f"CAST({f'to_json({name(title)})' if nested else name(title)} AS VARCHAR)"
        if column == "value":
            found["native"] = literal(_native(kind)) if _native(kind) else "NULL"
    staged = _read(store, source, found, entry, expected=None, first=1)
    if staged is None:
        raise SourceError(f"{shown} cannot be read as Parquet")
    return staged


def _native(kind: str) -> str:
    if kind.endswith("]"):
        return "members"
    if kind == "BOOLEAN":
        return "truth"
    if kind in ("DATE", "TIMESTAMP"):
        return "date"
    numeric = ("INT", "BIGINT", "SMALLINT", "TINYINT", "HUGEINT", "U", "DOUBLE", "FLOAT", "DECIMAL")
    return "quantity" if kind.startswith(numeric) and kind != "UUID" else ""


def _read(  # noqa: PLR0913 the parts of one SELECT
    store: Store,
    source: str,
    found: dict[str, str],
    entry: ClaimFile,
    *,
    expected: int | None,
    first: int,
) -> Staged | None:
    constants = {column: literal(text) for column, text in entry.constants.items()}
    chosen = {**found, **constants}
    columns = ", ".join(
        f"{chosen[column]}::VARCHAR AS {name(column)}" for column in STAGED if column in chosen
    )
    try:
        # Every value in it went through name() or literal().
        store.execute(f"CREATE OR REPLACE TEMP TABLE staged AS SELECT {columns} FROM {source}")  # noqa: S608
    except StoreError:
        return None
    rows = int(store.scalar("SELECT count(*) FROM staged"))
    if expected is not None and rows != expected:
        return None
    return Staged(f"rowid + {first}", rows, frozenset(chosen), first)


def _first_row(path: Path, entry: ClaimFile) -> list[str]:
    encoding = "utf-8-sig" if entry.encoding == "utf-8" else entry.encoding
    with path.open(encoding=encoding, errors="replace", newline="") as lines:
        reader = csv.reader(
            lines,
            delimiter=entry.delimiter_of(path),
            quotechar=entry.quote or None,
            quoting=csv.QUOTE_MINIMAL if entry.quote else csv.QUOTE_NONE,
        )
        try:
            return next(reader, [])
        except csv.Error:
            return []


def _regular_lines(path: Path) -> int | None:
    """Return the number of lines, or None where lines and rows may differ: blank ones, lone CRs."""
    count, last = 0, b""
    for block in _blocks(path):
        joined = last + block
        starts_blank = not last and joined.startswith((b"\n", b"\r\n"))
        if starts_blank or b"\n\n" in joined or b"\n\r\n" in joined:
            return None
        count += block.count(b"\n")
        last = joined[-2:]
    if not last:
        return None
    return count if last.endswith(b"\n") else count + 1


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
