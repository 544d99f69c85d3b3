"""`check accept`: a decision on one finding, with its reason, its author and its last day."""

from __future__ import annotations

from typing import Literal

import typer

from checker.cli.decided import DECISIONS, file_of
from checker.cli.output import put, save
from checker.errors import ConfigError


def accept(  # noqa: PLR0917 - typer passes flags by name
    finding: str = typer.Argument(metavar="FINDING", help="Its id in the last run: F-7K2Q."),
    reason: str = typer.Option(metavar="TEXT", help="Why; the next reader has only this."),
    by: str = typer.Option(metavar="NAME", help="Who decided."),
    until: str = typer.Option(
        metavar="DATE", help="The last day on which it holds, 2031-05-20; `never` for notes."
    ),
    kind: Literal["accept", "wrong-match", "wrong-rule", "fix-later"] = typer.Option(
        "accept", "--as", help="What was decided; wrong-… count against the rule."
    ),
    decisions: str = DECISIONS,
) -> None:
    """Decide that a finding of the last run in this folder need not fail a run.

    The decision stands in check.decisions.yaml and is bound to what each side says: it lapses by
    itself when one of them changes, or after its last day. An edit elsewhere leaves it alone.

    Examples:
      check accept F-7K2Q --reason "Police confirmed 17 by phone" --by "M. Ortiz" --until 2031-05-20
      check accept F-7K2Q --as wrong-match --reason "Two fires" --by mo --until 2031-12-31
    """
    from checker.cli.explain import found_in
    from checker.cli.last import last_decisions, required
    from checker.decide.register import day_of, entered
    from checker.decide.waiver import decision_on

    one = found_in(required(), finding)
    for name, words in (("--reason", reason), ("--by", by)):
        if not words.strip():
            raise ConfigError(f"{name} is empty", advice="Say it in a few words.")
    last = day_of(until)
    if last is None:
        raise ConfigError(f"--until: not a date: {until!r}", advice="Write it as 2031-05-20.")
    if last == "never" and one.level != "note":
        raise ConfigError(
            f"--until never is only for notes, and {one.id} is of level {one.level}",
            advice="Give the day on which somebody has to look at it again.",
        )
    known = last_decisions()
    file = file_of(decisions or known)
    save(file, entered(file, decision_on(one, kind, reason, by, last)))
    put(f"{one.id} is decided in {file.as_posix()}: {kind} until {last}.\n")
    if decisions or not known:
        put(f"From now on: check run --decisions {file.as_posix()}\n")
