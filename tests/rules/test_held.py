from __future__ import annotations

import pytest
from probe import rule

from checker.model.case import GivenClaim
from checker.rules.evaluate import RuleResult, evaluate
from checker.rules.given import given_store
from checker.rules.held import held_in
from checker.rules.load import load_rules

GIVEN = [
    {"source": "alder", "subject": "quake", "predicate": "deaths", "value": 12},
    {"source": "birch", "subject": "quake", "predicate": "deaths", "value": 15},
    {"source": "alder", "subject": "mayor", "predicate": "role", "value": "Ada Lind"},
    {"source": "birch", "subject": "mayor", "predicate": "role", "value": "Otto Brask"},
    {"source": "alder", "subject": "vote", "predicate": "date", "date": "2031-05-04"},
]


def claims() -> list[GivenClaim]:
    return [GivenClaim.model_validate(one) for one in GIVEN]


def told(result: RuleResult) -> tuple[object, ...]:
    return (result.kind, result.claims, result.comparisons, result.rows, result.problem)


@pytest.mark.parametrize(
    ("predicate", "types"),
    [
        (["deaths"], ("quantity",)),
        (["deaths", "role"], ("entity", "quantity")),
        ([], ("entity", "quantity", "date")),
        (["date", "weather"], ("date",)),
    ],
)
def test_a_rule_asks_only_for_the_types_of_value_that_there_are(
    predicate: list[str], types: tuple[str, ...]
) -> None:
    with given_store(claims()) as store:
        narrow = held_in(store).narrowed(rule("same-value", where={"predicate": predicate}))
    assert narrow is not None
    assert set(narrow.where.value) == set(types)


def test_a_rule_with_nothing_to_look_at_is_not_asked() -> None:
    with given_store(claims()) as store:
        held = held_in(store)
        assert held.narrowed(rule("same-value", where={"predicate": ["weather"]})) is None
        assert held.narrowed(rule("same-members", where={"predicate": ["deaths"]})) is None


def test_what_a_rule_finds_and_counts_does_not_depend_on_what_is_known_of_the_claims() -> None:
    rules = [
        *load_rules((), ("core", "eu")).rules,
        rule("same-value"),
        rule("same-value", where={"predicate": ["deaths"], "value": ["quantity"]}),
        rule("sql", query="SELECT 't' AS thing, 1 AS left_id, 2 AS right_id"),
    ]
    with given_store(claims()) as store:
        plain = evaluate(rules, store)
        known = evaluate(rules, store, held_in(store))
    assert [told(one) for one in known] == [told(one) for one in plain]
    assert sum(len(one.rows) for one in plain) >= 3
