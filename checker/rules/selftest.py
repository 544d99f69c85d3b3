"""The tests that stand in rule files in, what passed and what did not out."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass

from checker.errors import CheckError
from checker.model.case import Expectation, GivenClaim, GivenText, RuleTest
from checker.model.rule import Common
from checker.rules.evaluate import Database, Row, evaluate
from checker.rules.given import given_store
from checker.store.engine import Store

_SECONDS = 5.0
"""For a rule over the claims of one test."""

Pipeline = Callable[[Sequence[GivenText]], AbstractContextManager[Database]]
"""From texts, one source each, to a database that holds their claims."""


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
    claims: int = 0
    """How many claims the rule looked at: a near miss of which it looks at none is not near."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One test of a rule with its claims in a database, to be evaluated as often as one likes."""

    number: int
    test: RuleTest
    store: Database | None
    names: dict[int, str]
    problem: str = ""
    """Why there is no database."""
    skipped: bool = False


def run_tests(rule: Common, pipeline: Pipeline | None = None) -> list[CaseResult]:
    """Return how each test of *rule* came out; texts are read by *pipeline*."""
    with prepared(rule, pipeline) as cases:
        return [run_case(rule, case) for case in cases]


@contextmanager
def prepared(rule: Common, pipeline: Pipeline | None = None) -> Iterator[list[Prepared]]:
    """Give the tests of *rule*, texts read and claims matched once; they are closed behind it."""
    with ExitStack() as stack:
        yield [_prepared(n, test, pipeline, stack) for n, test in enumerate(rule.tests)]


def run_case(rule: Common, case: Prepared) -> CaseResult:
    """Return how one test comes out with *rule*, which may be another than it was written for."""
    number, name = case.number, case.test.name
    if case.store is None:
        return CaseResult(rule.id, number, name, False, case.problem, skipped=case.skipped)
    with _limited(case.store):
        result = evaluate([rule], case.store)[0]
    if result.problem:
        return CaseResult(rule.id, number, name, passed=False, problem=str(result.problem))
    expect = [one for one in case.test.expect for _ in range(one.count)]
    met = _pairs(expect, result.rows, case)
    passed = len(met) == len(expect) == len(result.rows)
    return CaseResult(
        rule.id,
        number,
        name,
        passed,
        "" if passed else _difference(expect, result.rows, met, case),
        found=len(result.rows),
        claims=result.claims,
    )


def _limited(store: Database) -> AbstractContextManager[None]:
    """Stop a query that never ends: the few claims of a test take no rule this long."""
    return store.limited(_SECONDS) if isinstance(store, Store) else nullcontext()


def _prepared(number: int, test: RuleTest, pipeline: Pipeline | None, stack: ExitStack) -> Prepared:
    claims = [one for one in test.given if isinstance(one, GivenClaim)]
    names = {index: one.id or str(index) for index, one in enumerate(claims, start=1)}
    texts = _texts(test)
    problem = ""
    if texts and claims:
        problem = "give sentences or claims, not both in one test"
    elif texts and test.parents:
        problem = "parents go with claims only; sentences are read with the vocabulary"
    if problem:
        return Prepared(number, test, None, names, problem)
    if texts and pipeline is None:
        return Prepared(number, test, None, names, "sentences cannot be read here", skipped=True)
    try:
        opened = pipeline(texts) if texts and pipeline else given_store(claims, test.parents)
        return Prepared(number, test, stack.enter_context(opened), names)
    except CheckError as error:
        return Prepared(number, test, None, names, str(error))


def _texts(test: RuleTest) -> list[GivenText]:
    """Return the sentences and texts of a test, each with the name of its source."""
    texts = [
        GivenText(text=one) if isinstance(one, str) else one
        for one in test.given
        if not isinstance(one, GivenClaim)
    ]
    return [
        one if one.source else one.model_copy(update={"source": _letter(number)})
        for number, one in enumerate(texts)
    ]


def _letter(number: int) -> str:
    """Return a, b, c …, and after z numbers."""
    letters = string.ascii_lowercase
    return letters[number] if number < len(letters) else f"text-{number + 1}"


def _pairs(wanted: Sequence[Expectation], rows: Sequence[Row], case: Prepared) -> dict[int, int]:
    """Return which finding meets which expectation, each at most once, as many as can be."""
    fits = [
        [number for number, row in enumerate(rows) if _meets(one, row, case.names)]
        for one in wanted
    ]
    taken: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        for row in fits[one]:
            if row not in seen:
                seen.add(row)
                if row not in taken or place(taken[row], seen):
                    taken[row] = one
                    return True
        return False

    for one in range(len(wanted)):
        place(one, set())
    return taken


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


def _difference(
    wanted: Sequence[Expectation], rows: Sequence[Row], met: dict[int, int], case: Prepared
) -> str:
    """Return what was expected and is missing, and what was found and not expected."""
    missing = [one for number, one in enumerate(wanted) if number not in met.values()]
    surplus = [row for number, row in enumerate(rows) if number not in met]
    lines = [f"  found as expected: {_found(rows[number], case)}" for number in sorted(met)]
    lines += [f"- expected: {_expected(one)}" for one in missing] or (
        ["- expected: nothing else" if wanted else "- expected: nothing"]
    )
    lines += [f"+ found: {_found(row, case)}" for row in surplus] or (
        ["+ found: nothing else" if rows else "+ found: nothing"]
    )
    return "\n".join(lines)


def _found(row: Row, case: Prepared) -> str:
    return f"{row.verdict} ({row.level}) {', '.join(_claims(row, case.names))}: {row.message}"


def _expected(one: Expectation) -> str:
    parts = [one.verdict or "a finding", f"({one.level})" if one.level else ""]
    parts += [", ".join(one.claims), " ".join(f"says {words!r}" for words in one.says)]
    return " ".join(part for part in parts if part)
