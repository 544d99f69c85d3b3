"""Flags about decisions that several commands share, and the file that they name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.config import Config

DECISIONS = typer.Option(
    None,
    "--decisions",
    metavar="FILE",
    show_default=False,
    help="The file of decisions; a project has check.decisions.yaml.",
)
AS_OF = typer.Option(
    None,
    "--as-of",
    metavar="DATE",
    show_default=False,
    help="Judge decisions as of this day, 2031-05-20, in place of today.",
)


def day(written: str | None) -> dt.date | None:
    """Return the day of --as-of.

    Raises:
        ConfigError: It is no date.
    """
    from checker.decide.register import day_of

    if written is None:
        return None
    known = day_of(written)
    if known is None or known == "never":
        raise ConfigError(f"--as-of: not a date: {written!r}", advice="Write it as 2031-05-20.")
    return dt.date.fromisoformat(known)


def file_for(config: Config) -> str | None:
    """Return the file that decisions on a run's findings go to; None where a flag must name it."""
    from checker.decide.register import FILE_NAME

    if config.decisions or config.project is None:
        return config.decisions
    return (config.project / FILE_NAME).as_posix()


def file_of(name: str | None) -> Path:
    """Return the file of decisions: the one named, else one in this folder."""
    from checker.decide.register import FILE_NAME

    return Path(name or FILE_NAME)
