"""`check run`: read, compare, report, and exit with a code that says what came of it."""

from __future__ import annotations

from functools import partial
from typing import Literal

import typer

from checker.cli.decided import AS_OF, DECISIONS, day, file_for
from checker.cli.manual import COLOR, LEDGER_FILE, WIDTH
from checker.cli.output import When, note, progress, put, style_of
from checker.cli.target import FORMAT, OUTPUT, deliver, targets, wants_agreement
from checker.cli.watch import WATCH, again


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
    format_: str = FORMAT,
    output: list[str] = OUTPUT,
    fail_on: Literal["error", "warning", "note", "never"] = typer.Option(
        None, show_default=False, help="What makes exit 1; error unless check.yaml says otherwise."
    ),
    baseline: str = typer.Option(
        None, metavar="FILE", help="Findings accepted before: shown, but they do not fail the run."
    ),
    fail_on_new: Literal["error", "warning", "note"] = typer.Option(
        None, show_default=False, help="Stricter for what the baseline does not hold."
    ),
    new_only: bool = typer.Option(False, "--new-only", help="Leave out those of the baseline."),
    decisions: str = DECISIONS,
    as_of: str = AS_OF,
    changed: str = typer.Option(
        None,
        metavar="[REF]",
        show_default=False,
        help="Only findings in statements changed since a git revision: --changed=origin/main;"
        " --changed alone means HEAD.",
    ),
    allow_incomplete: bool = typer.Option(
        False, "--allow-incomplete", help="Do not fail because something could not be checked."
    ),
    exit_zero: bool = typer.Option(
        False, "--exit-zero", help="Exit 0 instead of 1 or 3; never instead of 2 or 4."
    ),
    llm: Literal["off", "replay", "live"] = typer.Option(
        None, show_default=False, help="The language model; off unless check.yaml says otherwise."
    ),
    no_llm: bool = typer.Option(False, "--no-llm", help="The same as --llm off."),
    ledger: str = LEDGER_FILE,
    max_cost: float = typer.Option(
        None, metavar="DOLLARS", help="What the model may cost; the rest is left unread."
    ),
    max_calls: int = typer.Option(None, metavar="N", help="How often the model may be asked."),
    max_time: float = typer.Option(
        None, metavar="SECONDS", help="How long the model may be asked for."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Send nothing; print what the model would be asked, and stop."
    ),
    show: Literal["most", "all"] = typer.Option(
        "most", help="How many findings text prints: the first 200, or all."
    ),
    width: int = WIDTH,
    color: When = COLOR,
    show_progress: Literal["auto", "none"] = typer.Option(
        "auto", "--progress", help="What is going on, on a terminal's standard error."
    ),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="Only findings and the last line."),
    verbose: bool = typer.Option(False, "-v", "--verbose", help="Name what was left out."),
    debug: bool = typer.Option(False, "--debug", help="Show the full trace of a bug in check."),
    watch: bool = WATCH,
) -> None:
    """Compare what sources state, and show where they do not agree.

    Examples:
      check run observer.txt gazette.txt
      check run --draft draft.md --against sources/
      check run sources/ --output sarif:check.sarif --output junit:check.xml
      check run sources/ --baseline accepted.json --new-only
      check run --draft draft.md --against sources/ --changed=origin/main
      check run --draft draft.md --against sources/ --watch
    """
    if watch:
        once = partial(run, **{**locals(), "watch": False})
        named = [*(paths or []), *(against or []), *(rules or []), draft, baseline, decisions]
        written = [one.partition(":")[2] or one for one in output or []]
        from checker.pipeline.kept import keeping

        with keeping():
            again([one for one in named if one], once, written)
    from checker import pipeline
    from checker.cli.last import keep_last
    from checker.config import load_config

    del debug  # main() looks for it, so that it works in every command
    chosen = targets(output, format_)
    config = load_config(
        tuple(paths or ()),
        draft=draft,
        against=_given(against),
        rules=_given(rules),
        only_rules=_given(rule),
        skip_rules=_given(skip_rule),
        fail_on=fail_on,
        baseline=baseline,
        fail_on_new=fail_on_new,
        new_only=new_only or None,
        decisions=decisions,
        as_of=day(as_of),
        changed=changed,
        allow_incomplete=allow_incomplete or None,
        exit_zero=exit_zero or None,
        dry_run=dry_run or None,
        llm={
            "mode": "off" if no_llm else llm,
            "ledger": ledger,
            "max_cost": max_cost,
            "max_calls": max_calls,
            "max_time": max_time,
        },
    )
    if dry_run:
        from checker.cli.llm import plan_text

        put(plan_text(config))
        raise typer.Exit(0)
    with progress(wanted=show_progress == "auto" and not quiet) as tell:
        report = pipeline.run(config, tell, agreement=wants_agreement(format_, chosen), say=note)
    keep_last(report, file_for(config))
    style = style_of(width, color, verbose=verbose, quiet=quiet, whole=show == "all")
    deliver(report, format_, chosen, style)
    raise typer.Exit(int(report.summary.exit_code))


def _given(values: list[str] | None) -> tuple[str, ...] | None:
    """Return what was written, or None so that check.yaml decides."""
    return tuple(values) if values else None
