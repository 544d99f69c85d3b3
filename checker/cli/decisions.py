"""`check decisions`: what was decided about findings, and what of it still holds."""

from __future__ import annotations

from checker.cli.decided import AS_OF, DECISIONS, day, file_of
from checker.cli.manual import PATHS, WIDTH, add, group
from checker.cli.output import put, save, style_of, table

app = group("Decisions: findings that a person looked at.")

_COLUMNS = ("finding", "decision", "rule", "until", "state", "by", "reason")


def ls(
    paths: list[str] = PATHS,
    decisions: str = DECISIONS,
    as_of: str = AS_OF,
    width: int = WIDTH,
) -> None:
    """List the decisions, and whether each still holds; the sources are read again for that.

    Example:
      check decisions ls sources/ --decisions check.decisions.yaml
    """
    from checker import pipeline
    from checker.config import load_config

    config = load_config(tuple(paths or ()), decisions=decisions, as_of=day(as_of))
    if config.decisions is None:
        put("No decisions: `check accept` makes the first.\n")
        return
    report = pipeline.run(config)
    rows = [decision.model_dump() for decision in report.decisions]
    for row in rows:
        row["state"] = f"{row['state']}: {row['told']}" if row["told"] else row["state"]
    put(table(rows, _COLUMNS, style_of(width)))


def prune(
    paths: list[str] = PATHS,
    decisions: str = DECISIONS,
    as_of: str = AS_OF,
) -> None:
    """Take out of the file what no longer holds: expired, lapsed and unused decisions.

    Nothing is taken out where not everything could be checked: what is unread looks unused.

    Example:
      check decisions prune sources/ --decisions check.decisions.yaml
    """
    from checker import pipeline
    from checker.cli.baseline import refuse_incomplete
    from checker.config import load_config
    from checker.decide.register import pruned

    config = load_config(tuple(paths or ()), decisions=decisions, as_of=day(as_of))
    if config.decisions is None:
        put("No decisions: nothing to take out.\n")
        return
    report = pipeline.run(config)
    refuse_incomplete(report, "decisions")
    gone = [decision for decision in report.decisions if decision.state != "holds"]
    file = file_of(config.decisions)
    save(file, pruned(file, [decision.fingerprint for decision in gone]))
    for decision in gone:
        put(f"taken out: {decision.finding} ({decision.state}: {decision.told})\n")
    kept = len(report.decisions) - len(gone)
    put(f"{file.as_posix()} holds {kept:,} {'decision' if kept == 1 else 'decisions'}.\n")


add(app, ls)
add(app, prune)
