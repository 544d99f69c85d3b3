from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from checker.model.case import GivenClaim, GivenText
from checker.model.rule import SameValue
from checker.rules.evaluate import Database
from checker.rules.given import given_store
from checker.rules.selftest import CaseResult, run_tests

TWO = [{"id": "a", "source": "alder", "value": 12}, {"id": "b", "source": "birch", "value": 13}]


def outcome(given: list[Any], expect: list[Any], pipeline: Any = None) -> CaseResult:
    rule = SameValue.model_validate(
        {
            "id": "probe",
            "summary": "A probe.",
            "message": "{{ left.value }} or {{ right.value }}",
            "tests": [{"name": "case", "given": given, "expect": expect}],
        }
    )
    return run_tests(rule, pipeline)[0]


def test_a_test_that_finds_what_it_expects_passes() -> None:
    result = outcome(
        TWO, [{"verdict": "contradiction", "says": ["12", "13"], "claims": ["b", "a"]}]
    )
    assert (result.passed, result.found) == (True, 1)


def test_a_finding_that_was_not_expected_fails() -> None:
    result = outcome(TWO, [])
    assert not result.passed
    assert result.problem == (
        "- expected: nothing\n+ found: contradiction (warning) a, b: 12 or 13"
    )


def test_an_expected_finding_that_is_missing_fails() -> None:
    result = outcome(TWO[:1], [{"verdict": "contradiction", "says": "12"}])
    assert result.problem == "- expected: contradiction says '12'\n+ found: nothing"


def test_each_part_of_an_expectation_counts() -> None:
    for part in ({"verdict": "omission"}, {"level": "error"}, {"says": "14"}, {"claims": ["a"]}):
        assert not outcome(TWO, [part]).passed, part


def test_one_finding_meets_one_expectation_only() -> None:
    assert not outcome(TWO, [{}, {}]).passed


def test_expectations_may_come_in_any_order() -> None:
    three = [*TWO, {"id": "c", "source": "cedar", "value": 14}]
    assert outcome(three, [{}, {"claims": ["a", "c"]}, {"claims": ["a", "b"]}]).passed


def test_sentences_are_skipped_without_a_pipeline() -> None:
    result = outcome(["A says 12."], [])
    assert (result.passed, result.skipped) == (False, True)


def test_sentences_are_read_by_the_pipeline() -> None:
    @contextmanager
    def pipeline(texts: Sequence[GivenText]) -> Iterator[Database]:
        claims = [GivenClaim(source=one.source, value=float(one.text.split()[-1])) for one in texts]
        with given_store(claims) as store:
            yield store

    assert outcome(["It says 12", "It says 13"], [{"says": "12"}], pipeline).passed


def test_sentences_and_claims_do_not_mix() -> None:
    assert "not both" in outcome(["A says 12.", TWO[0]], []).problem


def test_a_claim_without_a_value_is_explained() -> None:
    assert "has no value" in outcome([{"source": "alder"}], []).problem


def test_a_date_that_cannot_be_read_is_explained() -> None:
    assert (
        "'2001-13' is not a date" in outcome([{"source": "alder", "date": "2001-13"}], []).problem
    )
