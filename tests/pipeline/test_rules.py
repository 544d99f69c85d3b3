from __future__ import annotations

import threading

import pytest
from probe import rule

from checker.config import Config
from checker.model.case import GivenClaim
from checker.pipeline.rules import evaluated
from checker.pipeline.stage import silent
from checker.rules.evaluate import evaluate
from checker.rules.given import given_store
from checker.rules.load import load_rules

CLAIMS = [
    GivenClaim.model_validate(one)
    for one in (
        {"source": "alder", "subject": "quake", "predicate": "deaths", "value": 12},
        {"source": "birch", "subject": "quake", "predicate": "deaths", "value": 15},
    )
]
SQL = "SELECT 't' AS thing, 1 AS left_id, 2 AS right_id"


def test_results_come_in_the_order_of_the_rules_whichever_thread_found_them() -> None:
    rules = [rule("sql", id="hand", query=SQL), *load_rules((), ("core",)).rules]
    with given_store(CLAIMS) as store:
        together = evaluated(Config(), rules, store, silent)
        alone = [evaluate([one], store)[0] for one in rules]
    assert [one.rule.id for one in together] == [one.id for one in rules]
    assert [(one.claims, one.rows) for one in together] == [(one.claims, one.rows) for one in alone]
    assert sum(len(one.rows) for one in together) > 1


def test_sql_by_hand_waits_until_the_other_rules_are_done() -> None:
    taken: list[tuple[int, bool]] = []

    def progress(_: str, done: int, __: int) -> None:
        taken.append((done, threading.current_thread() is threading.main_thread()))

    ours = [rule("same-value", id=f"probe-{number}") for number in range(6)]
    hand = [rule("sql", id=f"hand-{number}", query=SQL) for number in range(3)]
    with given_store(CLAIMS) as store:
        evaluated(Config(), [*hand, *ours], store, progress)
    assert taken[len(ours) :] == [(6, True), (7, True), (8, True)]
    assert max(done for done, _ in taken[: len(ours)]) < len(ours)


@pytest.mark.parametrize("where", ["main", "other"])
def test_a_run_that_is_broken_off_leaves_no_rule_at_work(where: str) -> None:
    taken: list[int] = []
    first = threading.Event()

    def progress(_: str, done: int, __: int) -> None:
        taken.append(done)
        if (threading.current_thread() is threading.main_thread()) == (where == "main"):
            first.set()
            raise KeyboardInterrupt
        first.wait(0.3)  # so that the thread which is broken off comes to take one

    rules = [rule("same-value", id=f"probe-{number}") for number in range(200)]
    with given_store(CLAIMS) as store, pytest.raises(KeyboardInterrupt):
        evaluated(Config(), rules, store, progress)
    assert len(taken) < len(rules)
