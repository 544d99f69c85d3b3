"""What a command prints: text to standard output or a file, tables, and progress on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

from checker.errors import ConfigError, Place

if TYPE_CHECKING:
    from checker.report.style import Style

When = Literal["auto", "always", "never"]
Progress = Callable[[str, int, int], None]

_WIDEST = 100
"""Longer lines are tiring to read; --width asks for them."""

_SILENT = 1.0
"""Seconds before progress is shown: what is over by then needs none."""


def style_of(
    width: int | None = None,
    color: When = "auto",
    *,
    verbose: bool = False,
    quiet: bool = False,
    whole: bool = False,
) -> Style:
    """Return how text is to look on standard output.

    `NO_COLOR` (any value) turns automatic colour off; --color always wins over it.
    """
    from checker.report.style import Style

    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    columns = shutil.get_terminal_size((_WIDEST, 24)).columns if terminal else _WIDEST
    return Style(
        width=width or max(40, min(columns, _WIDEST)),
        colour=color == "always" or (color == "auto" and terminal and not plain),
        unicode=_writes(sys.stdout, "┌─│├…"),
        verbose=verbose,
        quiet=quiet,
        whole=whole,
    )


def _writes(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def put(text: str) -> None:
    """Write to standard output; a reader that has left (`| head`) is no error.

    What the terminal cannot show is written as its escape, never as a crash.
    """
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    try:
        stream.flush()
        data = text.encode(encoding, "backslashreplace")
        if buffer := getattr(stream, "buffer", None):
            buffer.write(data)
            buffer.flush()
        else:
            stream.write(data.decode(encoding))
            stream.flush()
    except BrokenPipeError:
        # Python flushes standard output once more as it ends; that must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(line: str) -> None:
    """Write a line to standard error, where it mixes with no report."""
    sys.stderr.write(line + "\n")


def save(path: Path, text: str) -> None:
    """Write a file, whole or not at all, always in UTF-8 with plain line ends.

    Raises:
        ConfigError: It cannot be written.
    """
    try:
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConfigError(
            f"cannot write the report: {error.strerror or error}",
            place=Place(path.as_posix()),
            advice="Give a file in a folder that exists and can be written to.",
        ) from error


def table(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], style: Style, *, gap: int = 2
) -> str:
    """Return rows as aligned columns; the last one is cut where the line ends."""
    from rich.cells import cell_len, set_cell_size

    from checker.report.style import safe

    cells = [[safe(_cell(row[column])) for column in columns] for row in rows]
    head = [column.replace("_", " ") for column in columns]
    widest = max(12, style.width // 3)
    widths = [
        min(widest, max(cell_len(line[n]) for line in [head, *cells])) for n in range(len(columns))
    ]
    lines = []
    for line in [head, *cells]:
        parts = []
        left = style.width
        for n, word in enumerate(line):
            room = max(left, 1) if n == len(line) - 1 else min(widths[n], max(left, 1))
            short = word
            if cell_len(word) > room:
                short = set_cell_size(word, max(room - cell_len(style.box.cut), 0)) + style.box.cut
            parts.append(set_cell_size(short, room) if n < len(line) - 1 else short)
            left -= room + gap
        lines.append((" " * gap).join(parts).rstrip())
    lines[0] = style.paint(lines[0], "strong")
    return "\n".join(lines) + "\n"


def fields(row: Mapping[str, Any]) -> str:
    """Return one row, a line for each column that holds something."""
    from checker.report.style import safe

    filled = {name: value for name, value in row.items() if value not in (None, "", [])}
    width = max(map(len, filled), default=0)
    return "".join(f"{name:<{width}}  {safe(_cell(value))}\n" for name, value in filled.items())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


@contextmanager
def progress(*, wanted: bool) -> Iterator[Progress]:
    """Show what is going on, on standard error, from the second second and only to a person."""
    if not wanted or not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    began = time.monotonic()
    width = 0

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal width
        if time.monotonic() - began < _SILENT:
            return
        words = f"{stage} {done}/{total}" if total else stage
        sys.stderr.write("\r" + words.ljust(width)[:_WIDEST])
        sys.stderr.flush()
        width = max(width, len(words))

    try:
        yield tell
    finally:
        if width:
            sys.stderr.write("\r" + " " * width + "\r")
            sys.stderr.flush()
