"""From a configuration to its rules, and from the rules to what they find in a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import Config
from checker.errors import ConfigError
from checker.pipeline.stage import Progress

if TYPE_CHECKING:
    from checker.model.rule import Common
    from checker.rules.evaluate import RuleResult
    from checker.rules.load import LoadedRules
    from checker.store.engine import Store

_KIND_SECONDS = 60.0
"""For a query of ours, which grows with the claims as it must."""
_RULE_SECONDS = {"sql": 10.0}
"""For one written by hand, which may never end."""


def load(config: Config) -> LoadedRules:
    """Return the rules that *config* chooses; wrong rule files are its problems.

    Raises:
        ConfigError: A rule is asked for that there is not.
    """
    import difflib

    from checker.rules.load import load_rules

    loaded = load_rules([Path(path) for path in config.rules], config.packs)
    known = {rule.id for rule in loaded.rules}
    for wanted in (*config.only_rules, *config.skip_rules):
        if wanted not in known and not loaded.problems:
            near = difflib.get_close_matches(wanted, sorted(known), n=1)
            raise ConfigError(
                f"unknown rule {wanted!r}",
                advice=f"Did you mean {near[0]!r}?" if near else "`check rules ls` names them all.",
            )
    chosen = tuple(
        rule
        for rule in loaded.rules
        if (not config.only_rules or rule.id in config.only_rules)
        and rule.id not in config.skip_rules
    )
    return replace(loaded, rules=chosen)


def evaluated(
    config: Config, rules: Sequence[Common], store: Store, progress: Progress
) -> list[RuleResult]:
    """Return what each rule finds, none of them for longer than it may take."""
    from checker.rules.evaluate import evaluate, kind_of

    results: list[RuleResult] = []
    for number, rule in enumerate(rules):
        progress("rules", number, len(rules))
        seconds = _RULE_SECONDS.get(kind_of(rule), _KIND_SECONDS)
        with store.limited(seconds if config.rule_seconds is None else config.rule_seconds):
            results += evaluate([rule], store)
    return results
