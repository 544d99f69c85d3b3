"""`check report`: the last run again, in another format, without running it."""

from __future__ import annotations

from typing import Literal

import typer

from checker.cli.manual import COLOR, WIDTH
from checker.cli.output import When, style_of
from checker.cli.target import FORMAT, OUTPUT, deliver, targets


def report(  # noqa: PLR0917 - typer passes flags by name
    format_: str = FORMAT,
    output: list[str] = OUTPUT,
    width: int = WIDTH,
    color: When = COLOR,
    show: Literal["most", "all"] = typer.Option(
        "most", help="Of very many findings: the first of them, or all."
    ),
    verbose: bool = typer.Option(False, "-v", "--verbose", help="Name what was left out."),
) -> None:
    """Write the last run in this folder again; nothing is read or compared.

    It ends with the exit code of that run, which is also what it says.

    Examples:
      check report --format markdown
      check report --output sarif:check.sarif --output html:report.html
    """
    from checker.cli.last import required

    chosen = targets(output, format_)
    last = required()
    style = style_of(width, color, verbose=verbose, whole=show == "all")
    deliver(last, format_, chosen, style)
    raise typer.Exit(int(last.summary.exit_code))
