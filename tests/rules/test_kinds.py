"""kinds/*.yaml has a case for every clause of every kind, which fails when it is dropped.

A case gives claims and says what a rule finds in them. It may say what the rule counts, what
else the claims are about: `things: [[thing, claim, weight], …]`, what each finding tells beside its
claims: `detail: [{…}, …]`, and that the claims lie in the database last one first, which changes
nothing: `stored: backwards`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.model.case import GivenClaim
from checker.model.rule import KINDS, Common
from checker.read.yaml import load_yaml
from checker.rules.compile import compile_rule
from checker.rules.evaluate import RuleResult
from checker.rules.given import given_store
from checker.rules.template import kind_sql

FOLDER = Path(__file__).parent / "kinds"


def rule_of(kind: str, **parameters: Any) -> Common:
    known = {"id": "probe", "level": "error", "summary": "A probe.", "message": "x"}
    return KINDS[kind].model_validate(known | parameters)


def cases() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("*.yaml")):
        listed = load_yaml(file.read_text(encoding="utf-8"), file.name).data
        found += [pytest.param(file.stem, one, id=f"{file.stem}: {one['name']}") for one in listed]
    return found


@pytest.mark.parametrize(("kind", "case"), cases())
def test_kind_finds(kind: str, case: dict[str, Any], probe: Callable[..., RuleResult]) -> None:
    further, backwards = case.get("things", []), case.get("stored") == "backwards"
    result = probe(
        kind,
        case["given"],
        case.get("parents"),
        further,
        backwards=backwards,
        **case.get("rule", {}),
    )
    assert result.problem is None
    found = [
        (row.verdict, *(one for one in (row.left_id, row.right_id, *row.more) if one))
        for row in result.rows
    ]
    assert found == [tuple(one) for one in case["found"]]
    told = [{"thing": row.thing, **row.detail} for row in result.rows]
    for wanted, tells in zip(case.get("detail", []), told, strict="detail" in case):
        assert {name: tells.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(("kind", "case"), [one for one in cases() if "counted" in one.values[1]])
def test_kind_counts(kind: str, case: dict[str, Any]) -> None:
    rule = rule_of(kind, **case.get("rule", {}))
    given = [GivenClaim.model_validate(one) for one in case["given"]]
    with given_store(given, {}) as store:
        counts = store.rows(compile_rule(rule).counts)[0]
        selected = store.rows(kind_sql("_selected", rule))
    assert {name: counts[name] for name in case["counted"]} == case["counted"]
    assert len(selected) == counts["claims"]


def test_every_kind_has_cases_that_find_and_cases_that_do_not() -> None:
    for kind in KINDS:
        file = FOLDER / f"{kind}.yaml"
        listed = load_yaml(file.read_text(encoding="utf-8"), file.name).data
        assert any(one["found"] for one in listed), kind
        assert any(not one["found"] for one in listed), kind
