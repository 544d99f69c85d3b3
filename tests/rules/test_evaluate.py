from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from probe import rule

from checker.model.case import GivenClaim
from checker.rules.evaluate import RuleResult, evaluate
from checker.rules.given import given_store

Probe = Callable[..., RuleResult]
TWO = [{"source": "alder", "value": 12}, {"source": "birch", "value": 13}]


def claims(given: list[dict[str, Any]]) -> list[GivenClaim]:
    return [GivenClaim.model_validate(one) for one in given]


def test_claims_and_comparisons_are_counted(probe: Probe) -> None:
    given = [
        *TWO,
        {"source": "cedar", "value": 14},
        {"source": "cedar", "value": 1, "subject": "mine"},
    ]
    result = probe("same-value", given)
    assert (result.claims, result.comparisons) == (4, 3)


def test_a_rule_that_selects_nothing_says_so(probe: Probe) -> None:
    result = probe("same-value", TWO, where={"predicate": "other"})
    assert (result.claims, result.comparisons, result.rows) == (0, 0, ())


def test_single_claims_are_counted_one_by_one(probe: Probe) -> None:
    given = [{"source": "alder", "predicate": "calendar", "type": "text", "value": "Monday"}] * 2
    result = probe("calendar", given)
    assert (result.claims, result.comparisons) == (2, 2)


def test_sums_are_counted_by_their_totals(probe: Probe) -> None:
    given = [
        {"source": "alder", "predicate": "total", "value": 3, "thing": "t"},
        {"source": "alder", "predicate": "part", "value": 1, "thing": "t", "head": "a"},
        {"source": "alder", "predicate": "part", "value": 2, "thing": "t", "head": "b"},
        {"source": "alder", "predicate": "total", "value": 3, "thing": "u"},
    ]
    result = probe("adds-up", given, total={"predicate": "total"}, parts={"predicate": "part"})
    assert (result.claims, result.comparisons) == (4, 1)


def test_orders_are_counted_by_their_pairs(probe: Probe) -> None:
    given = [
        {"source": "alder", "predicate": "start", "date": "2001"},
        {"source": "alder", "predicate": "end", "date": "2002"},
        {"source": "birch", "predicate": "end", "date": "2002"},
    ]
    result = probe("order", given, before="start", after="end")
    assert (result.claims, result.comparisons) == (3, 2)


@pytest.mark.parametrize("predicate", ["'", "''; DROP TABLE claims; --", "\\", "%", "{{ 1 }}"])
def test_a_value_in_where_is_only_a_value(probe: Probe, predicate: str) -> None:
    given = [{**one, "predicate": predicate} for one in TWO]
    assert len(probe("same-value", given, where={"predicate": predicate}).rows) == 1
    assert (
        probe("same-value", TWO, where={"predicate": predicate, "subject": predicate}).problem
        is None
    )


def test_values_that_exclude_each_other_are_only_values(probe: Probe) -> None:
    given = [{"source": "alder", "value": "it's"}, {"source": "birch", "value": "not"}]
    result = probe(
        "exclusive", given, values=[["it's", "not"], ["x'); DROP TABLE claims; --", "y"]]
    )
    assert len(result.rows) == 1


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE claims",
        "SELECT 1 AS left_id; SELECT 2",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT nothing",
        "SELECT 1 AS wrong FROM claims",
        "SELECT 99 AS left_id",
        "SELECT claim_id AS left_id, 'wrong' AS verdict FROM claims",
    ],
)
def test_sql_that_cannot_be_used_is_a_problem_of_its_rule_alone(query: str) -> None:
    rules = [rule("sql", query=query), rule("same-value")]
    with given_store(claims(TWO)) as store:
        wrong, right = evaluate(rules, store)
    assert wrong.problem is not None
    assert "probe could not be evaluated" in wrong.problem.problem
    assert len(right.rows) == 1


def test_a_message_that_fails_at_run_time_is_a_problem_of_its_rule(probe: Probe) -> None:
    result = probe(
        "sql", TWO, query="SELECT claim_id AS left_id FROM claims", message="{{ right.source }}"
    )
    assert result.problem is not None


def test_the_caution_of_the_match_is_carried() -> None:
    given = [{**one, "thing": "t"} for one in TWO]
    with given_store(claims(given)) as store:
        store.execute("INSERT INTO matches VALUES ('t', 2, 1, 9.0, [], 'may be two ferries')")
        plain, own = evaluate(
            [rule("same-value"), rule("same-value", caution="Look twice.")], store
        )
    assert plain.rows[0].caution == "may be two ferries"
    assert own.rows[0].caution == "Look twice. may be two ferries"


def test_the_caution_of_the_thing_holds_where_two_claims_were_not_matched_themselves() -> None:
    given = [{**one, "thing": "t"} for one in TWO]
    with given_store(claims(given)) as store:
        store.execute("INSERT INTO matches VALUES ('t', 1, 7, 9.0, [], 'may be two ferries')")
        assert evaluate([rule("same-value")], store)[0].rows[0].caution == "may be two ferries"


def test_a_sure_match_of_the_two_claims_has_no_caution() -> None:
    given = [{**one, "thing": "t"} for one in TWO]
    with given_store(claims(given)) as store:
        store.execute(
            "INSERT INTO matches VALUES ('t', 1, 2, 9.0, [], NULL), ('t', 1, 7, 9.0, [], 'unsure')"
        )
        assert evaluate([rule("same-value")], store)[0].rows[0].caution == ""


def test_the_detail_tells_a_re_report_from_an_independent_one(probe: Probe) -> None:
    given = [TWO[0], {**TWO[1], "origin": "alder"}]
    assert probe("same-value", given).rows[0].detail == {"same_origin": True, "difference": 1.0}
    assert probe("same-value", TWO).rows[0].detail["same_origin"] is False


@pytest.mark.parametrize(
    ("level", "keys", "wanted"),
    [
        ("error", {}, "warning"),
        ("note", {}, "note"),
        ("error", {"verdict": "disputed"}, "error"),
    ],
)
def test_a_dispute_is_no_error_unless_the_rule_says_so(
    probe: Probe, level: str, keys: dict[str, Any], wanted: str
) -> None:
    given = [{**TWO[0], "speaker": "Ida Holm"}, {**TWO[1], "speaker": "Jo Birk"}]
    assert probe("same-value", given, level=level, **keys).rows[0].level == wanted


def test_the_message_of_an_omission_begins_with_the_longer_list(probe: Probe) -> None:
    given = [
        {"source": "alder", "members": ["Ost", "West", "Nord"]},
        {"source": "draft", "role": "draft", "members": ["Ost", "West"]},
    ]
    message = "{{ left.source }}: {{ left.only | join(', ') }}; {{ right.source }}"
    row = probe("same-members", given, message=message).rows[0]
    assert (row.left_id, row.message) == (2, "alder: Nord; draft")


def test_the_draft_that_uses_an_old_value_has_a_level_of_its_own(probe: Probe) -> None:
    given = [
        {**TWO[0], "publisher": "Post", "published": "2001-01-01"},
        {**TWO[1], "publisher": "Post", "published": "2001-01-02"},
    ]
    draft = {"source": "draft", "role": "draft", "value": 12}
    keys = {"level": "note", "draft_level": "error"}
    assert probe("superseded", given, **keys).rows[0].level == "note"
    assert probe("superseded", [*given, draft], **keys).rows[0].level == "error"


def test_findings_come_in_one_order(probe: Probe) -> None:
    given = [{"source": f"s{n % 7}", "subject": f"x{n % 5}", "value": n} for n in range(40)]
    first, second = (probe("same-value", given) for _ in range(2))
    assert first.rows == second.rows
    assert list(first.rows) == sorted(first.rows, key=lambda row: (row.left_id, row.right_id))


def test_a_misquote_tells_the_words_that_differ(probe: Probe) -> None:
    given = [
        {"source": "alder", "type": "text", "value": "We will never sell"},
        {"source": "birch", "type": "text", "value": "We will not sell"},
    ]
    detail = probe("same-quote", given).rows[0].detail
    assert (detail["left_only"], detail["right_only"]) == (["never"], ["not"])


def test_sums_tell_what_they_added(probe: Probe) -> None:
    given = [
        {"source": "alder", "predicate": "total", "value": 12, "thing": "t"},
        {"source": "alder", "predicate": "part", "value": 8, "thing": "t", "head": "man"},
        {"source": "alder", "predicate": "part", "value": 5, "thing": "t", "head": "woman"},
    ]
    keys = {"total": {"predicate": "total"}, "parts": {"predicate": "part"}}
    detail = probe("adds-up", given, **keys).rows[0].detail
    assert {name: detail[name] for name in ("total", "sum", "difference", "parts")} == {
        "total": 12.0,
        "sum": 13.0,
        "difference": 1.0,
        "parts": 2,
    }
