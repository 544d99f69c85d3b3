from __future__ import annotations

from typing import Any

import pytest

from checker.model.rule import KINDS, Common
from checker.rules.mutant import Mutant, mutants, survivors
from checker.rules.selftest import prepared

EDGES = [
    {"source": "alder", "subject": "mine", "value": 12},
    {"source": "birch", "subject": "mine", "value": 14},
    {"source": "alder", "subject": "quarry", "value": 12},
    {"source": "birch", "subject": "quarry", "value": 14.4},
]
"""Two apart, and a little more: what lies on either side of a tolerance of two."""
TWO = [{"source": "alder", "value": 12}, {"source": "birch", "value": 14}]


def written(**data: Any) -> dict[str, Any]:
    return {"kind": "same-value", "summary": "A probe.", "message": "x", **data}


def rule_of(data: dict[str, Any]) -> Common:
    return KINDS[data["kind"]].model_validate({"id": "probe", **data})


def made(**data: Any) -> list[Mutant]:
    return mutants(rule_of(written(**data)), written(**data))


def changes(**data: Any) -> list[str]:
    """Return what is changed in a rule, in words."""
    return [f"{'.'.join(map(str, one.keys))} {one.change}" for one in made(**data)]


def left(expect: list[Any], given: list[Any] = TWO, **data: Any) -> list[Mutant]:
    """Return the mutants that the one test of a rule does not notice."""
    whole = written(**data, tests=[{"name": "case", "given": given, "expect": expect}])
    rule = rule_of(whole)
    with prepared(rule) as cases:
        return survivors(mutants(rule, whole), cases)


def test_each_entry_of_a_list_is_left_out_and_the_whole_list() -> None:
    assert changes(where={"predicate": ["deaths", "hurt"]}) == [
        "where.predicate without 'predicate'",
        "where.predicate.0 without 'deaths'",
        "where.predicate.1 without 'hurt'",
    ]


def test_one_word_is_left_out_and_changed() -> None:
    assert changes(where={"predicate": "deaths"}) == [
        "where.predicate without 'predicate'",
        "where.predicate 'deaths' becomes another word",
    ]


def test_numbers_are_made_larger_and_smaller() -> None:
    assert changes(within=7) == ["within 7 becomes 8", "within 7 becomes 6"]
    assert changes(tolerance={"relative": 0.1})[1:] == [
        "tolerance.relative 0.1 becomes 0.125",
        "tolerance.relative 0.1 becomes 0.08",
    ]


def test_a_word_from_a_closed_list_becomes_another_of_them() -> None:
    (mutant,) = made(updates="skip")
    assert mutant.rule.model_dump()["updates"] == "compare"


def test_truth_is_turned_round() -> None:
    assert changes(aliases=False) == ["aliases false becomes true"]


def test_sets_lose_entries_and_names() -> None:
    assert changes(kind="exclusive", values=[["open", "shut"], ["red", "green", "blue"]]) == [
        "values.0 without entry",
        "values.1 without entry",
        "values.1.0 without 'red'",
        "values.1.1 without 'green'",
        "values.1.2 without 'blue'",
    ]


def test_sql_has_its_numbers_and_words_changed_and_its_comments_left() -> None:
    query = "SELECT claim_id AS left_id FROM claims WHERE unit = 'EUR' AND nominal > 12 -- not 13"
    assert changes(kind="sql", query=query) == [
        "query 'EUR' becomes 'EUR-x'",
        "query 12 becomes 13",
    ]


@pytest.mark.parametrize("key", ["message", "why", "advice", "limits", "caution", "summary"])
def test_words_for_people_are_left_alone(key: str) -> None:
    assert changes(**{key: "Other words."}) == []


def test_what_means_the_same_is_no_mutant() -> None:
    assert changes(kind="same-members", where={"value": "members"}) == [
        "where.value 'members' becomes another word"
    ]
    assert changes(updates="compare", spelling="fold", where={"value": "quantity"}) == [
        "updates 'compare' becomes another word",
        "where.value without 'value'",
        "where.value 'quantity' becomes another word",
    ]


def test_a_mutant_is_a_rule_and_the_rule_itself_stays_what_it_was() -> None:
    data = written(where={"predicate": ["deaths", "hurt"]})
    rule = rule_of(data)
    (_, first, _) = mutants(rule, data)
    assert first.rule.where.predicate == ("hurt",)
    assert rule.where.predicate == ("deaths", "hurt")
    assert data["where"] == {"predicate": ["deaths", "hurt"]}


def test_what_a_test_notices_does_not_survive() -> None:
    assert left([{}], tolerance={"absolute": 2.0}, given=EDGES) == []


def test_what_no_test_notices_survives() -> None:
    (larger, smaller) = left([{}], tolerance={"absolute": 1.0}, level="warning")[:2]
    assert (larger.keys, larger.change) == (("tolerance", "absolute"), "without 'absolute'")
    assert smaller.change == "1 becomes 1.25"


def test_a_level_that_no_test_asks_for_survives() -> None:
    assert [one.keys for one in left([{}], level="error")] == [("level",)]
    assert left([{"level": "error"}], level="error") == []
