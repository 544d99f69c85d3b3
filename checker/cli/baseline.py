"""`check baseline`: findings accepted as they are today, so that only new ones fail a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.manual import PATHS, add, group
from checker.cli.output import put, save

if TYPE_CHECKING:
    from checker.model.report import Report

app = group("Baseline: findings that were accepted once.")

_FILE = "check-baseline.json"


def write(
    paths: list[str] = PATHS,
    output: Path = typer.Option(
        None,
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help=f"Where to; else the baseline of check.yaml, else {_FILE}.",
    ),
) -> None:
    """Accept everything that is found now.

    The file holds identities, never counts or line numbers: a finding whose values change is new.

    Examples:
      check baseline write sources/
      check baseline write sources/ --output accepted.json
    """
    from checker import pipeline
    from checker.config import load_config
    from checker.decide.baseline import baseline_of

    config = load_config(tuple(paths or ()))
    file = output or Path(config.baseline or _FILE)
    # The file named in check.yaml may not be there yet: this command makes it.
    report = pipeline.run(config.model_copy(update={"baseline": None}))
    save(file, baseline_of(report.findings))
    number = sum(finding.status != "waived" for finding in report.findings)
    put(f"{file.as_posix()} holds {number:,} {'finding' if number == 1 else 'findings'}.\n")
    put(f"From now on: check run --baseline {file.as_posix()}\n")
    if report.problems or report.incomplete:
        typer.echo("Not everything could be checked: see `check run`.", err=True)
        raise typer.Exit(2 if report.problems else 3)


def prune(
    paths: list[str] = PATHS,
    baseline: str = typer.Option(
        None,
        "--baseline",
        metavar="FILE",
        show_default=False,
        help=f"Which one; else the baseline of check.yaml, else {_FILE}.",
    ),
) -> None:
    """Take out of the baseline what is no longer found; nothing is ever added.

    Nothing is taken out where not everything could be checked: what is unread looks resolved.

    Examples:
      check baseline prune sources/
      check baseline prune sources/ --baseline accepted.json
    """
    from checker import pipeline
    from checker.config import load_config
    from checker.decide.baseline import pruned, read_baseline

    config = load_config(tuple(paths or ()))
    file = Path(baseline or config.baseline or _FILE)
    known = read_baseline(file)
    # Decisions play no part: a waived finding is found all the same.
    report = pipeline.run(config.model_copy(update={"baseline": None}))
    refuse_incomplete(report, "baseline")
    kept = known & {finding.fingerprint for finding in report.findings}
    save(file, pruned(file, kept))
    gone = len(known) - len(kept)
    put(f"{gone:,} no longer found; {file.as_posix()} holds {len(kept):,}.\n")


def refuse_incomplete(report: Report, noun: str) -> None:
    """Stop before anything is taken out because of what could not be checked.

    Raises:
        CheckError: Not everything could be checked.
    """
    from checker.errors import ConfigError, IncompleteError

    if not report.problems and not report.incomplete:
        return
    kind = ConfigError if report.summary.exit_code == 2 else IncompleteError
    raise kind(
        f"not everything could be checked, so nothing is taken out of the {noun}",
        advice="`check run` says what is wrong.",
    )


add(app, write)
add(app, prune)
