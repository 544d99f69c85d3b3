"""`check history`: the runs that a project keeps, and what changed between two of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.manual import WIDTH, add, group
from checker.cli.output import fields, put, style_of, table
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.store.engine import Store

app = group("History: the runs of a project.")

_PROJECT = typer.Option(
    None, "--project", metavar="DIR", show_default=False, help="Its folder; else the one here."
)
_RUNS = ("run", "documents", "claims", "comparisons", "errors", "warnings", "notes", "baseline",
         "waived", "exit_code", "reason")  # fmt: skip
_FINDINGS = ("id", "level", "status", "rule", "message")


def ls(project: Path = _PROJECT, width: int = WIDTH) -> None:
    """List the runs that are kept, the newest last.

    Example:
      check history ls
    """
    from checker.store.history import runs

    with _snapshot(project) as store:
        put(table(runs(store), _RUNS, style_of(width)))


def show(
    run: int = typer.Argument(metavar="RUN", help="The number that `check history ls` shows."),
    project: Path = _PROJECT,
    width: int = WIDTH,
) -> None:
    """Show what one run looked at and found.

    Example:
      check history show 3
    """
    from checker.store.history import record

    with _snapshot(project) as store:
        one = record(store, run)
    put(fields(dict(one.figures)) + "\n")
    rows = [finding.model_dump(include=set(_FINDINGS)) for finding in one.findings]
    put(table(rows, _FINDINGS, style_of(width)) if rows else "No findings.\n")


def diff(
    before: int = typer.Argument(
        None, metavar="A", show_default=False, help="The earlier run; else the last but one."
    ),
    after: int = typer.Argument(
        None, metavar="B", show_default=False, help="The later run; else the last."
    ),
    project: Path = _PROJECT,
) -> None:
    """Show which findings are new, gone or changed between two runs, and why.

    Examples:
      check history diff
      check history diff 3 7
    """
    from checker.decide.difference import difference
    from checker.report.style import safe
    from checker.store.history import record, runs

    with _snapshot(project) as store:
        kept = [int(row["run"]) for row in runs(store)]
        first, second = _pair(kept, before, after)
        changes = difference(record(store, first), record(store, second))
    for change in changes:
        finding = change.finding
        name = f"{change.kind} {finding.id} {finding.level} {finding.rule}"
        put(f"{safe(name)}: {safe(finding.message)}\n    {safe(change.told)}\n\n")
    counts = ", ".join(
        f"{sum(change.kind == kind for change in changes)} {words}"
        for kind, words in (
            ("new", "new"), ("gone", "gone"), ("changed", "changed"), ("status", "decided anew"),
        )
    )  # fmt: skip
    put(f"Run {first} to run {second}: {counts}.\n")


def _pair(kept: list[int], before: int | None, after: int | None) -> tuple[int, int]:
    """Return the two runs to compare.

    Raises:
        ConfigError: There are not two of them.
    """
    if before is None and len(kept) < 2:
        raise ConfigError(
            "there are no two runs to compare", advice="`check run` in the project makes one."
        )
    second = kept[-1] if after is None else after
    return (kept[-2] if before is None else before), second


def _snapshot(project: Path | None) -> Store:
    """Return the database of the project.

    Raises:
        CheckError: There is no project here, or it has no run.
    """
    from checker.config import find_project
    from checker.store.project import open_snapshot

    folder = project or find_project(Path.cwd())
    if folder is None:
        raise ConfigError(
            "no check.yaml here or above, so no runs are kept",
            advice="Give the folder of a project with --project, or make one with `check init`.",
        )
    return open_snapshot(folder)


add(app, ls)
add(app, show)
add(app, diff)
