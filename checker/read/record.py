"""A claim file in; its rows out one by one, each with its line, whatever is wrong with others.

This reader takes any damage and is slow; volume goes through the store's own readers.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.errors import SourceError
from checker.read.table import ClaimFile
from checker.read.yaml import load_yaml

NATIVE = {bool: "truth", int: "quantity", float: "quantity", list: "members"}
"""What a value is where the file's format says so by itself."""

_EXCERPT = 120
_FIELD_LIMIT = 16_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """One row: claim columns as text; `native` is the value's type, where the format has types."""

    line: int
    fields: dict[str, str]
    native: str = ""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """One row that cannot be read."""

    line: int
    problem: str
    excerpt: str


def records(path: Path, shown: str, entry: ClaimFile) -> Iterator[Record | BadRecord]:
    """Yield the rows of a csv, jsonl or yaml claim file.

    Raises:
        SourceError: The file as a whole cannot be read, or lacks a mapped column.
    """
    kind = entry.format_of(path)
    if kind == "csv":
        yield from _csv(path, shown, entry)
    elif kind == "jsonl":
        yield from _jsonl(path, entry)
    else:
        yield from _yaml(path, shown, entry)


def excerpt(text: str) -> str:
    """Return the beginning of *text* on one line."""
    line = " ".join(text.replace("\0", " ").split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT]}…"


def _csv(path: Path, shown: str, entry: ClaimFile) -> Iterator[Record | BadRecord]:
    # Bytes that are no UTF-8 become lone surrogates, which tells the rows that hold them.
    with path.open(encoding=entry.encoding, errors="surrogateescape", newline="") as lines:
        reader = csv.reader(
            _without_mark(lines),
            delimiter=entry.delimiter_of(path),
            quotechar=entry.quote or None,
            quoting=csv.QUOTE_MINIMAL if entry.quote else csv.QUOTE_NONE,
            strict=False,
        )
        csv.field_size_limit(_FIELD_LIMIT)
        places: dict[str, int] | None = None
        width = 0
        if not entry.header:
            places = {name: at for name, at in entry.wanted().items() if isinstance(at, int)}
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield BadRecord(line, f"cannot be read: {error}", "")
                continue
            if not any(field.strip() for field in row):
                continue
            if places is None:
                places, width = header_places(row, shown, entry), len(row)
                continue
            width = width or len(row)
            yield _csv_record(line, row, places, width, entry)


def _without_mark(lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.removeprefix("\ufeff") if number == 0 else line


def header_places(header: list[str], shown: str, entry: ClaimFile) -> dict[str, int]:
    """Return where in a row each column of a claim stands.

    Raises:
        SourceError: A mapped column is not in the file.
    """
    names = {name.strip().lower(): at for at, name in reversed(list(enumerate(header)))}
    places: dict[str, int] = {}
    for name, column in entry.wanted().items():
        if isinstance(column, int):
            places[name] = column
        elif column.strip().lower() in names:
            places[name] = names[column.strip().lower()]
        elif entry.columns:
            raise SourceError(
                f"{shown} has no column {column!r} (for {name})",
                advice=f"Its columns are: {', '.join(header)}.",
            )
    return places


def _csv_record(
    line: int, row: list[str], places: dict[str, int], width: int, entry: ClaimFile
) -> Record | BadRecord:
    text = (entry.delimiter or ",").join(row)
    if not _is_text(text):
        return BadRecord(line, "is not UTF-8", excerpt(text))
    needed = max(places.values(), default=0)
    if len(row) > width or needed >= len(row):
        return BadRecord(line, f"has {_columns(len(row))}, not {width}", excerpt(text))
    return Record(line, {name: row[at] for name, at in places.items()})


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _jsonl(path: Path, entry: ClaimFile) -> Iterator[Record | BadRecord]:
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, start=1):
            line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
            if not line.strip():
                continue
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                yield BadRecord(number, "is not UTF-8", excerpt(line.decode("utf-8", "replace")))
                continue
            try:
                row = json.loads(text)
            except (ValueError, RecursionError) as error:
                words = getattr(error, "msg", "nested too deeply")
                yield BadRecord(number, f"is not JSON: {words}", excerpt(text))
                continue
            yield _mapped(number, row, entry, text)


def _yaml(path: Path, shown: str, entry: ClaimFile) -> Iterator[Record | BadRecord]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{shown} is not UTF-8 (byte {error.start})") from None
    node = load_yaml(text, shown)
    data, keys = node.data, list[str | int]()
    if isinstance(data, dict):
        data, keys = data.get("claims"), ["claims"]
    if data is None:
        return
    if not isinstance(data, list):
        raise SourceError(f"{shown}: claims are a list, each with subject, predicate and value")
    for number, row in enumerate(data):
        yield _mapped(node.place(*keys, number).line, row, entry, "")


def yaml_sources(path: Path, shown: str) -> dict[str, dict[str, object]]:
    """Return the `sources:` block of a YAML claim file: what is known of each source.

    Raises:
        SourceError: The file cannot be read, or the block is no map of maps.
    """
    data = load_yaml(path.read_text(encoding="utf-8-sig"), shown).data
    block = data.get("sources") if isinstance(data, dict) else None
    if block is None:
        return {}
    if not isinstance(block, dict) or not all(isinstance(one, dict) for one in block.values()):
        raise SourceError(f"{shown}: `sources` is a map: an id, and what is known of that source")
    return {str(name): dict(about) for name, about in block.items()}


def _mapped(line: int, row: object, entry: ClaimFile, text: str) -> Record | BadRecord:
    if not isinstance(row, dict):
        return BadRecord(line, "is not a map of columns", excerpt(text or str(row)))
    found: dict[str, str] = {}
    for name, column in entry.wanted().items():
        value = row.get(column)
        if value is not None:
            found[name] = _text(value)
    if not all(_is_text(value) for value in found.values()):
        return BadRecord(line, "holds half a character", "")
    given = row.get(entry.wanted().get("value", "value"))
    return Record(line, found, NATIVE.get(type(given), ""))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
