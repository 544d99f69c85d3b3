"""The tests that stand in files of phrase patterns in, what passed and what did not out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.errors import CheckError, RuleError
from checker.extract.fold import fold
from checker.extract.made import Reading
from checker.extract.pattern import Prepared
from checker.model.pattern import ExpectedClaim, Pattern, PatternTest
from checker.rules.mistake import mistake
from checker.rules.phrases import WrittenPattern
from checker.rules.selftest import CaseResult

PatternReader = Callable[[Prepared, PatternTest], Sequence[Reading]]
"""From a pattern and a text to the claims that it makes of it."""


def run_pattern_tests(prepared: Prepared, reader: PatternReader) -> list[CaseResult]:
    """Return how each test of a pattern came out."""
    return [
        _tried(prepared, number, test, reader) for number, test in enumerate(prepared.pattern.tests)
    ]


def uncovered_pattern(pattern: Pattern) -> list[str]:
    """Return what the tests of *pattern* do not show."""
    lacking = []
    if not any(test.expect for test in pattern.tests):
        lacking.append("no test in which it makes a claim")
    if all(test.expect for test in pattern.tests):
        lacking.append("no near miss: a text of which it makes no claim")
    return lacking


def lint_pattern(one: WrittenPattern) -> list[RuleError]:
    """Return what is missing in a pattern that can be loaded."""
    found = []
    if not one.pattern.limits.strip():
        keys = ("limits",) if "limits" in one.node.data else ("patterns",)
        problem = "the pattern has no `limits`"
        found.append(mistake(one.node, keys, problem, "Say what it does not read."))
    keys = ("tests",) if "tests" in one.node.data else ("patterns",)
    for words in uncovered_pattern(one.pattern):
        advice = "Add a test with `given` and `expect`; `expect: []` is a near miss."
        found.append(mistake(one.node, keys, words, advice))
    return found


def _tried(prepared: Prepared, number: int, test: PatternTest, reader: PatternReader) -> CaseResult:
    name = prepared.pattern.id
    try:
        made = reader(prepared, test)
    except CheckError as error:
        return CaseResult(name, number, test.name, False, str(error))
    left = list(made)
    missing: list[ExpectedClaim] = []
    for wanted in sorted(test.expect, key=_told, reverse=True):
        fits = next((one for one in left if _meets(wanted, one)), None)
        if fits is None:
            missing.append(wanted)
        else:
            left.remove(fits)
    problem = "" if not missing and not left else "\n".join(_difference(missing, left))
    passed = not problem
    return CaseResult(name, number, test.name, passed, problem, found=len(made), claims=len(made))


def _told(wanted: ExpectedClaim) -> int:
    """Return how much *wanted* says: what says most is looked for first."""
    return len(wanted.model_fields_set)


def _meets(wanted: ExpectedClaim, one: Reading) -> bool:
    said = one.claim.qualifiers
    value = str(wanted.value).lower() if isinstance(wanted.value, bool) else wanted.value
    return (
        (wanted.subject is None or fold(wanted.subject) in (fold(one.subject), one.claim.subject))
        and wanted.predicate in (None, one.claim.predicate)
        and (value is None or fold(value) == fold(one.value))
        and wanted.type in (None, one.claim.value.type)
        and wanted.modality in (None, said.modality)
        and wanted.polarity in (None, said.polarity)
        and (wanted.speaker is None or fold(wanted.speaker) == fold(said.speaker or ""))
    )


def _difference(missing: Sequence[ExpectedClaim], left: Sequence[Reading]) -> Iterator[str]:
    for wanted in missing:
        given = wanted.model_dump(exclude_unset=True)
        yield "- expected: " + (", ".join(f"{k} {v}" for k, v in given.items()) or "a claim")
    if not missing:
        yield "- expected: nothing else"
    for one in left:
        claim = one.claim
        yield (
            f"+ found: subject {one.subject}, predicate {claim.predicate}, value {one.value}, "
            f"type {claim.value.type}, modality {claim.qualifiers.modality}, "
            f"polarity {claim.qualifiers.polarity}"
        )
    if not left:
        yield "+ found: nothing else"
