"""`check rules test`: the tests in rule files, what they cover, and what they would not notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.chosen import chosen_patterns, chosen_rules, config_here, only, seen
from checker.cli.output import put
from checker.cli.watch import WATCH, again

if TYPE_CHECKING:
    from checker.config import Config
    from checker.model.rule import Common
    from checker.read.yaml import Node
    from checker.rules.phrases import WrittenPattern
    from checker.rules.selftest import Pipeline, Prepared


@dataclass
class Tally:
    """What was tried so far, and what is wrong."""

    tests: int = 0
    failed: int = 0
    covered: int = 0
    mutants: int = 0
    survived: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count in what was tried of one more rule."""
        self.tests += other.tests
        self.failed += other.failed
        self.covered += other.covered
        self.mutants += other.mutants
        self.survived += other.survived
        self.told += other.told


class Memory:
    """What a command that goes on need not do again: texts that were read, rules as they were."""

    def __init__(self) -> None:
        from checker.pipeline.given import Shelf

        self.shelf = Shelf()
        self._tried: dict[str, tuple[str, Tally]] = {}

    def tried(self, rule: Common, written: str, again: Callable[[], Tally]) -> Tally:
        """Return how the tests of *rule* come out: as before, where what is *written* is as it was.

        That is its file, and everything by which its texts are read.
        """
        state = f"{rule.model_dump_json()}\n{written}"
        known, tally = self._tried.get(rule.id, ("", Tally()))
        if known != state:
            tally = again()
            self._tried[rule.id] = (state, tally)
        return tally


def selftest(
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="Rule files or folders; else the project's."
    ),
    rule: list[str] = typer.Option(None, metavar="ID", help="Only this rule. Repeatable."),
    coverage: bool = typer.Option(
        False, "--coverage", help="Also fail where a rule lacks a test that fires or a near miss."
    ),
    mutate: bool = typer.Option(
        False, "--mutate", help="Also fail where a change to a rule is noticed by no test."
    ),
    watch: bool = WATCH,
) -> None:
    """Run the tests that stand in rule files, and in files of phrase patterns.

    Exit codes: 0 all passed, 1 a test failed or something is untested, 2 a rule file is wrong.

    Examples:
      check rules test rules/
      check rules test rules/toll-differs.yaml --coverage --mutate
      check rules test rules/ --watch
    """
    wanted = partial(_tested, paths, rule or [], coverage=coverage, mutate=mutate)
    if watch:
        memory = Memory()
        try:
            again(paths or [], partial(wanted, memory))
        finally:
            memory.shelf.close()
    wanted(None)


def _tested(
    paths: list[str] | None,
    wanted: list[str],
    memory: Memory | None,
    *,
    coverage: bool,
    mutate: bool,
) -> None:
    """Print how the tests come out; *memory* is that of a command that goes on."""
    from checker.pipeline.given import read_with, told
    from checker.report.style import safe_lines
    from checker.rules.load import content

    loaded = chosen_rules(paths)
    phrases = chosen_patterns(paths)
    patterns = [one for one in phrases.patterns if not wanted or one.pattern.id in wanted]
    named = {one.pattern.id for one in patterns}
    others = [name for name in wanted if name not in named]
    rules = only(loaded, others) if others or not wanted else ()
    config = config_here()
    # The patterns that stand with the rules make claims of the sentences in their tests.
    beside = config.model_copy(update={"rules": (*config.rules, *(paths or ()))})
    pipeline = told(beside, memory.shelf if memory else None)
    state = read_with(beside) if memory else ""
    tally = Tally()
    for line in _read(patterns, config, tally, coverage=coverage):
        tally.told.append(line)
        put(safe_lines(line) + "\n\n")
    for one in rules:
        path = Path(loaded.places[one.id].path)
        tried = partial(_tried, one, path, pipeline, coverage=coverage, mutate=mutate)
        written = f"{content(path)}\n{state}"
        found = memory.tried(one, written, tried) if memory else tried()
        tally.add(found)
        for line in found.told:
            put(safe_lines(line) + "\n\n")
    put(_closing(len(rules), len(patterns), tally, coverage=coverage, mutate=mutate))
    problems = (*loaded.problems, *phrases.problems)
    for problem in problems:
        typer.echo(safe_lines(f"\n{problem}"), err=True)
    if problems:
        raise typer.Exit(2)
    if tally.told:
        raise typer.Exit(1)


def _read(
    patterns: Sequence[WrittenPattern], config: Config, tally: Tally, *, coverage: bool
) -> Iterator[str]:
    """Yield what is wrong with the tests of *patterns*, each with its place."""
    if not patterns:
        return
    from checker.pipeline.given import phrased
    from checker.rules.phrasing import run_pattern_tests, uncovered_pattern

    reader = phrased(config)
    for one in patterns:
        name, node = one.pattern.id, one.node
        results = run_pattern_tests(one.prepared, reader)
        tally.tests += len(results)
        for case in results:
            if not case.passed:
                tally.failed += 1
                place = seen(node.place("tests", case.number, "name"))
                yield f"{place}: test failed: {name}: {case.name}\n{_indented(case.problem)}"
        lacking = uncovered_pattern(one.pattern) if coverage else []
        tally.covered += coverage and not lacking
        for words in lacking:
            yield f"{seen(node.place('tests'))}: not covered: {name}: {words}"


def _tried(rule: Common, path: Path, pipeline: Pipeline, *, coverage: bool, mutate: bool) -> Tally:
    """Return how the tests of *rule* come out, with what is wrong and its place."""
    from checker.rules.coverage import uncovered
    from checker.rules.load import read
    from checker.rules.selftest import prepared, run_case

    node, tally = read(path), Tally()
    with prepared(rule, pipeline) as cases:
        results = [run_case(rule, case) for case in cases]
        tally.tests += len(results)
        wrong = [one for one in results if not one.passed]
        tally.failed += len(wrong)
        for one in wrong:
            place = seen(node.place("tests", one.number, "name"))
            tally.told.append(
                f"{place}: test failed: {rule.id}: {one.name}\n{_indented(one.problem)}"
            )
        if coverage:
            lacking = uncovered(rule, results)
            tally.covered += not lacking
            place = seen(node.place("tests"))
            tally.told += [f"{place}: not covered: {rule.id}: {words}" for words in lacking]
        if mutate and not wrong:
            tally.told += _unnoticed(rule, node, cases, tally)
    return tally


def _unnoticed(rule: Common, node: Node, cases: Sequence[Prepared], tally: Tally) -> Iterator[str]:
    from checker.rules.mutant import mutants, survivors

    changed = mutants(rule, node.data)
    left = survivors(changed, cases)
    tally.mutants += len(changed)
    tally.survived += len(left)
    for one in left:
        where = ".".join(str(key) for key in one.keys if isinstance(key, str))
        yield f"{seen(node.place(*one.keys))}: no test notices: {rule.id}: {where} {one.change}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _closing(rules: int, patterns: int, tally: Tally, *, coverage: bool, mutate: bool) -> str:
    """Return what was tried, so that nothing tried never looks like everything passed."""
    files = _many(rules, "rule") + (f", {_many(patterns, 'pattern')}" if patterns else "")
    lines = [f"{files}, {_many(tally.tests, 'test')}, {tally.failed} failed"]
    if coverage:
        lines.append(
            f"{tally.covered} of {rules + patterns} with a test that fires and a near miss"
        )
    if mutate:
        lines.append(
            f"{_many(tally.mutants, 'change')} tried, {tally.survived} that no test notices"
        )
        if tally.survived:
            lines.append(
                "Add a test that fails with the change, or take out what makes no difference."
            )
    if not tally.tests:
        lines.append("No test was run. This is not a pass.")
    return "\n".join(lines) + "\n"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
