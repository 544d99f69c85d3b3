"""What a project changes about a rule, and what it exempts from it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.case import GivenClaim
from checker.model.override import NO_PARAMETERS, Exemption, Override
from checker.model.rule import KINDS, Common
from checker.rules.evaluate import evaluate
from checker.rules.given import given_store
from checker.rules.override import excepted, misfits, overridden
from checker.rules.stand import stood_in

RULE = {"id": "probe", "level": "error", "summary": "A probe.", "message": "differs"}


def rule(kind: str = "same-value", **keys: Any) -> Common:
    return KINDS[kind].model_validate({**RULE, **keys})


def claim(source: str, value: object, subject: str = "ferry", **more: Any) -> GivenClaim:
    keys = {"source": source, "subject": subject, "predicate": "crew", "value": value}
    return GivenClaim.model_validate({**keys, **more})


def exempt(**keys: object) -> Exemption:
    return Exemption.model_validate({"reason": "agreed with the desk", **keys})


def test_every_key_of_an_override_is_a_key_of_some_kind() -> None:
    for key, field in Override.model_fields.items():
        assert key in NO_PARAMETERS or any(key in model.model_fields for model in KINDS.values())
        assert field.default in (None, False, "", ())


def test_a_change_is_made_and_the_rest_is_kept() -> None:
    changed = overridden(rule(), Override.model_validate({"level": "note", "within": 3}))
    assert (changed.level, changed.within, changed.summary) == ("note", 3, "A probe.")  # type: ignore[attr-defined]


def test_a_key_that_the_kind_does_not_know_is_a_misfit_with_a_near_one() -> None:
    (one,) = misfits(rule("naming"), Override.model_validate({"words": 3}))
    assert one.key == "words"
    assert "of the kind naming" in one.problem
    assert "distance" in one.advice


def test_an_exception_hides_its_source_and_not_the_same_difference_of_others() -> None:
    claims = [claim("ledger", 5), claim("gazette", 5), claim("herald", 6)]
    with given_store(claims) as store:
        result = excepted(rule(), [exempt(source="ledger")], store)
        assert [(row.left_id, row.right_id) for row in result.rows] == [(2, 3)]
        assert [len(rows) for _, rows in result.hidden] == [0]
        result = excepted(rule(), [exempt(source="herald")], store)
        assert result.rows == ()
        assert [len(rows) for _, rows in result.hidden] == [1]


def test_an_exception_names_an_entity_by_any_of_its_names_and_no_other() -> None:
    claims = [
        claim("ledger", 5), claim("gazette", 6),
        claim("ledger", 7, "tug"), claim("gazette", 8, "tug"),
    ]  # fmt: skip
    with given_store(claims, {"Ferry": ["Fleet"]}) as store:
        result = excepted(rule(), [exempt(entity="The FERRY")], store)
    assert [(row.left_id, row.right_id) for row in result.rows] == [(3, 4)]
    assert [len(rows) for _, rows in result.hidden] == [1]


def test_an_exception_on_a_value_or_a_member_hides_what_differs_in_it_alone() -> None:
    lists = [
        claim("ledger", None, members=["Lind", "Birk", "Holm"]),
        claim("gazette", None, members=["Lind", "Birk"]),
    ]
    with given_store(lists) as store:
        members = rule("same-members")
        assert excepted(members, [exempt(entity="Holm")], store).rows == ()
        assert len(excepted(members, [exempt(entity="Birk")], store).rows) == 1


def test_an_exception_needs_a_reason_and_something_to_exempt() -> None:
    for keys in ({"entity": "Holm"}, {"entity": "Holm", "reason": " "}, {"reason": "none"}):
        with pytest.raises(ValidationError):
            Exemption.model_validate(keys)


def test_a_rule_that_is_there_instead_of_another_takes_its_claims_over() -> None:
    wide = rule(id="wide")
    narrow = rule(id="narrow", instead_of="wide", where={"predicate": "crew"})
    claims = [
        claim("ledger", 5), claim("gazette", 6),
        claim("ledger", 7, predicate="decks"), claim("gazette", 8, predicate="decks"),
    ]  # fmt: skip
    with given_store(claims) as store:
        found = stood_in(evaluate([wide, narrow], store), store)
    told = {one.rule.id: [(row.left_id, row.right_id) for row in one.rows] for one in found}
    assert told == {"wide": [(3, 4)], "narrow": [(1, 2)]}


def test_what_the_narrower_rule_tolerates_is_not_told_by_the_wider_one() -> None:
    narrow = rule(id="narrow", instead_of=["wide"], tolerance={"absolute": 2})
    with given_store([claim("ledger", 5), claim("gazette", 6)]) as store:
        found = stood_in(evaluate([rule(id="wide"), narrow], store), store)
    assert [one.rows for one in found] == [(), ()]


def test_a_narrower_rule_that_fails_stands_in_for_nothing() -> None:
    narrow = rule("sql", id="narrow", instead_of="wide", query="SELECT nothing FROM claims")
    with given_store([claim("ledger", 5), claim("gazette", 6)]) as store:
        found = stood_in(evaluate([rule(id="wide"), narrow], store), store)
    assert [len(one.rows) for one in found] == [1, 0]


def test_a_narrower_rule_in_sql_takes_over_the_pairs_that_it_gives() -> None:
    query = "SELECT 1 AS left_id, 2 AS right_id, 'contradiction' AS verdict"
    narrow = rule("sql", id="narrow", instead_of="wide", query=query)
    claims = [claim("ledger", 5), claim("gazette", 6), claim("herald", 7)]
    with given_store(claims) as store:
        found = stood_in(evaluate([rule(id="wide"), narrow], store), store)
    assert [len(one.rows) for one in found] == [2, 1]
