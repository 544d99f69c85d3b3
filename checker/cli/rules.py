"""`check rules`: the rules that a run would apply."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.manual import WIDTH, add, group
from checker.cli.output import put, style_of, table

if TYPE_CHECKING:
    from checker.rules.load import LoadedRules

app = group("Rules: what must hold between sources.")


def ls(
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="More rules: files or folders."
    ),
    width: int = WIDTH,
) -> None:
    """List the rules of this project, or those shipped where there is no project.

    Example:
      check rules ls
    """
    from checker.rules.evaluate import kind_of

    loaded = known_rules(paths or [])
    rows = [
        {
            "rule": rule.id,
            "level": rule.level,
            "kind": kind_of(rule),
            "pack": rule.pack,
            "summary": rule.summary,
        }
        for rule in loaded.rules
    ]
    put(table(rows, ("rule", "level", "kind", "pack", "summary"), style_of(width)))
    if loaded.problems:
        raise loaded.problems[0]


def known_rules(paths: list[str]) -> LoadedRules:
    """Return the rules of the project and of *paths*; those shipped where there is no project.

    Raises:
        CheckError: check.yaml is wrong.
    """
    from checker.config import Config, find_project, load_config
    from checker.rules.load import load_rules

    config = load_config() if find_project(Path.cwd()) else Config()
    return load_rules([Path(path) for path in (*config.rules, *paths)], config.packs)


add(app, ls)
