"""`check rules`: the rules that a run would apply."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.chosen import config_here, known_rules
from checker.cli.docs import docs
from checker.cli.lint import lint
from checker.cli.manual import WIDTH, add, group
from checker.cli.new import new
from checker.cli.output import put, style_of, table
from checker.cli.selftest import selftest
from checker.cli.trace import trace
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.config import Config

app = group("Rules: what must hold between sources.")


def ls(
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="More rules: files or folders."
    ),
    width: int = WIDTH,
) -> None:
    """List the rules of this project, or those shipped where there is no project.

    In a project that was run, `last fired` is the newest run in which a rule found something;
    where findings were decided, `right` is how often people said that a rule was.

    Example:
      check rules ls
    """
    from checker.rules.evaluate import kind_of

    loaded = known_rules(paths or [])
    config = config_here()
    fired, run = _fired(config)
    right = _right(config)
    rows = [
        {
            "rule": rule.id,
            "level": rule.level,
            "kind": kind_of(rule),
            "from": _origin(loaded.places[rule.id].path, rule.pack),
            "last_fired": f"run {fired[rule.id]} of {run}" if rule.id in fired else "never",
            "right": right.get(rule.id, ""),
            "summary": rule.summary,
        }
        for rule in loaded.rules
    ]
    columns = ["rule", "level", "kind", "from", "last_fired", "right", "summary"]
    if not run:
        columns.remove("last_fired")
    if not right:
        columns.remove("right")
    put(table(rows, columns, style_of(width)))
    if loaded.problems:
        raise loaded.problems[0]


def _origin(path: str, pack: str) -> str:
    """Return the file of a rule that stands below the working directory, else its pack."""
    file = Path(path).resolve()
    inside = file.is_relative_to(Path.cwd())
    return file.relative_to(Path.cwd()).as_posix() if inside else pack


def _fired(config: Config) -> tuple[dict[str, int], int]:
    """Return the last run in which each rule found something, and the number of the newest run."""
    from checker.store.project import has_run, open_snapshot

    if config.project is None or not has_run(config.project):
        return {}, 0
    from checker.store.history import last_fired, runs

    with open_snapshot(config.project) as store:
        every = runs(store)
        return last_fired(store), int(every[-1]["run"]) if every else 0


def _right(config: Config) -> dict[str, str]:
    """Return in how many of its decisions each rule was right."""
    if not config.decisions:
        return {}
    from checker.decide.precision import precision
    from checker.decide.register import read_decisions

    told = precision(read_decisions(Path(config.decisions)))
    return {rule: f"{one.right} of {one.decided}" for rule, one in told.items()}


def schema(
    project: bool = typer.Option(False, "--project", help="Of check.yaml instead of a rule file."),
    patterns: bool = typer.Option(
        False, "--patterns", help="Of a file of phrase patterns instead of a rule file."
    ),
) -> None:
    """Print the JSON Schema of rule files, for completion and checks in an editor.

    Examples:
      check rules schema > rule.schema.json
      check rules schema --patterns > pattern.schema.json
      check rules schema --project > check.schema.json
    """
    import json

    from checker.config import ONE_OR_MANY, ProjectFile
    from checker.rules.schema import file_schema, pattern_schema, rule_schema

    if project and patterns:
        raise ConfigError("--project and --patterns are two files", advice="Ask for one of them.")
    title = "check.yaml, the settings of a project"
    if project:
        printed = file_schema(ProjectFile, title, ONE_OR_MANY)
    else:
        printed = pattern_schema() if patterns else rule_schema()
    put(json.dumps(printed, indent=2, ensure_ascii=False) + "\n")


add(app, ls)
add(app, lint)
add(app, schema)
add(app, selftest, "test")
add(app, trace)
add(app, new)
add(app, docs)
