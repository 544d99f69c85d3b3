"""The last run in a folder, kept so that `check explain` need not run it again."""

from __future__ import annotations

from pathlib import Path

from checker.errors import ConfigError
from checker.model.report import Report

_KIND = "last-run-2"
"""Grows when a report of an older version can no longer be read."""


def keep_last(report: Report, decisions: str | None = None) -> None:
    """Keep a run's report and its file of decisions; where there is no cache, nothing is kept."""
    from checker.read.cache import keep
    from checker.report.json import finite

    data = {"report": finite(report.model_dump()), "decisions": decisions}
    keep(_KIND, _key(), data)


def last_report() -> Report | None:
    """Return the last report made in this folder, None where none is kept."""
    return _last()[0]


def last_decisions() -> str | None:
    """Return the file of decisions of the last run in this folder, None where it had none."""
    return _last()[1]


def required() -> Report:
    """Return the last report made in this folder.

    Raises:
        ConfigError: None is kept.
    """
    report = last_report()
    if report is None:
        raise ConfigError(
            "no run is kept for this folder",
            advice="Start `check run` first; with CHECK_CACHE_DIR=off nothing is kept.",
        )
    return report


def _last() -> tuple[Report | None, str | None]:
    from pydantic import ValidationError

    from checker.read.cache import recall

    kept = recall(_KIND, _key())
    if not isinstance(kept, dict):
        return None, None
    decisions = kept.get("decisions")
    try:
        report = Report.model_validate(kept.get("report"))
    except ValidationError:
        return None, None
    return report, decisions if isinstance(decisions, str) else None


def _key() -> str:
    """Return what names this folder's run; the cache passes over shorter texts than this."""
    return f"the last run in {Path.cwd().as_posix()}".ljust(200)
