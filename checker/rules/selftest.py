"""The tests that stand in rule files in, what passed and what did not out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from checker.errors import CheckError
from checker.model.case import Expectation, GivenClaim, RuleTest
from checker.model.rule import Common
from checker.rules.evaluate import Database, Row, evaluate
from checker.rules.given import given_store

Pipeline = Callable[[Sequence[str]], AbstractContextManager[Database]]
"""From sentences, one source each, to a database that holds their claims."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one test of a rule came out."""

    rule: str
    number: int
    """From 0, in the order of the file."""
    name: str
    passed: bool
    problem: str = ""
    """What was expected and what was found; empty where the test passed."""
    found: int = 0
    """How many findings there were: a rule whose tests never find anything proves nothing."""
    skipped: bool = False
    """Sentences were given, and no pipeline to read them."""


def run_tests(rule: Common, pipeline: Pipeline | None = None) -> list[CaseResult]:
    """Return how each test of *rule* came out; sentences are read by *pipeline*."""
    return [_run(rule, number, case, pipeline) for number, case in enumerate(rule.tests)]


def _run(rule: Common, number: int, case: RuleTest, pipeline: Pipeline | None) -> CaseResult:
    sentences = [one for one in case.given if isinstance(one, str)]
    claims = [one for one in case.given if isinstance(one, GivenClaim)]
    if sentences and claims:
        problem = "give sentences or claims, not both in one test"
        return CaseResult(rule.id, number, case.name, passed=False, problem=problem)
    if sentences and pipeline is None:
        problem = "sentences cannot be read here"
        return CaseResult(rule.id, number, case.name, passed=False, problem=problem, skipped=True)
    try:
        with pipeline(sentences) if sentences and pipeline else _store(case, claims) as store:
            result = evaluate([rule], store)[0]
    except CheckError as error:
        return CaseResult(rule.id, number, case.name, passed=False, problem=str(error))
    if result.problem:
        return CaseResult(rule.id, number, case.name, passed=False, problem=str(result.problem))
    names = {index: one.id or str(index) for index, one in enumerate(claims, start=1)}
    passed = len(result.rows) == len(case.expect) and _all_met(case.expect, result.rows, names)
    problem = "" if passed else _difference(case.expect, result.rows, names)
    return CaseResult(rule.id, number, case.name, passed, problem, found=len(result.rows))


def _store(case: RuleTest, claims: Sequence[GivenClaim]) -> AbstractContextManager[Database]:
    return given_store(claims, case.parents)


def _all_met(wanted: Sequence[Expectation], rows: Sequence[Row], names: dict[int, str]) -> bool:
    """Whether each expectation can have a finding of its own."""
    if not wanted:
        return True
    return any(
        _meets(wanted[0], row, names) and _all_met(wanted[1:], _without(rows, index), names)
        for index, row in enumerate(rows)
    )


def _without(rows: Sequence[Row], index: int) -> list[Row]:
    return [*rows[:index], *rows[index + 1 :]]


def _meets(wanted: Expectation, row: Row, names: dict[int, str]) -> bool:
    return (
        wanted.verdict in (None, row.verdict)
        and wanted.level in (None, row.level)
        and all(words in row.message for words in wanted.says)
        and (not wanted.claims or sorted(wanted.claims) == sorted(_claims(row, names)))
    )


def _claims(row: Row, names: dict[int, str]) -> list[str]:
    ids = (row.left_id, row.right_id, *row.more)
    return [names.get(one, str(one)) for one in ids if one is not None]


def _difference(wanted: Sequence[Expectation], rows: Sequence[Row], names: dict[int, str]) -> str:
    lines = [f"- expected: {_expected(one)}" for one in wanted] or ["- expected: nothing"]
    lines += [
        f"+ found: {row.verdict} ({row.level}) {', '.join(_claims(row, names))}: {row.message}"
        for row in rows
    ] or ["+ found: nothing"]
    return "\n".join(lines)


def _expected(one: Expectation) -> str:
    parts = [one.verdict or "a finding", f"({one.level})" if one.level else ""]
    parts += [", ".join(one.claims), " ".join(f"says {words!r}" for words in one.says)]
    return " ".join(part for part in parts if part)
