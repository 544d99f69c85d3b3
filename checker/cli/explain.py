"""`check explain`: one finding step by step, or one rule's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from checker.cli.asked import MODE, Mode, explanation
from checker.cli.manual import COLOR, LEDGER_FILE, WIDTH
from checker.cli.output import When, put, style_of
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.model.finding import Finding
    from checker.model.report import Report


def explain(  # noqa: PLR0917 - typer passes flags by name
    name: str = typer.Argument(
        metavar="FINDING|RULE", help="A finding's id (F-7K2Q) or a rule's (lists-differ)."
    ),
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="Read these again, not the last run."
    ),
    rules: list[str] = typer.Option(
        None, metavar="PATH", help="More rules: a file or a folder. Repeatable."
    ),
    llm: Mode = MODE,
    ledger: str = LEDGER_FILE,
    width: int = WIDTH,
    color: When = COLOR,
) -> None:
    """Show one finding in full, or a rule's page.

    A finding is looked up in the last run in this folder, or found again in the paths given.
    With --llm the language model explains it as well, below; nothing in the finding changes.

    Examples:
      check explain F-7K2Q
      check explain F-7K2Q observer.txt gazette.txt
      check explain lists-differ
      check explain F-7K2Q --llm live
    """
    style = style_of(width, color)
    if name[:2].upper() == "F-":
        from checker.report.detail import finding_page

        report = report_of(paths or [], rules or [])
        finding = found_in(report, name)
        put(finding_page(finding, report, style))
        if llm not in (None, "off"):
            put(explanation(finding, paths or [], llm, ledger, style))
        return
    from checker.cli.chosen import known_rules
    from checker.report.detail import rule_page

    known = {rule.id: rule for rule in known_rules([*(paths or []), *(rules or [])]).rules}
    if name not in known:
        raise _unknown(name, list(known), "rule", "`check rules ls` lists the rules.")
    put(rule_page(known[name], style))


def report_of(paths: list[str], rules: list[str]) -> Report:
    """Return the report to look in.

    Raises:
        ConfigError: No run is kept and no path was given.
    """
    if paths:
        from checker import pipeline
        from checker.config import load_config

        return pipeline.run(load_config(tuple(paths), rules=tuple(rules) or None))
    from checker.cli.last import last_report

    report = last_report()
    if report is None:
        raise ConfigError(
            "no run is kept for this folder",
            advice="Name what to read again: check explain FINDING PATH…",
        )
    return report


def found_in(report: Report, name: str) -> Finding:
    """Return the finding of that id.

    Raises:
        ConfigError: There is none.
    """
    wanted = name.upper()
    for finding in report.findings:
        if finding.id == wanted:
            return finding
    ids = [finding.id for finding in report.findings]
    raise _unknown(
        wanted, ids, "finding", "`check run` lists the findings; one is gone when it is resolved."
    )


def _unknown(name: str, known: list[str], noun: str, advice: str) -> ConfigError:
    import difflib

    near = difflib.get_close_matches(name, known, n=3)
    hint = f"Did you mean {', '.join(repr(one) for one in near)}? " if near else ""
    return ConfigError(f"no {noun} {name!r}", advice=hint + advice)
