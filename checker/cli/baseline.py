"""`check baseline`: findings accepted as they are today, so that only new ones fail a run."""

from __future__ import annotations

from pathlib import Path

import typer

from checker.cli.manual import PATHS, add, group
from checker.cli.output import put, save

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
    number = len(report.findings)
    put(f"{file.as_posix()} holds {number:,} {'finding' if number == 1 else 'findings'}.\n")
    put(f"From now on: check run --baseline {file.as_posix()}\n")
    if report.problems or report.incomplete:
        typer.echo("Not everything could be checked: see `check run`.", err=True)
        raise typer.Exit(2 if report.problems else 3)


add(app, write)
