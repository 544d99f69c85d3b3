"""Where reports go: the format of standard output, and `--output FORMAT:FILE` for files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.report.style import Style

FORMAT = typer.Option(
    "text",
    "--format",
    metavar="FORMAT",
    help="text, concise, json, jsonl, csv, sarif, junit, github, gitlab, rdjson, markdown, html"
    " or claimreview, on standard output.",
)
OUTPUT = typer.Option(None, metavar="FORMAT:FILE", help="A report in a file as well. Repeatable.")


def targets(written: Iterable[str] | None, default: str) -> list[tuple[str, Path]]:
    """Return format and file of each --output, once the --format *default* is known to exist.

    Raises:
        ConfigError: There is no such format.
    """
    from checker.report.formats import FORMATS

    if default not in FORMATS:
        raise _unknown(default, "--format")
    return [_target(one, default) for one in written or ()]


def wants_agreement(default: str, chosen: Iterable[tuple[str, Path]]) -> bool:
    """Whether one of the reports shows what the sources agree on, which takes time to work out."""
    from checker.report.formats import AGREEMENT

    return not AGREEMENT.isdisjoint({default, *(name for name, _ in chosen)})


def deliver(report: Report, default: str, chosen: Sequence[tuple[str, Path]], style: Style) -> None:
    """Write every report: the files first, then the one on standard output."""
    from checker.cli.output import put, save
    from checker.report.formats import formatted

    for name, path in chosen:
        save(path, formatted(report, name, _for_file(style)))
    put(_shielded(formatted(report, default, style), default))


def _target(written: str, default: str) -> tuple[str, Path]:
    """Return format and file of one --output; a bare FILE is of the format of --format."""
    from checker.report.formats import FORMATS

    name, colon, path = written.partition(":")
    if name in FORMATS and path:
        return name, Path(path)
    # One letter before the colon is a drive of Windows.
    if colon and name.isalpha() and len(name) > 1:
        raise _unknown(name, "--output")
    return default, Path(written)


def _unknown(name: str, flag: str) -> ConfigError:
    import difflib

    from checker.report.formats import FORMATS

    near = difflib.get_close_matches(name, FORMATS, n=1)
    advice = f"Did you mean {near[0]!r}?" if near else f"Use one of: {', '.join(FORMATS)}."
    return ConfigError(f"{flag}: unknown format {name!r}", advice=advice)


def _for_file(style: Style) -> Style:
    """Return the look of a report in a file: no colour, and the same on every terminal."""
    from dataclasses import replace

    return replace(style, colour=False, unicode=True)


def _shielded(text: str, name: str) -> str:
    """Return text in which a workflow of GitHub takes no line of a source for a command.

    The word that switches commands on again is made of the text, so no text can hold it.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true" or name not in {"text", "concise"}:
        return text
    word = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}::{word}::\n"
