"""The last run in a folder, kept so that `check explain` need not run it again."""

from __future__ import annotations

from pathlib import Path

from checker.model.report import Report

_KIND = "last-run-1"
"""Grows when a report of an older version can no longer be read."""


def keep_last(report: Report) -> None:
    """Keep a run's report; where there is no cache, it is not kept."""
    from checker.read.cache import keep
    from checker.report.json import finite

    keep(_KIND, _key(), finite(report.model_dump()))


def last_report() -> Report | None:
    """Return the last report made in this folder, None where none is kept."""
    from pydantic import ValidationError

    from checker.read.cache import recall

    try:
        return Report.model_validate(recall(_KIND, _key()))
    except ValidationError:
        return None


def _key() -> str:
    """Return what names this folder's run; the cache passes over shorter texts than this."""
    return f"the last run in {Path.cwd().as_posix()}".ljust(200)
