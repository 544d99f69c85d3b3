"""Every shipped rule explains itself, and its tests show what it finds and leaves alone."""

from __future__ import annotations

import pytest

from checker.model.rule import Common
from checker.read.shipped import shipped
from checker.rules.compile import compile_rule
from checker.rules.load import load_pack, load_rules
from checker.rules.selftest import run_tests

PACKS = sorted(file.parent.name for file in shipped("rules").glob("*/pack.yaml"))
LOADED = load_rules(packs=PACKS)


def test_every_shipped_rule_loads() -> None:
    assert [str(problem) for problem in LOADED.problems] == []
    assert "core" in PACKS


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_named_as_its_folder(pack: str) -> None:
    assert load_pack(shipped("rules") / pack).name == pack


@pytest.mark.parametrize("rule", LOADED.rules, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule: Common) -> None:
    assert rule.summary.endswith(".")
    assert rule.summary.count(". ") == 0
    for text in (rule.why, rule.advice, rule.limits):
        assert text.strip().endswith(".")


@pytest.mark.parametrize("rule", LOADED.rules, ids=lambda rule: rule.id)
def test_a_rule_passes_its_own_tests(rule: Common) -> None:
    results = [result for result in run_tests(rule) if not result.skipped]
    assert [(one.name, one.problem) for one in results if not one.passed] == []


@pytest.mark.parametrize("rule", LOADED.rules, ids=lambda rule: rule.id)
def test_a_rule_has_tests_that_find_and_tests_that_do_not(rule: Common) -> None:
    assert any(test.expect for test in rule.tests)
    assert any(not test.expect for test in rule.tests)


@pytest.mark.parametrize("rule", LOADED.rules, ids=lambda rule: rule.id)
def test_a_rule_compiles_to_the_same_sql_every_time(rule: Common) -> None:
    assert compile_rule(rule) == compile_rule(rule.model_copy(deep=True))
