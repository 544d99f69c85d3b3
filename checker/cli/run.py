"""`check run`: read, compare, report, and exit with a code that says what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from checker.cli.manual import COLOR, WIDTH
from checker.cli.output import When, progress, put, save, style_of
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.report.style import Style

FORMATS = ("text", "concise", "json")


def run(  # noqa: PLR0917 - typer passes flags by name; each is one parameter
    paths: list[str] = typer.Argument(
        None,
        metavar="PATH",
        show_default=False,
        help="Documents, folders, claim files or a project; '-' reads standard input.",
    ),
    draft: str = typer.Option(
        None, metavar="FILE", help="The piece about to be published; its words are shown first."
    ),
    against: list[str] = typer.Option(
        None, metavar="PATH", help="Sources to compare with, without a project. Repeatable."
    ),
    rules: list[str] = typer.Option(
        None, metavar="PATH", help="More rules: a file or a folder. Repeatable."
    ),
    rule: list[str] = typer.Option(None, metavar="ID", help="Only this rule. Repeatable."),
    skip_rule: list[str] = typer.Option(None, metavar="ID", help="Not this rule. Repeatable."),
    format_: str = typer.Option(
        "text", "--format", metavar="FORMAT", help="text, concise or json, on standard output."
    ),
    output: list[str] = typer.Option(
        None, metavar="FORMAT:FILE", help="A report in a file as well. Repeatable."
    ),
    fail_on: Literal["error", "warning", "note", "never"] = typer.Option(
        None, show_default=False, help="What makes exit 1; error unless check.yaml says otherwise."
    ),
    baseline: str = typer.Option(
        None, metavar="FILE", help="Findings accepted before: shown, but they do not fail the run."
    ),
    new_only: bool = typer.Option(False, "--new-only", help="Leave out those of the baseline."),
    allow_incomplete: bool = typer.Option(
        False, "--allow-incomplete", help="Do not fail because something could not be checked."
    ),
    exit_zero: bool = typer.Option(
        False, "--exit-zero", help="Exit 0 instead of 1 or 3; never instead of 2 or 4."
    ),
    llm: Literal["off", "replay", "live"] = typer.Option("off", help="The language model."),
    no_llm: bool = typer.Option(False, "--no-llm", help="The same as --llm off."),
    width: int = WIDTH,
    color: When = COLOR,
    show_progress: Literal["auto", "none"] = typer.Option(
        "auto", "--progress", help="What is going on, on a terminal's standard error."
    ),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="Only findings and the last line."),
    verbose: bool = typer.Option(False, "-v", "--verbose", help="Name what was left out."),
    debug: bool = typer.Option(False, "--debug", help="Show the full trace of a bug in check."),
) -> None:
    """Compare what sources state, and show where they do not agree.

    Examples:
      check run observer.txt gazette.txt
      check run --draft draft.md --against sources/
      check run sources/ --format json --output concise:findings.txt
      check run sources/ --baseline accepted.json --new-only
    """
    from checker import pipeline
    from checker.cli.last import keep_last
    from checker.config import load_config

    del debug  # main() looks for it, so that it works in every command
    targets = [_target(written, format_) for written in output or ()]
    if format_ not in FORMATS:
        raise _unknown(format_, "--format")
    if llm != "off" and not no_llm:
        raise ConfigError(
            f"--llm {llm} is not available in this version",
            advice="Leave it out, or give --llm off: everything is checked without a model.",
        )
    config = load_config(
        tuple(paths or ()),
        draft=draft,
        against=_given(against),
        rules=_given(rules),
        only_rules=_given(rule),
        skip_rules=_given(skip_rule),
        fail_on=fail_on,
        baseline=baseline,
        new_only=new_only or None,
        allow_incomplete=allow_incomplete or None,
        exit_zero=exit_zero or None,
    )
    with progress(wanted=show_progress == "auto" and not quiet) as tell:
        report = pipeline.run(config, tell)
    keep_last(report)
    style = style_of(width, color, verbose=verbose, quiet=quiet)
    for name, path in targets:
        save(path, _formatted(report, name, _for_file(style)))
    put(_formatted(report, format_, style))
    raise typer.Exit(int(report.summary.exit_code))


def _given(values: list[str] | None) -> tuple[str, ...] | None:
    """Return what was written, or None so that check.yaml decides."""
    return tuple(values) if values else None


def _target(written: str, default: str) -> tuple[str, Path]:
    """Return format and file of one --output; a bare FILE is of the format of --format.

    Raises:
        ConfigError: There is no such format.
    """
    name, colon, path = written.partition(":")
    if name in FORMATS and path:
        return name, Path(path)
    # One letter before the colon is a drive of Windows.
    if colon and name.isalpha() and len(name) > 1:
        raise _unknown(name, "--output")
    return default, Path(written)


def _unknown(name: str, flag: str) -> ConfigError:
    import difflib

    near = difflib.get_close_matches(name, FORMATS, n=1)
    advice = f"Did you mean {near[0]!r}?" if near else f"Use one of: {', '.join(FORMATS)}."
    return ConfigError(f"{flag}: unknown format {name!r}", advice=advice)


def _for_file(style: Style) -> Style:
    """Return the look of a report in a file: no colour, and the same on every terminal."""
    from dataclasses import replace

    return replace(style, colour=False, unicode=True)


def _formatted(report: Report, name: str, style: Style) -> str:
    if name == "json":
        from checker.report.json import json_report

        return json_report(report)
    if name == "concise":
        from checker.report.concise import concise_report

        return concise_report(report)
    from checker.report.text import text_report

    return text_report(report, style)
