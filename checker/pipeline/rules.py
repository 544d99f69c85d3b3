"""From a configuration to its rules, and from the rules to what they find in a store."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import Config, wrong_entry
from checker.errors import ConfigError
from checker.pipeline.stage import Progress

if TYPE_CHECKING:
    from checker.model.rule import Common
    from checker.rules.evaluate import RuleResult
    from checker.rules.held import Held
    from checker.rules.load import LoadedRules
    from checker.rules.phrases import LoadedPatterns
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

    loaded = applied(config, load_rules([Path(path) for path in config.rules], config.packs))
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
        and not _off(config, rule.id)
    )
    return replace(loaded, rules=chosen, problems=(*loaded.problems, *patterns(config).problems))


def patterns(config: Config) -> LoadedPatterns:
    """Return the phrase patterns that stand with the rules of *config*."""
    from checker.rules.phrases import load_patterns

    return load_patterns([Path(path) for path in config.rules], config.packs)


def _off(config: Config, name: str) -> bool:
    """Whether check.yaml turns a rule off; asked for on the command line, it is on."""
    override = config.overrides.get(name)
    return override is not None and override.off and name not in config.only_rules


def applied(config: Config, loaded: LoadedRules) -> LoadedRules:
    """Return *loaded* with the changes that check.yaml makes to single rules.

    Raises:
        ConfigError: It changes a rule that is not there, or by a key that the rule does not have.
    """
    if not config.overrides:
        return loaded
    from checker.rules.override import misfits, overridden
    from checker.rules.template import nearest

    project = config.project or Path()
    known = {rule.id: rule for rule in loaded.rules}
    broken = {Path(one.place.path).stem for one in loaded.problems if one.place}
    for name, override in config.overrides.items():
        if name in broken:
            continue
        if name not in known:
            advice = nearest(name, known, "There are")
            raise wrong_entry(project, ("overrides", name), f"unknown rule {name!r}", advice)
        for one in misfits(known[name], override):
            raise wrong_entry(project, ("overrides", name, one.key), one.problem, one.advice)
    rules = tuple(
        overridden(rule, config.overrides[rule.id]) if rule.id in config.overrides else rule
        for rule in loaded.rules
    )
    return replace(loaded, rules=rules)


def evaluated(
    config: Config, rules: Sequence[Common], store: Store, progress: Progress
) -> list[RuleResult]:
    """Return what each rule finds, in their order, none of them for longer than it may take.

    Rules of our kinds take turns in two threads: most of their time is planning, which the engine
    does in one.  SQL by hand comes after them, one at a time, so that the memory which it eats is
    missing to no other rule.
    """
    from checker.rules.held import held_in
    from checker.rules.stand import stood_in

    desk = _Desk(config, tuple(rules), progress, held_in(store))
    with store.second() as second, ThreadPoolExecutor(1) as pool:
        other = pool.submit(desk.work, second)
        desk.work(store)
        other.result()
    desk.work(store, by_hand=True)
    return stood_in([desk.results[number] for number in range(len(rules))], store)


class _Desk:
    """Rules that wait for whoever comes next, and what was found with those that are done."""

    def __init__(
        self, config: Config, rules: tuple[Common, ...], progress: Progress, held: Held
    ) -> None:
        self._config, self._rules, self._progress, self._held = config, rules, progress, held
        self._guard = threading.Lock()
        kinds = [_by_hand(rule) for rule in rules]
        self._waiting = {
            by_hand: deque(n for n, kind in enumerate(kinds) if kind == by_hand)
            for by_hand in (False, True)
        }
        self.results: dict[int, RuleResult] = {}

    def work(self, store: Store, *, by_hand: bool = False) -> None:
        """Evaluate in *store* what waits, rule by rule, until nothing does."""
        try:
            while (number := self._next(by_hand)) is not None:
                made = self._evaluated(self._rules[number], store)
                with self._guard:
                    self.results[number] = made
        except BaseException:
            with self._guard:  # never between another's look at what waits and its taking it
                for waiting in self._waiting.values():
                    waiting.clear()  # who is broken off takes the others along
            raise

    def _evaluated(self, rule: Common, store: Store) -> RuleResult:
        from checker.rules.evaluate import kind_of
        from checker.rules.override import excepted

        seconds = _RULE_SECONDS.get(kind_of(rule), _KIND_SECONDS)
        given = self._config.rule_seconds
        override = self._config.overrides.get(rule.id)
        with store.limited(seconds if given is None else given):
            return excepted(rule, override.exceptions if override else (), store, self._held)

    def _next(self, by_hand: bool) -> int | None:
        with self._guard:
            waiting = self._waiting[by_hand]
            if not waiting:
                return None
            self._progress("rules", len(self.results), len(self._rules))
            return waiting.popleft()


def _by_hand(rule: Common) -> bool:
    from checker.model.rule import Sql

    return isinstance(rule, Sql)
