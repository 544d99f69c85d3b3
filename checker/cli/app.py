"""The command `check`: its subcommands, and what an error of each kind exits with."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typer

from checker.cli import (
    accept,
    annotate,
    baseline,
    ci,
    claims,
    config,
    decisions,
    doctor,
    explain,
    history,
    init,
    llm,
    report,
    rules,
    run,
    sources,
    sql,
)
from checker.cli.manual import add, group
from checker.errors import CheckError, IncompleteError, SourceError

_HELP = """Find where several sources tell one story and do not agree.

Reads articles (txt, md, html, docx, pdf) and claim files (yaml, csv, jsonl, parquet), and shows
every contradiction with both sides quoted to the character. No model, key or network is needed.

Examples:
  check run observer.txt gazette.txt
  check run --draft draft.md --against sources/
  check init demo

Exit codes:
  0  everything asked for was checked; nothing at or above --fail-on
  1  findings at or above --fail-on
  2  the request is wrong: flag, rule, configuration, missing file
  3  could not check: unreadable source, no statements, no claims
  4  a bug in check
"""

_INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C stopped."""

app = group(_HELP, name="check")
for command in (run.run, explain.explain, sql.sql, init.init, doctor.doctor):
    add(app, command)
add(app, accept.accept)
add(app, annotate.annotate)
add(app, report.report)
app.add_typer(claims.app, name="claims")
app.add_typer(config.app, name="config")
app.add_typer(sources.app, name="sources")
app.add_typer(rules.app, name="rules")
app.add_typer(baseline.app, name="baseline")
app.add_typer(decisions.app, name="decisions")
app.add_typer(history.app, name="history")
app.add_typer(llm.app, name="llm")
app.add_typer(ci.app, name="ci")


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
) -> None:
    """Answer --version."""
    if version:
        from checker.cli.doctor import installed

        typer.echo(f"check {installed('check-facts')}")
        raise typer.Exit


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code; nothing that goes wrong shows a traceback.

    `--debug` anywhere on the line shows it after all.
    """
    line = list(sys.argv[1:] if args is None else args)
    if "--changed" in line:
        # With a revision it is one word, so that no path behind it is taken for one.
        line[line.index("--changed")] = "--changed=HEAD"
    try:
        _program().main(line, prog_name="check")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except CheckError as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes exit 4
        return _bug(error, debug="--debug" in line)
    return 0


@cache
def _program() -> Any:
    """Return the commands and their flags, which take a while to put together."""
    return typer.main.get_command(app)


def _refused(error: CheckError) -> int:
    """Say what is wrong with the request or its input, and return 2 or 3."""
    from checker.report.style import safe_lines

    unchecked = isinstance(error, IncompleteError | SourceError)
    code = 3 if unchecked else 2
    last = "Could not check. This is not a pass." if unchecked else "Stopped."
    typer.echo(f"{safe_lines(str(error))}\n\n{last} (exit {code})", err=True)
    return code


def _bug(error: Exception, *, debug: bool) -> int:
    """Say that the fault is ours, where it happened, and how to report it; return 4."""
    from checker.report.style import safe_lines

    if debug:
        typer.echo("".join(traceback.format_exception(error)), err=True)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if str(Path(__file__).parent.parent) in frame.filename]
    place = (ours or frames)[-1]
    module = Path(place.filename).name
    told = safe_lines(" ".join(str(error).split()))[:200]
    typer.echo(
        f"This is a bug in check: {type(error).__name__} at {module}:{place.lineno}: {told}\n\n"
        "Nothing was decided about your sources. Run the same command with --debug for the full\n"
        "trace, and report it with the output of `check doctor`. (exit 4)",
        err=True,
    )
    return 4
