"""From what stands behind a command to the rules and the configuration that it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import ConfigError, Place

if TYPE_CHECKING:
    from checker.config import Config
    from checker.model.rule import Common
    from checker.rules.load import LoadedRules
    from checker.rules.phrases import LoadedPatterns


def seen(place: Place) -> Place:
    """Return *place* as seen from here: shipped rules stand where check was installed."""
    path = Path(place.path)
    inside = path.is_absolute() and path.is_relative_to(Path.cwd())
    return replace(place, path=path.relative_to(Path.cwd()).as_posix()) if inside else place


def config_here(**flags: Any) -> Config:
    """Return the configuration of the project that holds the working directory, else of none.

    *flags* win over check.yaml.

    Raises:
        CheckError: check.yaml is wrong.
    """
    from checker.config import Config, find_project, load_config

    return load_config(**flags) if find_project(Path.cwd()) else Config(**flags)


def known_rules(paths: Sequence[str]) -> LoadedRules:
    """Return the rules of the project, as it changes them, and of *paths*; else those shipped.

    Raises:
        CheckError: check.yaml is wrong.
    """
    from checker.pipeline.rules import applied
    from checker.rules.load import load_rules

    config = config_here()
    chosen = [Path(path) for path in (*config.rules, *paths)]
    return applied(config, load_rules(chosen, config.packs))


def chosen_rules(paths: Sequence[str] | None) -> LoadedRules:
    """Return the rules of *paths* alone; where there are none, those of the project.

    Raises:
        CheckError: check.yaml is wrong.
    """
    from checker.rules.load import load_rules

    config = config_here()
    chosen = [Path(path) for path in paths or config.rules]
    # As they are written: their tests know nothing of what a project changes about them.
    return load_rules(chosen, () if paths else config.packs)


def chosen_patterns(paths: Sequence[str] | None) -> LoadedPatterns:
    """Return the phrase patterns of *paths* alone; where there are none, those of the project.

    Raises:
        CheckError: check.yaml is wrong.
    """
    from checker.rules.phrases import load_patterns

    config = config_here()
    chosen = [Path(path) for path in paths or config.rules]
    return load_patterns(chosen, () if paths else config.packs)


def only(loaded: LoadedRules, wanted: Sequence[str]) -> tuple[Common, ...]:
    """Return the rules with the ids *wanted*; all of them where none is.

    Raises:
        ConfigError: There is no such rule.
    """
    from checker.rules.template import nearest

    known = {rule.id: rule for rule in loaded.rules}
    for name in wanted:
        if name not in known:
            advice = nearest(name, known) if known else "No rule was loaded."
            raise ConfigError(f"unknown rule {name!r}", advice=advice)
    return tuple(rule for rule in loaded.rules if not wanted or rule.id in wanted)
