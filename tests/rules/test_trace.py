"""trace.yaml has pairs that are not found, and why; kinds/*.yaml holds the trace to the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from checker.errors import RuleError
from checker.model.case import GivenClaim
from checker.model.rule import KINDS, Common
from checker.read.yaml import load_yaml
from checker.rules.clause import chain, clauses, conjuncts, joined
from checker.rules.evaluate import evaluate
from checker.rules.funnel import funnel
from checker.rules.given import given_store
from checker.rules.label import label
from checker.rules.template import kind_sql
from checker.rules.trace import PAIRED, trace
from checker.store.engine import Store

FOLDER = Path(__file__).parent


def rule_of(kind: str, **keys: Any) -> Common:
    said = {"id": "probe", "summary": "A probe.", "message": "x", **keys}
    return KINDS[kind].model_validate(said)


def listed(name: str) -> list[dict[str, Any]]:
    file = FOLDER / name
    cases: list[dict[str, Any]] = load_yaml(file.read_text(encoding="utf-8"), file.name).data
    return cases


def keys_of(kind: str, case: dict[str, Any]) -> dict[str, Any]:
    return case.get("rule") or ({"question": "Do they differ?"} if kind == "judge" else {})


@contextmanager
def told(kind: str, case: dict[str, Any]) -> Iterator[tuple[Common, Store]]:
    given = [GivenClaim.model_validate(one) for one in case["given"]]
    tree = {
        name: (up,) if isinstance(up, str) else up
        for name, up in (case.get("parents") or {}).items()
    }
    with given_store(given, tree) as store:
        yield rule_of(kind, **keys_of(kind, case)), store


@pytest.mark.parametrize("case", listed("trace.yaml"), ids=lambda one: one["name"])
def test_the_first_condition_that_fails_is_named(case: dict[str, Any]) -> None:
    with told(case["kind"], case) as (rule, store):
        found = trace(rule, store, case.get("claims", [1, 2]))
    assert found.failed is not None
    assert found.failed.key == case["first"], found.conditions
    assert not found.reported


KINDS_WITH_CONDITIONS = sorted(set(KINDS) - {"sql"})


@pytest.mark.parametrize("kind", KINDS_WITH_CONDITIONS)
def test_what_the_trace_says_is_what_the_rule_does(kind: str) -> None:
    pairs = 0
    for case in listed(f"kinds/{kind}.yaml")[:4]:
        with told(kind, case) as (rule, store):
            found = [
                {one for one in (row.left_id, row.right_id) if one}
                for row in evaluate([rule], store)[0].rows
            ]
            for ids in combinations(range(1, len(case["given"]) + 1), 1 if rule.single else 2):
                traced = trace(rule, store, ids)
                assert (traced.failed is None) == bool(traced.reported), (case["name"], ids)
                if set(ids) in found:
                    assert set(traced.reported) == set(ids), (case["name"], ids)
                elif traced.reported:
                    assert set(traced.reported) in found
                pairs += 1
    assert pairs > 3


@pytest.mark.parametrize("kind", KINDS_WITH_CONDITIONS)
def test_every_condition_of_a_kind_has_words(kind: str) -> None:
    for case in listed(f"kinds/{kind}.yaml"):
        rule = rule_of(kind, **keys_of(kind, case))
        parts = chain(kind_sql(kind, rule))
        asked: list[str] = []
        for part in parts.parts:
            if part.name in {"picked", "dated", "drafted", "totals", "wrong", "sided"}:
                asked += conjuncts(clauses(part.body).get("WHERE", ""))
            if part.name in PAIRED.get(kind, ("judged",)):
                asked += joined(clauses(part.body)["FROM"])[1]
                asked += conjuncts(clauses(part.body).get("WHERE", ""))
        if rule.single:
            asked += conjuncts(clauses(parts.close)["WHERE"])
        for one in asked:
            if "FROM torn" not in one and "seat" not in one and not one.startswith("CASE"):
                assert label(one, rule).key != "condition", one


def test_values_of_both_sides_stand_beside_a_condition() -> None:
    case = {"given": [{"source": "alder", "value": 12}, {"source": "birch", "value": 12.5}]}
    with told("same-value", case) as (rule, store):
        conditions = {one.key: one for one in trace(rule, store, [2, 1]).conditions}
    assert conditions["value"].left == "12"
    assert conditions["value"].right == "12.5"


def test_a_repetition_is_told_as_evidence_of_the_finding_that_holds_it() -> None:
    given = [{"source": name, "value": value} for name, value in (("a", 1), ("b", 2), ("c", 2))]
    with told("same-value", {"given": given}) as (rule, store):
        assert trace(rule, store, [1, 3]).reported == (1, 2)


def test_a_draft_that_has_the_old_value_is_found() -> None:
    given = [
        {"source": "old", "origin": "x", "value": 1, "published": "2001-01-01"},
        {"source": "new", "origin": "x", "value": 2, "published": "2001-01-02"},
        {"source": "draft", "role": "draft", "value": 1},
    ]
    with told("superseded", {"given": given}) as (rule, store):
        found = trace(rule, store, [3, 2])
    assert found.reported
    assert [one.key for one in found.conditions] == ["draft"]


def test_a_rule_that_is_there_instead_of_it_is_named_with_what_it_takes() -> None:
    given = [
        {"source": "alder", "value": 12, "predicate": "crew"},
        {"source": "birch", "value": 13, "predicate": "crew"},
        {"source": "cedar", "value": 13, "predicate": "crew"},
        {"source": "alder", "value": 20, "predicate": "berths"},
        {"source": "birch", "value": 21, "predicate": "berths"},
    ]
    crews = rule_of("same-value", where={"predicate": "crew"}, instead_of="probe")
    crews = crews.model_copy(update={"id": "crews-differ"})
    wrong = rule_of("sql", query="SELECT nothing FROM claims", instead_of="probe")
    others = [crews, crews.model_copy(update={"id": "x", "instead_of": ()}), wrong]
    with told("same-value", {"given": given}) as (rule, store):
        assert trace(rule, store, [1, 2]).takers == ()
        assert trace(rule, store, [1, 2], [rule, *others]).takers == ("crews-differ",)
        # What only repeats one of the two goes with the finding that it is evidence in.
        assert trace(rule, store, [1, 3], others).takers == ("crews-differ",)
        assert trace(rule, store, [4, 5], others).takers == ()
        assert trace(rule, store, [1, 5], others).takers == ()
        *_, before, last = funnel(rule, store, others)
        assert (before.count, before.words) == (2, "findings")
        assert last.count == 1
        assert "(crews-differ)" in last.words


@pytest.mark.parametrize("ids", [[1], [1, 1], [1, 2, 3]])
def test_another_number_of_claims_than_a_rule_compares_is_refused(ids: Sequence[int]) -> None:
    case = {"given": [{"source": "alder", "value": 12}] * 3}
    with told("same-value", case) as (rule, store), pytest.raises(RuleError, match="traced with"):
        trace(rule, store, ids)


def test_a_claim_that_is_not_there_is_named() -> None:
    case = {"given": [{"source": "alder", "value": 12}]}
    with told("same-value", case) as (rule, store), pytest.raises(RuleError, match="no claim 7"):
        trace(rule, store, [1, 7])


def test_the_funnel_counts_what_each_step_leaves() -> None:
    given = [
        {"source": "alder", "predicate": "deaths", "value": 12},
        {"source": "birch", "predicate": "deaths", "value": 13},
        {"source": "cedar", "predicate": "deaths", "value": 40, "polarity": "denied"},
        {"source": "birch", "predicate": "place", "value": "Ost"},
    ]
    keys = {"where": {"predicate": "deaths"}, "tolerance": {"absolute": 2}}
    with told("same-value", {"given": given, "rule": keys}) as (rule, store):
        steps = {one.words: one.count for one in funnel(rule, store)}
    assert steps["claims"] == 4
    assert steps["where its predicate is deaths"] == 3
    assert steps["where it is affirmed, not denied"] == 2
    assert steps["comparisons to make"] == 1
    assert steps["pairs about one thing"] == 1
    assert steps["where the values are incompatible"] == 0
    assert steps["findings"] == 0


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_funnel_ends_with_what_the_rule_finds(kind: str) -> None:
    for case in listed(f"kinds/{kind}.yaml")[:3]:
        with told(kind, case) as (rule, store):
            steps = funnel(rule, store)
        assert steps[0].count == len(case["given"])
        assert steps[-1].count == len(case["found"]), case["name"]
        assert len(steps) > 3 or kind == "sql"
