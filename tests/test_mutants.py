"""No change to a shipped rule goes unnoticed by the tests in its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.rule import Common
from checker.read.shipped import shipped
from checker.rules.coverage import uncovered
from checker.rules.load import load_rules, read
from checker.rules.mutant import mutants, survivors
from checker.rules.selftest import prepared, run_case

PACKS = sorted(file.parent.name for file in shipped("rules").glob("*/pack.yaml"))
LOADED = load_rules(packs=PACKS)


@pytest.mark.parametrize("rule", LOADED.rules, ids=lambda rule: rule.id)
def test_a_test_fires_another_nearly_does_and_every_change_is_noticed(rule: Common) -> None:
    changed = mutants(rule, read(Path(LOADED.places[rule.id].path)).data)
    with prepared(rule) as cases:
        assert uncovered(rule, [run_case(rule, case) for case in cases]) == []
        left = survivors(changed, cases)
    assert [(one.keys, one.change) for one in left] == []
