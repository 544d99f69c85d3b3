from __future__ import annotations

from typing import Any

from checker.model.rule import KINDS
from checker.rules.coverage import uncovered
from checker.rules.selftest import run_tests

FIRES = {
    "name": "two numbers",
    "given": [{"source": "alder", "value": 12}, {"source": "birch", "value": 13}],
    "expect": [{}],
}
NEAR = {**FIRES, "name": "one number", "given": [{"source": "alder", "value": 12}], "expect": []}
FAR = {
    "name": "something else",
    "given": [{"source": "alder", "predicate": "was", "value": 12}],
    "expect": [],
}


def lacking(*tests: dict[str, Any], kind: str = "same-value", **more: Any) -> list[str]:
    rule = KINDS[kind].model_validate(
        {"id": "probe", "summary": "A probe.", "message": "x", "tests": tests, **more}
    )
    return uncovered(rule, run_tests(rule))


WHERE = {"predicate": "is"}


def test_a_test_that_fires_and_a_near_miss_cover_a_rule() -> None:
    assert lacking(FIRES, NEAR, where=WHERE) == []


def test_without_a_test_that_fires_a_rule_is_not_covered() -> None:
    assert lacking(NEAR, where=WHERE) == ["no test makes it fire"]


def test_without_a_near_miss_a_rule_is_not_covered() -> None:
    assert lacking(FIRES, where=WHERE) == ["no near miss that it leaves alone"]


def test_a_miss_that_the_rule_does_not_look_at_is_not_near() -> None:
    (words,) = lacking(FIRES, FAR, where=WHERE)
    assert words.startswith("no near miss that it leaves alone; none that expects nothing holds")


def test_a_test_that_fails_covers_nothing() -> None:
    assert lacking({**FIRES, "expect": [{"says": "other words"}]}, NEAR) == [
        "no test makes it fire"
    ]


def test_a_rule_without_tests_lacks_both() -> None:
    assert len(lacking()) == 2


def test_of_sql_by_hand_any_quiet_test_is_a_near_miss() -> None:
    query = "SELECT claim_id AS left_id FROM claims WHERE num_low = 13"
    assert lacking(FIRES, NEAR, kind="sql", query=query) == []
